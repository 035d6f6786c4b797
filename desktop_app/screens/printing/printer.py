"""The printers of this machine: their names, what each can do, and one made ready."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from desktop_app.system import cups
from desktop_app.system.printer_state import Condition, Stage

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

A4 = QSizeF(595.28, 841.89)
"""In points."""


OUT_OF_REACH = frozenset({Condition.GONE, Condition.UNKNOWN})
"""Qt is not asked about a printer in these states: it would wait for it."""


class PrinterSilent(Exception):
    """The printer did not take the pages; `why` is how it or the job stands."""

    def __init__(self, why: Condition | Stage = Condition.UNKNOWN) -> None:
        super().__init__(why.name)
        self.why = why


def printer_named(name: str) -> "QPrinter":
    """The printer, ready for whole A4 pages; raises `PrinterSilent` when it is no longer there or has no A4.

    Qt holds every thread of Python meanwhile: `printers.condition_of` is to be asked first.
    """
    cups.stay_on_this_machine()
    cups.wait_in_memory()
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    found = QPrinterInfo.printerInfo(name)
    if found.isNull():
        # Qt would take another way out, a file or a command of the system, and say that all went well.
        raise PrinterSilent(Condition.GONE)
    sizes = found.supportedPageSizes()
    if sizes and not any(size.id() == QPageSize.PageSizeId.A4 for size in sizes):
        raise PrinterSilent(Condition.WRONG_PAPER)
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    set_page(printer, A4)
    return printer


def turns_sheets(name: str) -> bool:
    """Whether this printer can print on both sides by itself."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    return QPrinter.DuplexMode.DuplexLongSide in QPrinterInfo.printerInfo(name).supportedDuplexModes()


def set_page(printer: "QPrinter", size: QSizeF) -> None:
    """Have the pages on upright sheets of this size, in points; what lies on its side is turned before it is sent."""
    paper = QPageSize(size, QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.FuzzyOrientationMatch)
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))


def printable_area(printer: "QPrinter") -> QRectF:
    """Where on the sheet set now the printer can put ink, in points."""
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Point)
    edges, whole = layout.minimumMargins(), layout.fullRect(QPageLayout.Unit.Point)
    return whole.adjusted(edges.left(), edges.top(), -edges.right(), -edges.bottom())
