"""Settings: the place, the convention, the advisors and their days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.calendar import Calendar
from desktop_app.domain.convention import Convention
from desktop_app.domain.errors import Fault, RuleBroken, refuse
from desktop_app.domain.french import plural
from desktop_app.domain.journal import Action
from desktop_app.domain.place import Place
from desktop_app.domain.planning import Pattern, Planning, check_half_days, check_patterns, convention_for, is_over
from desktop_app.storage import advisors, exceptions, patterns
from desktop_app.storage import place as places
from desktop_app.storage.database import writing

from . import appointments as appointment_verbs
from . import ledger, mandate_limits, schedule
from .cascade import refuse_new_collisions
from .changes import Changes, Touched
from .desk import Desk
from .permissions import everyone, only


@dataclass(frozen=True)
class Settings:
    """Everything the assistant asked, as it stands; `rules` are those in force or still to come."""

    place: Place
    conventions: tuple[Convention, ...]
    advisors: tuple[Advisor, ...]
    rules: tuple[Pattern, ...]
    calendar: Calendar


@everyone
def load(desk: Desk) -> Settings:
    """The settings as they stand today."""
    place, today = places.load(desk.db), desk.now().date()
    if place is None:
        raise RuleBroken("Le lieu n’est pas encore saisi : ouvrez Réglages.")
    rules = [rule for rule in patterns.every(desk.db) if not is_over(rule, today)]
    known = tuple(advisors.every(desk.db))
    return Settings(place, schedule.register_of(desk), known, tuple(rules), schedule.calendar_of(desk))


@only(Role.MANAGER)
def change_place(desk: Desk, place: Place) -> Changes:
    """Replace what is printed at the head of every page."""
    with writing(desk.db):
        ledger.settle_within(desk)
        places.save(desk.db, place)
        desk.record(Action.PLACE_SET)
    return Changes(Touched.SETTINGS, f"{place.name} : enregistré.")


@only(Role.MANAGER)
def keep_advisors(desk: Desk, wanted: Sequence[Advisor], *, endings_confirmed: bool = False) -> Changes:
    """Add the advisors of id 0 and correct the others, all or nothing; raises `RuleBroken`.

    An advisor who leaves is kept, inactive, for the past, and first hands on the days in force. Their mandates end
    with this day: raises `MandatesEnd` unless the référent has read which.
    """
    today = desk.now().date()
    with writing(desk.db):
        ledger.settle_within(desk)
        known = {advisor.id: advisor for advisor in advisors.every(desk.db)}
        held = {rule.advisor_id for rule in load(desk).rules}
        for advisor in wanted:
            if advisor.id in held and not advisor.active:
                raise RuleBroken(
                    f"{advisor.name} tient encore des jours de permanence : "
                    "retirez-les ou confiez-les à quelqu’un d’autre, puis recommencez."
                )
            if known.get(advisor.id) == advisor:
                continue
            if advisor.id and not advisor.active:
                why = f"dernier jour de {advisor.name}"
                mandate_limits.cut_short_within(
                    desk, today, why=why, advisor_id=advisor.id, confirmed=endings_confirmed
                )
            if advisor.id:
                advisors.update(desk.db, advisor)
            else:
                advisor = advisors.add(desk.db, advisor)
            desk.record(Action.ADVISOR_SET, f"conseiller-{advisor.id}")
    return Changes(Touched.EVERYTHING, "Conseillers enregistrés.")


@only(Role.MANAGER)
def change_days(desk: Desk, rules: Sequence[Pattern]) -> Changes:
    """Put these days in force from today, or from tomorrow when somebody is booked today: a day begun stays as it is.

    A rule of id 0 is new; one with a known id and other hours ends on the eve and starts anew, and what was told of
    single dates of it stays told. `starts_on` may be a day to come.
    """
    check_patterns(rules)
    today = desk.now().date()
    with writing(desk.db):
        first, before = ledger.settle_within(desk), schedule.planning_of(desk)
        check_half_days(rules, before, first)
        current = {rule.id: rule for rule in load(desk).rules}
        kept = {rule.id for rule in rules if current.get(rule.id) == rule}
        _refuse_over([rule for rule in rules if rule.id not in kept], first)
        wanted = {rule.id: rule for rule in rules if rule.id}
        for rule in current.values():
            if rule.id not in kept:
                _end(desk, rule, max(first, wanted[rule.id].starts_on) if rule.id in wanted else first)
        for rule in rules:
            if rule.id not in kept:
                _begin(desk, rule, current.get(rule.id), first, before)
        refuse_new_collisions(desk, before)
        desk.record(Action.DAYS_SET)
    stranded = len(appointment_verbs.out_of_hours(desk))
    # A passing line: both sentences together must find room in it.
    told = "Jours enregistrés, à partir de demain." if first > today else "Jours de permanence enregistrés."
    if stranded:
        told += f" {plural(stranded, 'rendez-vous')} hors des nouveaux horaires : à déplacer."
    return Changes(Touched.EVERYTHING, told)


def _refuse_over(rules: Sequence[Pattern], first: date) -> None:
    refuse(
        Fault(f"day-{at}", "Ce jour de permanence est déjà fini : repoussez sa fin, ou retirez-le.")
        for at, rule in enumerate(rules)
        if rule.ends_on and rule.ends_on < first
    )


def _end(desk: Desk, rule: Pattern, first: date) -> None:
    """The pattern gives nothing from this day on; what it gave before it stays."""
    if rule.starts_on >= first:
        patterns.remove(desk.db, rule.id)
    else:
        patterns.update(desk.db, replace(rule, ends_on=first - timedelta(1)))


def _begin(desk: Desk, rule: Pattern, before: Pattern | None, first: date, planning: Planning) -> None:
    """Add this pattern from the first day that is open on, in the place of the one before it, if any."""
    starts = max(first, rule.starts_on)
    # Every n weeks goes on counting from the week it has always counted from.
    week = (rule.counted_from or (before or rule).first_week) if rule.every_weeks > 1 else None
    whose, under = advisors.get(desk.db, rule.advisor_id).id, convention_for(rule, planning, starts).id
    new = replace(rule, id=0, advisor_id=whose, starts_on=starts, counted_from=week, convention_id=under)
    added = patterns.add(desk.db, new)
    if before:
        exceptions.follow(desk.db, before.id, added.id, starts)
