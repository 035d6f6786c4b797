"""Days that are over of which the file cannot tell whether somebody received: told once, and recalled one by one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from desktop_app.domain import text
from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, capital, day_and_month, long_date, plain_date, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Loss, Lost, Session, parties_on
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.planning.unknown import Recalled, check_recalled, would_be_held
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import attendances, sessions, unknown
from desktop_app.storage.planning.sessions import Kept

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone, only
from . import schedule

_WHY_UNKNOWN = (
    "la convention d’alors a été remplacée, et personne n’y était inscrit. L’agenda le montre, un référent dit ce "
    "qu’il en fut dans Prévu / réalisé."
)
_GONE = "Ce jour n’est plus inconnu : quelqu’un l’a déjà renseigné."


@frozen
class Untold:
    """Unknown days that nobody has heard of yet: how many, the first and the last."""

    number: int
    first: date
    last: date

    @property
    def sentence(self) -> str:
        """How many days are unknown and which, why, and where they are seen."""
        if self.number == 1:
            days = f"Le {long_date(self.first)} est «{NBSP}inconnu{NBSP}»"
        else:
            between = f"du {plain_date(self.first)} au {plain_date(self.last)}"
            days = f"{plural(self.number, 'jour')}, {between}, sont «{NBSP}inconnus{NBSP}»"
        return f"{days}{NBSP}: {_WHY_UNKNOWN}"


@everyone
def days_between(desk: Desk, first: date, last: date) -> tuple[date, ...]:
    """Those from `first` to `last`, both included, in order."""
    return tuple(unknown.between(desk.db, first, last))


@everyone
def untold(desk: Desk) -> Untold | None:
    """What a file of 0.1.0 could not prove, once its past is settled, until somebody `heard` of it."""
    settled = sessions.settled_before(desk.db)
    if settled is None or settled < desk.now().date() or unknown.written_over(desk.db) is None:
        return None
    days = unknown.between(desk.db, date.min, date.max)
    return Untold(len(days), days[0], days[-1]) if days else None


@everyone
def heard(desk: Desk) -> Changes:
    """Somebody has read it: it is told no more, and the days stay unknown in the agenda."""
    with writing(desk.db):
        unknown.forget_stretch(desk.db)
    return Changes(Touched.NOTHING)


@everyone
def held_on(desk: Desk, day: date) -> tuple[Session, ...]:
    """What would have been held on an unknown day: the hours of its pattern, each with its advisor."""
    return would_be_held(day, schedule.planning_of(desk))


@only(Role.MANAGER)
def recall(desk: Desk, recalled: Recalled) -> Changes:
    """Say of an unknown day what it was; raises `Refused` (field why), or `OutOfDate` once it is known.

    Held, it is kept with the hours and the papers of its pattern, each advisor as planned; else as cancelled.
    """
    day = recalled.day
    with writing(desk.db):
        check_recalled(recalled)
        found = held_on(desk, day)
        if not unknown.forget(desk.db, day):
            raise OutOfDate(_GONE)
        if not found:
            raise RuleBroken("On ne sait plus quelles étaient les heures de ce jour : il reste inconnu.")
        if recalled.held:
            sessions.keep_again(desk.db, day, (), [_kept(desk, session) for session in found], ())
            for said in _said(found):
                attendances.save(desk.db, said, desk.now())
        else:
            why = text.tidy(recalled.why)
            lost = [Lost(session, Loss.CANCELLED, why, recalled.decider) for session in found]
            sessions.keep_again(desk.db, day, (), (), lost)
        desk.record(Action.DAY_RECALLED, f"jour-{day.isoformat()}")
    what = "permanence tenue" if recalled.held else "pas de permanence"
    undo = Undo(f"ce qui est dit du {day_and_month(day)}", partial(_forget_again, recalled, found))
    return Changes(Touched.APPOINTMENTS, f"{capital(long_date(day))}{NBSP}: {what}.", 0, undo)


def _forget_again(recalled: Recalled, found: Sequence[Session], desk: Desk) -> Changes:
    """The day is unknown again; raises `OutOfDate` once something else was said of it."""
    day = recalled.day
    with writing(desk.db):
        kept = [each.session for each in sessions.between(desk.db, day, day)]
        lost = [each.session for each in sessions.lost_between(desk.db, day, day)]
        said = attendances.between(desk.db, day, day)
        expected = (list(found), [], _said(found)) if recalled.held else ([], [_place_left_out(s) for s in found], [])
        if (kept, lost, sorted(said, key=_by_advisor)) != expected:
            raise OutOfDate("Autre chose a été noté de ce jour depuis : cela ne s’annule plus.")
        sessions.keep_again(desk.db, day, found, (), ())
        for each in said:
            attendances.remove(desk.db, day, each.advisor_id)
        unknown.keep(desk.db, [day])
        desk.record(Action.UNDONE, f"jour-{day.isoformat()}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: ce qui est dit du {day_and_month(day)}.")


def _kept(desk: Desk, session: Session) -> Kept:
    said = parties_on(session.day, schedule.planning_of(desk))
    head = schedule.head_of_place(desk, said, session.place_id)
    return Kept(session, schedule.advisors_by_id(desk)[session.advisor_id], head)


def _said(found: Sequence[Session]) -> list[Attendance]:
    """Each advisor of the day, once, as planned."""
    who = sorted({session.advisor_id for session in found})
    return [Attendance(found[0].day, id, AttendanceState.AS_PLANNED) for id in who]


def _by_advisor(said: Attendance) -> int:
    return said.advisor_id


def _place_left_out(session: Session) -> Session:
    """As a loss is kept: without where it would have been, nor when its advisor would have come."""
    return replace(session, place_id=MAIN, arrives=None)
