"""How a signed mandate stops: for a while, line by line, or for good, and what it allows until then."""

from dataclasses import replace
from datetime import date, datetime, time

from ..errors import MandateEnded, RuleBroken
from ..french import NBSP, plain_date
from .record import EndReason, LineWithdrawn, Mandate, State, WithdrawalChannel
from .scope import DataRequest, ScopeLine

_SIGNED = (State.ACTIVE, State.SUSPENDED)
_WRITTEN = (WithdrawalChannel.LETTER, WithdrawalChannel.MAIL)

GIVING_UP = (
    f"Qui a reçu un mandat peut y mettre fin, en le disant (code civil, article{NBSP}2007). Si cette fin vous fait "
    "perdre quelque chose, dites-le-nous : vous pouvez demander que ce soit payé."
)
"""What the person is told of whoever gives a mandate up."""


def suspend(mandate: Mandate, at: datetime) -> Mandate:
    """Stop a signed mandate for a while: it allows nothing until it is resumed, and its last day stays the same."""
    check_goes_on(mandate, at.date())
    if mandate.state is not State.ACTIVE:
        raise RuleBroken("Seul un mandat signé et actif se suspend.")
    return replace(mandate, state=State.SUSPENDED, suspended_at=at)


def resume(mandate: Mandate, today: date) -> Mandate:
    """Let a suspended mandate go on as it was signed."""
    check_goes_on(mandate, today)
    if mandate.state is not State.SUSPENDED:
        raise RuleBroken("Ce mandat n’est pas suspendu.")
    return replace(mandate, state=State.ACTIVE, suspended_at=None)


def withdraw_line(mandate: Mandate, number: int, at: datetime, channel: WithdrawalChannel) -> Mandate:
    """Take back the line of this number on the paper, at this minute; the last one that stood ends the mandate.

    Raises `RuleBroken` (field line) for a number that is not on the paper or was taken back already.
    """
    check_goes_on(mandate, at.date())
    if mandate.state not in _SIGNED:
        raise RuleBroken("Ce mandat n’est pas signé : corrigez son objet, ou abandonnez-le.")
    if not mandate.line_count:
        raise RuleBroken("Le papier de ce mandat n’a pas de lignes numérotées : retirez-le en entier.", "line")
    if not 1 <= number <= mandate.line_count:
        lines = f"les lignes 1 à {mandate.line_count}" if mandate.line_count > 1 else "une seule ligne, la ligne 1"
        raise RuleBroken(f"Le papier de ce mandat porte {lines} : relisez le numéro devant la ligne.", "line")
    if number in _numbers(mandate):
        raise RuleBroken(f"La ligne {number} est déjà retirée.", "line")
    withdrawn = (*mandate.withdrawn, LineWithdrawn(number, at, channel))
    less = replace(mandate, withdrawn=tuple(sorted(withdrawn, key=lambda each: each.number)))
    return less if lines_left(less) else end(less, EndReason.WITHDRAWN, at, channel)


def lines_left(mandate: Mandate) -> tuple[int, ...]:
    """The numbers of the lines that the person has not taken back."""
    return tuple(sorted(set(range(1, mandate.line_count + 1)) - _numbers(mandate)))


def without_withdrawn(mandate: Mandate) -> Mandate:
    """The mandate whose body says nothing any more of the lines that were taken back, nor of what was done for them.

    What the person took back is destroyed (000, art. 2). Their places stay, empty: the numbers of the other lines stay
    those of the paper.
    """
    body, gone = mandate.open_body, _numbers(mandate)
    first_request = len(body.lines) + 1
    lines = tuple(
        ScopeLine("", "", frozenset()) if number in gone else line for number, line in enumerate(body.lines, 1)
    )
    requests = tuple(
        DataRequest("", "") if number in gone else asked for number, asked in enumerate(body.requests, first_request)
    )
    acts = tuple(done for done in body.acts if done.number not in gone)
    return replace(mandate, body=replace(body, lines=lines, requests=requests, acts=acts))


