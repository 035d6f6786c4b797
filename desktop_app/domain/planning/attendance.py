"""Attendance of an advisor: whether they came on a day, when, and whose doing it is when hours were lost."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from enum import Enum

from .. import text
from ..errors import Fault, refuse
from ..nouns.frozen import frozen
from . import Decider, Session
from .segment import minute_of_day


class AttendanceState(Enum):
    """How the day went; the value is what the screens say."""

    AS_PLANNED = "comme prévu"
    LATE = "arrivée en retard"
    LEFT_EARLY = "départ avant l’heure"
    LATE_AND_LEFT_EARLY = "arrivée en retard et départ avant l’heure"
    ABSENT = "absence"

    @property
    def late(self) -> bool:
        """Whether the advisor came after the opening."""
        return self in (AttendanceState.LATE, AttendanceState.LATE_AND_LEFT_EARLY)

    @property
    def left_early(self) -> bool:
        """Whether the advisor left before the end."""
        return self in (AttendanceState.LEFT_EARLY, AttendanceState.LATE_AND_LEFT_EARLY)


@frozen
class Attendance:
    """One advisor on one date. `came_at` and `left_at` are told where they differ from what was planned.

    `decider` is whose doing the late arrival or the absence is, `left_decider` the departure: the train of the one and
    the works of the other may fall on the same day.
    """

    day: date
    advisor_id: int
    state: AttendanceState
    came_at: time | None = None
    left_at: time | None = None
    decider: Decider = Decider.PARTNER
    note: str = ""
    left_decider: Decider = Decider.PARTNER


@frozen
class Missed:
    """What was planned and not held of a day: why, how long, and whose doing it is."""

    why: AttendanceState
    minutes: int
    decider: Decider


def also(said: AttendanceState | None, asked: AttendanceState) -> AttendanceState:
    """What is to be noted once this is asked of a day of which that was said: who came late may leave early as well."""
    if said is None or not (asked.late or asked.left_early):
        return asked
    both = (said.late or asked.late) and (said.left_early or asked.left_early)
    return AttendanceState.LATE_AND_LEFT_EARLY if both else asked


def check_attendance(attendance: Attendance, sessions: Iterable[Session], today: date) -> None:
    """Refuse hours that do not belong to the day (fields came_at, left_at, note)."""
    held = [session for session in sessions if session.advisor_id == attendance.advisor_id and session.segments]
    faults = [*text.line_faults(attendance.note, "note", "La note", required=False)]
    if not held:
        faults.append(Fault("", "Cette personne ne devait pas recevoir ce jour-là."))
    elif attendance.day > today:
        faults.append(Fault("", "Ce jour n’est pas encore venu : notez plutôt une absence."))
    if held:
        opens = min(session.opens.time() for session in held)
        closes = max(session.closes.time() for session in held)
        faults += _hour_faults(attendance, opens, closes)
    refuse(faults)


def _hour_faults(attendance: Attendance, opens: time, closes: time) -> Iterator[Fault]:
    state, came_at, left_at = attendance.state, attendance.came_at, attendance.left_at
    came_late = came_at is not None and opens < came_at < closes
    gone_early = left_at is not None and opens < left_at < closes
    if state.late and not came_late:
        yield Fault("came_at", "Écrivez l’heure de l’arrivée, après l’ouverture et avant la fin.")
    if state.left_early and not gone_early:
        yield Fault("left_at", "Écrivez l’heure du départ, après l’ouverture et avant la fin.")
    elif state.late and came_late and left_at is not None and came_at is not None and left_at <= came_at:
        yield Fault("left_at", "Le départ vient après l’arrivée : corrigez l’une des deux heures.")


def minutes_held(attendance: Attendance | None, sessions: Iterable[Session]) -> int:
    """How long the advisor really received on that day, as far as anybody said; as planned when nobody did."""
    found = tuple(sessions)
    return sum(session.minutes for session in found) - sum(each.minutes for each in missed(attendance, found))


def missed(attendance: Attendance | None, sessions: Iterable[Session]) -> tuple[Missed, ...]:
    """What was not held of the day, cause by cause in the order of the day; nothing when it was as planned.

    A cause that took no minute, a departure during the break, is told all the same.
    """
    if attendance is None:
        return ()
    found = tuple(sessions)
    if attendance.state is AttendanceState.ABSENT:
        return (Missed(attendance.state, sum(session.minutes for session in found), attendance.decider),)
    lost = []
    if attendance.came_at:
        minutes = _minutes_within(found, time.min, attendance.came_at)
        lost.append(Missed(AttendanceState.LATE, minutes, attendance.decider))
    if attendance.left_at:
        minutes = _minutes_within(found, attendance.left_at, time.max)
        lost.append(Missed(AttendanceState.LEFT_EARLY, minutes, attendance.left_decider))
    return tuple(lost)


def _minutes_within(sessions: Iterable[Session], first: time, last: time) -> int:
    return sum(
        max(0, minute_of_day(min(segment.end, last)) - minute_of_day(max(segment.start, first)))
        for session in sessions
        for segment in session.segments
    )
