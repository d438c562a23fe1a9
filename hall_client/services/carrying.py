"""Scanned files on the line, in a lane of their own: sent in pieces behind the entries, fetched when somebody looks.

Whatever breaks, the next piece is the next piece: the centre tells how far it is, and so does what is kept here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hall_client.domain.attachments import Attachment, AttachmentRefused, KeptFile, digest
from hall_client.services.line_ports import PIECE, WHOLE, Line, LineRefused
from hall_client.services.ports import Desk

STEPS = 16
"""Questions and pieces in one meeting: 4 MiB. Entries made meanwhile wait for one piece at the most."""

_ALTERED = "这份扫描件传来的内容和登记的对不上，没有打开，也没有留。请告诉维护人员，纸质的照常用。"
_NOT_THERE = "这份扫描件还没有从加它的那台电脑传上来。请过一会儿再打开；急用请看纸质的。"
_ALONE = "这台电脑上没有这份扫描件。请在加它的那台电脑上看，或看纸质的。"
_STOPPED = "已停下。取到的都留着，下次打开接着取。"


@dataclass(frozen=True)
class Carried:
    """What became of files in one meeting: pieces sent, files the centre has since, files that are still to go."""

    pieces: int = 0
    whole: int = 0
    left: int = 0


def send_some(desk: Desk, line: Line, epoch: str) -> Carried:
    """Send what the centre lacks, until it is enough for one meeting or an entry waits. Raises LineDown."""
    with desk.store.read() as work:
        files = work.files.to_send(epoch)
    pieces = whole = 0
    steps = STEPS
    for n, file in enumerate(files):
        if steps <= 0:
            return Carried(pieces, whole, len(files) - n)
        sent = _Sending(desk, line, epoch, file)
        done = sent.run(steps)
        pieces, steps, whole = pieces + sent.pieces, steps - sent.pieces - 1, whole + done
        if not done and not sent.refused:
            return Carried(pieces, whole, len(files) - n)
    return Carried(pieces, whole, 0)


class _Sending:
    """One file on its way up."""

    def __init__(self, desk: Desk, line: Line, epoch: str, file: KeptFile) -> None:
        self._desk, self._line, self._epoch, self._file = desk, line, epoch, file
        self.pieces = 0
        self.refused = False

    def run(self, steps: int) -> bool:
        """Send up to `steps` pieces from where the centre is. Whether it has the whole of it then."""
        try:
            wanted = self._put(0, None)
            content = b"" if wanted == WHOLE else self._content()
            while wanted != WHOLE and not self.refused and self.pieces < steps and not self._entries_wait():
                start = wanted * PIECE
                if start >= len(content):
                    self._refuse("")
                    break
                wanted = self._put(wanted, content[start : start + PIECE])
                self.pieces += 1
        except LineRefused:
            self._refuse("中心不收一份扫描件，办件照常。")
            return False
        return wanted == WHOLE and not self.refused

    def _put(self, n: int, data: bytes | None) -> int:
        """The next piece wanted; it is remembered."""
        file = self._file
        wanted = self._line.put_piece(file.case_id, file.sha256, file.size, n, data)
        sent = file.size if wanted == WHOLE else min(wanted * PIECE, file.size)
        with self._desk.store.work() as work:
            work.files.set_sent(file, sent, self._epoch)
        return wanted

    def _content(self) -> bytes:
        file = self._file
        with self._desk.store.read() as work:
            content = work.files.content(file.case_id, file.sha256)
        if digest(content) != file.sha256:
            self._refuse("这台电脑上有一份扫描件损坏，没有上传。请重新扫描。")
        return content

    def _entries_wait(self) -> bool:
        with self._desk.store.read() as work:
            return work.sync.waiting()[0] > 0

    def _refuse(self, words: str) -> None:
        self.refused = True
        with self._desk.store.work() as work:
            work.files.refuse(self._file, self._epoch)
            if words:
                work.diary.note(self._desk.now(), words, well=False)


def fetch(
    desk: Desk, attachment: Attachment, told: Callable[[int], None], cancelled: Callable[[], bool]
) -> bytes:
    """The content of an attachment: from here, or piece by piece from the centre.

    `told` hears how many bytes are here; `cancelled` is asked before every piece. Raises AttachmentRefused where it is
    stopped, not to be had or not what was named; LineDown, LineRefused. Pieces that came stay.
    """
    case_id, sha256, size = attachment.case_id, attachment.sha256, attachment.size
    with desk.store.read() as work:
        known = work.files.found(case_id, sha256) or KeptFile(case_id, sha256, size, 0, 0)
    if known.here < size and desk.centre is None:
        raise AttachmentRefused(_ALONE)
    while known.here < size:
        if cancelled():
            raise AttachmentRefused(_STOPPED)
        known = _next(desk, attachment, known)
        told(known.here)
    with desk.store.read() as work:
        content = work.files.content(case_id, sha256)
    if len(content) != size or digest(content) != sha256:
        _drop(desk, attachment)
        raise AttachmentRefused(_ALTERED)
    return content


def _next(desk: Desk, attachment: Attachment, known: KeptFile) -> KeptFile:
    case_id, sha256, n = attachment.case_id, attachment.sha256, known.here // PIECE
    assert desk.centre is not None, "asked of no centre"
    data = desk.centre.ask(lambda line: line.get_piece(case_id, sha256, n))
    if data is None:
        raise AttachmentRefused(_NOT_THERE)
    if len(data) != min(PIECE, attachment.size - known.here):
        _drop(desk, attachment)
        raise AttachmentRefused(_ALTERED)
    with desk.store.work() as work:
        now = work.files.found(case_id, sha256)
        if now is not None and now.here != known.here:
            # Somebody else at this desk opens it as well.
            return now
        return work.files.add(case_id, sha256, attachment.size, data)


def _drop(desk: Desk, attachment: Attachment) -> None:
    with desk.store.work() as work:
        work.files.drop(attachment.case_id, attachment.sha256)
