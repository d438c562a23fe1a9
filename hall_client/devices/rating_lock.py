"""The lock of ratings: boxes (X25519, a sender used once) whose secret is wrapped in the passwords of who may open."""

import base64
import hashlib
import uuid
from collections.abc import Callable, Mapping
from secrets import token_bytes

from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from hall_client.devices.passwords import MEMORY_KIB, PASSES

_BLOCK = 512
"""Contents are filled up to a multiple of this many bytes: the length must not tell a bad grade by its reasons."""


class PasswordLock:
    """`services.rating_ports.RatingLock`, by libsodium; the password costs as much to guess as a sign-in.

    `random` is the system's randomness, or in the demo a seed.
    """

    def __init__(self, random: Callable[[int], bytes] = token_bytes) -> None:
        self._random = random

    def new_pair(self) -> tuple[str, bytes]:
        """A new (public half as hex, secret)."""
        private = PrivateKey(self._random(PrivateKey.SIZE))
        return bytes(private.public_key).hex(), bytes(private)

    def wrap(self, secret: bytes, password: str) -> str:
        """The secret so that only this password gives it back."""
        salt, nonce = self._random(argon2id.SALTBYTES), self._random(SecretBox.NONCE_SIZE)
        return (salt + bytes(SecretBox(_stretched(password, salt)).encrypt(secret, nonce))).hex()

    def unwrap(self, wrapped: str, password: str) -> bytes | None:
        """The secret, or None for another password or a damaged text."""
        try:
            whole = bytes.fromhex(wrapped)
            salt, box = whole[: argon2id.SALTBYTES], whole[argon2id.SALTBYTES :]
            return bytes(SecretBox(_stretched(password, salt)).decrypt(box))
        except (CryptoError, ValueError):
            return None

    def seal(self, public: str, content: bytes) -> str:
        """Content that only the secret behind `public` opens, filled up so that all answers are equally long."""
        filled = content.ljust(-(-len(content) // _BLOCK) * _BLOCK)
        once = PrivateKey(self._random(PrivateKey.SIZE))
        box = Box(once, PublicKey(bytes.fromhex(public))).encrypt(filled, self._random(Box.NONCE_SIZE))
        return f"{public}.{base64.b64encode(bytes(once.public_key) + bytes(box)).decode()}"

    def open(self, keys: Mapping[str, bytes], sealed: str) -> bytes | None:
        """The content, or None where none of `keys` (secrets by public half) fits."""
        public, _, box = sealed.partition(".")
        secret = keys.get(public)
        if secret is None:
            return None
        try:
            whole = base64.b64decode(box)
            once = PublicKey(whole[: PublicKey.SIZE])
            return bytes(Box(PrivateKey(secret), once).decrypt(whole[PublicKey.SIZE :])).rstrip(b" ")
        except (CryptoError, ValueError):
            return None

    def name(self, secret: bytes, what: str) -> str:
        """A name for `what` that is always the same; a keyed hash, so that nobody else can try names out."""
        return str(uuid.UUID(bytes=hashlib.blake2b(what.encode(), key=secret, digest_size=16).digest()))


def _stretched(password: str, salt: bytes) -> bytes:
    return argon2id.kdf(SecretBox.KEY_SIZE, password.encode(), salt, PASSES, MEMORY_KIB * 1024)
