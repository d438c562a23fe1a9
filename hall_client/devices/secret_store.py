"""What every keeper of secrets can do, and why it sometimes cannot."""

from typing import Protocol


class SecretsFault(Exception):
    """The key cannot be kept or fetched; nothing that was kept before has changed."""


class NoKeyring(SecretsFault):
    """This PC has no keyring service and no passphrase was given."""


class KeyringLocked(SecretsFault):
    """There is a keyring, and it stays locked."""


class KeyringFailed(SecretsFault):
    """The keyring service answered with a failure of its own."""


class WeakPassphrase(SecretsFault):
    """The passphrase is too short to keep a key with."""


class PassphraseNeeded(SecretsFault):
    """The key is kept by a passphrase and none was given."""


class WrongPassphrase(SecretsFault):
    """The passphrase does not open the file of keys."""


class SecretsDamaged(SecretsFault):
    """The file of keys is not what was written."""


class SecretStore(Protocol):
    """Keeps small secrets by name, outside the database they open. Every method raises SecretsFault."""

    @property
    def kind(self) -> str:
        """keyring, passphrase or folder: what an installation remembers about its keeper."""

    @property
    def words(self) -> str:
        """How the key is kept, for the screen."""

    def get(self, name: str) -> bytes | None:
        """The secret, or None where none is kept under this name."""

    def put(self, name: str, value: bytes) -> None:
        """Keep a secret, in place of an earlier one of the same name."""

    def delete(self, name: str) -> None:
        """Forget a secret; forgetting one that is not kept is no fault."""
