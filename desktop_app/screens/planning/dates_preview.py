"""The next dates of a pattern while it is typed: each is held, or skipped with its reason, and all are counted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import capital, day_and_month, lasting, long_date
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import TOLD, ComingDate, Foreseen, dates_told

from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.aloud import announce_at_rest
from ..widgets.row_model import Column, RowModel
from ..widgets.table import TableView

_TITLE = f"Les {TOLD} prochaines dates"
_TITLE_TAKEN = f"{_TITLE}, et celles qui sautent plus tard"
_NONE = "Aucune date à venir."


@frozen
class _Row:
    day: date
    words: str
    state: str
    held: bool


class DatesPreview(QWidget):
    """A table of a date and its reason, and their total; said aloud once typing rests."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns: tuple[Column[_Row], ...] = (
            Column("Date", lambda row: row.words),
            Column("Ce jour-là", lambda row: row.state, spoken=_spoken, stretch=True),
        )
        self.model = RowModel(columns, lambda row: row.day, self)
        self.table = TableView(self.model, _TITLE, self)
        # Nothing is chosen in it: its rows need not be as high as those that a hand aims at.
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + px(self, Space.M))
        self._heading, self.total = labels.heading(_TITLE, self), labels.strong("", self)
        column = bare(QVBoxLayout(self), Space.S)
        column.addWidget(self._heading)
        column.addWidget(self.total)
        column.addWidget(self.table, 1)
        column.addStretch()

    def show_dates(self, found: Foreseen) -> None:
        """Show the next dates, and how many there are; those that are taken later on come under them, uncounted."""
        self._heading.setText(_TITLE_TAKEN if found.taken_later else _TITLE)
        self._show((*found.dates, *found.taken_later), dates_told(found.dates) or _NONE)

    def show_nothing(self, why: str) -> None:
        """Say what must be typed before there is a date."""
        self._heading.setText(_TITLE)
        self._show((), why)

    def show_whole(self, whole: bool) -> None:
        """Be as high as all its rows, for a window that scrolls, or as what is left."""
        rows = self.table.verticalHeader().defaultSectionSize() * TOLD
        self.table.setMinimumHeight(rows + px(self, Space.XXL) * 2 if whole else 0)

    def _show(self, dates: Sequence[ComingDate], words: str) -> None:
        self.model.set_rows(
            _Row(each.day, _date(each.day, dates[0].day), _state(each), bool(each.held)) for each in dates
        )
        self.table.setVisible(bool(dates))
        if words != self.total.text():
            self.total.setText(words)
            announce_at_rest(self, words)


def _date(day: date, first: date) -> str:
    """The year is said where it is not that of the first date."""
    return capital(day_and_month(day) if day.year == first.year else long_date(day))


def _state(each: ComingDate) -> str:
    """How long somebody receives, and what is not as usual; of a date that is skipped, only why."""
    return ", ".join(filter(None, [lasting(each.minutes) if each.held else "", each.why]))


def _spoken(row: _Row) -> str:
    return row.state if row.held else f"sautée, {row.state}"
