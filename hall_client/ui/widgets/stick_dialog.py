"""Where on a stick: Qt's own picker, with what can be pulled out offered first."""

from pathlib import PurePosixPath

from PySide6.QtCore import QCoreApplication, QDir, QStorageInfo, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

from hall_client.domain.packages import SUFFIX
from hall_client.ui import theme

_MOUNTED_BY_HAND = ("/media", "/run/media", "/Volumes")
_OF_THE_SYSTEM = ("/boot", "/efi")
_FOR_STICKS = frozenset({"vfat", "msdos", "exfat", "fat", "fat32"})
_WIDTH, _HEIGHT, _PLACES = 760, 480, 150


def is_stick(root: str, kind: str) -> bool:
    """Whether a volume at `root` with file system `kind` can be pulled out, as far as anybody can tell from that.

    Qt does not know which drives are removable. Disks that stay are not formatted as sticks are, but for the one the
    PC starts from.
    """
    if any(PurePosixPath(root).is_relative_to(each) for each in _OF_THE_SYSTEM):
        return False
    by_hand = any(PurePosixPath(root).is_relative_to(each) for each in _MOUNTED_BY_HAND)
    return by_hand or kind.lower() in _FOR_STICKS


def sticks() -> list[str]:
    """The folders of the sticks that are plugged in."""
    return [
        volume.rootPath()
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady()
        and not volume.isRoot()
        and is_stick(volume.rootPath(), volume.fileSystemType().toStdString())
    ]


class StickDialog(QFileDialog):
    """Asks for a folder to export to, or a package to import; `fileSelected` carries the path. Begin with `open`."""

    def __init__(self, parent: QWidget, title: str, accept: str, *, folder: bool) -> None:
        super().__init__(parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setViewMode(QFileDialog.ViewMode.List)
        found = sticks()
        places = [*found, QDir.homePath()]
        self.setSidebarUrls([QUrl.fromLocalFile(place) for place in places])
        self.setDirectory(places[0])
        if folder:
            self.setFileMode(QFileDialog.FileMode.Directory)
            self.setNameFilter(QCoreApplication.translate("stick", "文件夹"))
        else:
            self.setFileMode(QFileDialog.FileMode.ExistingFile)
            self.setNameFilter(QCoreApplication.translate("stick", "数据包") + f" (*{SUFFIX})")
        self._name_parts(accept)
        for splitter in self.findChildren(QSplitter):
            splitter.setSizes([theme.px(_PLACES), theme.px(_WIDTH - _PLACES)])
        room = parent.window().size()
        self.resize(min(theme.px(_WIDTH), room.width()), min(theme.px(_HEIGHT), room.height()))

    def _name_parts(self, accept: str) -> None:
        translate, label = QCoreApplication.translate, QFileDialog.DialogLabel
        for part, words in (
            (label.LookIn, translate("stick", "在哪里")),
            (label.FileName, translate("stick", "名字")),
            (label.FileType, translate("stick", "种类")),
            (label.Accept, accept),
            (label.Reject, translate("stick", "不选")),
        ):
            self.setLabelText(part, words)
