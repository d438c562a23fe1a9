"""The system's print service: looking at a queue, handing over a document, following and withdrawing a job."""

import os
import re
import subprocess
from collections.abc import Sequence
from enum import Enum
from urllib.parse import quote

from hall_client.devices import cups

JOB_TITLE = "hall-client"
"""What the print service lists: never a name or a number, for its lists and logs are open to everybody."""

_ANSWER_SECONDS = 10.0
_QUEUE_NAME = re.compile(r"[^\s/#,\-][^\s/#,]*")
_REQUEST = re.compile(r"request id is \S+-([0-9]+) ")
# Conditions of a printer (RFC 8011 and PWG keywords), of a job that waits to be tried again, and what the
# usual connections report in words.
_TROUBLE = re.compile(
    r"-error\b|offline|media-(?:empty|needed|jam)|(?:cover|door|interlock)-open|connecting-to-device"
    r"|resources-are-not-ready|not (?:respond|exist|found|connect)|unavailable|unreachable|unable|out of paper",
    re.I,
)


class SpoolFault(Exception):
    """The print service did not take or finish a job; the text says why, in words for the clerk."""


class JobState(Enum):
    """How far a job is."""

    UNDER_WAY = "waiting, or printing without complaint"
    TROUBLED = "waiting or printing, and the printer says something is wrong"
    STUCK = "held up in a queue that was stopped"
    PRINTED = "gone through"
    FAILED = "taken out without being printed"


def queue_names() -> tuple[str, ...]:
    """The system's print queues. Raises SpoolFault where there is no print service."""
    return tuple(_run(["lpstat", "-e"]).split())


def check_queue(queue: str) -> None:
    """Raise SpoolFault unless the queue is there, running, and takes jobs.

    A stopped queue would take the job and print it hours later, beside the paper made again meanwhile.
    """
    found = _printer(queue) if _QUEUE_NAME.fullmatch(queue) else None
    if found is None:
        raise SpoolFault("系统里没有这台打印机")
    if found["printer-state"] == "stopped":
        raise SpoolFault("打印机停用了")
    if found["printer-is-accepting-jobs"] == "false":
        raise SpoolFault("打印机现在不收打印任务")


def send(queue: str, content: bytes, *options: str) -> int:
    """Hand a document to a queue; the number of its job. Raises SpoolFault. No file of ours is written."""
    taken = _REQUEST.search(_run(["lp", "-d", queue, "-t", JOB_TITLE, *options, "-"], content))
    if taken is None:
        raise SpoolFault("打印服务没有收下")
    return int(taken[1])


def job_state(queue: str, job: int) -> JobState:
    """How far a job is; one the service has already forgotten counts as printed. Raises SpoolFault."""
    wanted = ("job-state", "job-state-reasons", "job-printer-state-message")
    found = _ask(cups.GET_JOB_ATTRIBUTES, f"ipp://localhost/jobs/{job}", wanted)
    if found is None or found["job-state"] == "completed":
        failed = found is not None and "errors" in found["job-state-reasons"]
        return JobState.FAILED if failed else JobState.PRINTED
    if found["job-state"] in ("canceled", "aborted"):
        return JobState.FAILED
    printer = _printer(queue) or {"printer-state": "stopped"}
    if "stopped" in (printer["printer-state"], found["job-state"].removeprefix("processing-")):
        return JobState.STUCK
    told = " ".join((*found.values(), printer["printer-state-reasons"]))
    return JobState.TROUBLED if _TROUBLE.search(told) else JobState.UNDER_WAY


def withdraw(job: int) -> None:
    """Take a job out of its queue, so that it does not come out later. Raises SpoolFault."""
    _run(["cancel", str(job)])


def _printer(queue: str) -> dict[str, str] | None:
    wanted = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs")
    return _ask(cups.GET_PRINTER_ATTRIBUTES, f"ipp://localhost/printers/{quote(queue)}", wanted)


def _ask(operation: int, uri: str, wanted: Sequence[str]) -> dict[str, str] | None:
    try:
        return cups.ask(operation, uri, wanted)
    except cups.NoAnswer:
        raise SpoolFault("打印服务没有运行") from None


def _run(command: Sequence[str], content: bytes = b"") -> str:
    """What a command of the print service answers, in English. Raises SpoolFault."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands; queue names are checked, no shell
            command,
            input=content,
            capture_output=True,
            timeout=_ANSWER_SECONDS,
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""},
            check=False,
        )
    except FileNotFoundError:
        raise SpoolFault("这台电脑没有装打印服务") from None
    except (subprocess.TimeoutExpired, OSError):
        raise SpoolFault("打印服务没有回应") from None
    return done.stdout.decode(errors="replace")
