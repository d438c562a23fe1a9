"""What a printer without a language of its own is sent: the dots of its pages, as CUPS lays them out."""

import struct

from PIL import Image

_HEADER = 1796
_WIDTH = 372  # then height, an unused word, bits per colour, bits per dot, bytes per line
_GREY = 18


def pages(stream: bytes) -> list[Image.Image]:
    """The pages of an uncompressed raster stream in grey. Raises ValueError at anything else."""
    if stream[:4] != b"3SaR":
        raise ValueError(f"no raster: {stream[:4]!r}")
    found, at = [], 4
    while at < len(stream):
        width, height, _, _, bits, across, _, colours = struct.unpack_from("<8I", stream, at + _WIDTH)
        if bits != 8 or colours != _GREY:
            raise ValueError(f"{bits} bits in colour space {colours}")
        at += _HEADER
        found.append(
            Image.frombytes("L", (width, height), stream[at : at + across * height], "raw", "L", across)
        )
        at += across * height
    return found
