"""What a package of a village holds, for a test to change."""

from hall_client.domain.packages import LogPart
from tests.central.posts import Post


def part_of(village: Post) -> LogPart:
    log = village.log()
    with village.desk.store.read() as work:
        device = next(p.device for p in work.packages.peers() if p.unit == village.unit)
    return LogPart(
        log[0].log_id, device, "03", "2026-03-18T00:00:00Z", "", 0, "0" * 64, tuple(log), "00" * 64
    )
