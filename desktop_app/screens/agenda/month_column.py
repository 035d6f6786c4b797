"""The left of a day of the agenda: one month and its dates, and the way to other months."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import NBSP, lasting, listed
from desktop_app.use_cases.reception.agenda import DayLine

from ..theme.tokens import UNBOUND, Space, bare, px
from ..widgets import labels
from ..widgets.buttons import arrow, quiet
from .day_words import month_name
from .month_list import MonthList

_WIDTH, _HEIGHT_ALONE = 368, 300


class MonthColumn(QWidget):
    """What its buttons and its list lead to is shown by the day beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = labels.heading("", self)
        self.list = MonthList(self)
        self.nothing = labels.muted("Aucune permanence ce mois-ci.", self)
        self.own = labels.muted("", self)
        self.previous = arrow("previous", "Mois précédent", self)
        self.next = arrow("next", "Mois suivant", self)
        self.changes = quiet("Absences et changements…", self, icon="calendar")
        self.name.setWordWrap(False)
        self.stand(alone=False)
        self._lay_out()

    def show_month(self, first: date, lines: Sequence[DayLine], chosen: date) -> None:
        """List the days of the month that starts on `first`."""
        self.name.setText(month_name(first))
        self.list.show_month(lines, chosen)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    def show_own_time(self, found: Sequence[tuple[Advisor, int]]) -> None:
        """Say under the list who noted how much time without people in this month; nothing for nobody."""
        told = listed([f"{advisor.name}{NBSP}{lasting(minutes)}" for advisor, minutes in found])
        self.own.setText(f"Temps sans usagers ce mois-ci{NBSP}: {told}." if found else "")
        self.own.setVisible(bool(found))

    def stand(self, *, alone: bool) -> None:
        """Take the whole width and a few rows, or a column beside the day."""
        width, height = px(self, _WIDTH), px(self, _HEIGHT_ALONE)
        self.setMinimumWidth(0 if alone else width)
        self.setMaximumWidth(UNBOUND if alone else width)
        self.setMaximumHeight(height if alone else UNBOUND)
        self.setMinimumHeight(height)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(self, Space.XS))
        head.addWidget(self.previous)
        head.addWidget(self.name)
        head.addWidget(self.next)
        head.addStretch(1)
        column = bare(QVBoxLayout(self), Space.S)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        column.addStretch(0)
        column.addWidget(self.own)
        column.addWidget(self.changes, 0, Qt.AlignmentFlag.AlignLeft)
