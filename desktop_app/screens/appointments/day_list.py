"""The day as a list of real time, used with one key a gesture or with the mouse."""

from datetime import time

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.reception.queue import QueueEnd
from desktop_app.use_cases.reception.today import Booked, DayView, Free
from desktop_app.use_cases.workshops.gauges import Gauge

from .day_lines import key_of_free, lines_of
from .step_list import StepList
from .steps import ALL_STEPS


class DayList(StepList):
    """`asked` carries the `Row` and the `Step` that is wanted done with it."""

    may_be_dense = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("La journée, heure par heure", ALL_STEPS, parent)
        self.setObjectName("day_list")
        self.doubleClicked.connect(self._book)
        self._day: object = None

    def show_day(self, view: DayView) -> None:
        """Show this day; on the same day the chosen row stays chosen, or the free place that it has left.

        Otherwise no row is: a key meant for somebody who has left must not fall on the next person.
        """
        same_day = view.day == self._day and self.rows.rowCount() > 0
        chosen, lines, kept = self.chosen if same_day else None, lines_of(view), list[object]()
        self._day = view.day
        if chosen is not None:
            row = chosen.row
            kept = [chosen.key, key_of_free(row) if isinstance(row, Booked) else None]
        awaited = {at: line.wanted_at for at, line in enumerate(lines) if line.wanted_at}
        first = min(awaited, key=lambda at: awaited[at], default=0 if lines else -1)
        self.show_lines(lines, *kept, otherwise=-1 if same_day else first)

    def choose_ticket(self, ticket_id: int) -> None:
        """Choose the row of this ticket when the day has it."""
        self.choose_key(("ticket", ticket_id))

    def choose_appointment(self, appointment_id: int) -> None:
        """Choose the row of this appointment when the day has it."""
        self.choose_key(("booked", appointment_id))

    def choose_hour(self, hour: time) -> bool:
        """Choose the row held at this hour, else the next one, else the last; whether the day has any."""
        rows = {at: line.row for at, line in enumerate(self.rows.rows()) if isinstance(line.row, Booked | Free | Gauge)}
        starts = {at: row.start for at, row in rows.items()}
        still = [at for at, row in rows.items() if row.end.time() > hour]
        if starts:
            self._choose(min(still, key=starts.__getitem__) if still else max(starts, key=starts.__getitem__))
        return bool(starts)

    def _book(self, index: QModelIndex) -> None:
        line = self.rows.row_at(index)
        if line and isinstance(line.row, Free | QueueEnd | Gauge):
            self._ask(line, line.steps[0])
