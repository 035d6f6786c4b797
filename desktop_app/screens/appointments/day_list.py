"""The day as a list of real time, used with one key a gesture or with the mouse."""

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.reception.queue import QueueEnd
from desktop_app.use_cases.reception.today import Booked, DayView, Free
from desktop_app.use_cases.workshops.gauges import Gauge

from ..theme.style import roomy
from .list_line import ListLine
from .queue_steps import ALL_STEPS as QUEUE_STEPS
from .row_lines import RowLine, lines_of
from .row_shape import DENSE, ROOMY
from .step_list import StepList
from .steps import ALL_STEPS, BOOK
from .workshop_lines import ALL_STEPS as WORKSHOP_STEPS
from .workshop_lines import WorkshopLine


class DayList(StepList):
    """`asked` carries the row and the `Step` that is wanted done with it.

    A row is a `Booked`, a `Free`, a `Gauge`, a `Queued` or a `QueueEnd`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("La journée, heure par heure", parent, heights=lambda: ROOMY if roomy() else DENSE)
        self.setObjectName("day_list")
        self.doubleClicked.connect(self._book)
        self._day: object = None

    def show_day(self, view: DayView) -> None:
        """Show this day; on the same day the chosen row stays chosen, or the free place that it has left.

        Otherwise no row is: a key meant for somebody who has left must not fall on the next person.
        """
        same_day = view.day == self._day and self.rows.rowCount() > 0
        chosen = self.chosen if same_day else None
        self._day = view.day
        lines = lines_of(view)
        self.rows.set_rows(lines)
        # A pause may have come above a row that stays: its height is asked again.
        self.scheduleDelayedItemsLayout()
        if same_day:
            self._choose_again(chosen, lines)
        elif lines:
            awaited = {at: line.wanted_at for at, line in enumerate(lines) if line.wanted_at}
            self._choose(min(awaited, key=lambda at: awaited[at], default=0))
        self.strips.place()

    def choose_ticket(self, ticket_id: int) -> None:
        """Choose the row of this ticket when the day has it."""
        if (at := self.rows.row_of(("ticket", ticket_id))) >= 0:
            self._choose(at)

    def choose_appointment(self, appointment_id: int) -> None:
        """Choose the row of this appointment when the day has it."""
        for at, line in enumerate(self.rows.rows()):
            if isinstance(line, RowLine) and line.key[:2] == ("booked", appointment_id):
                self._choose(at)

    def choose_hour(self, hour: time) -> bool:
        """Choose the row held at this hour, else the next one, else the last; whether the day has any."""
        lines = self.rows.rows()
        rows = {at: line.row for at, line in enumerate(lines) if isinstance(line, RowLine | WorkshopLine)}
        starts = {at: row.start for at, row in rows.items()}
        still = [at for at, row in rows.items() if row.end.time() > hour]
        if starts:
            self._choose(min(still, key=starts.__getitem__) if still else max(starts, key=starts.__getitem__))
        return bool(starts)

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the rows, for the list of shortcuts."""
        return [(step.key, step.sentence) for step in (BOOK, *ALL_STEPS, *QUEUE_STEPS, *WORKSHOP_STEPS)]

    def _choose_again(self, chosen: ListLine | None, lines: Sequence[ListLine]) -> None:
        if chosen is None:
            return
        if not isinstance(chosen, RowLine):
            self._choose(self.rows.row_of(chosen.key))
            return
        place = _place_of(chosen.row)
        free = {at: line.row for at, line in enumerate(lines) if isinstance(line.row, Free)}
        freed = [at for at, row in free.items() if _place_of(row) == place]
        kept = self.rows.row_of(chosen.key)
        self._choose(kept if kept >= 0 else next(iter(freed), -1))

    def _book(self, index: QModelIndex) -> None:
        line = self.rows.row_at(index)
        if line and isinstance(line.row, Free | QueueEnd | Gauge):
            self._ask(line, line.steps[0])


def _place_of(row: Booked | Free) -> tuple[datetime, int]:
    return row.start, row.advisor.id
