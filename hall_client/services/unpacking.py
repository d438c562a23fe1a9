"""What the hall above sends by hand, taken in as a meeting with the centre would be."""

from hall_client.domain.packages import Envelope, PackageNote, Peer
from hall_client.services.ports import Desk


def take_down(desk: Desk, envelope: Envelope, writer: Peer, package_id: str, content: bytes) -> PackageNote:
    """Make what stands at the centre stand here."""
    raise NotImplementedError
