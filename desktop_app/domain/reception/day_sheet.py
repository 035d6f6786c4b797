"""The sign-in sheets of a day: one for each workshop, and one for each way in which an advisor receives.

Source: a sheet names one activity, its advisor, place and hours, and is signed by whoever held it (usage of training,
taken over by analogy); what is received with and without appointment is counted apart (La Porte du Hainaut, art. 4).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import time
from string import ascii_uppercase

from ..french import NBSP, capital, hours, listed
from ..nouns.frozen import frozen
from ..place import MAIN
from ..planning import Mode, Segment, Session, SessionKey
from .appointment import Appointment

Titles = Mapping[tuple[SessionKey, time], str]
"""What each workshop is called, by its session and hour."""
_WORKSHOP = "Atelier"
_OUT_OF_HOURS = "Hors des heures de ce jour"


@frozen
class DaySheet:
    """Who is to sign on one sheet. `letter` tells it from the others of its day, '' where it is the only one.

    `segments` are the hours it is for, none of appointments whose hours nobody holds any more; `title` says what is
    held: what is written over it.
    """

    letter: str
    title: str
    advisor_id: int
    segments: tuple[Segment, ...]
    place_id: int
    appointments: tuple[Appointment, ...]

    @property
    def hours(self) -> str:
        """'9 h – 11 h, 14 h – 17 h'; '' for none."""
        return ", ".join(hours(each.start, each.end) for each in self.segments)

    @property
    def rooms(self) -> str:
        """'salle multimédia', or '' where the hours name no room."""
        return listed(list(dict.fromkeys(each.room for each in self.segments if each.room)))

    @property
    def places(self) -> int:
        """How many a workshop has room for; 0 for other hours."""
        return sum(each.places for each in self.segments if each.mode is Mode.WORKSHOP)

    @property
    def mode(self) -> Mode:
        """How people are received."""
        return self.segments[0].mode if self.segments else Mode.BY_APPOINTMENT


def sheet_name(letter: str) -> str:
    """'Feuille d’émargement', 'Feuille A d’émargement'."""
    return f"Feuille {letter} d’émargement" if letter else "Feuille d’émargement"


def sheets_of(
    sessions: Sequence[Session],
    appointments: Iterable[Appointment],
    titles: Titles | None = None,
    *,
    by_hours: bool = False,
) -> tuple[DaySheet, ...]:
    """The sheets of a date, by the hour at which they begin; every appointment is on exactly one of them.

    Two halves of a day that are held in the same way are one sheet, or two where sheets go `by_hours`. One whose hours
    are in none goes to a sheet of its advisor by appointment, and where there is none to one of its own. `titles` are
    those of the workshops.
    """
    left = sorted(appointments, key=lambda each: (each.start, each.advisor_id, each.id))
    found: list[DaySheet] = []
    for session in sessions:
        for segments in _together(session, by_hours=by_hours):
            mine = tuple(each for each in left if _is_in(each, session.advisor_id, segments))
            left = [each for each in left if each not in mine]
            title = title_of(session, segments[0], titles or {})
            found.append(DaySheet("", title, session.advisor_id, segments, session.place_id, mine))
    for other in left:
        found = _with(found, other)
    found.sort(key=lambda each: each.segments[0].start if each.segments else each.appointments[0].start.time())
    if len(found) < 2:
        return tuple(found)
    return tuple(_lettered(each, at) for at, each in enumerate(found))


def title_of(session: Session, segment: Segment, titles: Titles) -> str:
    """What is held in these hours: a workshop, or what the day is for and how people come."""
    if segment.mode is Mode.WORKSHOP:
        subject = titles.get((session.key, segment.start), "")
        return f"{_WORKSHOP}{NBSP}: {subject}" if subject else _WORKSHOP
    told = capital(session.purpose.value)
    return f"{told}, {segment.mode.value}" if len(session.modes) > 1 or segment.mode is Mode.WALK_IN else told


def _together(session: Session, *, by_hours: bool) -> list[tuple[Segment, ...]]:
    """The hours of a session that are signed on one sheet: each workshop alone, others by their way or alone too."""
    found: list[tuple[Segment, ...]] = []
    for mode in session.modes:
        same = tuple(each for each in session.segments if each.mode is mode)
        found += [(each,) for each in same] if mode is Mode.WORKSHOP or by_hours else [same]
    return found


def _is_in(appointment: Appointment, advisor_id: int, segments: Iterable[Segment]) -> bool:
    at = appointment.start.time()
    return appointment.advisor_id == advisor_id and any(each.start <= at < each.end for each in segments)


def _with(sheets: list[DaySheet], other: Appointment) -> list[DaySheet]:
    """These sheets with an appointment whose hour nobody holds."""
    own = [each for each in sheets if each.advisor_id == other.advisor_id and each.mode is Mode.BY_APPOINTMENT]
    if not own:
        return [*sheets, DaySheet("", _OUT_OF_HOURS, other.advisor_id, (), MAIN, (other,))]
    more = (*own[0].appointments, other)
    grown = replace(own[0], appointments=tuple(sorted(more, key=lambda each: (each.start, each.id))))
    return [grown if each is own[0] else each for each in sheets]


def _lettered(sheet: DaySheet, at: int) -> DaySheet:
    """With its letter: A, B, … and after Z the number, of which no day has so many."""
    return replace(sheet, letter=ascii_uppercase[at] if at < len(ascii_uppercase) else str(at + 1))
