"""The hours of a day to choose among: one button each, grouped by advisor, the arrows go from one to the next."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import hour, plural
from desktop_app.use_cases.reception.appointments import Place

from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.aloud import as_heard
from ..widgets.buttons import ChoiceButton, one_of_several
from ..widgets.layout import take_out

_COLUMNS, _COLUMNS_WITH_PLACES = 5, 3


class SlotChoices(QWidget):
    """`edited` when the agent chose another hour; `said` stands in place of the hours when there is none."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._tell)
        self._body = QWidget(self)
        self._column = bare(QVBoxLayout(self))
        self._said = labels.muted("", self)
        self._column.addWidget(self._said)
        self.offer([], None)

    def value(self) -> Place | None:
        """The chosen place."""
        at = self._group.checkedId()
        return self._places[at] if 0 <= at < len(self._places) else None

    def choose(self, start: datetime, advisor_id: int) -> None:
        """Choose the place that starts then with this advisor, if it is offered."""
        wanted = [(place.slot.start, place.slot.advisor_id) for place in self._places]
        if (start, advisor_id) in wanted:
            self._group.button(wanted.index((start, advisor_id))).setChecked(True)

    def offer(self, places: Sequence[Place], chosen: Place | None, otherwise: str = "") -> None:
        """Show these places with one chosen, or the sentence when there is none."""
        self.setFocusProxy(self._said)
        for button in self._group.buttons():
            self._group.removeButton(button)
        take_out(self._column, [self._body])
        self._places = sorted(places, key=lambda place: (place.slot.advisor_id, place.slot.start))
        self._said.setText(otherwise)
        self._said.setVisible(not places and bool(otherwise))
        self._body = self._build()
        self._column.addWidget(self._body)
        self._body.setVisible(bool(places))
        if chosen in self._places:
            self._group.button(self._places.index(chosen)).setChecked(True)
        if self._places:
            self.setFocusProxy(self._group.checkedButton() or self._group.button(0))

    def _build(self) -> QWidget:
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(self, Space.XS))
        row, columns = 0, _COLUMNS_WITH_PLACES if any(place.slot.places > 1 for place in self._places) else _COLUMNS
        for _, places in groupby(enumerate(self._places), key=lambda pair: pair[1].slot.advisor_id):
            group = list(places)
            grid.addWidget(labels.muted(_who(group[0][1]), body), row, 0, 1, columns)
            for at, (number, place) in enumerate(group):
                grid.addWidget(self._button(number, place, body), row + 1 + at // columns, at % columns)
            row += 2 + (len(group) - 1) // columns
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return body

    def _button(self, number: int, place: Place, parent: QWidget) -> QPushButton:
        button = ChoiceButton(_words(place), parent)
        button.setProperty("kind", "choice")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(f"{as_heard(_words(place))}, {_who(place)}{', passé' if place.past else ''}")
        button.setProperty("past", place.past)
        one_of_several(button, self._group, number)
        return button

    def _tell(self) -> None:
        if chosen := self._group.checkedButton():
            self.setFocusProxy(chosen)
        self.edited.emit()


def _words(place: Place) -> str:
    if place.slot.places == 1:
        return hour(place.slot.start)
    return f"{hour(place.slot.start)} · {plural(place.left, 'place')}"


def _who(place: Place) -> str:
    return f"avec {place.advisor.name}, {place.purpose.value}"
