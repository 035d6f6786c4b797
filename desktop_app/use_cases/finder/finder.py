"""What a line typed anywhere may mean: somebody by name or telephone, a day or an hour, a mandate by its number."""

from collections.abc import Sequence
from datetime import date, datetime, time

from desktop_app.domain.mandate import numbers_meant
from desktop_app.domain.moment_reading import Moment, read_moment
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.storage.reception import people as stored
from desktop_app.storage.reception import visits

from ..desk import Desk
from ..mandates import mandates
from ..mandates.mandates import MandateView
from ..permissions import everyone
from ..planning import schedule
from ..reception import agenda, people
from ..reception.agenda import DayLine

MOST = 9
"""Of one kind; whoever shows them shows no more in all."""
_LEAST_LETTERS, _LEAST_DIGITS = 2, 4
"""Fewer would name hundreds of people, whom nobody has asked for."""
_MOST_NEAR = 3


@frozen
class Someone:
    """A person, what tells them from a namesake ('' when nobody else is called so), and when they are next awaited."""

    person: Person
    told_apart: str
    next_visit: datetime | None


@frozen
class OnDay:
    """A date with what is on it, and the hour that was asked for, None without one."""

    line: DayLine
    hour: time | None


@frozen
class Found:
    """The likeliest of each kind first; the mandates without their bodies."""

    people: tuple[Someone, ...] = ()
    days: tuple[OnDay, ...] = ()
    mandates: tuple[MandateView, ...] = ()


@everyone
def search(desk: Desk, typed: str) -> Found:
    """What this may mean, at most `MOST` of each kind; nothing at all for nothing typed.

    A mandate is found by its number, as everybody may read it in the list, or by the one person found when the account
    at work is named on it: that somebody has a mandate is told to nobody else.
    """
    today = desk.now().date()
    moment = read_moment(typed, today)
    found = people.find(desk, typed, MOST) if _may_be_somebody(typed, moment) else []
    numbers = numbers_meant(typed, today.year)
    given = mandates.numbered(desk, numbers) if numbers else []
    if len(found) == 1:
        given += mandates.to_open(desk, found[0])
    return Found(_told(desk, found), _days(desk, moment, today), tuple(given[:MOST]))


@everyone
def near(desk: Desk, typed: str) -> tuple[Someone, ...]:
    """Some whose name is a letter off, for a line that means nothing; nobody for one without letters."""
    found = stored.near(desk.db, typed, limit=_MOST_NEAR) if any(char.isalpha() for char in typed) else []
    return _told(desk, found)


def _may_be_somebody(typed: str, moment: Moment | None) -> bool:
    letters, digits = (sum(map(kind, typed)) for kind in (str.isalpha, str.isdigit))
    if letters:
        # « 3 déc » is a day: nobody whose name begins so, with a 3 in their number, was asked for.
        return letters >= _LEAST_LETTERS and not (moment and digits)
    return digits >= _LEAST_DIGITS and not (moment and {"/", ":"} & set(typed))


def _told(desk: Desk, found: Sequence[Person]) -> tuple[Someone, ...]:
    if not found:
        return ()
    facts = people.told_apart(desk, found)
    midnight = datetime.combine(desk.now().date(), time())
    awaited = visits.coming(desk.db, [person.id for person in found], midnight)
    return tuple(Someone(person, facts.get(person.id, ""), awaited.get(person.id)) for person in found)


def _days(desk: Desk, moment: Moment | None, today: date) -> tuple[OnDay, ...]:
    if moment is None:
        return ()
    days = moment.days or _open_day(desk, today)
    return tuple(OnDay(agenda.on_day(desk, day), moment.hour) for day in days)


def _open_day(desk: Desk, today: date) -> tuple[date, ...]:
    """Today when somebody receives, else the next date on which somebody does; () when there is none within a year."""
    return tuple(day for day, _ in schedule.coming_days(desk, today, 1))
