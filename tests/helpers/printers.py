"""Printers that stand as a test says, to look at; what is sent to them goes nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.screens.printing.printer import Printers
    from desktop_app.system.printer_state import Condition


def standing(*names: str, condition: Condition | None = None, edge: float = 12, both_sides: bool = False) -> Printers:
    """Printers of these names, all in this condition (ready), that leave `edge` points blank all round A4."""
    from PySide6.QtCore import QRectF

    from desktop_app.screens.printing.printer import Facts, Printers
    from desktop_app.system.printer_state import Condition

    inside = QRectF(edge, edge, 595 - 2 * edge, 842 - 2 * edge)
    return Printers(lambda: list(names), lambda name: Facts(name, condition or Condition.READY, inside, both_sides))
