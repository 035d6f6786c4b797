"""What the dialogs about one date have in common: a day, its hours, who decides it, since when it is known, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault, Refused, refuse
from desktop_app.domain.french import capital
from desktop_app.domain.planning import DayException, Decider, Session, SessionKey
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.planning import exceptions, rooms, schedule
from desktop_app.use_cases.planning.cascade import Cascade

from ..context import Context
from ..widgets.boxes import TickField
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField
from ..widgets.reading import date_faults
from .change_dialog import ChangeDialog
from .segments_part import FIELD as HOURS
from .segments_part import SegmentsPart

_NOTE_HELP = "Facultatif, en quelques mots, sans nom ni raison de santé : l’agenda le montre."


class DayDialog(ChangeDialog):
    """Its rows are `day`, `opens`, `hours`, `decider`, `known_on` and `note`; whoever derives from it adds its own."""

    nothing = "Rien ne change pour cette permanence."

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.day, self.hours = DateField(self.today, self.form), SegmentsPart(self.form)
        self.opens = TickField("Ouvrir quand même", self.form)
        self.decider = ChoiceField([(each, capital(each.value)) for each in Decider], self.form)
        self.known_on, self.note = DateField(self.today, self.form), TextField(self.form)
        self.known_on.set_value(self.today())
        self.day.edited.connect(self._offer_to_open)
        self.listen(self.day, self.opens, self.hours, self.decider, self.known_on, self.note)

    def foresee(self, change: DayException) -> Cascade | None:
        """What it would do."""
        return self.context.runner.beside(self.box).read(exceptions.preview, change)

    def carry_out(self, change: DayException) -> Changes | None:
        """Have the day be what this says."""
        return self.context.runner.beside(self.form).do(exceptions.make, change)

    def said_besides(self, change: DayException) -> Sequence[str]:
        """What the rooms that it names lack for what is done there."""
        return (self.context.runner.read(rooms.said_of, change.instead) or ()) if change.instead else ()

    def offer_rooms(self, place_id: int) -> None:
        """Offer the rooms of this place for the hours."""
        self.hours.offer_rooms(self.rooms_of(place_id))

    def rooms_of(self, place_id: int) -> list[str]:
        """The names of the rooms of this place."""
        return [each.name for each in self.context.runner.read(rooms.every) or () if each.place_id == place_id]

    def active(self) -> list[tuple[int, str]]:
        """The advisors who may come, by id and name."""
        known = (self.context.runner.read(schedule.advisors_by_id) or {}).values()
        return [(each.id, each.name) for each in known if each.active]

    def add_when(self, words: str) -> None:
        """Add the rows of the day and its hours."""
        self.form.row("day", words, self.day, "Par exemple 4/12, ou 4 décembre.")
        self.form.row("opens", "", self.opens)
        self.form.row(HOURS, "Quelles heures ?", self.hours)
        self._offer_to_open()

    def add_why(self) -> None:
        """Add the rows that say who decides, since when it is known, and why."""
        self.form.row("decider", "Qui en décide ?", self.decider)
        self.form.row("known_on", "Su quand ?", self.known_on)
        self.form.row("note", "Pourquoi ?", self.note, _NOTE_HELP)

    def day_faults(self) -> list[Fault]:
        """What is wrong with the day."""
        if self.day.value() is not None:
            return []
        return date_faults({"day": self.day}) or [Fault("day", "Écrivez le jour.")]

    def held(self, session: Session, faults: Iterable[Fault] = ()) -> Session:
        """This session at the hours typed; raises `Refused` with these faults and what is wrong with the hours."""
        found = list(faults)
        try:
            segments = self.hours.read()
        except Refused as refusal:
            found += refusal.faults
        refuse(found)
        earliest = min(session.arrives, segments[0].start) if session.arrives else None
        return replace(session, segments=segments, arrives=earliest)

    def told(self, key: SessionKey, instead: Session | None, *, opens: bool) -> DayException:
        """The exception for the session of this key; raises `Refused` for a date that cannot be read."""
        known_on = self.known_on.value()
        if known_on is None:
            unread = date_faults({"known_on": self.known_on})
            raise Refused(unread or [Fault("known_on", "Écrivez le jour où vous l’avez su.")])
        return DayException(0, key, instead, self.decider.value(), known_on, self.note.value(), opens)

    def _offer_to_open(self) -> None:
        day = self.day.value()
        closed = self.context.runner.read(schedule.why_closed, day) if day and day >= self.today() else ""
        self.opens.setText(f"Ouvrir quand même : {closed}" if closed else "Ouvrir quand même")
        self.form.show_row("opens", bool(closed) and self.form.shows("day"))
