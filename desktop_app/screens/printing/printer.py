"""Send pages to a printer, as pictures sharp enough for its resolution, without a file in between."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from desktop_app.system import cups

from .render import page_picture, page_sizes

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SHARPEST = 300
"""Dots to the inch: enough for text on an office printer, twice as fast as 600 (design/gui.md §7)."""

Progress = Callable[[int, int], None]


class PrinterSilent(Exception):
    """The printer did not take the pages."""


def printer_names() -> list[str]:
    """The printers of this machine, the usual one first."""
    cups.stay_on_this_machine()
    from PySide6.QtPrintSupport import QPrinterInfo

    names = QPrinterInfo.availablePrinterNames()
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != usual, name.casefold()))


def printer_named(name: str) -> "QPrinter":
    """The printer, ready for whole pages; raises `PrinterSilent` when it is no longer there."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    found = QPrinterInfo.printerInfo(name)
    if found.isNull():
        # Qt would take another way out, a file or a command of the system, and say that all went well.
        raise PrinterSilent
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    return printer


def print_pages(pdf: bytes, printer: "QPrinter", copies: int, *, progress: Progress, stop: Event) -> bool:
    """Print every page so many times; False when `stop` was set meanwhile. Raises `PrinterSilent`.

    `progress(done, all)` is called in the thread that prints. The title of the job names nobody.
    """
    sizes = page_sizes(pdf)
    printer.setDocName("Permanence")
    _set_page(printer, sizes[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterSilent
    try:
        for sheet in range(len(sizes) * copies):
            if stop.is_set():
                printer.abort()
                return False
            if sheet:
                _set_page(printer, sizes[sheet % len(sizes)])
                printer.newPage()
            _paint(painter, pdf, sheet % len(sizes), printer)
            progress(sheet + 1, len(sizes) * copies)
    finally:
        painter.end()
    return True


def _set_page(printer: "QPrinter", size: QSizeF) -> None:
    paper = QPageSize(size, QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.FuzzyOrientationMatch)
    sideways = size.width() > size.height()
    orientation = QPageLayout.Orientation.Landscape if sideways else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, orientation, QMarginsF(0, 0, 0, 0)))


def _paint(painter: QPainter, pdf: bytes, at: int, printer: "QPrinter") -> None:
    picture = page_picture(pdf, at, min(SHARPEST, printer.resolution()))
    painter.drawImage(QRectF(painter.viewport()), picture)
