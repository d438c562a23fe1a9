"""Records on many threads at once."""

import subprocess
import sys

CROWD = """
import sys, threading
from dataclasses import make_dataclass
from hall_client.domain.records import convert, decode
sys.setswitchinterval(1e-6)
for _ in range(30):
    inner = make_dataclass("Inner", [(f"a{n}", int) for n in range(20)])
    kinds = [make_dataclass("Outer", [(f"b{n}", tuple[inner, ...]) for n in range(5)]) for _ in range(3)]
    plain = {f"b{n}": [{f"a{m}": 1 for m in range(20)}] for n in range(5)}
    ready = threading.Barrier(6)
    def go(kind):
        ready.wait()
        convert(plain, kind)
        decode(b"[]", tuple[kind, ...])
    threads = [threading.Thread(target=go, args=(kind,)) for kind in kinds * 2]
    for each in threads: each.start()
    for each in threads: each.join()
"""


def test_threads_may_meet_a_record_for_the_first_time_together() -> None:
    """In a process of its own: what this guards against ends the process."""
    done = subprocess.run([sys.executable, "-c", CROWD], check=False)
    assert done.returncode == 0
