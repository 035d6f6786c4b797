"""The agenda on its week, and what a person hears and does in it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_app.screens.agenda.week.view import WeekTable
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk
from tests.helpers.alike import plain


def heard(table: WeekTable) -> str:
    """The chosen cell, as it is read aloud."""
    return plain(table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")


def head(table: WeekTable) -> str:
    at = table.currentIndex().column()
    return plain(table.model().headerData(at, Qt.Orientation.Horizontal))


def start_of(desk: Desk, appointment_id: int) -> datetime:
    found = appointments.get(desk.db, appointment_id)
    assert found
    return found.start


def middle(table: WeekTable, words: str) -> QPoint:
    """Where the cell that is read so stands on the screen."""
    model = table.model()
    for column in range(model.columnCount()):
        for row in range(model.rowCount()):
            index = model.index(row, column)
            if words in plain(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""):
                return table.visualRect(index).center()
    raise AssertionError(words)


def drag(table: WeekTable, start: QPoint, end: QPoint) -> None:
    """By hand, in a few steps."""
    port = table.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for at in range(1, 6):
        QTest.mouseMove(port, start + (end - start) * at / 5)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
