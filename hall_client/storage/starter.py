"""The starter catalogue the program carries: read at set-up, without the readers of spreadsheets."""

import json
from datetime import date, datetime
from pathlib import Path

from hall_client.domain.catalogue import Item, Version
from hall_client.domain.catalogue_check import CatalogueFileError
from hall_client.domain.records import convert

INDEX = "index.json"


def read_starter(folder: Path) -> tuple[Version, ...]:
    """The starter catalogue: an index naming version and items, one JSON file an item.

    Raises:
        CatalogueFileError: a file is missing or damaged.
    """
    try:
        index = json.loads((folder / INDEX).read_bytes())
        begins = date.fromisoformat(index["effective_from"])
        published = datetime.fromisoformat(index["published_at"])
        names = [f"{code}.json" for code in index["items"]]
        items = [convert(json.loads((folder / name).read_bytes()), Item, strict=True) for name in names]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CatalogueFileError("程序自带的事项目录坏了。请重新安装程序，已有的办件不受影响。") from error
    return tuple(Version(item, index["version"], begins, published) for item in items)
