"""Who is here when: the days that are over as they were kept, the others as the planning gives them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import islice

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.calendar import Calendar, SchoolYears, closed_because, read_school_years
from desktop_app.domain.calendar import marks_between as marks_in
from desktop_app.domain.convention import Convention, Parties, together
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import listed
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import (
    Day,
    Loss,
    Lost,
    Means,
    Planning,
    Session,
    SessionKey,
    Workshop,
    days_of,
    in_order,
    parties_on,
    sessions_on,
    terms_for,
)
from desktop_app.domain.working_days import holiday_name
from desktop_app.storage import house_rules
from desktop_app.storage.planning import (
    absences,
    advisors,
    conventions,
    day_names,
    exceptions,
    loans,
    patterns,
    rooms,
    sessions,
    workshops,
)
from desktop_app.storage.planning import calendar as calendars
from desktop_app.storage.planning import place as places
from desktop_app.storage.planning.sessions import Head
from desktop_app.system.paths import resource

from ..desk import Desk
from ..permissions import everyone

A_YEAR_AHEAD, _SOON = 366, 31
A_YEAR_BACK = timedelta(A_YEAR_AHEAD)
"""How far back the planning knows what workshops were about: a session may be held long after its date."""


@everyone
def register_of(desk: Desk) -> tuple[Convention, ...]:
    """Every convention in the file; raises `RuleBroken` when the first opening was never finished."""
    found = conventions.every(desk.db)
    if not found:
        raise RuleBroken("La convention n’est pas encore saisie : ouvrez Réglages.")
    return found


@everyone
def here_on(desk: Desk, day: date) -> tuple[Session, ...]:
    """The sessions of this date, in order of opening."""
    return here_on_each(desk, (day,))[day]


@everyone
def here_on_each(desk: Desk, days: Iterable[date]) -> dict[date, tuple[Session, ...]]:
    """The same for several dates, the planning read once."""
    opened, planning = _settled_before(desk), planning_of(desk)
    return {day: _kept_on(desk, day) if day < opened else sessions_on(day, planning) for day in days}


def _kept_on(desk: Desk, day: date) -> tuple[Session, ...]:
    return in_order(kept.session for kept in sessions.between(desk.db, day, day))


@everyone
def planning_of(desk: Desk) -> Planning:
    """What says who is here on the days to come, as the file has it now."""
    return desk.while_unchanged("planning", lambda: _read_planning(desk))


def _read_planning(desk: Desk) -> Planning:
    return Planning(
        tuple(patterns.every(desk.db)),
        register_of(desk),
        calendar_of(desk),
        tuple(exceptions.every(desk.db)),
        tuple(absences.every(desk.db)),
        tuple((advisor.id, advisor.name) for advisor in advisors.every(desk.db)),
        tuple(workshops.between(desk.db, desk.now().date() - A_YEAR_BACK)),
        _means(desk),
    )


@everyone
def workshops_between(desk: Desk, first: date, last: date) -> dict[tuple[SessionKey, time], Workshop]:
    """The workshops that have a subject, those of the planning and those of these dates, by session and hour."""
    known = planning_of(desk).workshop_at
    if first >= desk.now().date() - A_YEAR_BACK:
        return known
    return known | {each.place: each for each in workshops.between(desk.db, first, last)}


@everyone
def workshop_titles(desk: Desk, first: date, last: date) -> dict[tuple[SessionKey, time], str]:
    """What each of these workshops is called, by session and hour."""
    return {place: each.subject.title for place, each in workshops_between(desk, first, last).items()}


def _means(desk: Desk) -> Means:
    rules = house_rules.load(desk.db)
    known = tuple(rooms.every(desk.db))
    return Means(
        rules.workshop_room,
        rules.workshop_machines,
        rules.workshop_convention,
        known,
        loans=tuple(each for each in loans.every(desk.db) if each.machines),
    )


@everyone
def calendar_of(desk: Desk) -> Calendar:
    """What the place chose, over the school years shipped with the program."""
    return Calendar(calendars.load(desk.db), school_years())


@cache
def school_years() -> SchoolYears:
    """The school holidays of the three zones, as far as they are published."""
    import json

    return read_school_years(json.loads(resource("calendar/school_holidays.json").read_text("utf-8")))


@everyone
def between(desk: Desk, first: date, last: date) -> dict[date, Day]:
    """What is held and what is not on each date from `first` to `last`, both included, that has either, in order."""
    opened, found = _settled_before(desk), dict[date, Day]()
    if first < opened:
        found = _kept_between(desk, first, min(last, opened - timedelta(1)))
    since = max(first, opened)
    return found | days_of(since, last, planning_of(desk)) if since <= last else found


def _kept_between(desk: Desk, first: date, last: date) -> dict[date, Day]:
    held, lost = dict[date, list[Session]](), dict[date, list[Lost]]()
    for kept in sessions.between(desk.db, first, last):
        held.setdefault(kept.session.day, []).append(kept.session)
    for each in sessions.lost_between(desk.db, first, last):
        lost.setdefault(each.session.day, []).append(each)
    return {day: Day(in_order(held.get(day, ())), tuple(lost.get(day, ()))) for day in sorted({*held, *lost})}


@everyone
def lost_between(desk: Desk, first: date, last: date) -> dict[date, tuple[Lost, ...]]:
    """What is not held from `first` to `last`, though it was planned: a closure, an exception, an absence."""
    return {day: each.lost for day, each in between(desk, first, last).items() if each.lost}


@everyone
def why_closed(desk: Desk, day: date) -> str:
    """Why the place is closed on this date, whether a pattern falls on it or not; '' when it is not.

    Of a day that is over only what was kept is said, or what the law says of every place: no later choice changes it.
    """
    if _is_over(desk, day):
        lost = lost_between(desk, day, day).get(day, ())
        return ", ".join(dict.fromkeys(each.why for each in lost if each.loss is Loss.CLOSED)) or holiday_name(day)
    return closed_because(day, calendar_of(desk))


@everyone
def marks_of(desk: Desk, days: Iterable[date]) -> dict[date, tuple[str, ...]]:
    """The names of these dates in the calendar of the place; of those that are over as they were kept.

    What was called « inventaire » stays so when the line is taken out of Réglages, and gets no name it never had.
    """
    asked = list(days)
    found = marks_between(desk, min(asked), max(asked)) if asked else {}
    return {day: found.get(day, ()) for day in asked}


@everyone
def marks_between(desk: Desk, first: date, last: date) -> dict[date, tuple[str, ...]]:
    """The same of each date from `first` to `last`, both included, that has some."""
    opened = _settled_before(desk)
    found = day_names.between(desk.db, first, min(last, opened - timedelta(1))) if first < opened else {}
    since = max(first, opened)
    return found | marks_in(since, last, planning_of(desk).calendar) if since <= last else found


@everyone
def coming_days(desk: Desk, first: date, limit: int) -> Iterator[tuple[date, tuple[Session, ...]]]:
    """The next dates with an advisor from `first` on, at most `limit` of them within a year."""
    return islice(_days_from(desk, first, A_YEAR_AHEAD), limit)


def _days_from(desk: Desk, first: date, count: int) -> Iterator[tuple[date, tuple[Session, ...]]]:
    # Most are asked for the next date alone: it is seldom more than a month away.
    soon = min(count, _SOON)
    for since, days in ((first, soon), (first + timedelta(soon), count - soon)):
        found = between(desk, since, since + timedelta(days - 1)) if days > 0 else {}
        yield from ((day, each.sessions) for day, each in found.items() if each.sessions)


@everyone
def advisors_by_id(desk: Desk) -> dict[int, Advisor]:
    """Every advisor, those who left included."""
    return {advisor.id: advisor for advisor in advisors.every(desk.db)}


@everyone
def advisors_offered(desk: Desk, besides: int = 0) -> list[tuple[int, str]]:
    """Those who still come, by id and name, and the one of this id whether they do or not."""
    return [(each.id, each.name) for each in advisors.every(desk.db) if each.active or each.id == besides]


@everyone
def named_between(desk: Desk, first: date, last: date) -> dict[tuple[date, int], Advisor]:
    """The advisors of the days that are over, by date and id, as they were named then."""
    return {(each.session.day, each.advisor.id): each.advisor for each in sessions.between(desk.db, first, last)}


@everyone
def advisors_on(desk: Desk, day: date) -> dict[int, Advisor]:
    """Every advisor, as they were named on this date when it is over."""
    return advisors_by_id(desk) | {id: named for (_, id), named in named_between(desk, day, day).items()}


@everyone
def head_on(desk: Desk, day: date) -> Head:
    """What the papers of this date say of who receives and who sends: as it was when the date is over.

    The place is that of every session of the date, or the first one when they are at several.
    """
    if day < _settled_before(desk) and (kept := sessions.between(desk.db, day, day)):
        return _one_head([each.head for each in kept])
    planning = planning_of(desk)
    there = {session.place_id for session in sessions_on(day, planning)}
    return head_of_place(desk, parties_on(day, planning), there.pop() if len(there) == 1 else MAIN)


@everyone
def head_of(desk: Desk, day: date, advisor_id: int) -> Head:
    """What a paper of this date says that is about one advisor: of the convention under which they receive."""
    if day < _settled_before(desk):
        kept = sessions.between(desk.db, day, day)
        return next((each.head for each in kept if each.advisor.id == advisor_id), None) or head_on(desk, day)
    planning = planning_of(desk)
    there = [session.place_id for session in sessions_on(day, planning) if session.advisor_id == advisor_id]
    return head_of_place(desk, together([terms_for(day, advisor_id, planning)]), there[0] if there else MAIN)


@everyone
def head_of_place(desk: Desk, said: Parties, place_id: int) -> Head:
    """What a paper says today of these parties and this place."""
    place, rules = places.by_id(desk.db)[place_id], house_rules.load(desk.db)
    return Head(place, said.mention, said.controller, said.booking_contact, rules.asks_leaving, rules.sheets_by_hours)


@everyone
def room_at(desk: Desk, advisor_id: int, start: datetime) -> str:
    """In which room this advisor receives at this moment, or '' where the hours name none."""
    here = (each.segments for each in here_on(desk, start.date()) if each.advisor_id == advisor_id)
    held = (part for segments in here for part in segments if part.start <= start.time() < part.end)
    return next((part.room for part in held), "")


@everyone
def place_names(desk: Desk) -> dict[int, str]:
    """What each place is called, by id; the first is not named where it goes without saying."""
    return {id: place.name for id, place in places.by_id(desk.db).items() if id != MAIN}


def _one_head(heads: Sequence[Head]) -> Head:
    """That of a day on which advisors of several conventions received: what each had, said once."""
    mentions = dict.fromkeys(mention for head in heads for mention in head.mention.split("\n") if mention)
    controllers = listed(list(dict.fromkeys(head.controller for head in heads)))
    return replace(heads[0], mention="\n".join(mentions), controller=controllers, booking_contact="")


def _is_over(desk: Desk, day: date) -> bool:
    return day < max(_settled_before(desk), desk.now().date())


def _settled_before(desk: Desk) -> date:
    return sessions.settled_before(desk.db) or date.min