def end(
    mandate: Mandate,
    reason: EndReason,
    at: datetime,
    channel: WithdrawalChannel | None = None,
    said_on: date | None = None,
) -> Mandate:
    """Close the mandate for good, from any state but ended.

    An unsigned mandate is abandoned whatever the reason given: there was nothing yet to withdraw. One whose last
    day is over had already ended, by itself, when that day did, whenever it is noticed and whatever the reason given.
    None ends before its signature, though the clock was put back since. `said_on` is the date on the letter or the
    coupon of a withdrawal, which holds from `at` on: nobody knew of it before (Code civil, 2008). Raises
    `MandateEnded` when it already is, `RuleBroken` (field said_on) for a date that cannot be.
    """
    if mandate.signature is not None:
        at = max(at, mandate.signature.at)
    if mandate.state is State.ENDED:
        raise MandateEnded(_ended_sentence(mandate))
    if expired(mandate, at.date()):
        at, reason = closes_at(mandate), mandate.ends_because or EndReason.EXPIRED
    if mandate.state not in _SIGNED:
        reason = EndReason.ABANDONED
    withdrawn = reason is EndReason.WITHDRAWN
    written = withdrawn and channel in _WRITTEN and said_on is not None
    if written:
        _check_written(mandate, said_on, at.date())
    return replace(
        mandate,
        state=State.ENDED,
        ended_at=at,
        end_reason=reason,
        channel=channel if withdrawn else None,
        said_on=said_on if written else None,
        suspended_at=None,
    )


def _check_written(mandate: Mandate, said_on: date | None, today: date) -> None:
    assert said_on
    if said_on > today:
        raise RuleBroken("Cette date n’est pas encore passée : relisez celle du papier.", "said_on")
    if mandate.signature and said_on < mandate.signature.at.date():
        signed = plain_date(mandate.signature.at.date())
        raise RuleBroken(f"Le mandat a été signé le {signed} : son retrait a été écrit ce jour-là ou après.", "said_on")


def cut_short(mandate: Mandate, last: date, because: EndReason) -> Mandate:
    """The mandate ending on this day, and why, when it would have gone further; never before the day it was signed."""
    begun = mandate.signature.at if mandate.signature else mandate.drafted_at
    shorter = max(last, begun.date())
    return replace(mandate, ends_on=shorter, ends_because=because) if shorter < mandate.ends_on else mandate


def closes_at(mandate: Mandate) -> datetime:
    """The last second of its last day."""
    return datetime.combine(mandate.ends_on, time(23, 59, 59))


def expired(mandate: Mandate, today: date) -> bool:
    """Whether its last day is over though nobody has closed it yet."""
    return mandate.state is not State.ENDED and today > mandate.ends_on


def check_goes_on(mandate: Mandate, today: date) -> None:
    """Raise `MandateEnded` once it has ended or its last day is over, whether or not that has been recorded."""
    if mandate.state is State.ENDED:
        raise MandateEnded(_ended_sentence(mandate))
    if expired(mandate, today):
        when = f"le {plain_date(mandate.ends_on)} au soir"
        raise MandateEnded(f"Le mandat {mandate.number} a pris fin {when} : il ne permet plus rien.")


def allows(mandate: Mandate, today: date) -> bool:
    """Whether anything may be done under this mandate today."""
    return mandate.state is State.ACTIVE and not expired(mandate, today)


def allowed_lines(mandate: Mandate, today: date) -> tuple[ScopeLine, ...]:
    """The lines the advisor may act upon today; none unless the mandate is active and its body readable."""
    if not mandate.body or not allows(mandate, today):
        return ()
    gone = _numbers(mandate)
    return tuple(line for number, line in enumerate(mandate.body.lines, 1) if number not in gone)


def check_unsigned(mandate: Mandate) -> None:
    """Raise `MandateEnded` once it has ended, `RuleBroken` once it is signed: what was signed is not changed."""
    if mandate.state is State.ENDED:
        raise MandateEnded(_ended_sentence(mandate))
    if mandate.state in _SIGNED:
        raise RuleBroken("Ce mandat est signé : il ne se modifie plus. Retirez-le et faites-en un nouveau.")


def _numbers(mandate: Mandate) -> set[int]:
    return {each.number for each in mandate.withdrawn}


def _ended_sentence(mandate: Mandate) -> str:
    when = plain_date(mandate.ended_at.date() if mandate.ended_at else mandate.ends_on)
    return f"Le mandat {mandate.number} a pris fin le {when} : il ne permet plus rien."
