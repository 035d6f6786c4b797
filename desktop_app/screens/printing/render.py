"""Pages of a PDF as pictures, from memory and in the worker thread alone: PDFium may not run in two threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


def page_sizes(pdf: bytes) -> list[QSizeF]:
    """The size of each page, in points."""
    with _opened(pdf) as document:
        return [QSizeF(*document.get_page_size(at)) for at in range(len(document))]


def page_picture(pdf: bytes, at: int, dots_per_inch: float) -> QImage:
    """One page on white paper; `at` counts from 0."""
    with _opened(pdf) as document:
        bitmap = document[at].render(scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=False, prefer_bgrx=True)
        try:
            shown = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            # A copy of our own: the buffer goes with the bitmap.
            return shown.copy()
        finally:
            bitmap.close()


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

    document = PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
