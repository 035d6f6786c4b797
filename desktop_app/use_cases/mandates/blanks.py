"""Blank mandates: numbered as they are printed, looked after until each has come back, entered once signed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import nearest
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, hour, plural, short_date
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Body, Mandate, Path, Way, expired
from desktop_app.domain.mandate import blank as rules
from desktop_app.domain.mandate.blank import Blank, Spoilt, Written
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.planning import conventions_of
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import blanks as stored
from desktop_app.storage.mandates import mandate_body, mandates, ways
from desktop_app.storage.planning import advisors, partner_models

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone, only
from ..planning import schedule
from ..reception.people import known_within
from . import endings, parties, scope
from .mandate_access import substitutes_among
from .rewriting import count_within

LAST_SETTLED = 100
_CHANGED = "Ce vierge a changé depuis : cela ne s’annule plus."
_IMPOSED = (
    f"La convention de cette personne impose son propre mandat{NBSP}: il ne se remplit pas à la main. Préparez-le avec "
    "qui le donne."
)
_NOT_NAMED = (
    "Ce vierge ne vous nomme pas : qui y est nommé le ressaisit, ou cochez les remplaçants écrits sur le papier, "
    "si vous en êtes."
)


@frozen
class BlankRow:
    """A blank, the advisor it names, and whether nobody has seen for a month where it is."""

    blank: Blank
    advisor: Advisor
    to_count: bool


@everyone
def listing(desk: Desk) -> list[BlankRow]:
    """Those that are out first, by number, then the last that were used or spoilt."""
    today, known = desk.now().date(), schedule.advisors_by_id(desk)
    found = (*stored.out(desk.db), *stored.settled(desk.db, LAST_SETTLED))
    return [BlankRow(each, known[each.advisor_id], each.is_to_count(today)) for each in found]


@everyone
def to_count(desk: Desk) -> int:
    """How many are out of which nobody has seen for a month where they are."""
    return sum(each.is_to_count(desk.now().date()) for each in stored.out(desk.db))


@only(Role.ADVISOR, Role.MANAGER)
def number(desk: Desk, *, count: int | None, advisor_id: int) -> Changes:
    """Give their numbers to `count` blanks that name this advisor, for good; `subject` is the id of the first.

    They follow one another. What settings lack for a mandate, they lack for a blank, and where a
    convention imposes its own text there is none. Refuses beside count, advisor.
    """
    from desktop_app.forms.mandate.blank import TEMPLATE

    many = rules.check_count(count)
    if advisor_id not in {each.id for each in advisors.every(desk.db) if each.active}:
        raise RuleBroken("Choisissez qui ces vierges nomment.", "advisor")
    parties.check_nothing_lacks(desk, advisor_id)
    if _is_imposed(desk, advisor_id):
        raise RuleBroken(_IMPOSED, "advisor")
    years, now = parties.of_advisor(desk, advisor_id).paper_years, desk.now()
    with writing(desk.db):
        rank, ids = stored.next_rank(desk.db, now.year), []
        for each in range(rank, rank + many):
            given = rules.blank_number(now.year, each)
            made = Blank(0, given, advisor_id, TEMPLATE, now, desk.who, years, now.date())
            ids.append(stored.add(desk.db, made).id)
            desk.record(Action.BLANK_NUMBERED, f"vierge-{ids[-1]}", given)
    told = f"{plural(many, 'vierge')}{NBSP}: {many} numéro{'s' if many > 1 else ''} réservé{'s' if many > 1 else ''}."
    return Changes(Touched.MANDATES, told, ids[0])


@only(Role.ADVISOR, Role.MANAGER)
def spoil(desk: Desk, blank_ids: Sequence[int], *, why: Spoilt | None) -> Changes:
    """Note that these will never be mandates; their numbers are not given again. Refuses beside why."""
    today = desk.now().date()
    before = [stored.get(desk.db, id) for id in blank_ids]
    after = [rules.spoil(each, why, today) for each in before]
    if not after or why is None:
        return Changes(Touched.NOTHING)
    told = f"Vierge {after[0].number} annulé" if len(after) == 1 else f"{len(after)} vierges annulés"
    return _keep(desk, before, after, Action.BLANK_SPOILT, f"{told}{NBSP}: {why.value}.", why.name)


@everyone
def count(desk: Desk, blank_ids: Sequence[int]) -> Changes:
    """Note that these are still blank and in their place today."""
    today = desk.now().date()
    seen = [(each, rules.counted(each, today)) for each in (stored.get(desk.db, id) for id in blank_ids)]
    before, after = [one for one, now in seen if one != now], [now for one, now in seen if one != now]
    told = f"{plural(len(seen), 'vierge')} recompté{'s' if len(seen) > 1 else ''}, toujours là."
    return _keep(desk, before, after, Action.BLANK_COUNTED, told)


@only(Role.ADVISOR)
def enter(
    desk: Desk,
    blank_id: int,
    *,
    person: Person,
    written: Written,
    body: Body,
    substitutes: Sequence[int] = (),
    duplicate_confirmed: bool = False,
) -> Changes:
    """Make the mandate that was signed on this blank, as it was written by hand; `subject` is its id.

    It is active as of its signature, and nothing was allowed before. One whose last day is over ends at once, and its
    content is destroyed as that of any other. Whoever enters it is named on it. Raises `Refused` as `check_written` and
    `check_scope` do, `LikelyDuplicate`, and `RuleBroken` beside substitutes.
    """
    blank = stored.get(desk.db, blank_id)
    signed_at = rules.check_written(blank, written, desk.now())
    body = scope.checked(desk, body, written.ends_on, blank.advisor_id, signed_on=signed_at.date())
    others = substitutes_among(desk, substitutes, blank.advisor_id)
    if desk.advisor_at_work not in (blank.advisor_id, *others):
        raise RuleBroken(_NOT_NAMED, "substitutes")
    by = advisors.get(desk.db, blank.advisor_id).name
    with writing(desk.db):
        known = known_within(desk, person, duplicate_confirmed=duplicate_confirmed)
        made = mandates.add(desk.db, rules.enter(blank, written, replace(body, path=Path()), known.id, others, by))
        mandate_body.write(desk.db, desk.mandate_keys, desk.keys, made)
        count_within(desk, replace(made, signature=None), made)
        used = replace(blank, mandate_id=made.id)
        stored.update(desk.db, used)
        stored.keep_term(desk.db, used)
        ways.add(desk.db, signed_at.date(), blank.advisor_id, Way.MANDATE)
        desk.record(Action.MANDATE_ENTERED, f"mandat-{made.id}", signed_at.isoformat(timespec="minutes"))
    touched = Touched.MANDATES | (Touched.NOTHING if person.id else Touched.PEOPLE)
    return Changes(touched, _entered_in_words(desk, made), made.id)


def _entered_in_words(desk: Desk, made: Mandate) -> str:
    assert made.signature
    when = f"{short_date(made.signature.at.date())} à {hour(made.signature.at)}"
    if expired(made, desk.now().date()):
        endings.close_expired(desk)
        return f"Mandat {made.number} ressaisi{NBSP}: son dernier jour est passé, il ne permet plus rien."
    return f"Mandat {made.number} ressaisi{NBSP}: il est actif depuis le {when}."


def _is_imposed(desk: Desk, advisor_id: int) -> bool:
    """Whether the convention of this advisor has a text of its own, which has no blank."""
    today = desk.now().date()
    held = nearest(conventions_of(advisor_id, schedule.planning_of(desk), today), today)
    return partner_models.in_force(desk.db, [each.id for each in held]) is not None


def _keep(
    desk: Desk, before: Sequence[Blank], after: Sequence[Blank], action: Action, told: str, detail: str = ""
) -> Changes:
    if not after:
        return Changes(Touched.NOTHING, told)
    with writing(desk.db):
        for each in after:
            stored.update(desk.db, each)
            desk.record(action, f"vierge-{each.id}", detail)
    label = f"le vierge {after[0].number}" if len(after) == 1 else f"{len(after)} vierges"
    undo = Undo(label, partial(_put_back, tuple(before), tuple(after)))
    return Changes(Touched.MANDATES, told, after[0].id, undo)


def _put_back(before: Sequence[Blank], after: Sequence[Blank], desk: Desk) -> Changes:
    if any(stored.get(desk.db, each.id) != each for each in after):
        raise OutOfDate(_CHANGED)
    with writing(desk.db):
        for each in before:
            stored.update(desk.db, each)
            desk.record(Action.UNDONE, f"vierge-{each.id}")
    numbers = after[0].number if len(after) == 1 else plural(len(after), "vierge")
    return Changes(Touched.MANDATES, f"Annulé{NBSP}: {numbers}.", before[0].id)
