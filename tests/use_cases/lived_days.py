"""Days that are over, as the pages and the papers show them, and every change of Réglages that could touch them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.calendar import Choices, PeriodKind, Territory, Zone, proposed
from desktop_app.domain.convention import Half
from desktop_app.domain.planning import Absence, AbsenceKind, DayException, Decider, Segment, Session
from desktop_app.domain.theme import Purpose
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import day_sheets, printing
from desktop_app.use_cases.planning import absences, exceptions, ledger, schedule
from desktop_app.use_cases.reception import agenda, today
from desktop_app.use_cases.settings import calendar, conventions
from desktop_app.use_cases.settings import settings as settings_verbs
from desktop_app.use_cases.settings.convention_gestures import Addition, Amendment, Closing, Renewal
from tests.helpers.builders import THURSDAY, a_closure, fridays, its_terms, le_boulou, put_right, thursdays

WEDNESDAY_AFTER = datetime(2025, 12, 3, 8)


def seen(desk: Desk, first: date, last: date, *, named: bool = True) -> list[object]:
    """Every day between both, as the pages show it and as its papers say it, but for the hour it is looked at.

    Without what the calendar calls it unless it is `named`.
    """
    found: list[object] = []
    for day in (first + timedelta(at) for at in range((last - first).days + 1)):
        view = today.day_view(desk, day)
        found.append(
            (
                view.here,
                view.closed,
                view.marks if named else (),
                [replace(row, late=False) if hasattr(row, "late") else row for row in view.rows],
            )
        )
        if view.here:
            found += [
                *(each.build() for each in day_sheets.every(desk, day)),
                day_sheets.day_programme(desk, day).build(),
            ]
        found += [printing.appointment_slip(desk, row.appointment.id).build() for row in view.booked]
    lines = [line for line in agenda.month(desk, first.replace(day=1)) if first <= line.day <= last]
    found.append([line if named else replace(line, marks=()) for line in lines])
    return found


def names_of(desk: Desk, first: date, last: date) -> dict[date, tuple[str, ...]]:
    """What the calendar calls every day between both."""
    return schedule.marks_of(desk, [first + timedelta(at) for at in range((last - first).days + 1)])


def other_hours(desk: Desk) -> None:
    held = settings_verbs.load(desk).rules
    settings_verbs.change_days(desk, [replace(each, segments=(Segment(time(8), time(10)),)) for each in held])


def longer_slots(desk: Desk) -> None:
    held = settings_verbs.load(desk).rules
    settings_verbs.change_days(
        desk, [replace(each, segments=tuple(replace(part, step=60) for part in each.segments)) for each in held]
    )


def no_day_at_all(desk: Desk) -> None:
    settings_verbs.change_days(desk, [])


def other_weekdays(desk: Desk) -> None:
    settings_verbs.change_days(desk, [thursdays(weekday=1), fridays(weekday=2, purpose=Purpose.ANY_HELP)])


def renewed(desk: Desk) -> None:
    put_right(desk, its_terms(signed_on=desk.now().date(), mention="Autre mention."))


def ended(desk: Desk) -> None:
    last = desk.now().date()
    put_right(desk, its_terms(hard_end=last, controller="Autre responsable"))


def closed_soon(desk: Desk) -> None:
    for each in schedule.register_of(desk)[-1:]:
        on = max(desk.now().date() + timedelta(3), each.first_day)
        conventions.carry_out(desk, Closing(each.id, on, "fin du poste"), endings_confirmed=True)


def amended(desk: Desk) -> None:
    since = desk.now().date() + timedelta(1)
    mornings = frozenset((weekday, Half.MORNING) for weekday in range(7))
    for each in schedule.register_of(desk)[-1:]:
        if each.versions[-1].since < since <= (each.last_day or since):
            terms = replace(each.terms, mention="Mention d’avenant.", excluded=mornings)
            conventions.carry_out(desk, Amendment(each.id, since, terms, "l’après-midi seulement"))


def followed(desk: Desk) -> None:
    first = desk.now().date() + timedelta(2)
    for each in schedule.register_of(desk)[-1:]:
        if each.first_day < first:
            new = its_terms(partner="Nouveau partenaire", signed_on=first, controller="Nouveau")
            conventions.carry_out(desk, Renewal(each.id, new), endings_confirmed=True)


def beside(desk: Desk) -> None:
    own = its_terms(own=True, partner="", signed_on=desk.now().date() - timedelta(30), hard_end=None, mention="Commune")
    added = conventions.carry_out(desk, Addition(own), endings_confirmed=True).subject
    monday = thursdays(weekday=0, convention_id=added, starts_on=own.signed_on)
    settings_verbs.change_days(desk, [*settings_verbs.load(desk).rules, monday])


def moved(desk: Desk) -> None:
    settings_verbs.change_place(desk, replace(le_boulou(), commune="Céret", street="Rue Neuve", phone="0468999999"))


def renamed(desk: Desk) -> None:
    known = settings_verbs.load(desk).advisors
    settings_verbs.keep_advisors(desk, [replace(each, last_name=f"{each.last_name}-Vidal") for each in known])


def joined(desk: Desk) -> None:
    settings_verbs.keep_advisors(desk, [*settings_verbs.load(desk).advisors, Advisor(0, "Roux", "Paul")])


def closed_for_months(desk: Desk) -> None:
    closure = a_closure(date(2025, 11, 1), date(2026, 3, 1))
    school = a_closure(date(2025, 11, 17), date(2025, 12, 5), kind=PeriodKind.SCHOOL_HOLIDAY, every_year=True)
    calendar.change(desk, Choices(zone=Zone.C, school_holidays_close=True, periods=(closure, school)))


def of_another_territory(desk: Desk) -> None:
    periods = (*proposed(Territory.MARTINIQUE, 2025), a_closure(THURSDAY, kind=PeriodKind.BANK_HOLIDAY))
    calendar.change(desk, Choices(Territory.MARTINIQUE, good_friday=True, saint_stephen=True, periods=periods))


def never_closed(desk: Desk) -> None:
    calendar.change(desk, Choices(bank_holidays_close=False, whit_monday_worked=True))


def _next_session(desk: Desk) -> Session | None:
    """The next session that is not over and that nobody has changed yet."""
    today_ = desk.now().date()
    changed = {each.exception.key for each in exceptions.coming(desk)}
    found = (session for _, here in schedule.coming_days(desk, today_, 12) for session in here)
    return next((each for each in found if each.pattern_id and each.key not in changed), None)


def cancelled(desk: Desk) -> None:
    if session := _next_session(desk):
        exceptions.make(desk, DayException(0, session.key, None, Decider.PARTNER, desk.now().date()))


def shortened(desk: Desk) -> None:
    if session := _next_session(desk):
        instead = replace(session, segments=(Segment(time(9), time(9, 50)),))
        exceptions.make(desk, DayException(0, session.key, instead, Decider.PLACE, desk.now().date()))


def given_back(desk: Desk) -> None:
    for standing in exceptions.coming(desk)[:1]:
        if standing.exception.original >= desk.now().date():
            exceptions.take_back(desk, standing.exception.id)


def away(desk: Desk) -> None:
    first = desk.now().date()
    if not any(each.advisor_id == 1 for each in absences.coming(desk)):
        absences.note(desk, Absence(0, 1, first, first + timedelta(9), AbsenceKind.LEAVE, first))


def back(desk: Desk) -> None:
    for each in absences.coming(desk)[:1]:
        absences.take_back(desk, each.id)


CHANGES: tuple[Callable[[Desk], None], ...] = (
    other_hours, longer_slots, no_day_at_all, other_weekdays, renewed, ended, closed_soon, amended, followed,
    beside, moved, renamed, joined, closed_for_months,
    of_another_territory, never_closed, cancelled, shortened, given_back, away, back,
)  # fmt: skip


def settle(desk: Desk) -> None:
    """Keep the days that are over, part by part, as the program does once somebody is in."""
    ledger.settle(desk)
    while ledger.is_behind(desk):
        ledger.settle(desk)
