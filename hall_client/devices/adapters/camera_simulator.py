"""A document camera for trials: `python -m hall_client.devices.adapters.camera_simulator`; numbered sample pages."""

import base64
import io
import threading
from itertools import count
from typing import Any

from PIL import Image, ImageDraw

from hall_client.devices.adapters.serving import serve

_SIZE = (1240, 1754)
"""A4 at 150 dpi."""
_pages = count(1)


def shoot(_seconds: float, _given_up: threading.Event) -> dict[str, Any]:
    """The next sample page, as a JPEG in base64."""
    page = Image.new("RGB", _SIZE, "#F4F1E8")
    pen = ImageDraw.Draw(page)
    pen.rectangle((60, 60, _SIZE[0] - 60, _SIZE[1] - 60), outline="#555555", width=4)
    pen.text((140, 160), f"SAMPLE PAGE {next(_pages)}", fill="#222222", font_size=72)
    for line in range(20):
        pen.line((140, 360 + 60 * line, _SIZE[0] - 140, 360 + 60 * line), fill="#999999", width=3)
    file = io.BytesIO()
    page.save(file, "JPEG", quality=85)
    return {"pictures": [base64.b64encode(file.getvalue()).decode("ascii")]}


def status() -> dict[str, Any]:
    """Always there."""
    return {"ready": True, "device": "模拟高拍仪"}


if __name__ == "__main__":
    serve(shoot, status)
