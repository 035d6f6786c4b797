"""« Ce jour… »: one permanence is cancelled, moved, or held otherwise on its date; its pattern stays as it is."""

from dataclasses import replace
from enum import Enum

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital, day_and_month
from desktop_app.domain.planning import DayException, Session
from desktop_app.use_cases.planning import places, schedule

from ..context import Context
from ..widgets import labels
from ..widgets.fields import ChoiceField
from .day_dialog import DayDialog
from .room_field import RoomField
from .segments_part import FIELD as HOURS


class Way(Enum):
    """What becomes of the permanence; the value is what the choice says."""

    CANCEL = "Elle n’a pas lieu"
    MOVE = "Elle a lieu un autre jour"
    HOURS = "Elle a lieu à d’autres heures"
    PERSON = "Quelqu’un d’autre vient"
    ROOM = "Elle a lieu dans une autre salle"
    PLACE = "Elle a lieu à un autre endroit"
    OPEN = "Elle a lieu bien que le lieu soit fermé"


_VERBS = {
    Way.CANCEL: "Noter l’annulation",
    Way.MOVE: "Noter le déplacement",
    Way.HOURS: "Noter les heures",
    Way.PERSON: "Noter le remplacement",
    Way.ROOM: "Noter la salle",
    Way.PLACE: "Noter l’endroit",
    Way.OPEN: "Noter l’ouverture",
}
_ROWS = {
    Way.CANCEL: (),
    Way.MOVE: ("day", HOURS),
    Way.HOURS: (HOURS,),
    Way.PERSON: ("advisor",),
    Way.ROOM: ("room",),
    Way.PLACE: ("place",),
    Way.OPEN: (),
}


class ChangedDayDialog(DayDialog):
    """`planned` is the permanence as its pattern gives it, `way` what to begin with."""

    chapter = "absences#changer-un-seul-jour"

    def __init__(
        self, context: Context, planned: Session, way: Way = Way.CANCEL, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, f"Changer {day_and_month(planned.day)}", parent)
        self._planned = planned
        closed = context.runner.read(schedule.why_closed, planned.day)
        there = [each for each in context.runner.read(places.offered) or () if each[0] != planned.place_id]
        possible = {Way.OPEN: bool(closed), Way.PLACE: bool(there)}
        self.way = ChoiceField([(each, each.value) for each in Way if possible.get(each, True)], self.form)
        self.where = ChoiceField(there, self.form)
        self.advisor, self.room = ChoiceField(self.active(), self.form), RoomField(self.form)
        self.room.offer(self.rooms_of(planned.place_id))
        self.offer_rooms(planned.place_id)
        self.hours.show_segments(planned.segments)
        self.room.set_value(planned.segments[0].room if planned.segments else "")
        self._lay_out()
        self.way.set_value(Way.OPEN if closed else way)
        others = [id for id, _ in self.active() if id != planned.advisor_id]
        self.advisor.set_value(others[0] if others else planned.advisor_id)
        self.way.edited.connect(self._follow_way)
        self.listen(self.way, self.advisor, self.room, self.where)
        self._follow_way()
        self.look_ahead()
        self.way.setFocus()

    def read(self) -> DayException:
        """The exception typed."""
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

    def _lay_out(self) -> None:
        who = self.names.get(self._planned.advisor_id, "")
        words = f"{capital(self._planned.purpose.value)} avec {who}, {self._planned.hours_told}."
        self.form.add(labels.body(words, self.form))
        self.form.row("way", "Que devient cette permanence ?", self.way)
        self.add_when("Quel jour ?")
        self.form.row("advisor", "Qui vient ?", self.advisor)
        self.form.row("room", "Quelle salle ?", self.room)
        self.form.row("place", "À quel endroit ?", self.where)
        self.add_why()

    def _follow_way(self) -> None:
        way = self.way.value()
        self.verb = _VERBS[way]
        for name in {name for rows in _ROWS.values() for name in rows}:
            self.form.show_row(name, name in _ROWS[way])
        self._offer_to_open()
