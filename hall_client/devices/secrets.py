"""Who keeps the database key: the system's keyring, a passphrase, or (demo only) nobody. Never a quiet fallback."""

from pathlib import Path

from hall_client.devices.folder_secrets import FolderSecrets
from hall_client.devices.keyring_secrets import KeyringSecrets
from hall_client.devices.passphrase_secrets import PassphraseSecrets
from hall_client.devices.secret_store import PassphraseNeeded, SecretsFault, SecretStore, WeakPassphrase

SERVICE = "hall-client"
SHORTEST_PASSPHRASE = 10


def choose(folder: Path, *, passphrase: str | None, demo: bool) -> SecretStore:
    """The keeper for a new installation in `folder`, whose `kind` the caller remembers.

    A demo's key lies beside its data. A passphrase, where one is given, is the operator's explicit wish.
    Otherwise the system's keyring: raises NoKeyring, with both ways out, where there is none. Raises
    WeakPassphrase for a short passphrase.
    """
    if demo:
        return FolderSecrets(folder)
    if passphrase is None:
        return KeyringSecrets(SERVICE)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise WeakPassphrase(f"口令太短，至少 {SHORTEST_PASSPHRASE} 个字。什么都没有改动。")
    return PassphraseSecrets(folder, passphrase)


def reopen(kind: str, folder: Path, *, passphrase: str | None) -> SecretStore:
    """The keeper an installation was set up with; another kind is never tried in its place.

    Raises NoKeyring, PassphraseNeeded, or SecretsFault for a kind this program does not know.
    """
    if kind == "keyring":
        return KeyringSecrets(SERVICE)
    if kind == "folder":
        return FolderSecrets(folder)
    if kind != "passphrase":
        raise SecretsFault(f"密钥的保管方式“{kind}”不认识，什么都没有改动。请先升级程序。")
    if passphrase is None:
        raise PassphraseNeeded("这台电脑的密钥用口令封着，启动要先输口令。")
    return PassphraseSecrets(folder, passphrase)
