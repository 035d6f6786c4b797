"""The fields of the forms about days: a list of dates, several people, a room, a day and its half."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import read_date, short_date
from desktop_app.domain.planning import Half

from ..theme.tokens import Space, bare, px
from ..widgets.boxes import TicksField
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, NoteField, TextField, in_words
from ..widgets.flow import Flow

_NO_ROOM = "Non précisée"


class DatesField(NoteField):
    """Dates with commas or line breaks between them, each read as `french.read_date` reads it."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._today = today
        self.setPlaceholderText("ex. 12/01/2027, 19/01/2027")

    def dates(self) -> tuple[date, ...]:
        """Those that can be read, as they were typed."""
        return tuple(day for part in self._parts() if (day := read_date(part, self._today())))

    def unread(self) -> str:
        """The first part that is no date, or ''."""
        return next((part for part in self._parts() if read_date(part, self._today()) is None), "")

    def show_dates(self, dates: Iterable[date]) -> None:
        """Show these dates, in order."""
        self.set_value(", ".join(short_date(day) for day in sorted(dates)))

    def _parts(self) -> list[str]:
        return [part.strip() for part in re.split(r"[,;\n]| et ", self.value()) if part.strip()]


class AdvisorsField(TicksField):
    """Which advisors are ticked: a box each, beside one another."""

    def __init__(self, advisors: Sequence[tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_options(advisors)
        # Out of the column, one under the other, into what goes on in the next line where there is no room.
        self._column.addWidget(Flow(list(self._ticks.values()), px(self, Space.XL), px(self, Space.S), self))


class RoomField(QWidget):
    """A field whose value is the name of a room, or ''. A name that the place does not know stays while it is held."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line, self._choice = TextField(self), ChoiceField((), self)
        self._names: tuple[str, ...] = ()
        column = bare(QVBoxLayout(self))
        for field in (self._line, self._choice):
            column.addWidget(field)
            field.edited.connect(self.edited)
        self._choice.hide()
        self.setFocusProxy(self._line)

    @property
    def stops(self) -> tuple[QWidget, QWidget]:
        """What Tab visits; one of both is hidden."""
        return self._line, self._choice

    def offer(self, names: Sequence[str], usual: str = "") -> None:
        """Offer these rooms; one of another place is let go, and `usual` chosen where none is."""
        held = self.value()
        left = "" if held in self._names and held not in names else held
        self._names = tuple(names)
        self._choice.setVisible(bool(names))
        self._line.setVisible(not names)
        self.setFocusProxy(self._choice if names else self._line)
        self.set_value(left or usual)

    def value(self) -> str:
        """The room, as it is called."""
        return str(self._choice.value() or "") if self._names else self._line.value().strip()

    def set_value(self, value: str) -> None:
        """Show this room."""
        self._line.set_value(value)
        if not self._names:
            return
        known = next((each for each in self._names if each.casefold() == value.casefold()), value)
        offered = ["", *self._names] if known in ("", *self._names) else ["", *self._names, known]
        self._choice.set_options([(each, each or _NO_ROOM) for each in offered])
        self._choice.set_value(known)

    def setAccessibleName(self, name: str) -> None:
        """Name both, where a screen reader looks for it."""
        super().setAccessibleName(name)
        for field in self.stops:
            field.setAccessibleName(name)


class HalfDayField(QWidget):
    """A date and, beside it, « Matin » or « Après-midi »; the date has the focus."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], half: Half, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date, self.half = DateField(today, self), ChoiceField(in_words(Half), self)
        # Its name and its tip say the word: written out, it would leave no room for the date in the largest type.
        self.date.button.setText("")
        self.half.set_value(half)
        self.setFocusProxy(self.date.line)
        row = bare(QHBoxLayout(self), Space.S)
        row.addWidget(self.date, 1)
        row.addWidget(self.half)
        self.date.edited.connect(self.edited)
        self.half.edited.connect(self.edited)

    def setAccessibleName(self, name: str) -> None:
        """Name the date and the half after the row."""
        super().setAccessibleName(name)
        self.date.setAccessibleName(name)
        self.half.setAccessibleName(f"{name}, matin ou après-midi")
