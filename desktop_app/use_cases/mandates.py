"""Mandates: prepare, inform, check identity, print, sign, withdraw; and what needs attention."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain import mandate as rules
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import hour
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import (
    Body,
    EndReason,
    IdentityDocument,
    InformationPoint,
    Mandate,
    ScopeLine,
    WithdrawalChannel,
)
from desktop_app.domain.person import Person
from desktop_app.storage import mandates, people
from desktop_app.storage.database import writing

from . import schedule
from .changes import Changes, Touched
from .desk import Desk
from .people import add_within


@dataclass(frozen=True)
class MandateView:
    """A mandate as the screens show it; `allowed` is empty unless it is active today."""

    mandate: Mandate
    person: Person
    advisor: Advisor
    missing: str
    expired: bool
    allowed: tuple[ScopeLine, ...]


def view(desk: Desk, mandate_id: int) -> MandateView:
    """One mandate with its person and advisor."""
    found = _stored(desk, mandate_id)
    return _view(desk, found, people.get(desk.db, found.person_id))


def listing(desk: Desk, *, open_only: bool = True) -> list[MandateView]:
    """The mandates, newest first; ended ones only when asked."""
    return [_view(desk, mandate, person) for mandate, person in mandates.every(desk.db, open_only=open_only)]


def _view(desk: Desk, mandate: Mandate, person: Person) -> MandateView:
    today = desk.now().date()
    advisor = schedule.advisors_by_id(desk)[mandate.advisor_id]
    expired = rules.expired(mandate, today)
    missing = "" if expired else rules.missing_step(mandate)
    return MandateView(mandate, person, advisor, missing, expired, rules.allowed_lines(mandate, today))


def proposed_ends(desk: Desk) -> tuple[tuple[str, date], ...]:
    """Last days to offer for a mandate made today, the shortest first."""
    return rules.proposed_ends(desk.now().date(), schedule.convention_of(desk))


def draft(
    desk: Desk,
    *,
    person: Person,
    advisor_id: int,
    body: Body,
    ends_on: date | None,
    duplicate_confirmed: bool = False,
) -> Changes:
    """Prepare a mandate whose scope is exact; it allows nothing yet. `subject` is its id."""
    _check_scope(desk, body, ends_on)
    assert ends_on
    with writing(desk.db):
        known = person if person.id else add_within(desk, person, duplicate_confirmed=duplicate_confirmed)
        now = desk.now()
        number = rules.mandate_number(now.year, mandates.next_rank(desk.db, now.year))
        made = mandates.add(desk.db, Mandate(0, number, known.id, advisor_id, now, ends_on, body))
        desk.record(Action.MANDATE_DRAFTED, f"mandat-{made.id}")
    touched = Touched.MANDATES | (Touched.NOTHING if person.id else Touched.PEOPLE)
    return Changes(touched, f"Mandat {number} préparé.", made.id)


def revise(desk: Desk, mandate_id: int, *, body: Body, ends_on: date | None) -> Changes:
    """Change the scope or end of an unsigned mandate; every later step must be done again."""
    _check_scope(desk, body, ends_on)
    assert ends_on
    before = _stored(desk, mandate_id)
    after = rules.revise(before, body, ends_on)
    if (before.body.lines, before.body.requests, before.body.execution, before.ends_on) == (
        body.lines,
        body.requests,
        body.execution,
        ends_on,
    ):
        return Changes(Touched.NOTHING, subject=mandate_id)
    return _keep(desk, after, Action.MANDATE_REVISED, f"Mandat {after.number} : objet repris.")


def inform(desk: Desk, mandate_id: int, *, points: frozenset[InformationPoint]) -> Changes:
    """Record the three points said to the person."""
    after = rules.inform(_stored(desk, mandate_id), points, desk.now())
    return _keep(desk, after, Action.MANDATE_INFORMED, "Information donnée.")


def identify(desk: Desk, mandate_id: int, *, document: IdentityDocument | None) -> Changes:
    """Record the kind of identity document seen."""
    after = rules.identify(_stored(desk, mandate_id), document, desk.now())
    return _keep(desk, after, Action.MANDATE_IDENTIFIED, "Identité vérifiée.")


def printed(desk: Desk, mandate_id: int) -> Changes:
    """Record that the two originals came out of the printer."""
    after = rules.hand_printed(_stored(desk, mandate_id), desk.now())
    return _keep(desk, after, Action.MANDATE_PRINTED, f"Mandat {after.number} imprimé en deux originaux.")


def sign(
    desk: Desk,
    mandate_id: int,
    *,
    by_person: bool,
    by_advisor: bool,
    handed_over: bool,
    place: str,
    at: datetime,
) -> Changes:
    """Record both signatures and the hand-over: from here the mandate is active."""
    after = rules.sign(
        _stored(desk, mandate_id),
        by_person=by_person,
        by_advisor=by_advisor,
        handed_over=handed_over,
        place=place,
        at=at,
        now=desk.now(),
    )
    return _keep(desk, after, Action.MANDATE_SIGNED, f"Mandat {after.number} signé : il est actif.")


def withdraw(desk: Desk, mandate_id: int, *, channel: WithdrawalChannel = WithdrawalChannel.SPOKEN) -> Changes:
    """End the mandate because the person asks it, at this very minute."""
    after = rules.end(_stored(desk, mandate_id), EndReason.WITHDRAWN, desk.now(), channel)
    word = "retiré" if after.end_reason is EndReason.WITHDRAWN else "abandonné"
    return _keep(desk, after, Action.MANDATE_ENDED, f"Mandat {after.number} {word} à {hour(desk.now())}.")


def close(desk: Desk, mandate_id: int, *, reason: EndReason) -> Changes:
    """End the mandate for another reason: procedures done, or the advisor gives it up."""
    after = rules.end(_stored(desk, mandate_id), reason, desk.now())
    return _keep(desk, after, Action.MANDATE_ENDED, f"Mandat {after.number} terminé.")


def close_expired(desk: Desk) -> Changes:
    """End every mandate whose last day is over; done at each opening of the file."""
    today = desk.now().date()
    over = [mandate for mandate, _ in mandates.every(desk.db, open_only=True) if rules.expired(mandate, today)]
    if over:
        with writing(desk.db):
            for mandate in over:
                _keep(desk, rules.end(mandate, EndReason.EXPIRED, desk.now()), Action.MANDATE_ENDED, "")
    return Changes(Touched.MANDATES if over else Touched.NOTHING)


def _check_scope(desk: Desk, body: Body, ends_on: date | None) -> None:
    convention = schedule.convention_of(desk)
    rules.check_scope(body.lines, body.requests, ends_on, today=desk.now().date(), convention=convention)


def _stored(desk: Desk, mandate_id: int) -> Mandate:
    found = mandates.get(desk.db, mandate_id)
    if found is None:
        raise OutOfDate("Ce mandat n’existe plus : la liste vient d’être rafraîchie.")
    return found


def _keep(desk: Desk, mandate: Mandate, action: Action, told: str) -> Changes:
    with writing(desk.db):
        mandates.update(desk.db, mandate)
        detail = mandate.end_reason.name if mandate.end_reason else ""
        desk.record(action, f"mandat-{mandate.id}", detail)
    return Changes(Touched.MANDATES, told, mandate.id)
