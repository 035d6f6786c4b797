"""The left of the agenda: one month and its days, the way to other months, a date to type."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import NBSP, lasting, listed
from desktop_app.domain.working_days import add_months
from desktop_app.use_cases.reception.agenda import DayLine

from ..theme.icons import icon
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.date_field import DateField
from ..widgets.tooltip import set_plain_tooltip
from .day_words import month_name
from .month_list import MonthList

_WIDTH, _HEIGHT_ALONE = 368, 300
_UNBOUND = 16_777_215
"""Qt's own word for no limit (QWIDGETSIZE_MAX)."""


class MonthColumn(QWidget):
    """`day_wanted` carries the date to show, `month_wanted` the first day of the month to list.

    `list_wanted` asks for the absences and changes of all days to come.
    """

    day_wanted = Signal(object)
    month_wanted = Signal(object)
    list_wanted = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._first = today().replace(day=1)
        self.name = labels.heading("", self)
        self.list = MonthList(self)
        self.nothing = labels.muted("Aucune permanence ce mois-ci.", self)
        self.own = labels.muted("", self)
        self.previous = self._arrow("previous", "Mois précédent")
        self.next = self._arrow("next", "Mois suivant")
        self.now = quiet("Aujourd’hui", self)
        self.changes = quiet("Absences et changements…", self, icon="calendar")
        self.date = DateField(today, self)
        self.date.setAccessibleName("Aller à une date")
        self.date.line.setPlaceholderText("Aller à une date")
        self.date.line.setAccessibleDescription("jour/mois/année")
        self.name.setWordWrap(False)
        self.stand(alone=False)
        self._lay_out()
        self._connect()

    def show_month(self, first: date, lines: Sequence[DayLine], chosen: date) -> None:
        """List the days of the month that starts on `first`."""
        self._first = first
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
        self.setMaximumWidth(_UNBOUND if alone else width)
        self.setMaximumHeight(height if alone else _UNBOUND)
        self.setMinimumHeight(height)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(self, Space.XS))
        head.addWidget(self.previous)
        head.addWidget(self.name)
        head.addWidget(self.next)
        head.addStretch(1)
        head.addWidget(self.now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.S))
        column.addLayout(head)
        column.addWidget(self.date)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        column.addStretch(0)
        column.addWidget(self.own)
        column.addWidget(self.changes, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.previous.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_forward)
        self.now.clicked.connect(self._go_today)
        self.date.edited.connect(self._go_to_typed)
        self.changes.clicked.connect(self.list_wanted)
        self.list.day_chosen.connect(self.day_wanted)

    def _arrow(self, name: str, words: str) -> QPushButton:
        button = quiet("", self)
        button.setIconSize(QSize(px(self, 20), px(self, 20)))
        button.setIcon(icon(name, QPalette.ColorRole.Highlight))
        button.setAccessibleName(words)
        set_plain_tooltip(button, words)
        return button

    def _go_back(self) -> None:
        self.month_wanted.emit(add_months(self._first, -1))

    def _go_forward(self) -> None:
        self.month_wanted.emit(add_months(self._first, 1))

    def _go_today(self) -> None:
        self.day_wanted.emit(self._today())

    def _go_to_typed(self) -> None:
        if found := self.date.value():
            self.day_wanted.emit(found)
