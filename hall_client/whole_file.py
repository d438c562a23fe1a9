"""Files that hold a key or a paper: written whole or not at all, readable by their owner alone."""

import os
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write `file` so that a crash leaves the old one or the new one, never half of it. Mode 0600.

    Makes the folder where it is missing. Raises OSError.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = file.with_name(f".{file.name}.{os.getpid()}.new")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(file)
    except OSError:
        new.unlink(missing_ok=True)
        raise
