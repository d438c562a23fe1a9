"""The hashes of people's passwords."""

from argon2 import PasswordHasher, Type
from argon2.exceptions import VerificationError

MEMORY_KIB = 19 * 1024
PASSES = 2
LANES = 1


class Argon2Passwords:
    """argon2id with the figures OWASP recommends for a server that signs many people in (19 MiB, t=2, p=1).

    They keep a sign-in near a tenth of a second on the two-core PCs of a hall.
    """

    def __init__(self) -> None:
        self._argon2 = PasswordHasher(
            time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES, type=Type.ID
        )

    def hash(self, password: str) -> str:
        """The hash to keep; every call salts anew."""
        return self._argon2.hash(password)

    def matches(self, password_hash: str, password: str) -> bool:
        """Whether the password is the one behind the hash; an empty or damaged hash fits no password."""
        try:
            return self._argon2.verify(password_hash, password)
        except (VerificationError, ValueError):
            return False
