"""What is said of the advisors of a day: until when they receive, when they are back."""

from datetime import datetime

from desktop_app.domain.french import NBSP, capital, hour
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.use_cases.reception.today import Presence


def opening_words(presence: Presence, now: datetime) -> str:
    """'ouvert jusqu’à 12 h', 'reprend à 14 h', 'ouvre à 9 h', 'fini depuis 17 h'; '' on another date."""
    if now.date() != presence.day.day:
        return ""
    for at, segment in enumerate(presence.day.segments):
        if now.time() < segment.start:
            return f"{'reprend' if at else 'ouvre'} à{NBSP}{hour(segment.start)}"
        if now.time() < segment.end:
            return f"ouvert jusqu’à{NBSP}{hour(segment.end)}"
    return f"fini depuis {hour(presence.day.closes)}"


def receives(presence: Presence, now: datetime) -> bool:
    """Whether the advisor is receiving at this moment."""
    return any(
        datetime.combine(presence.day.day, segment.start) <= now < datetime.combine(presence.day.day, segment.end)
        for segment in presence.day.segments
    )


def attendance_words(attendance: Attendance) -> str:
    """'Comme prévu', 'Arrivée à 9 h 30', 'Départ à 16 h', 'Absence': what was said of an advisor's day."""
    if attendance.state is AttendanceState.LATE and attendance.came_at:
        return f"Arrivée à{NBSP}{hour(attendance.came_at)}"
    if attendance.state is AttendanceState.LEFT_EARLY and attendance.left_at:
        return f"Départ à{NBSP}{hour(attendance.left_at)}"
    return capital(attendance.state.value)
