"""What a receipt printer makes of the bytes it gets: GS v 0 rasters, feeds and cuts, read strictly."""

from PIL import Image

MOST_LINES = 256  # what the cheapest printers take at a time

_WAKE, _RASTER, _FEED, _CUT = b"\x1b@", b"\x1dv0\x00", b"\x1bd", b"\x1dVB\x00"


def papers(stream: bytes) -> list[Image.Image]:
    """The pieces of paper that fall out, black on white. Raises ValueError at any other command."""
    out: list[Image.Image] = []
    lines: list[bytes] = []
    while stream:
        if stream.startswith(_RASTER):
            stream = _raster(stream[4:], lines)
        elif stream.startswith(_CUT):
            out.append(_picture(lines))
            lines, stream = [], stream[len(_CUT) :]
        elif stream.startswith(_FEED):
            stream = stream[3:]
        elif stream.startswith(_WAKE):
            stream = stream[2:]
        else:
            raise ValueError(f"no such command: {stream[:8]!r}")
    return out


def _raster(stream: bytes, lines: list[bytes]) -> bytes:
    across, down = int.from_bytes(stream[:2], "little"), int.from_bytes(stream[2:4], "little")
    if down > MOST_LINES:
        raise ValueError(f"{down} lines at once overrun the printer")
    data = stream[4 : 4 + across * down]
    lines += [data[n : n + across] for n in range(0, len(data), across)]
    return stream[4 + across * down :]


def _picture(lines: list[bytes]) -> Image.Image:
    size = (len(lines[0]) * 8, len(lines))
    return Image.frombytes("1", size, b"".join(lines)).convert("L").point([255 - grey for grey in range(256)])
