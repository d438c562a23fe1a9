"""What ratings need: where the local database keeps them, and the lock that only a supervisor's password opens."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from hall_client.domain.follow_ups import SealedStep
from hall_client.domain.ratings import Invitation, Rating, RatingKey, SealedRating
from hall_client.domain.visits import ServiceAct

AnyRating = Rating | SealedRating
"""In the clear from before the hall had a key, sealed ever since."""


class RatingBook(Protocol):
    """Ratings in the local database, inside one transaction."""

    def of_service(self, service_id: str) -> AnyRating | None:
        """The rating of a service, if the citizen gave one."""

    def between(self, first: date, last: date) -> tuple[tuple[ServiceAct, AnyRating], ...]:
        """The ratings of the services of these days, with the services, oldest first."""

    def wrapped(self) -> tuple[RatingKey, ...]:
        """The wrapped secrets that are here."""

    def steps(self) -> tuple[SealedStep, ...]:
        """Every step about a bad rating, oldest first."""

    def invite(self, window: int, invitation: Invitation | None, at: datetime) -> None:
        """Put an invitation on the rating screen of a window, or take it off."""

    def invitation(self, window: int) -> Invitation | None:
        """What the rating screen of a window shows."""


class RatingLock(Protocol):
    """Seals what citizens say. Sealing takes the public half, which every desk has; opening takes the secret."""

    def new_pair(self) -> tuple[str, bytes]:
        """A new (public half as hex, secret)."""

    def wrap(self, secret: bytes, password: str) -> str:
        """The secret so that only this password gives it back."""

    def unwrap(self, wrapped: str, password: str) -> bytes | None:
        """The secret, or None for another password."""

    def seal(self, public: str, content: bytes) -> str:
        """Content that only the secret behind `public` opens; equal in length for all that a citizen can say."""

    def open(self, keys: Mapping[str, bytes], sealed: str) -> bytes | None:
        """The content, or None where none of `keys` (secrets by public half) fits."""

    def name(self, secret: bytes, what: str) -> str:
        """A name for `what` that is always the same, and from which nobody without the secret tells what it names."""
