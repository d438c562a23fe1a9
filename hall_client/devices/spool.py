"""The system's print service, asked through its own commands (CUPS: lp, lpstat, cancel)."""

import os
import re
import subprocess
from enum import Enum

JOB_TITLE = "hall-client"
"""What the print service lists: never a name or a number, for its lists and logs are open to everybody."""

_ANSWER_SECONDS = 10.0
_QUEUE_NAME = re.compile(r"[^\s/#,\-][^\s/#,]*")
_REQUEST = re.compile(r"request id is (\S+)")
_STATUS = re.compile(r"^\s*Status:[ \t]*(.*)$", re.M)
_ALERTS = re.compile(r"^\s*Alerts:[ \t]*(.*)$", re.M)
# "processing-to-stop-point" is what CUPS 2.4 leaves behind on jobs that ended well.
_ENDED_BADLY = re.compile(r"with-errors|aborted|canceled|job-stopped")
_TROUBLE = re.compile(
    r"not (?:respond|exist|found|connect)|unavailable|unreachable|offline|unable|fail|out of paper"
    r"|media-(?:empty|needed|jam)|cover-open|door-open|-error\b|connecting-to-device",
    re.I,
)


class SpoolFault(Exception):
    """The print service did not take or finish a job; `args[0]` says why, in words for the clerk."""


class JobState(Enum):
    """How far a job is."""

    UNDER_WAY = "waiting, or printing without complaint"
    TROUBLED = "waiting or printing, and the printer says something is wrong"
    STUCK = "waiting in a queue that was stopped"
    PRINTED = "gone through"
    FAILED = "taken out without being printed"


def queue_names() -> tuple[str, ...]:
    """The system's print queues. Raises SpoolFault where there is no print service."""
    return tuple(_ask("lpstat", "-e").split())


def check_queue(queue: str) -> None:
    """Raise SpoolFault unless the queue is there, running, and takes jobs.

    A stopped queue would take the job and print it hours later, beside the paper made again meanwhile.
    """
    if "is running" not in _run("lpstat", "-r").stdout:
        raise SpoolFault("打印服务没有运行")
    found = _run("lpstat", "-p", queue) if _QUEUE_NAME.fullmatch(queue) else None
    if found is None or found.returncode:
        raise SpoolFault("系统里没有这台打印机")
    if " disabled since" in found.stdout:
        raise SpoolFault("打印机停用了")
    if "Rejecting Jobs" in found.stdout:
        raise SpoolFault("打印机现在不收打印任务")


def send(queue: str, content: bytes, *options: str) -> str:
    """Hand a document to a queue; the job's name. Raises SpoolFault. Nothing is written to a file of ours."""
    taken = _run("lp", "-d", queue, "-t", JOB_TITLE, *options, "-", content=content)
    request = _REQUEST.search(taken.stdout)
    if taken.returncode or request is None:
        raise SpoolFault("打印服务没有收下")
    return request[1]


def job_state(queue: str, job: str) -> JobState:
    """How far a job is; one the service has already forgotten counts as printed. Raises SpoolFault."""
    waiting = _entry(_ask("lpstat", "-W", "not-completed", "-l", "-o", queue), job)
    if not waiting:
        finished = _entry(_ask("lpstat", "-W", "completed", "-l", "-o", queue), job)
        return JobState.FAILED if _ENDED_BADLY.search(_words(_ALERTS, finished)) else JobState.PRINTED
    printer = _ask("lpstat", "-l", "-p", queue)
    if " disabled since" in printer:
        return JobState.STUCK
    told = f"{_words(_STATUS, waiting)} {_words(_ALERTS, printer)}"
    return JobState.TROUBLED if _TROUBLE.search(told) else JobState.UNDER_WAY


def withdraw(job: str) -> None:
    """Take a job out of its queue, so that it does not come out later. Raises SpoolFault."""
    _run("cancel", job)


def _words(line: re.Pattern[str], text: str) -> str:
    found = line.search(text)
    return found[1] if found else ""


def _entry(listing: str, job: str) -> str:
    """The lines of `lpstat -l -o` about one job; empty when it is not listed."""
    lines = listing.splitlines()
    starts = [n for n, line in enumerate(lines) if line.split(" ", 1)[0] == job]
    if not starts:
        return ""
    first = starts[0]
    rest = [n for n in range(first + 1, len(lines)) if not lines[n].startswith(("\t", " "))]
    return "\n".join(lines[first : rest[0] if rest else len(lines)])


def _ask(command: str, *arguments: str) -> str:
    """What a command of the print service answers. Raises SpoolFault when it does not."""
    done = _run(command, *arguments)
    if done.returncode:
        raise SpoolFault("打印服务没有回应")
    return done.stdout


def _run(command: str, *arguments: str, content: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run one command of the print service, its words in English. Raises SpoolFault."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; queue names are checked, no shell
            [command, *arguments],
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
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    )
