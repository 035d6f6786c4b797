"""Print papers: which page on which side of a sheet, where on it, and as a picture sharp enough for the printer."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from desktop_app.system.printer_state import JOB_TITLE

from .printer import PrinterSilent, printable_area, set_page
from .render import Drawn, Look, page_picture

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Wanted = Sequence[tuple[Drawn, int]]
"""Papers to print, and how many copies of each."""
Side = tuple[Drawn, int]
"""One side of a sheet: which page of which paper, counted from 0."""
Progress = Callable[[int, int], None]

SHARPEST = 300
"""Dots to the inch: enough for text on an office printer, twice as fast as 600 (design/gui.md §7)."""
_KEPT_BYTES = 64_000_000
"""Of pictures kept for the next copy: seven grey pages."""
_BAND = 256
"""Rows drawn at a time: Qt holds every thread of Python while it packs them, a tenth of a second for a whole page."""
_NEGLIGIBLE = 0.995
"""Less than this is not worth a word nor a blur: half a millimetre at the edge of A4."""


def sides(wanted: Wanted, *, both: bool) -> list[Side | None]:
    """Every side in the order it is printed, copies collated; None is left blank.

    With `both`, sheets are printed on their two sides: an original never begins on the back of another. Pages
    that do not share out evenly between the originals each take a sheet.
    """
    found: list[Side | None] = []
    for drawn, copies in wanted:
        pages, originals = len(drawn.sizes), drawn.paper.originals
        each = pages // originals if pages % originals == 0 else 1
        for page in list(range(pages)) * copies:
            if both and len(found) % 2 and page % each == 0:
                found.append(None)
            found.append((drawn, page))
    return found


def sheet_count(wanted: Wanted, *, both: bool) -> int:
    """How many sheets of paper that takes."""
    count = len(sides(wanted, both=both))
    return (count + 1) // 2 if both else count


def shrinking(look: Look, printable: QRectF) -> float:
    """By how much to shrink a page about its middle so that its ink stays within `printable`; at most 1.

    About the middle, so that a fold stays where the sheet is folded. All in points.
    """
    if look.ink.isEmpty() or printable.isEmpty():
        return 1.0
    middle = QRectF(0, 0, look.size.width(), look.size.height()).center()
    reaches = (
        (middle.x() - look.ink.left(), middle.x() - printable.left()),
        (middle.y() - look.ink.top(), middle.y() - printable.top()),
        (look.ink.right() - middle.x(), printable.right() - middle.x()),
        (look.ink.bottom() - middle.y(), printable.bottom() - middle.y()),
    )
    least = min((room / ink for ink, room in reaches if ink > 0), default=1.0)
    return 1.0 if least >= _NEGLIGIBLE else max(least, 0.1)


def placed(sheet: QSizeF, scale: float) -> QRectF:
    """The rectangle of a page of this scale on a sheet of its size."""
    wide, high = sheet.width() * scale, sheet.height() * scale
    return QRectF((sheet.width() - wide) / 2, (sheet.height() - high) / 2, wide, high)


def print_papers(
    wanted: Wanted, printer: "QPrinter", *, both_sides: bool = False, progress: Progress, stop: Event
) -> bool:
    """Print every copy of every paper in one job; False when `stop` was set meanwhile. Raises `PrinterSilent`.

    `progress(done, all)` is called in the thread that prints. The title of the job names nobody.
    """
    plan = sides(wanted, both=both_sides)
    _dress(printer, [look for drawn, _ in wanted for look in drawn.looks], both_sides)
    painter, pictures = QPainter(), _Pictures()
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


def _dress(printer: "QPrinter", looks: Sequence[Look], both_sides: bool) -> None:
    from PySide6.QtPrintSupport import QPrinter

    grey = all(look.grey for look in looks)
    printer.setDocName(JOB_TITLE)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if both_sides else QPrinter.DuplexMode.DuplexNone)
    printer.setColorMode(QPrinter.ColorMode.GrayScale if grey else QPrinter.ColorMode.Color)
    set_page(printer, looks[0].size)


def _paint(painter: QPainter, printer: "QPrinter", pictures: "_Pictures", side: Side) -> None:
    drawn, page = side
    bands = pictures.get(side, min(SHARPEST, printer.resolution()))
    sheet = QSizeF(printer.pageLayout().fullRectPixels(printer.resolution()).size())
    where = placed(sheet, shrinking(drawn.looks[page], printable_area(printer)))
    last, end = bands[-1]
    row = where.height() / (last + end.height())
    for top, band in bands:
        painter.drawImage(QRectF(where.x(), where.y() + top * row, where.width(), band.height() * row), band)


class _Pictures:
    """The last few pages as pictures in bands: the next copy wants them again, and Qt packs the same ones once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Side, list[tuple[int, QImage]]] = OrderedDict()

    def get(self, side: Side, dots: int) -> list[tuple[int, QImage]]:
        """Each band with the row it begins at; its last row is also the first of the next: no seam."""
        if side not in self._kept:
            drawn, page = side
            grey = drawn.looks[page].grey
            self._kept[side] = _in_bands(page_picture(drawn.pdf, page, dots, grey=grey, upright=True))
        self._kept.move_to_end(side)
        while len(self._kept) > 1 and sum(map(_bytes, self._kept.values())) > _KEPT_BYTES:
            self._kept.popitem(last=False)
        return self._kept[side]


def _bytes(bands: Sequence[tuple[int, QImage]]) -> int:
    return sum(band.sizeInBytes() for _, band in bands)


def _in_bands(picture: QImage) -> list[tuple[int, QImage]]:
    wide, high, stride = picture.width(), picture.height(), picture.bytesPerLine()
    data = bytes(picture.constBits())
    rows = [data[at : at + stride] for at in range(0, high * stride, stride)]
    tops = [0]
    while tops[-1] + _BAND < high:
        tops.append(_cut(rows, tops[-1] + _BAND))
    ends = [*(top + 1 for top in tops[1:]), high]
    return [(top, picture.copy(0, top, wide, end - top)) for top, end in zip(tops, ends, strict=True)]


def _cut(rows: Sequence[bytes], near: int) -> int:
    """A row like those around it, such as a blank between two lines: a printer that rounds there changes nothing."""
    for reach in (8, 1):
        for at in range(min(near, len(rows) - reach - 1), near - _BAND // 2, -1):
            if all(row == rows[at] for row in rows[at - reach : at + reach + 1]):
                return at
    return near
