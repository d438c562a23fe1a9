"""Keeping the key without a keyring service: sealed by a passphrase, or refused; never quietly in the open."""

import json
import logging
import os
import stat
from pathlib import Path

import pytest

from hall_client.devices import secrets
from hall_client.devices.passphrase_secrets import PassphraseSecrets
from hall_client.devices.secret_store import (
    NoKeyring,
    PassphraseNeeded,
    SecretsDamaged,
    SecretsFault,
    WeakPassphrase,
    WrongPassphrase,
)

PASSPHRASE = "石桥镇 stone bridge 𠮷"
KEY = bytes(range(32))
NAME = "hall-client/1/boot"


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")


def test_without_a_keyring_and_a_passphrase_both_ways_out_are_told(tmp_path: Path) -> None:
    with pytest.raises(NoKeyring, match=r"一、装上系统钥匙串.*二、改用口令保管密钥"):
        secrets.choose(tmp_path, passphrase=None, demo=False)
    with pytest.raises(NoKeyring):
        secrets.reopen("keyring", tmp_path, passphrase=PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_no_setting_can_slip_another_keyring_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with pytest.raises(NoKeyring):
        secrets.choose(tmp_path, passphrase=None, demo=False)


def test_a_passphrase_keeps_the_key_across_starts(tmp_path: Path) -> None:
    first = secrets.choose(tmp_path, passphrase=PASSPHRASE, demo=False)
    first.put(NAME, KEY)
    first.put("other", b"\x00")
    again = secrets.reopen(first.kind, tmp_path, passphrase=PASSPHRASE.replace("s", "ｓ"))
    assert (again.get(NAME), again.get("other"), again.get("nothing")) == (KEY, b"\x00", None)
    again.delete("other")
    again.delete("other")
    assert first.get("other") is None
    assert first.words == "密钥用口令封在数据文件夹里，每次启动要输口令"


def test_the_sealed_file_is_private_and_shows_neither_key_nor_name(tmp_path: Path) -> None:
    PassphraseSecrets(tmp_path, PASSPHRASE).put(NAME, KEY)
    [file] = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert NAME.encode() not in before
    PassphraseSecrets(tmp_path / "elsewhere", PASSPHRASE).put(NAME, KEY)
    elsewhere = json.loads((tmp_path / "elsewhere" / file.name).read_bytes())
    assert elsewhere["salt"] != json.loads(before)["salt"]
    PassphraseSecrets(tmp_path, PASSPHRASE).put(NAME, KEY)
    assert file.read_bytes() != before


def test_a_wrong_passphrase_is_named_and_changes_nothing(tmp_path: Path) -> None:
    PassphraseSecrets(tmp_path, PASSPHRASE).put(NAME, KEY)
    [file] = tmp_path.iterdir()
    before = file.read_bytes()
    wrong = PassphraseSecrets(tmp_path, PASSPHRASE + "x")
    with pytest.raises(WrongPassphrase, match="什么都没有改动"):
        wrong.get(NAME)
    with pytest.raises(WrongPassphrase):
        wrong.put(NAME, b"new")
    with pytest.raises(WrongPassphrase):
        wrong.delete(NAME)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"format":2,"salt":"","nonce":"","sealed":""}', b"\xff" * 80]
)
def test_a_damaged_file_is_named_and_left_as_found(tmp_path: Path, content: bytes) -> None:
    store = PassphraseSecrets(tmp_path, PASSPHRASE)
    store.put(NAME, KEY)
    [file] = tmp_path.iterdir()
    file.write_bytes(content)
    with pytest.raises(SecretsDamaged):
        store.put(NAME, b"new")
    assert file.read_bytes() == content


def test_a_changed_byte_does_not_open(tmp_path: Path) -> None:
    PassphraseSecrets(tmp_path, PASSPHRASE).put(NAME, KEY)
    [file] = tmp_path.iterdir()
    text = file.read_text(encoding="utf-8")
    sealed = text.index('"sealed":"') + len('"sealed":"')
    file.write_text(
        text[:sealed] + ("A" if text[sealed] != "A" else "B") + text[sealed + 1 :], encoding="utf-8"
    )
    with pytest.raises(WrongPassphrase):
        PassphraseSecrets(tmp_path, PASSPHRASE).get(NAME)


def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PassphraseSecrets(tmp_path, PASSPHRASE)
    store.put(NAME, KEY)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SecretsFault, match="原来的没有改动"):
        store.put(NAME, b"new")
    monkeypatch.undo()
    assert PassphraseSecrets(tmp_path, PASSPHRASE).get(NAME) == KEY
    assert len(list(tmp_path.iterdir())) == 1


def test_a_short_or_missing_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphrase):
        secrets.choose(tmp_path, passphrase="石桥镇", demo=False)
    with pytest.raises(PassphraseNeeded):
        secrets.reopen("passphrase", tmp_path, passphrase=None)
    with pytest.raises(SecretsFault):
        secrets.reopen("cloud", tmp_path, passphrase=PASSPHRASE)


def test_the_demo_key_lies_beside_the_data_and_is_said_aloud(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    store = secrets.choose(tmp_path, passphrase=None, demo=True)
    store.put(NAME, KEY)
    assert secrets.reopen(store.kind, tmp_path, passphrase=None).get(NAME) == KEY
    assert "只给演示用" in store.words
    assert "demo only" in caplog.text
    [file] = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    store.delete(NAME)
    assert store.get(NAME) is None
