"""What is noted of a day beside its rows: time that was not for people, events; corrected and taken away here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, lasting
from desktop_app.use_cases.planning.own_time import Noted
from desktop_app.use_cases.reception.events import Held
from desktop_app.use_cases.reception.today import DayView

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.labels import breakable

_CORRECT, _REMOVE = "Corriger…", "Retirer"


class OwnPart(QWidget):
    """`correction_wanted` and `removal_wanted` carry the `OwnTime` or the `Event` of a line.

    `note_button` stands where the day has no card to open a menu from.
    """

    correction_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note_button = quiet("Temps sans usagers…", self, icon="clock")
        # Hidden before it is laid out: a page keeps the height that it was first asked for.
        self.note_button.hide()
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_day(self, view: DayView) -> None:
        """Show what is noted, making or hiding no more lines than needed."""
        shown = [*map(_of_event, view.events), *map(_of_own, view.own)]
        while len(self._lines) < len(shown):
            line = _Line(self)
            line.correction_wanted.connect(self.correction_wanted)
            line.removal_wanted.connect(self.removal_wanted)
            self._lines.append(line)
            self._column.addWidget(line)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(shown))
            if at < len(shown):
                line.show_noted(*shown[at])
        self.setVisible(bool(shown))
        self.note_button.setVisible(not view.here and view.day <= view.now.date())


def _of_own(noted: Noted) -> tuple[object, str, str]:
    """What it is, its words, and what is said aloud of it."""
    own = noted.own
    spoken = f"{noted.advisor.name}, {lasting(own.minutes)} sans usagers, {own.kind.value}"
    words = f"{noted.advisor.name}, {lasting(own.minutes)} sans usagers{NBSP}: {own.kind.value}"
    return own, f"{words}, {own.note}." if own.note else f"{words}.", spoken


def _of_event(held: Held) -> tuple[object, str, str]:
    words = f"{held.event.title}, {held.event.told()}, avec {held.advisor.name}"
    # Said after « Corriger : ».
    return held.event, f"{words}.", words.replace(f"{NBSP}:", ",")


class _Line(QWidget):
    correction_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._noted: object = None
        self._words = labels.muted("", self)
        self._correct, self._remove = quiet(_CORRECT, self), quiet(_REMOVE, self)
        self._correct.clicked.connect(self._ask_correction)
        self._remove.clicked.connect(self._ask_removal)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, Space.L), 0, 0, 0)
        row.setSpacing(px(self, Space.S))
        row.addWidget(self._words, 1)
        row.addWidget(self._correct)
        row.addWidget(self._remove)

    def show_noted(self, noted: object, words: str, spoken: str) -> None:
        """Write what it is."""
        self._noted = noted
        self._words.setText(breakable(words))
        self._correct.setAccessibleName(f"Corriger{NBSP}: {spoken}")
        self._remove.setAccessibleName(f"Retirer{NBSP}: {spoken}")

    def _ask_correction(self) -> None:
        if self._noted:
            self.correction_wanted.emit(self._noted)

    def _ask_removal(self) -> None:
        if self._noted:
            self.removal_wanted.emit(self._noted)
