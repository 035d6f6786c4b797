"""Settings: the place, the convention, the advisors and their days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.calendar import Calendar
from desktop_app.domain.convention import Convention
from desktop_app.domain.errors import Fault, OutOfDate, RuleBroken, refuse
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.place import OtherPlace, Place
from desktop_app.domain.planning import (
    Pattern,
    Planning,
    Revision,
    check_half_days,
    check_patterns,
    is_over,
    revisions,
    under_conventions,
    with_patterns,
)
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import advisors, exceptions, patterns, workshops
from desktop_app.storage.planning import place as places

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..mandates import mandate_limits
from ..permissions import everyone, only
from ..planning import ledger, schedule
from ..planning.cascade import Followed, cascade, follow_within, give_back_within, refuse_new_collisions


@frozen
class Settings:
    """Everything the assistant asked, as it stands; `rules` are those in force or still to come."""

    place: Place
    conventions: tuple[Convention, ...]
    advisors: tuple[Advisor, ...]
    rules: tuple[Pattern, ...]
    calendar: Calendar
    places: tuple[OtherPlace, ...] = ()


@everyone
def load(desk: Desk) -> Settings:
    """The settings as they stand today."""
    place, today = places.load(desk.db), desk.now().date()
    if place is None:
        raise RuleBroken("Le lieu n’est pas encore saisi : ouvrez Réglages.")
    rules = [rule for rule in patterns.every(desk.db) if not is_over(rule, today)]
    known = tuple(advisors.every(desk.db))
    there = tuple(other for other in places.others(desk.db) if other.active)
    return Settings(place, schedule.register_of(desk), known, tuple(rules), schedule.calendar_of(desk), there)


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
                mandate_limits.cut_to_leaving_within(
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
    single dates of it stays told. `starts_on` may be a day to come. Those whose advisor is replaced at their hour keep
    it; those whose hour is not held any more are to be called.
    """
    with writing(desk.db):
        first, before = ledger.settle_within(desk), schedule.planning_of(desk)
        check_patterns(rules, first)
        rules = under_conventions(rules, before, first)
        check_half_days(rules, before, first)
        current = load(desk).rules
        changed = list(revisions(current, rules, first))
        _refuse_over(rules, current, first)
        after = with_patterns(before, rules, first)
        found = cascade(desk, before, after, first, first + timedelta(schedule.A_YEAR_AHEAD))
        for change in changed:
            _revise(desk, change)
        refuse_new_collisions(desk, before)
        follow_within(desk, found.followed)
        desk.record(Action.DAYS_SET)
        made = _Made(first, before, schedule.planning_of(desk), found.followed)
    # A passing line: both sentences together must find room in it.
    tomorrow = first > desk.now().date()
    told = "Jours enregistrés, à partir de demain." if tomorrow else "Jours de permanence enregistrés."
    undo = Undo("les jours de permanence", partial(_put_back, made)) if changed else None
    return Changes(Touched.EVERYTHING, f"{told}{found.told}", undo=undo)


@frozen
class _Made:
    """A change of days: from when on, the planning before and after it, and who follows whom."""

    first: date
    before: Planning
    after: Planning
    followed: Followed


def _put_back(made: _Made, desk: Desk) -> Changes:
    """Undo `change_days`; raises `OutOfDate` when days, or what is told of single dates, have changed since."""
    with writing(desk.db):
        now, was, became = schedule.planning_of(desk), made.before, made.after
        changed = now.patterns != became.patterns or now.exceptions != became.exceptions
        changed = changed or now.workshops != became.workshops
        if changed or ledger.settle_within(desk) > made.first:
            raise OutOfDate("Les jours ont changé depuis, ou l’un d’eux est passé : corrigez-les dans Réglages.")
        give_back_within(desk, made.followed)
        for added in set(became.patterns) - set(was.patterns):
            if all(known.id != added.id for known in was.patterns):
                patterns.remove(desk.db, added.id)
        standing = {each.id for each in became.patterns}
        for known in was.patterns:
            (patterns.update if known.id in standing else patterns.add)(desk.db, known)
        exceptions.put_back(desk.db, was.exceptions)
        workshops.put_back(desk.db, was.workshops)
        refuse_new_collisions(desk, now)
        desk.record(Action.UNDONE)
    return Changes(Touched.EVERYTHING, "Annulé : les jours de permanence.")


def _refuse_over(rules: Sequence[Pattern], current: Sequence[Pattern], first: date) -> None:
    refuse(
        Fault(f"day-{at}", "Ce jour de permanence est déjà fini : repoussez sa fin, ou retirez-le.")
        for at, rule in enumerate(rules)
        if rule.ends_on and rule.ends_on < first and rule not in current
    )


def _revise(desk: Desk, change: Revision) -> None:
    """Write one change; what was told of single dates goes over to whatever takes the place of their pattern."""
    if change.left is None and change.before:
        patterns.remove(desk.db, change.before.id)
    elif change.left:
        patterns.update(desk.db, change.left)
    if change.after:
        whose = advisors.get(desk.db, change.after.advisor_id).id
        added = patterns.add(desk.db, replace(change.after, id=0, advisor_id=whose))
        if change.before:
            exceptions.follow(desk.db, change.before.id, added.id, added.starts_on)
            workshops.follow(desk.db, change.before.id, added.id, added.starts_on)
