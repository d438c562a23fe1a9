"""What the driver of PostgreSQL raises, as LineDown and LineRefused."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

import psycopg

from hall_client.services.line_ports import LineDown, LineRefused

P = ParamSpec("P")
T = TypeVar("T")

DOWN = "连不上中心数据库。这里做的都存在本机，编号不变，联网后自动上传。"
REVOKED = "中心不再让这台电脑连接。本机的数据都还在，请找维护人员重新登记（hall-client enrol）。"
TOO_OLD = "这个程序太旧，中心已经不再支持。本机的数据都在；请安装新版程序，装好后自动上传。"
CLOSED = "这台电脑的记录在中心已经封存。本机的数据都还在，请找维护人员重新登记（hall-client enrol）。"


def named(error: psycopg.Error) -> Exception:
    """LineRefused where the server said no, LineDown for everything that may pass by itself."""
    state = error.sqlstate or ""
    if state.startswith("28") or state == "42501" or "password authentication failed" in str(error):
        return LineRefused(REVOKED)
    # While connecting there is only text: the role may not log in, or the centre does not know it.
    if "is not permitted to log in" in str(error) or "no pg_hba.conf entry" in str(error):
        return LineRefused(REVOKED)
    return LineDown(DOWN)


@contextmanager
def faults_named() -> Iterator[None]:
    """Turns what the driver raises into LineDown or LineRefused."""
    try:
        yield
    except psycopg.Error as error:
        raise named(error) from error


def asks(method: Callable[P, T]) -> Callable[P, T]:
    """A method of a line whose faults are named."""

    @functools.wraps(method)
    def asking(*args: P.args, **kwargs: P.kwargs) -> T:
        with faults_named():
            return method(*args, **kwargs)

    return asking
