"""Fields only mandates need: a last day, an hour of signature, a suggested text."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain import french, text
from desktop_app.domain.search_key import fold

from ..theme.tokens import Space, bare, px
from ..widgets.buttons import secondary
from ..widgets.date_field import DateField
from ..widgets.fields import HourField, left_to_the_page
from ..widgets.flow import Flow
from ..widgets.line import Line
from ..widgets.voice import is_on_a_bus

_SPELLINGS = Qt.ItemDataRole.UserRole + 1


class EndField(QWidget):
    """The last day of the mandate: proposed ones at a touch, any other typed or picked."""

    edited = Signal()

    def __init__(
        self, ends: Sequence[tuple[str, date]], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ends = ends
        column = bare(QVBoxLayout(self), Space.S)
        column.addWidget(self._quick_choices())
        self.date = DateField(today, self)
        self.setFocusProxy(self.date.line)
        column.addWidget(self.date)
        self.date.edited.connect(self.edited)

    @property
    def spoken_role(self) -> str:
        """Nothing of its own for Orca, which says the name of an editable list, then that of the line within."""
        return "Client" if is_on_a_bus() else ""

    def setAccessibleName(self, name: str) -> None:
        """Name the line too, where a screen reader looks for it."""
        super().setAccessibleName(name)
        self.date.setAccessibleName(name)

    def value(self) -> date | None:
        """The day; None when nothing readable is typed."""
        return self.date.value()

    def set_value(self, value: date | None) -> None:
        """Show a day, or nothing."""
        self.date.set_value(value)

    def raw(self) -> str:
        """Exactly what is typed."""
        return self.date.raw()

    def _quick_choices(self) -> Flow:
        group, buttons = QButtonGroup(self), []
        for at, (label, day) in enumerate(self._ends):
            button = secondary(french.capital(label), self)
            button.setAccessibleName(f"{french.capital(label)}, {french.long_date(day)}")
            group.addButton(button, at)
            buttons.append(button)
        group.idClicked.connect(self._choose)
        return Flow(buttons, px(self, Space.S), px(self, Space.S), self)

    def _choose(self, at: int) -> None:
        self.date.set_value(self._ends[at][1])
        self.edited.emit()


class MomentField(QWidget):
    """A date and an hour, side by side."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date, self.hour = DateField(today, self), HourField(self)
        self.setFocusProxy(self.hour)
        self.hour.setFixedWidth(self.fontMetrics().averageCharWidth() * 10 + px(self, Space.XL))
        row = bare(QHBoxLayout(self), Space.S)
        row.addWidget(self.date, 1)
        row.addWidget(self.hour)
        for field in (self.date, self.hour):
            field.edited.connect(self.edited)

    def setAccessibleName(self, name: str) -> None:
        """Name both fields, where a screen reader looks for it."""
        super().setAccessibleName(name)
        self.date.setAccessibleName(f"{name}, le jour")
        self.hour.setAccessibleName(f"{name}, l’heure")

    def value(self) -> datetime | None:
        """The moment; None when the day or the hour cannot be read."""
        day, hour = self.date.value(), self.hour.value()
        return datetime.combine(day, hour) if day and hour else None

    def aim_at_gap(self) -> None:
        """Take the focus, from now on, where something is missing: the day when it cannot be read, else the hour."""
        self.setFocusProxy(self.hour if self.date.value() else self.date.line)

    def set_value(self, value: datetime) -> None:
        """Show a moment, to the minute."""
        self.date.set_value(value.date())
        self.hour.set_value(value.time())

    def raw(self) -> str:
        """Exactly what is typed."""
        return f"{self.date.raw()} {self.hour.raw()}".strip()


class _Finder(QCompleter):
    """Finds a suggestion by any part of it or of its other spellings, accents and case left aside."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setCompletionRole(_SPELLINGS)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        """What was typed, as the spellings are compared."""
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What is put in the line when a suggestion is taken."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class SuggestField(QComboBox):
    """Any text, with usual ones to pick from; what is typed is never replaced by a suggestion.

    `left` when the keyboard goes elsewhere, or Enter says that it is typed.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self._line = Line(self, placeholder=placeholder)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setCompleter(_Finder(self.model(), self))
        self._line.edited.connect(self.edited)
        self._line.editingFinished.connect(self.left)

    @property
    def spoken_role(self) -> str:
        """Nothing of its own for Orca, which says the name of an editable list, then that of the line within."""
        return "Client" if is_on_a_bus() else ""

    def setAccessibleName(self, name: str) -> None:
        """Name the line too, where a screen reader looks for it."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def set_suggestions(self, suggestions: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Offer these texts, keeping what is typed; each is found by its other spellings as well."""
        typed = self.currentText()
        with QSignalBlocker(self._line):
            self.clear()
            for words, spellings in suggestions:
                self.addItem(words)
                self.setItemData(self.count() - 1, " / ".join(map(fold, (words, *spellings))), _SPELLINGS)
        self.set_value(typed)

    def value(self) -> str:
        """What is typed, on one line, without blanks around."""
        return text.tidy(self.currentText())

    def set_value(self, value: str) -> None:
        """Show this text."""
        with QSignalBlocker(self._line):
            self.setCurrentIndex(self.findText(value))
            self.setEditText(value)
        self._line.setCursorPosition(0)

    def raw(self) -> str:
        """Exactly what is typed."""
        return self.currentText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the advisor is in this field."""
        if not left_to_the_page(self, event):
            super().wheelEvent(event)
