"""Move an appointment to another day or hour: from there, to here."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop_app.domain.errors import InThePast
from desktop_app.domain.french import capital, day_and_month, hour, short_moment
from desktop_app.domain.person import Person
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import appointments
from desktop_app.use_cases.reception.appointments import Place
from desktop_app.use_cases.reception.calls import CallRow
from desktop_app.use_cases.reception.today import Booked

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.labels import breakable
from .place import Aim
from .when_part import PlacingDialog, WhenPart


class MoveDialog(PlacingDialog):
    """`done_by` moves it."""

    chapter = "booking#deplacer-un-rendez-vous"

    done_by: Callable[..., Changes] = staticmethod(appointments.move_to)
    abandon = "Abandonner ce déplacement ?"
    tallness = 592

    def __init__(self, context: Context, row: Booked | CallRow, parent: QWidget | None = None) -> None:
        super().__init__(context, "Déplacer le rendez-vous", parent)
        self._row = row
        start = row.appointment.start
        self.from_to = FromTo(row.person.name, start, row.advisor.name, self.form)
        self.form.add(self.from_to)
        self.when = WhenPart(context, self.form, Aim(start.date()), moving=row.appointment.id)
        self.when.changed.connect(self._follow_place)
        self._follow_place()
        self.when.days.setFocus()

    def give(self) -> bool:
        place = self.when.place
        if not self.is_right(self.when.faults()) or place is None:
            return False
        return self.place_at(self._row.person, place, but=self._row.appointment.id) is not None

    def store(self, _person: Person, place: Place) -> Changes | None:
        return self.context.runner.beside(self.form, asking=(InThePast,)).do(
            self.done_by,
            self._row.appointment.id,
            advisor_id=place.slot.advisor_id,
            start=place.slot.start,
            past_confirmed=self.when.past.value(),
        )

    def _follow_place(self) -> None:
        place = self.when.place
        self.from_to.aim(place.slot.start if place else None, place.advisor.name if place else "")
        self.say_verb(f"Déplacer au {short_moment(place.slot.start, self.context.today())}" if place else "Déplacer")
        self.say_place(place)


class FromTo(QFrame):
    """The person's name, « de » the present place, « à » the chosen one."""

    def __init__(self, name: str, start: datetime, advisor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "info")
        self._advisor, self._to = advisor, labels.strong("", self)
        grid = QGridLayout(self)
        grid.setContentsMargins(*[px(self, Space.L)] * 4)
        grid.setHorizontalSpacing(px(self, Space.M))
        grid.setVerticalSpacing(px(self, Space.XS))
        grid.setColumnStretch(1, 1)
        grid.addWidget(labels.strong(breakable(name), self), 0, 0, 1, 2)
        for row, (word, label) in enumerate((("De", labels.body(_told(start, advisor), self)), ("À", self._to)), 1):
            head = QLabel(word, self)
            head.setProperty("role", "muted")
            grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)

    def aim(self, start: datetime | None, advisor: str) -> None:
        """Show where it goes, '…' while nothing is chosen; the advisor is said when it is another one."""
        self._to.setText(_told(start, advisor if advisor != self._advisor else "") if start else "…")


def _told(start: datetime, advisor: str) -> str:
    words = f"{capital(day_and_month(start.date()))} à {hour(start)}"
    return f"{words}, avec {advisor}" if advisor else words
