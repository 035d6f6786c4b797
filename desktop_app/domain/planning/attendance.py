"""Attendance of an advisor: whether they came on a day, when, and whose doing it is when hours were lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from .. import text
from ..errors import Fault, refuse
from . import Decider, Session


class AttendanceState(Enum):
    """How the day went; the value is what the screens say."""

    AS_PLANNED = "comme prévu"
    LATE = "arrivée en retard"
    LEFT_EARLY = "départ avant l’heure"
    ABSENT = "absence"


@dataclass(frozen=True)
class Attendance:
    """One advisor on one date. `came_at` and `left_at` are told where they differ from what was planned."""

    day: date
    advisor_id: int
    state: AttendanceState
    came_at: time | None = None
    left_at: time | None = None
    decider: Decider = Decider.PARTNER
    note: str = ""


def check_attendance(attendance: Attendance, sessions: Iterable[Session], today: date) -> None:
    """Refuse hours that do not belong to the day (fields came_at, left_at, note)."""
    held = [session for session in sessions if session.advisor_id == attendance.advisor_id and session.segments]
    faults = [*text.line_faults(attendance.note, "note", "La note", required=False)]
    if not held:
        faults.append(Fault("", "Cette personne ne devait pas recevoir ce jour-là."))
    elif attendance.day > today:
        faults.append(Fault("", "Ce jour n’est pas encore venu : notez plutôt une absence."))
    opens = min((session.opens.time() for session in held), default=time.min)
    closes = max((session.closes.time() for session in held), default=time.max)
    if (
        held
        and attendance.state is AttendanceState.LATE
        and not (attendance.came_at and opens < attendance.came_at < closes)
    ):
        faults.append(Fault("came_at", "Écrivez l’heure de l’arrivée, après l’ouverture et avant la fin."))
    if (
        held
        and attendance.state is AttendanceState.LEFT_EARLY
        and not (attendance.left_at and opens < attendance.left_at < closes)
    ):
        faults.append(Fault("left_at", "Écrivez l’heure du départ, après l’ouverture et avant la fin."))
    refuse(faults)


def minutes_held(attendance: Attendance | None, sessions: Iterable[Session]) -> int:
    """How long the advisor really received on that day, as far as anybody said; as planned when nobody did."""
    if attendance and attendance.state is AttendanceState.ABSENT:
        return 0
    first = (attendance and attendance.came_at) or time.min
    last = (attendance and attendance.left_at) or time.max
    return sum(
        max(0, _minute(min(segment.end, last)) - _minute(max(segment.start, first)))
        for session in sessions
        for segment in session.segments
    )


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
