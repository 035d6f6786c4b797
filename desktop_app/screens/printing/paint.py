"""Print papers: every page as a picture sharp enough for the printer, collated, without a file in between."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter

from desktop_app.system.printer_state import JOB_TITLE

from .placing import placed, shrinking
from .printer import PrinterSilent, printable_area, set_page
from .render import Look, look_at, page_picture
from .sides import Run, Side, sides

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SHARPEST = 300
"""Dots to the inch: enough for text on an office printer, twice as fast as 600 (design/gui.md §7)."""
_KEPT_BYTES = 64_000_000
"""Of pictures kept for the next copy: seven grey pages."""

_BAND = 256
"""Rows drawn at a time: Qt holds every thread of Python while it packs them, a tenth of a second for a whole page."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Piece:
    """A paper drawn and ready: its PDF, how many originals it holds, how many copies are wanted."""

    pdf: bytes
    copies: int = 1
    originals: int = 1


def print_pieces(
    pieces: Sequence[Piece], printer: "QPrinter", *, both_sides: bool = False, progress: Progress, stop: Event
) -> bool:
    """Print every copy of every paper in one job; False when `stop` was set meanwhile. Raises `PrinterSilent`.

    `progress(done, all)` is called in the thread that prints. The title of the job names nobody.
    """
    pictures = _Pictures(pieces, [look_at(piece.pdf) for piece in pieces])
    runs = [Run(len(seen), piece.originals, piece.copies) for piece, seen in zip(pieces, pictures.looks, strict=True)]
    plan = sides(runs, both=both_sides)
    _dress(printer, pictures, both_sides)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterSilent
    try:
        for at, side in enumerate(plan):
            if stop.is_set():
                printer.abort()
                return False
            if at and not printer.newPage():
                raise PrinterSilent
            if side:
                _paint(painter, printer, pictures, side)
            progress(at + 1, len(plan))
    finally:
        painter.end()
    return True


@dataclass(frozen=True)
class _Picture:
    """A page as bands, each from its first row on; the last row of one is also the first of the next: no seam."""

    size: QSize
    bands: tuple[tuple[int, QImage], ...]

    @property
    def bytes(self) -> int:
        return sum(band.sizeInBytes() for _, band in self.bands)


@dataclass
class _Pictures:
    """The pages as pictures, the last few kept: the next copy wants them again, and Qt packs the same ones once."""

    pieces: Sequence[Piece]
    looks: Sequence[Sequence[Look]]
    _kept: "OrderedDict[Side, _Picture]" = field(default_factory=OrderedDict)

    def look(self, side: Side) -> Look:
        return self.looks[side.paper][side.page]

    def get(self, side: Side, dots: int) -> _Picture:
        if side not in self._kept:
            grey, pdf = self.look(side).grey, self.pieces[side.paper].pdf
            self._kept[side] = _in_bands(page_picture(pdf, side.page, dots, grey=grey, upright=True))
        self._kept.move_to_end(side)
        while len(self._kept) > 1 and sum(one.bytes for one in self._kept.values()) > _KEPT_BYTES:
            self._kept.popitem(last=False)
        return self._kept[side]


def _dress(printer: "QPrinter", pictures: _Pictures, both_sides: bool) -> None:
    from PySide6.QtPrintSupport import QPrinter

    grey = all(look.grey for looks in pictures.looks for look in looks)
    printer.setDocName(JOB_TITLE)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if both_sides else QPrinter.DuplexMode.DuplexNone)
    printer.setColorMode(QPrinter.ColorMode.GrayScale if grey else QPrinter.ColorMode.Color)
    set_page(printer, pictures.looks[0][0].size)


def _paint(painter: QPainter, printer: "QPrinter", pictures: _Pictures, side: Side) -> None:
    picture = pictures.get(side, min(SHARPEST, printer.resolution()))
    scale = shrinking(pictures.look(side), printable_area(printer))
    sheet = QSizeF(printer.pageLayout().fullRectPixels(printer.resolution()).size())
    where = placed(sheet, scale)
    row = where.height() / picture.size.height()
    for top, band in picture.bands:
        painter.drawImage(QRectF(where.x(), where.y() + top * row, where.width(), band.height() * row), band)


def _in_bands(picture: QImage) -> _Picture:
    wide, high, stride = picture.width(), picture.height(), picture.bytesPerLine()
    data = bytes(picture.constBits())
    rows = [data[at : at + stride] for at in range(0, high * stride, stride)]
    tops = [0]
    while tops[-1] + _BAND < high:
        tops.append(_cut(rows, tops[-1] + _BAND))
    ends = [*(top + 1 for top in tops[1:]), high]
    return _Picture(
        picture.size(),
        tuple((top, picture.copy(0, top, wide, end - top)) for top, end in zip(tops, ends, strict=True)),
    )


def _cut(rows: Sequence[bytes], near: int) -> int:
    """A row like those around it, such as a blank between two lines: a printer that rounds there changes nothing."""
    for reach in (8, 1):
        for at in range(min(near, len(rows) - reach - 1), near - _BAND // 2, -1):
            if all(row == rows[at] for row in rows[at - reach : at + reach + 1]):
                return at
    return near
