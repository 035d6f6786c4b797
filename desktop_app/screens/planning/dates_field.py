"""A list of dates typed as text: '12/01/2027, 19/01/2027'."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import read_date, short_date

from ..widgets.fields import NoteField


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
        return [part.strip() for part in re.split(r"[,;\n]| et ", self.raw()) if part.strip()]
