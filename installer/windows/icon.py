"""The program's icon in the form Windows wants: one file with a picture for each size."""

import io
import os
from pathlib import Path

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels: from a title bar at 100 % to the large icons of Explorer at 400 %."""

_SIDE = (328, 628)
_GROUND = "#0a4d68"
"""Twice what NSIS shows at 100 %, in the colour of the icon."""


def make(drawing: Path, into: Path) -> None:
    """Draw an SVG once for each size, sharp at every one, and write them as one .ico."""
    from PIL import Image

    *small, large = (Image.open(io.BytesIO(_drawn(drawing, (size, size), size))) for size in SIZES)
    # Windows refuses compressed pictures in some of the places that ask for a small one.
    sizes = [(size, size) for size in SIZES]
    large.save(into, format="ICO", sizes=sizes, append_images=small, bitmap_format="bmp")


def make_side(drawing: Path, into: Path) -> None:
    """Draw the picture beside the first and the last page of setup: a BMP, the icon on its own colour."""
    into.write_bytes(_drawn(drawing, _SIDE, _SIDE[0] * 3 // 5, ground=_GROUND, kind="BMP"))


def _drawn(drawing: Path, size: tuple[int, int], side: int, *, ground: str = "#00000000", kind: str = "PNG") -> bytes:
    """The SVG, `side` pixels wide, in the middle of a picture of this size and ground."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
    from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    formats = {"PNG": QImage.Format.Format_ARGB32, "BMP": QImage.Format.Format_RGB32}
    image = QImage(*size, formats[kind])
    image.fill(QColor(ground))
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter, QRectF((size[0] - side) / 2, (size[1] - side) / 2, side, side))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())
