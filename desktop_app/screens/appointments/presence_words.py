"""What is said of the advisors of a day: until when they receive, when they are back."""

from datetime import datetime

from desktop_app.domain.french import NBSP, capital, hour, lasting
from desktop_app.domain.planning.attendance import Attendance
from desktop_app.use_cases.planning.attendance import Attended
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
    """'Comme prévu', 'Arrivée à 9 h 30, départ à 16 h', 'Absence': what was said of an advisor's day."""
    hours = []
    if attendance.state.late and attendance.came_at:
        hours.append(f"arrivée à{NBSP}{hour(attendance.came_at)}")
    if attendance.state.left_early and attendance.left_at:
        hours.append(f"départ à{NBSP}{hour(attendance.left_at)}")
    return capital(", ".join(hours) or attendance.state.value)


def held_words(attended: Attended) -> str:
    """'5 h sur 6 h': the hours really held of those planned; '' while nothing of the day was missed."""
    if attended.held == attended.planned:
        return ""
    return f"{lasting(attended.held)} sur {lasting(attended.planned)}"


def missed_words(attended: Attended) -> str:
    """'arrivée en retard du fait du partenaire (30 min), départ avant l’heure (1 h)': each cause of loss; or ''."""
    return ", ".join(
        f"{' '.join(filter(None, (each.why.value, each.decider.doing)))} ({lasting(each.minutes)})"
        for each in attended.missed
        if each.minutes
    )
