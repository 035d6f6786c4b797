"""The "when" of a booking or a move: the day, the hour, the tick for what is noted after the event; and its dialog."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import Fault, InThePast
from desktop_app.domain.french import capital, day_and_month, plural
from desktop_app.domain.person import Person
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import agenda, appointments, today
from desktop_app.use_cases.reception.appointments import Place

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.boxes import TickField
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField
from ..widgets.form import Form
from ..widgets.reading import date_fault
from .place import Aim, may_come_twice
from .slot_choices import SlotChoices

DAYS_OFFERED = 12
_ANOTHER = "another"


class WhenPart(QObject):
    """Adds its rows `day`, `date`, `slot` and `past` to a form; `changed` when another place is chosen.

    For an appointment that is moved, `moving` is its id: only what can be agreed for it is offered.
    """

    changed = Signal()

    def __init__(self, context: Context, form: Form, aim: Aim | None, *, moving: int = 0) -> None:
        super().__init__(form)
        self._moving, self._person_id = moving, aim.person_id if aim else 0
        self._context = context
        self._form = form
        self.days = form.row("day", "Quel jour ?", ChoiceField(parent=form))
        self.days.fill_column()
        self.date = form.row("date", "Autre date", DateField(context.today, form), "Par exemple 4/12, ou 4 décembre.")
        self.slots = form.row("slot", "À quelle heure ?", SlotChoices(form))
        self.past = form.row("past", "", TickField("Noter après coup : montrer aussi les heures passées", form))
        self.days.edited.connect(self._change_day)
        self.date.edited.connect(self.offer)
        self.slots.edited.connect(self.changed)
        self.past.edited.connect(self._confirm_past)
        self._begin(aim)

    @property
    def place(self) -> Place | None:
        """The chosen place."""
        return self.slots.value()

    @property
    def day(self) -> date | None:
        """The chosen day; None while a typed date can't be read."""
        chosen = self.days.value()
        return self.date.value() if chosen == _ANOTHER else chosen

    def faults(self) -> list[Fault]:
        """What is missing, beside the date that cannot be read or the hours to choose from."""
        if self.place is not None:
            return []
        if self.day is not None:
            return [Fault("slot", "Choisissez une heure de la liste.")]
        typed = self.date.raw().strip()
        return [Fault("date", date_fault(typed, "4/12") if typed else "Écrivez le jour voulu.")]

    def offer_to(self, person_id: int) -> None:
        """Read the places again for this person, 0 for nobody known: a seat may be kept for them."""
        if person_id != self._person_id:
            self._person_id = person_id
            self.offer()

    def _begin(self, aim: Aim | None) -> None:
        lines = self._read_days()
        known = {line.day for line in lines}
        wanted = [aim.day] if aim and (aim.day in known or not self._moving) else []
        first = next(iter([*wanted, *(line.day for line in lines if line.left)]), None)
        self.days.set_options([*((line.day, _day_words(line)) for line in lines), (_ANOTHER, "Autre date…")])
        self.days.set_value(first if first in known else _ANOTHER)
        if first not in known:
            self.date.set_value(first)
        self._change_day()
        if aim and aim.start:
            self.slots.choose(aim.start, aim.advisor_id)
            self.changed.emit()

    def _read_days(self) -> tuple[agenda.DayLine, ...]:
        read = self._context.runner.read
        if self._moving:
            return read(agenda.coming_to_move_to, self._moving, self._context.today(), DAYS_OFFERED) or ()
        return read(agenda.coming, self._context.today(), DAYS_OFFERED) or ()

    def _read_places(self, day: date) -> list[Place]:
        read = self._context.runner.read
        if self._moving:
            return read(appointments.places_to_move_to, self._moving, day) or []
        return read(appointments.places_on, day, self._person_id) or []

    def _change_day(self) -> None:
        another = self.days.value() == _ANOTHER
        self._form.show_row("date", another)
        if another:
            self.date.setFocus()
        self.offer()

    def _confirm_past(self) -> None:
        self._form.clear_faults()
        self.offer()

    def offer(self, *, choose: bool = True) -> None:
        """Read the places again: the chosen one stays, else the first is chosen, or none unless `choose`."""
        day, kept = self.day, self.place
        if day is None:
            self.slots.offer([], None, "Choisissez d’abord un jour." if not self.date.raw() else "")
            self._form.show_row("past", False)
        else:
            self._offer_places(day, kept, choose=choose)
        self.changed.emit()

    def _offer_places(self, day: date, kept: Place | None, *, choose: bool) -> None:
        places = self._read_places(day)
        past = [place for place in places if place.past]
        shown = places if self.past.value() else [place for place in places if not place.past]
        same = next((place for place in shown if kept and place.slot == kept.slot), None)
        following = None if shown else self._context.runner.read(today.next_day, day)
        closed = "" if places else self._context.runner.read(schedule.why_closed, day) or ""
        self.slots.offer(
            shown,
            same or (next(iter(shown), None) if choose else None),
            _no_hour(day, len(places), len(past), following, closed),
        )
        self._form.show_row("past", bool(past))


class PlacingDialog(FormDialog):
    """Gives a place, that of `when`; Enter does, Ctrl+Enter does and closes.

    `placed` carries the appointment's id once the dialog has closed, and what lies under it was read again.
    """

    placed = Signal(int)
    abandon = "Abandonner ce rendez-vous ?"
    when: WhenPart
    _given = 0

    def done(self, result: int) -> None:
        super().done(result)
        if self._given:
            self.placed.emit(self._given)

    def store(self, person: Person, place: Place) -> Changes | None:
        """Give this place, asking whether it is in the past; None when it was refused, which is said."""
        raise NotImplementedError

    def place_at(self, person: Person, place: Place, *, but: int = 0) -> Changes | None:
        """Store it once each question is answered; None, and the hours as they are now, where it may not be.

        `but` is the id of the appointment that is moved there.
        """
        if not may_come_twice(self.context, person, place, but=but):
            return None
        try:
            changes = self.store(person, place)
        except InThePast as question:
            self.form.show_faults(question.faults)
            self.form.show_row("past", True)
            self.when.past.setFocus()
            return None
        if changes is None:
            # When the chosen place is gone, the agent chooses anew.
            self.when.offer(choose=False)
        else:
            self._given = changes.subject
        return changes

    def say_place(self, place: Place | None) -> None:
        """Say above the buttons with whom the chosen place is and what for."""
        self.say_above(f"Avec {place.advisor.name}, {place.purpose.value}." if place else "")


def _day_words(line: agenda.DayLine) -> str:
    """'Jeudi 27 novembre – 5 places, démarches administratives'; the hours say the purpose when there are several."""
    full = "sans rendez-vous" if line.walk_in else "complet"
    left = plural(line.left, "place") if line.left else full
    purpose = f", {line.purposes[0].value}" if len(line.purposes) == 1 else ""
    return f"{capital(day_and_month(line.day))} – {left}{purpose}"


def _no_hour(day: date, places: int, past: int, following: date | None, closed: str) -> str:
    """Why no hour is offered on this day; `closed` is why the place is closed, or ''."""
    if past and past == places:
        return "Les heures de ce jour sont passées. Cochez ci-dessous pour noter un rendez-vous après coup."
    words = f"Aucune place libre {day_and_month(day)}."
    if closed and not places:
        words = f"Le lieu est fermé {day_and_month(day)} ({closed})."
    return f"{words} Ensuite : {day_and_month(following)}." if following else words
