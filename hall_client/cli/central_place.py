"""Where the centre is that a command works on: a folder of our own, or somebody else's PostgreSQL by its URL."""

import argparse
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from hall_client.central import administering, certificates
from hall_client.central.faults import CentreFault


class NoPlace(CentreFault):
    """The command does not say which centre it means."""


def folder_of(args: argparse.Namespace) -> Path:
    """The folder of the centre. Raises NoPlace."""
    folder = args.data or os.environ.get("HALL_CENTRE_DATA")
    if not folder:
        raise NoPlace("请写 --data，中心库放在哪个文件夹（或者设 HALL_CENTRE_DATA）。什么都没有改动。")
    return Path(folder).absolute()


def url_of(args: argparse.Namespace) -> str | None:
    """The URL of a server that is not ours; None for one of our own."""
    if args.data:
        return None
    url: str | None = args.url or os.environ.get("HALL_CENTRE_URL")
    return url


@contextmanager
def administration(args: argparse.Namespace) -> Iterator[Any]:
    """The administrator's connection, closed afterwards. Raises NoPlace and administering.Refused."""
    url = url_of(args)
    if url is None:
        # The programs of a server of our own are only there on the systems it runs on.
        from hall_client.central.server import Server

        url = Server(folder_of(args)).admin_url()
    with closing(administering.connect(url)) as connection:
        yield connection


def shown_by(args: argparse.Namespace, connection: Any) -> tuple[tuple[str, ...], bytes]:
    """What workstations reach the server by (`name:port`), and the fingerprint of its certificate."""
    if url_of(args) is None:
        from hall_client.central.server import Server

        server = Server(folder_of(args))
        return server.listening.known_as, certificates.fingerprint(server.certificate)
    hosts = tuple(args.host) or (administering.place_of(connection),)
    return hosts, certificates.fingerprint(certificates.fetch(hosts))
