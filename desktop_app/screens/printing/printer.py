"""The printers of this machine: their names, what each can do, and one made ready."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from desktop_app.domain.nouns.frozen import frozen
from desktop_app.system import printers
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


@frozen
class Facts:
    """What was found out about the printer `name`: its state, where it can put ink on A4, whether it turns sheets."""

    name: str
    condition: Condition
    printable: QRectF
    both_sides: bool


def facts_of(name: str) -> Facts:
    """Ask the printer; it may answer late."""
    condition = printers.condition_of(name)
    if condition in OUT_OF_REACH:
        return Facts(name, condition, QRectF(), False)
    try:
        printer = printer_named(name)
    except PrinterSilent as silent:
        return Facts(name, silent.why if isinstance(silent.why, Condition) else condition, QRectF(), False)
    return Facts(name, condition, printable_area(printer), _turns_sheets(name))


@frozen
class Printers:
    """How to ask the machine: the names of its printers, then about one of them."""

    names: Callable[[], list[str]] = printers.names
    facts: Callable[[str], Facts] = facts_of


def printer_named(name: str) -> "QPrinter":
    """The printer, ready for whole A4 pages; raises `PrinterSilent` when it is no longer there or has no A4.

    Qt holds every thread of Python meanwhile: `printers.condition_of` is to be asked first
    (tests/printing/test_troubles.py: a system that does not answer, a printer that has gone).
    """
    printers.lead_qt()
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    found = QPrinterInfo.printerInfo(name)
    if found.isNull():
        # Qt would take the usual printer instead, or a file, and say that all went well.
        # Held by test_a_printer_that_goes_at_the_last_moment_leaves_nothing_on_another.
        raise PrinterSilent(Condition.GONE)
    sizes = found.supportedPageSizes()
    if sizes and not any(size.id() == QPageSize.PageSizeId.A4 for size in sizes):
        raise PrinterSilent(Condition.WRONG_PAPER)
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    set_page(printer, A4)
    return printer


def _turns_sheets(name: str) -> bool:
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
