"""Attendance of the advisors: one key a day, as planned unless told otherwise, and asked again while nobody said it."""

from datetime import date, timedelta
from functools import partial

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import day_and_month
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Session
from desktop_app.domain.planning.attendance import (
    Attendance,
    AttendanceState,
    Missed,
    check_attendance,
    minutes_held,
    missed,
)
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import attendances

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from . import schedule

ASKED_FOR = timedelta(days=7)
_VERBS = {
    AttendanceState.AS_PLANNED: "présence notée, comme prévu",
    AttendanceState.LATE: "arrivée en retard notée",
    AttendanceState.LEFT_EARLY: "départ avant l’heure noté",
    AttendanceState.LATE_AND_LEFT_EARLY: "arrivée en retard et départ avant l’heure notés",
    AttendanceState.ABSENT: "absence notée",
}


@frozen
class Attended:
    """An advisor of one date, what was planned, and what was said of it, None while nobody said anything."""

    day: date
    advisor: Advisor
    sessions: tuple[Session, ...]
    attendance: Attendance | None

    @property
    def planned(self) -> int:
        """Minutes planned."""
        return sum(session.minutes for session in self.sessions)

    @property
    def held(self) -> int:
        """Minutes really held, as far as anybody said."""
        return minutes_held(self.attendance, self.sessions)

    @property
    def missed(self) -> tuple[Missed, ...]:
        """What was not held of it, cause by cause."""
        return missed(self.attendance, self.sessions)


@everyone
def of_day(desk: Desk, day: date) -> tuple[Attended, ...]:
    """Everybody who was to receive on this date, in order of opening."""
    said = {each.advisor_id: each for each in attendances.between(desk.db, day, day)}
    who, by_advisor = schedule.advisors_on(desk, day), dict[int, list[Session]]()
    for session in schedule.here_on(desk, day):
        by_advisor.setdefault(session.advisor_id, []).append(session)
    return tuple(Attended(day, who[id], tuple(found), said.get(id)) for id, found in by_advisor.items())


@everyone
def unanswered(desk: Desk) -> tuple[Attended, ...]:
    """The days of the past week of which nobody has said whether the advisor came, the newest first."""
    today = desk.now().date()
    days = [today - timedelta(back) for back in range(1, ASKED_FOR.days + 1)]
    held = {each: here for each, here in schedule.here_on_each(desk, days).items() if here}
    return tuple(each for day in days if day in held for each in of_day(desk, day) if each.attendance is None)


@everyone
def note(desk: Desk, attendance: Attendance) -> Changes:
    """Say how the day of an advisor went, today or later on; raises `Refused` for hours that are not of that day.

    Whoever does not come today is noted as away instead (`absences.note`): people are waiting for them.
    """
    today = desk.now().date()
    if attendance.state is AttendanceState.ABSENT and attendance.day == today:
        raise RuleBroken("Aujourd’hui, notez plutôt une absence : les personnes attendues seront à prévenir.")
    with writing(desk.db):
        check_attendance(attendance, schedule.here_on(desk, attendance.day), today)
        before = attendances.get(desk.db, attendance.day, attendance.advisor_id)
        attendances.save(desk.db, attendance, desk.now())
        desk.record(Action.ATTENDANCE_NOTED, f"conseiller-{attendance.advisor_id}", attendance.state.name)
    name = schedule.advisors_on(desk, attendance.day)[attendance.advisor_id].name
    when = "" if attendance.day == today else f"{day_and_month(attendance.day).capitalize()}, "
    undo = Undo(f"la présence de {name}", partial(_undo, before, attendance))
    return Changes(Touched.APPOINTMENTS, f"{when}{name} : {_VERBS[attendance.state]}.", 0, undo)


def _undo(before: Attendance | None, after: Attendance, desk: Desk) -> Changes:
    with writing(desk.db):
        if attendances.get(desk.db, after.day, after.advisor_id) != after:
            raise OutOfDate("Cette présence a été notée autrement depuis : l’action ne peut plus être annulée.")
        if before is None:
            attendances.remove(desk.db, after.day, after.advisor_id)
        else:
            attendances.save(desk.db, before, desk.now())
        desk.record(Action.UNDONE, f"conseiller-{after.advisor_id}")
    return Changes(Touched.APPOINTMENTS, "Annulé : la présence notée.")
