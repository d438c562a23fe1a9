"""Installations that know each other's keys as enrolled ones do, with a centre that never answers; and a stick."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from nacl.public import PrivateKey
from nacl.signing import SigningKey
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from hall_client import uplink
from hall_client.central import membership
from hall_client.central.membership import Membership
from hall_client.desk import OpenDesk
from hall_client.devices import secrets as key_stores
from hall_client.domain.packages import Peer, Place
from hall_client.domain.people import Actor, Role
from hall_client.services import settings_changing
from hall_client.services.ports import Desk
from hall_client.storage.installation import Installation
from hall_client.ui.pages.stick_controller import StickController
from tests.central.cluster import free_port
from tests.ui.pages.real_hall import RealHall

HEAD = Actor("0101", "周海燕", frozenset({Role.SUPERVISOR}))
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Device:
    """A PC and its keys."""

    unit: str
    name: str

    def secret(self, use: str) -> bytes:
        """The private half of a key."""
        return sha256(f"{self.unit} {use}".encode()).digest()

    def at(self, place: Place) -> Peer:
        """How another PC knows it."""
        sign = SigningKey(self.secret("sign")).verify_key.encode().hex()
        seal = bytes(PrivateKey(self.secret("seal")).public_key).hex()
        return Peer(f"device-{self.unit}", self.unit, self.name, place, "active", sign, seal)


TOWN = Device("9901", "青禾镇便民服务中心")
VILLAGE = Device("9911", "柳塘村便民服务站")


def by_itself(hall: RealHall, folder: Path) -> OpenDesk:
    """The opened installation around a page test's hall."""
    kept = key_stores.choose(folder, passphrase=None, demo=True)
    made = Installation("page-test", kept.kind, "", demo=True)
    return OpenDesk(folder, made, hall.desk.store, hall.desk, kept)  # type: ignore[arg-type]


def enrolled(opened: OpenDesk, behind: Desk, me: Device, *others: Peer) -> OpenDesk:
    """The same installation with keys, neighbours and a centre. `behind` is its store without the guard."""
    for use in ("sign", "seal"):
        opened.secrets.put(f"{opened.installation.name}.{use}", me.secret(use))
    with behind.store.work() as work:
        work.packages.keep_peers((me.at(Place.OWN), *others))
    nobody = Membership((f"localhost:{free_port()}",), "hall_d_test", f"device-{me.unit}", me.unit)
    membership.save(opened.folder, nobody, b"")
    return replace(opened, uplink=uplink.of(opened.folder, "", behind.now, lambda: None))


def allow(desk: Desk) -> None:
    """Its head lets data leave on a stick."""
    settings_changing.change_setting(desk, HEAD, "stick_export", True)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    """One key, wherever the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def choose(stick: StickController, path: Path) -> None:
    """Pick a file or a folder in the dialog that is open."""
    assert stick.dialog is not None, "nothing is asked"
    name = stick.dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(path))
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert stick.dialog is None, "the dialog does not take it"
