"""Mandates: prepare, inform, check identity, print, sign; how they stop is in `endings`."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from desktop_app.domain import mandate as rules
from desktop_app.domain.account import Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import (
    Birth,
    Body,
    Doubt,
    IdentityDocument,
    IdentityFact,
    InformationPoint,
    Mandate,
    Printed,
    Question,
    Reach,
    ScopeLine,
    Way,
)
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import ERASED, Person
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import mandate_body, mandates, ways
from desktop_app.storage.planning import advisors
from desktop_app.storage.planning import place as places
from desktop_app.storage.reception import people

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone, only
from ..planning import schedule
from ..reception.people import known_within
from . import parties, scope
from .mandate_access import (
    check_names_who_prepares,
    entrusted_to,
    named_on,
    opened,
    opened_to,
    opens,
    stored,
    substitutes_among,
    who_is_at_work,
    with_bodies,
)
from .rewriting import count_within, sealed_anew


@frozen
class MandateView:
    """A mandate as the screens show it; `allowed` is empty unless it is active today and its body readable.

    `opens` is whether the account at work may read it and act on it today; `substitutes` are the other advisors named
    on it and `stand_ins` those it is entrusted to today, both left out of a list.
    `person` is `ERASED` once they were; the body of the mandate is None in a list, for an account that may not
    read it, and for everybody once the mandate has ended.
    """

    mandate: Mandate
    person: Person
    advisor: Advisor
    missing: str
    expired: bool
    allowed: tuple[ScopeLine, ...]
    opens: bool
    substitutes: tuple[Advisor, ...] = ()
    stand_ins: tuple[Advisor, ...] = ()


@everyone
def view(desk: Desk, mandate_id: int) -> MandateView:
    """One mandate with its person and advisor, and its body for an account that reads mandates."""
    found = with_bodies(desk, [stored(desk, mandate_id)])[0]
    person = people.get(desk.db, found.person_id) if found.person_id else ERASED
    advisor, *substitutes = named_on(desk, found)
    return replace(
        _view(found, person, advisor, desk.now().date(), opens(desk, found)),
        substitutes=tuple(substitutes),
        stand_ins=entrusted_to(desk, found),
    )


@everyone
def listing(desk: Desk, *, open_only: bool = True) -> list[MandateView]:
    """The mandates that go on, and the last of those that have ended when asked; newest first, without their bodies.

    Nobody looks at three hundred contents at once: they stay sealed until one of them is asked for.
    """
    found = {mandate.id: (mandate, person) for mandate, person in mandates.every(desk.db, open_only=True, limit=-1)}
    if not open_only:
        found |= {mandate.id: (mandate, person) for mandate, person in mandates.ended(desk.db)}
    return _listed(desk, sorted(found.values(), key=lambda each: (each[0].drafted_at, each[0].id), reverse=True))


@everyone
def is_listed(desk: Desk, mandate_id: int) -> bool:
    """Whether `listing` has it: one that ended long ago is no more in it."""
    return any(view.mandate.id == mandate_id for view in listing(desk, open_only=False))


@everyone
def numbered(desk: Desk, numbers: Sequence[str]) -> list[MandateView]:
    """Those of these numbers as `listing` has them, the newest first."""
    return _listed(desk, mandates.numbered(desk.db, numbers))


@everyone
def to_open(desk: Desk, person: Person) -> list[MandateView]:
    """What goes on of this person's and the account at work opens, as `listing` has it: nothing of anybody else's."""
    views = _listed(desk, [(mandate, person) for mandate in mandates.of_person(desk.db, person.id)])
    return [view for view in views if view.opens and not (view.expired or view.mandate.ended_at)]


def _listed(desk: Desk, found: Sequence[tuple[Mandate, Person]]) -> list[MandateView]:
    today, advisors = desk.now().date(), schedule.advisors_by_id(desk)
    theirs = opened_to(desk, (mandate for mandate, _ in found))
    return [_view(each, person, advisors[each.advisor_id], today, each.id in theirs) for each, person in found]


@everyone
def how_many_ended(desk: Desk) -> int:
    """How many `listing` adds to those that go on when asked for all."""
    return mandates.count_ended(desk.db)


def _view(mandate: Mandate, person: Person, advisor: Advisor, today: date, opens: bool) -> MandateView:
    expired = rules.expired(mandate, today)
    missing = "" if expired else rules.missing_step(mandate)
    return MandateView(mandate, person, advisor, missing, expired, rules.allowed_lines(mandate, today), opens)


@everyone
def proposed_ends(desk: Desk, advisor_id: int = 0) -> tuple[tuple[str, date], ...]:
    """Last days to offer for a mandate made today with this advisor, or with anybody, the shortest first."""
    return rules.proposed_ends(desk.now().date(), parties.last_day_of_advisor(desk, advisor_id))


@only(Role.ADVISOR)
def draft(
    desk: Desk,
    *,
    person: Person,
    advisor_id: int,
    body: Body,
    ends_on: date | None,
    substitutes: Sequence[int] = (),
    duplicate_confirmed: bool = False,
    answered: Collection[Doubt] = (),
) -> Changes:
    """Prepare a mandate whose scope is exact; it allows nothing yet. `subject` is its id.

    `substitutes` are other advisors at work here, who may open it too; whoever prepares it is one of those named.
    Refuses beside advisor and substitutes, among others; raises `InDoubt` for a question that is not `answered`.
    """
    parties.check_nothing_lacks(desk, advisor_id)
    body = scope.checked(desk, body, ends_on, advisor_id)
    assert ends_on
    with writing(desk.db):
        known = known_within(desk, person, duplicate_confirmed=duplicate_confirmed)
        advisor, now = advisors.get(desk.db, advisor_id), desk.now()
        number = rules.mandate_number(now.year, mandates.next_rank(desk.db, now.year))
        others = substitutes_among(desk, substitutes, advisor.id)
        made = mandates.add(desk.db, Mandate(0, number, known.id, advisor.id, now, ends_on, body, substitutes=others))
        check_names_who_prepares(desk, made)
        asked = scope.ask_first(desk, made, known, answered)
        mandate_body.write(desk.db, desk.mandate_keys, desk.keys, made)
        ways.add(desk.db, now.date(), advisor.id, Way.MANDATE)
        desk.record(Action.MANDATE_DRAFTED, f"mandat-{made.id}", asked)
    touched = Touched.MANDATES | (Touched.NOTHING if person.id else Touched.PEOPLE)
    return Changes(touched, f"Mandat {number} préparé.", made.id)


@only(Role.ADVISOR)
def revise(
    desk: Desk,
    mandate_id: int,
    *,
    body: Body,
    ends_on: date | None,
    substitutes: Sequence[int] | None = None,
    answered: Collection[Doubt] = (),
) -> Changes:
    """Change the scope, the end or the substitutes of an unsigned mandate; every later step must be done again.

    `substitutes` stay as they are with None, and so does the path of a body that has none; whom the paper names stays.
    Raises `InDoubt` as `draft` does.
    """
    before = opened(desk, mandate_id)
    body = scope.checked(desk, body, ends_on, before.advisor_id)
    was = before.open_body
    # Of a mandate that nobody was asked about, the paper says the same as for who is reached here.
    reach = was.reach if (was.reach, body.reach) == (None, Reach.HERE) else body.reach
    body = replace(body, path=body.path or was.path, reach=reach, birth=was.birth, given_for=was.given_for)
    assert ends_on
    others = before.substitutes if substitutes is None else substitutes_among(desk, substitutes, before.advisor_id)
    after = rules.revise(before, body, ends_on, others)
    if (was.scope, before.ends_on, before.substitutes) == (after.body, ends_on, others):
        return Changes(Touched.NOTHING, subject=mandate_id)
    asked = scope.ask_first(desk, after, people.get(desk.db, after.person_id), answered)
    return _keep(desk, after, Action.MANDATE_REVISED, f"Mandat {after.number} : objet repris.", asked)


@only(Role.ADVISOR)
def inform(
    desk: Desk, mandate_id: int, *, points: frozenset[InformationPoint], answered: frozenset[Question] = frozenset()
) -> Changes:
    """Record the three points said to the person, and the three questions that they answered with their own words."""
    after = rules.inform(opened(desk, mandate_id), points, desk.now(), answered=answered, by=who_is_at_work(desk))
    return _keep(desk, after, Action.MANDATE_INFORMED, "Information donnée.")


@only(Role.ADVISOR)
def identify(
    desk: Desk,
    mandate_id: int,
    *,
    document: IdentityDocument | None,
    facts: frozenset[IdentityFact] = frozenset(),
    birth: Birth | None = None,
    given_for: str = "",
) -> Changes:
    """Record the kind of identity document seen, or the kinds of facts that stand for one, and whom the paper names."""
    after = rules.identify(
        opened(desk, mandate_id),
        document,
        desk.now(),
        facts=facts,
        birth=birth,
        given_for=given_for,
        by=who_is_at_work(desk),
    )
    return _keep(desk, after, Action.MANDATE_IDENTIFIED, "Identité vérifiée.")


@only(Role.ADVISOR)
def printed(desk: Desk, mandate_id: int, *, printed: Printed) -> Changes:
    """Record that the two originals came out of the printer, what they say, and its fingerprint in the journal."""
    after = rules.hand_printed(opened(desk, mandate_id), printed)
    assert after.open_body.printed
    digits = rules.fingerprint(after, after.open_body.printed.originals)
    return _keep(desk, after, Action.MANDATE_PRINTED, f"Mandat {after.number} imprimé en deux originaux.", digits)


@only(Role.ADVISOR)
def sign(
    desk: Desk,
    mandate_id: int,
    *,
    by_person: bool,
    by_advisor: bool,
    handed_over: bool,
    at: datetime,
    cosigned: bool = False,
) -> Changes:
    """Record every signature and the hand-over: from here the mandate is active.

    It is signed on site (000, art. 2): the place is the host's own, and nobody types another.
    """
    here = places.load(desk.db)
    before = opened(desk, mandate_id)
    after = rules.sign(
        before,
        by_person=by_person,
        by_advisor=by_advisor,
        handed_over=handed_over,
        cosigned=cosigned,
        place=here.commune if here else "",
        at=at,
        now=desk.now(),
        by=who_is_at_work(desk),
    )
    told = f"Mandat {after.number} signé : il est actif."
    return _keep(desk, after, Action.MANDATE_SIGNED, told, before=before)


def _keep(
    desk: Desk, mandate: Mandate, action: Action, told: str, detail: str = "", *, before: Mandate | None = None
) -> Changes:
    """Write it; with what it was `before`, what is counted of it moves in the same transaction."""
    with sealed_anew(desk, mandate):
        if before:
            count_within(desk, before, mandate)
        mandates.update(desk.db, mandate)
        desk.record(action, f"mandat-{mandate.id}", detail)
    return Changes(Touched.MANDATES, told, mandate.id)
