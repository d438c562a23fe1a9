"""A network cable that can be pulled: a relay on this PC between the desks and the centre."""

import contextlib
import socket
import struct
import threading
import time

_CHUNK = 65_536
_RESET = struct.pack("ii", 1, 0)


class Cable:
    """Relays connections to `target` (`name:port`) from a port of its own on 127.0.0.1, until told otherwise."""

    def __init__(self, target: str) -> None:
        host, _, port = target.rpartition(":")
        self._target = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._ends: list[socket.socket] = []
        self._up, self._down = threading.Event(), threading.Event()
        self._let_flow()
        self._plugged = True
        self.delay = 0.0
        """Seconds every connection waits before its first byte goes through."""
        self._closed = False
        threading.Thread(target=self._accept, daemon=True, name="cable").start()

    def unplug(self) -> None:
        """Pull the cable: what is open is reset, what is new is refused."""
        self._plugged = False
        self.reset()

    def plug(self) -> None:
        """Put the cable back, and let everything flow."""
        self._plugged, self.delay = True, 0.0
        self._let_flow()

    def stall(self, *, up: bool = True) -> None:
        """Nothing gets through in either direction, and nobody is told: a dead line that looks alive.

        With `up` False what the desks ask still arrives and is done; only the answers do not come back.
        """
        self._down.clear()
        if up:
            self._up.clear()

    def reset(self) -> None:
        """Cut every open connection in the middle, as a failing router does."""
        with self._lock:
            ends, self._ends = self._ends, []
        for end in ends:
            with contextlib.suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            # A relaying thread may be waiting in it: only shutting down wakes that thread.
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def close(self) -> None:
        """Throw the cable away."""
        self._closed = True
        self._listener.close()
        self.reset()
        self._let_flow()

    def _let_flow(self) -> None:
        self._up.set()
        self._down.set()

    def _accept(self) -> None:
        while not self._closed:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._join, args=(near,), daemon=True, name="cable").start()

    def _join(self, near: socket.socket) -> None:
        time.sleep(self.delay)
        try:
            if not self._plugged:
                raise OSError
            far = socket.create_connection(self._target, timeout=5)
        except OSError:
            near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            near.close()
            return
        far.settimeout(None)
        with self._lock:
            self._ends += [near, far]
        for one, other, flowing in ((near, far, self._up), (far, near, self._down)):
            relay = threading.Thread(
                target=self._relay, args=(one, other, flowing), daemon=True, name="cable"
            )
            relay.start()

    def _relay(self, one: socket.socket, other: socket.socket, flowing: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while piece := one.recv(_CHUNK):
                flowing.wait()
                other.sendall(piece)
        with contextlib.suppress(OSError):
            other.shutdown(socket.SHUT_WR)
