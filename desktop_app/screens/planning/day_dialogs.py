"""The dialogs about one date: a permanence changed on it, or one that no pattern gives; its pattern stays as it is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time
from enum import Enum

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault, Refused, refuse
from desktop_app.domain.french import capital, day_and_month
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import DayException, Decider, Segment, Session, SessionKey
from desktop_app.domain.theme import Purpose
from desktop_app.use_cases.planning import exceptions, places, rooms, schedule

from ..context import Context
from ..widgets import labels
from ..widgets.boxes import TickField
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField, in_words
from ..widgets.reading import date_faults
from .change_dialog import KNOWN_ON, ChangeDialog
from .fields import RoomField
from .segments_part import FIELD, SegmentsPart

_NOTE_HELP = "Facultatif, en quelques mots, sans nom ni raison de santé : l’agenda le montre."


class Way(Enum):
    """What becomes of the permanence: what the choice says, what the button does, the row that is asked for it."""

    CANCEL = "Elle n’a pas lieu", "Noter l’annulation"
    MOVE = "Elle a lieu un autre jour", "Noter le déplacement", "day", FIELD
    HOURS = "Elle a lieu à d’autres heures", "Noter les heures", FIELD
    PERSON = "Quelqu’un d’autre vient", "Noter le remplacement", "advisor"
    ROOM = "Elle a lieu dans une autre salle", "Noter la salle", "room"
    PLACE = "Elle a lieu à un autre endroit", "Noter l’endroit", "place"
    OPEN = "Elle a lieu bien que le lieu soit fermé", "Noter l’ouverture"

    def __init__(self, words: str, verb: str, *rows: str) -> None:
        self.words, self.verb, self.rows = words, verb, rows


class DayDialog(ChangeDialog):
    """Its rows are `day`, `opens`, `hours`, `decider`, `known_on` and `note`; whoever derives from it adds its own."""

    nothing = "Rien ne change pour cette permanence."
    foreseen_by = staticmethod(exceptions.preview)
    done_by = staticmethod(exceptions.make)

    def said_besides(self, change: DayException) -> Sequence[str]:
        """What the rooms that it names lack for what is done there."""
        return (self.context.runner.read(rooms.said_of, change.instead) or ()) if change.instead else ()

    def rooms_of(self, place_id: int) -> list[str]:
        """The names of the rooms of this place."""
        return [each.name for each in self.context.runner.read(rooms.every) or () if each.place_id == place_id]

    def add_when(self) -> None:
        """Add the rows of the day and its hours."""
        row, today = self.form.row, self.context.today
        self.day = row("day", "Quel jour ?", DateField(today), "Par exemple 4/12, ou 4 décembre.")
        self.opens = row("opens", "", TickField("Ouvrir quand même"))
        self.hours = row(FIELD, "Quelles heures ?", SegmentsPart())
        self.day.edited.connect(self._offer_to_open)

    def add_why(self) -> None:
        """Add the rows that say who decides, since when it is known, and why."""
        self.decider = self.form.row("decider", "Qui en décide ?", ChoiceField(in_words(Decider)))
        self.known_on = self.form.row("known_on", "Su quand ?", DateField(self.context.today))
        self.note = self.form.row("note", "Pourquoi ?", TextField(), _NOTE_HELP)
        self.known_on.set_value(self.context.today())

    def day_faults(self) -> list[Fault]:
        """What is wrong with the day."""
        return date_faults({"day": self.day}, day="Écrivez le jour.")

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
        refuse(date_faults({"known_on": self.known_on}, known_on=KNOWN_ON))
        known_on = self.known_on.value()
        assert known_on
        return DayException(0, key, instead, self.decider.value(), known_on, self.note.value(), opens)

    def _offer_to_open(self) -> None:
        day = self.day.value()
        closed = self.context.runner.read(schedule.why_closed, day) if day and day >= self.context.today() else ""
        self.opens.setText(f"Ouvrir quand même : {closed}" if closed else "Ouvrir quand même")
        self.form.show_row("opens", bool(closed) and self.form.shows("day"))


class AddedDayDialog(DayDialog):
    """`day` is the date to begin with, or None."""

    chapter = "absences#ajouter-un-jour-exceptionnel"
    abandon = "Abandonner ce jour ?"
    verb = "Ajouter ce jour"
    hint = "Ctrl+Entrée : ajouter"

    def __init__(self, context: Context, day: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Ajouter un jour exceptionnel", parent)
        who, there = context.runner.read(schedule.advisors_offered) or (), context.runner.read(places.offered) or ()
        self.add_when()
        self.hours.show_segments((Segment(time(9), time(12)),))
        self.day.set_value(day)
        self.advisor = self.form.row("advisor", "Qui vient ?", ChoiceField(who))
        self.purpose = self.form.row("purpose", "Pour quoi ?", ChoiceField(in_words(Purpose)))
        self.where = self.form.row("place", "À quel endroit ?", ChoiceField(there))
        self.form.show_row("place", self.where.count() > 1)
        self.add_why()
        self.where.edited.connect(self._follow_place)
        self._follow_place()
        self._offer_to_open()
        self.look_ahead()
        self.day.setFocus()

    def _follow_place(self) -> None:
        self.hours.offer_rooms(self.rooms_of(self.where.value() or MAIN))

    def read(self) -> DayException:
        faults, day = self.day_faults(), self.day.value()
        if not self.advisor.value():
            faults.append(Fault("advisor", "Choisissez une personne."))
        if day is None:
            refuse(faults)
        assert day
        wanted = Session(day, self.advisor.value(), self.purpose.value(), (), place_id=self.where.value() or MAIN)
        session = self.held(wanted, faults)
        return self.told(session.key, session, opens=self.form.shows("opens") and self.opens.value())


class ChangedDayDialog(DayDialog):
    """`planned` is the permanence as its pattern gives it, `way` what to begin with."""

    chapter = "absences#changer-un-seul-jour"

    def __init__(
        self, context: Context, planned: Session, way: Way = Way.CANCEL, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, f"Changer {day_and_month(planned.day)}", parent)
        self._planned = planned
        closed = bool(context.runner.read(schedule.why_closed, planned.day))
        self._lay_out(closed=closed)
        self.hours.show_segments(planned.segments)
        self.room.set_value(planned.segments[0].room if planned.segments else "")
        self.way.set_value(Way.OPEN if closed else way)
        self.way.edited.connect(self._follow_way)
        self._follow_way()
        self.look_ahead()
        self.way.setFocus()

    def read(self) -> DayException:
        way, planned = self.way.value(), self._planned
        opens = way is Way.OPEN or (way is Way.MOVE and self.form.shows("opens") and self.opens.value())
        return self.told(planned.key, self._instead(way, planned), opens=opens)

    def _instead(self, way: Way, planned: Session) -> Session | None:
        if way is Way.CANCEL:
            return None
        if way is Way.MOVE:
            held = self.held(planned, self.day_faults())
            day = self.day.value()
            assert day
            return replace(held, day=day, original=None if day == planned.day else planned.day)
        if way is Way.HOURS:
            return self.held(planned)
        if way is Way.PERSON:
            return replace(planned, advisor_id=self.advisor.value())
        if way is Way.ROOM:
            room = self.room.value()
            return replace(planned, segments=tuple(replace(each, room=room) for each in planned.segments))
        if way is Way.PLACE:
            return replace(planned, place_id=self.where.value())
        return planned

    def _lay_out(self, *, closed: bool) -> None:
        planned, row, read = self._planned, self.form.row, self.context.runner.read
        there = [each for each in read(places.offered) or () if each[0] != planned.place_id]
        possible = {Way.OPEN: closed, Way.PLACE: bool(there)}
        ways = [(each, each.words) for each in Way if possible.get(each, True)]
        who, rooms = read(schedule.advisors_offered) or [], self.rooms_of(planned.place_id)
        words = f"{capital(planned.purpose.value)} avec {self.names.get(planned.advisor_id, '')}, {planned.hours_told}."
        self.form.add(labels.body(words, self.form))
        self.way = row("way", "Que devient cette permanence ?", ChoiceField(ways))
        self.add_when()
        self.hours.offer_rooms(rooms)
        self.advisor = row("advisor", "Qui vient ?", ChoiceField(who))
        self.advisor.set_value(next((id for id, _ in who if id != planned.advisor_id), planned.advisor_id))
        self.room = row("room", "Quelle salle ?", RoomField())
        self.room.offer(rooms)
        self.where = row("place", "À quel endroit ?", ChoiceField(there))
        self.add_why()

    def _follow_way(self) -> None:
        way = self.way.value()
        self.verb = way.verb
        for name in {name for each in Way for name in each.rows}:
            self.form.show_row(name, name in way.rows)
        self._offer_to_open()
