"""Papers drawn, and their pages as pictures, from memory, in a worker thread."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from threading import RLock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

from desktop_app.domain.nouns.frozen import frozen

if TYPE_CHECKING:
    from desktop_app.use_cases.papers.printing import Paper

POINTS_PER_INCH = 72
PDFIUM = RLock()
"""Held by whoever calls PDFium, which does not survive two threads (pypdfium2 #303; tests/screens/test_render.py): the
worker of an account that has locked its screen may still print while another account looks at a page."""
_A_QUARTER_BACK = 270
_GLANCE = 72
"""Dots to the inch that suffice to see where a page has ink, and whether in colours."""


@frozen
class Look:
    """A page as a printer must know it, upright: its size and the box of its ink in points, whether it is all grey."""

    size: QSizeF
    ink: QRectF
    grey: bool


class Drawn:
    """A paper drawn: its PDF, and the size of each page in points."""

    def __init__(self, paper: "Paper", pdf: bytes) -> None:
        self.paper, self.pdf, self.sizes = paper, pdf, page_sizes(pdf)

    @cached_property
    def looks(self) -> list[Look]:
        """How each page looks to a printer: found out once, in a thread."""
        return look_at(self.pdf)


def draw(paper: "Paper") -> Drawn:
    """Draw a paper; raises the `RuleBroken` of what cannot be printed."""
    return Drawn(paper, paper.build())


def page_sizes(pdf: bytes) -> list[QSizeF]:
    """The size of each page, in points."""
    with _opened(pdf) as document:
        return [QSizeF(*document.get_page_size(at)) for at in range(len(document))]


def page_picture(pdf: bytes, at: int, dots_per_inch: float, *, grey: bool = False, upright: bool = False) -> QImage:
    """One page on white paper; `at` counts from 0. Grey takes a quarter of the memory.

    When it is to be `upright`, a page that lies on its side is turned: a printer asked to lie otherwise in the middle
    of a job squeezes it into the sheet it has begun with (apple/cups #1132; tests/printing/test_every_form.py).
    """
    with _opened(pdf) as document:
        return _picture(document[at], dots_per_inch, grey, upright)


def page_texts(pdf: bytes) -> list[str]:
    """The words of each page in one breath, as they stand in the PDF; '' for a page that is a picture."""
    with _opened(pdf) as document:
        return [_text(document[at]) for at in range(len(document))]


def look_at(pdf: bytes) -> list[Look]:
    """How each page looks to a printer, on upright sheets."""
    with _opened(pdf) as document:
        return [_look(document[at], QSizeF(*sorted(document.get_page_size(at)))) for at in range(len(document))]


def in_one(pdfs: Sequence[bytes]) -> bytes:
    """These PDFs one after the other in one; the very bytes of one alone."""
    if len(pdfs) == 1:
        return pdfs[0]
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

    with PDFIUM:
        whole, made = PdfDocument.new(), BytesIO()
        try:
            for pdf in pdfs:
                with _opened(pdf) as document:
                    whole.import_pages(document)
            whole.save(made)
        finally:
            whole.close()
    return made.getvalue()


def _picture(page: Any, dots_per_inch: float, grey: bool, upright: bool) -> QImage:
    turned = _A_QUARTER_BACK if upright and page.get_width() > page.get_height() else 0
    scale = dots_per_inch / POINTS_PER_INCH
    bitmap = page.render(scale=scale, rotation=turned, grayscale=grey, rev_byteorder=False, prefer_bgrx=True)
    try:
        kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
        return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind)
    finally:
        bitmap.close()


def _text(page: Any) -> str:
    words = page.get_textpage()
    try:
        lines = words.get_text_bounded().splitlines()
    finally:
        words.close()
    return " ".join(" ".join(line.split()) for line in lines if line.strip())


def _look(page: Any, size: QSizeF) -> Look:
    seen = _picture(page, _GLANCE, grey=False, upright=True)
    return Look(size, _ink(seen.convertToFormat(QImage.Format.Format_Grayscale8)), seen.allGray())


def _ink(seen: QImage) -> QRectF:
    """The box of what is not white, in points; empty for a blank page."""
    white, stride, lines = b"\xff" * seen.width(), seen.bytesPerLine(), bytes(seen.constBits())
    rows = [lines[y * stride : y * stride + seen.width()] for y in range(seen.height())]
    dark = [(y, row) for y, row in enumerate(rows) if row != white]
    if not dark:
        return QRectF()
    left = min(len(row) - len(row.lstrip(b"\xff")) for _, row in dark)
    right = max(len(row.rstrip(b"\xff")) for _, row in dark)
    scale = POINTS_PER_INCH / _GLANCE
    top, bottom = dark[0][0], dark[-1][0] + 1
    return QRectF(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
