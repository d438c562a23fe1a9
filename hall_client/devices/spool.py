"""The system's print service: looking at a queue, handing over a document, following and withdrawing a job."""

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote

from hall_client.devices import cups

JOB_TITLE = "hall-client"
"""What the print service lists: never a name or a number, for its lists and logs are open to everybody."""

_ANSWER_SECONDS = 10.0
_QUEUE_NAME = re.compile(r"[^\s/#,\-][^\s/#,]*")
_REQUEST = re.compile(r"request id is \S+-([0-9]+) ")
AND = "再打一次，或换一台。"
# Conditions of a printer (RFC 8011 and PWG keywords), of a job that waits to be tried again, and what the
# usual connections report in words; with what to tell the clerk and what to do.
_TROUBLES = tuple(
    (re.compile(signs, re.I), words, f"{remedy}，{AND}")
    for signs, words, remedy in (
        (r"media-(?:empty|needed)|out of paper", "打印机没纸了", "请加纸"),
        (r"media-jam", "打印机卡纸了", "请取出卡住的纸"),
        (r"(?:cover|door|interlock)-open", "打印机盖子没合上", "请合上盖子"),
        (r"filter failed", "打印机的驱动出错了", "请维护人员看一下驱动"),
        (r"(?:toner|marker-supply)-empty", "打印机没墨粉了", "请换墨粉"),
        (
            r"-error\b|offline|connecting-to-device|resources-are-not-ready|unavailable|unreachable|unable"
            r"|not (?:respond|exist|found|connect)|network host|is busy|timed-out",
            "打印机没有回应",
            "请看一下打印机",
        ),
    )
)
SILENT = ("打印机没有回应", f"请看一下打印机，{AND}")
_RETURNED = ("打印机把它退了回来", f"请看一下打印机，{AND}")
_WARNINGS = (
    (re.compile(r"media-low"), "纸快用完"),
    (re.compile(r"(?:toner|marker-supply)-low"), "墨粉快用完"),
)


class SpoolFault(Exception):
    """A job was not taken or not finished; the text says why, `remedy` what to do, in words for the clerk."""

    def __init__(self, words: str, remedy: str = f"请看一下打印机，{AND}") -> None:
        super().__init__(words)
        self.remedy = remedy


class JobState(Enum):
    """How far a job is."""

    UNDER_WAY = "waiting, or printing without complaint"
    TROUBLED = "waiting or printing, and the printer says something is wrong"
    STUCK = "held up in a queue that was stopped"
    PRINTED = "gone through"
    FAILED = "taken out without being printed"


@dataclass(frozen=True)
class Job:
    """A job: how far it is, and what to tell the clerk where it gets no further (words, remedy)."""

    state: JobState
    complaint: tuple[str, str]


def queue_names() -> tuple[str, ...]:
    """The system's print queues. Raises SpoolFault where there is no print service."""
    return tuple(_run(["lpstat", "-e"]).split())


def check_queue(queue: str) -> str:
    """Raise SpoolFault unless the queue is there, running, and takes jobs; what it warns of is returned.

    A stopped queue would take the job and print it hours later, beside the paper made again meanwhile.
    """
    found = _printer(queue) if _QUEUE_NAME.fullmatch(queue) else None
    if found is None:
        raise SpoolFault("系统里没有这台打印机", f"请到设置里看打印机的名字，{AND}")
    if found["printer-state"] == "stopped":
        raise SpoolFault("打印机停用了", f"请在系统的打印机设置里恢复它，{AND}")
    if found["printer-is-accepting-jobs"] == "false":
        raise SpoolFault("打印机现在不收打印任务", f"请在系统的打印机设置里恢复它，{AND}")
    reasons = found["printer-state-reasons"]
    return next((words for signs, words in _WARNINGS if signs.search(reasons)), "")


def send_raw(queue: str, content: bytes) -> int:
    """Hand over what a printer understands as it is; the number of its job. Raises SpoolFault."""
    return _send(queue, content, "-o", "raw")


def send_sheets(queue: str, pdf: bytes, size: str, copies: int) -> int:
    """Hand over a paper, to be printed at its true size; the number of its job. Raises SpoolFault."""
    # Scaling would take the bars of a code off the dots they were drawn on.
    return _send(queue, pdf, "-n", str(copies), "-o", f"media={size.upper()}", "-o", "print-scaling=none")


def _send(queue: str, content: bytes, *options: str) -> int:
    """No file of ours is written."""
    taken = _REQUEST.search(_run(["lp", "-d", queue, "-t", JOB_TITLE, *options, "-"], content))
    if taken is None:
        raise SpoolFault("打印服务没有收下")
    return int(taken[1])


def job(queue: str, number: int) -> Job:
    """How far a job is; one the service has already forgotten counts as printed. Raises SpoolFault."""
    wanted = ("job-state", "job-state-reasons", "job-printer-state-message")
    found = _ask(cups.GET_JOB_ATTRIBUTES, f"ipp://localhost/jobs/{number}", wanted)
    if found is None:
        return Job(JobState.PRINTED, SILENT)
    printer = _printer(queue) or {"printer-state": "stopped", "printer-state-reasons": ""}
    told = " ".join((*found.values(), printer["printer-state-reasons"]))
    complaint = next(((words, remedy) for signs, words, remedy in _TROUBLES if signs.search(told)), None)
    if found["job-state"] == "completed" and "errors" not in found["job-state-reasons"]:
        return Job(JobState.PRINTED, SILENT)
    if found["job-state"] in ("completed", "canceled", "aborted"):
        return Job(JobState.FAILED, _RETURNED)
    if "stopped" in (printer["printer-state"], found["job-state"].removeprefix("processing-")):
        return Job(JobState.STUCK, complaint or SILENT)
    return Job(JobState.TROUBLED if complaint else JobState.UNDER_WAY, complaint or SILENT)


def withdraw(queue: str, number: int) -> None:
    """Take a job out of its queue, so that it does not come out later. Raises SpoolFault."""
    _run(["cancel", f"{queue}-{number}"])


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
