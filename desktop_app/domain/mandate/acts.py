"""What was done under a signed mandate: only what it allows, only while it lives, and what is awaited of it.

Rules: article 2 of conventions 000 and 001, nothing before both signatures; Code civil, 1989 (nothing beyond its
terms), 1991 (to see it through while in charge) and 1993 (to render account).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import Enum

from .. import text
from ..errors import Fault, OutOfDate, RuleBroken, StepMissing, refuse
from ..french import moment, plain_date
from ..working_days import add_months
from .act_done import ActDone, Manner, Outcome
from .ending import allows, check_goes_on, expired
from .life import missing_step
from .record import Body, Mandate, State
from .scope import DataRequest, Execution, ScopeLine

REASON_LENGTH = 80
"""Of what is to be done by a date: it is read in a list of things to do."""
_MONTHS_AHEAD = 24
_CHANGED = "Cet acte a changé depuis : la page vient d’être rafraîchie."
_NOT_IN_IT = "Choisissez une démarche écrite sur le mandat : rien d’autre n’est permis."
_NOT_ALLOWED = "Cet acte n’est pas coché sur le mandat pour cette démarche : rien n’est permis que ce qui est écrit."


class Refusal(Enum):
    """Why something is no act of a mandate, for the référent, who is told that and nothing of what was tried."""

    NOT_SIGNED = "avant les deux signatures"
    SUSPENDED = "pendant une suspension"
    ENDED = "après la fin"
    OUT_OF_SCOPE = "hors de ce que le mandat permet"
    NOT_NAMED = "par quelqu’un que le mandat ne nomme pas"


def record_act(mandate: Mandate, done: ActDone, now: datetime) -> Mandate:
    """Keep that this was done; raises what `with_acts` does and, beside its fields, what `_check` does."""
    return with_acts(mandate, (*mandate.open_body.acts, _check(mandate, done, now)), now)


def correct_act(mandate: Mandate, before: ActDone, after: ActDone, now: datetime) -> Mandate:
    """Keep another account of this act; raises `OutOfDate` when it is there no more, and as `record_act` does."""
    kept = _without(mandate, before, now)
    return with_acts(mandate, (*kept, _check(mandate, after, now)), now)


def remove_act(mandate: Mandate, done: ActDone, now: datetime) -> Mandate:
    """Take out an act noted by mistake, whenever it was; raises `OutOfDate` when it is there no more."""
    return with_acts(mandate, _without(mandate, done, now), now)


def with_acts(mandate: Mandate, acts: Iterable[ActDone], now: datetime) -> Mandate:
    """The mandate with these acts and no other, in order of hour.

    Raises `MandateEnded` after its end, `StepMissing` before both signatures, `RuleBroken` while it allows nothing.
    """
    _check_life(mandate, now)
    # Those of the same minute stay in the order they were noted in.
    in_order = tuple(sorted(acts, key=lambda done: done.at))
    return replace(mandate, body=replace(mandate.open_body, acts=in_order))


def refusal_of(mandate: Mandate, done: ActDone, today: date) -> Refusal | None:
    """Why this is no act of the mandate; None where something was only left out, or typed amiss.

    Its scope is not looked at while the body is sealed.
    """
    if mandate.state is State.ENDED or expired(mandate, today):
        return Refusal.ENDED
    if mandate.signature is None:
        return Refusal.NOT_SIGNED
    if not allows(mandate, today):
        return Refusal.SUSPENDED
    if mandate.body is None or not done.number:
        return None
    without_act = done.act is None and isinstance(standing(mandate).get(done.number), ScopeLine)
    beyond = [*([] if without_act else _scope_faults(mandate, done)), *_manner_faults(mandate, done)]
    return Refusal.OUT_OF_SCOPE if beyond else None


def standing(mandate: Mandate) -> dict[int, ScopeLine | DataRequest]:
    """What its body says by the numbers of the paper, without the lines that were taken back."""
    gone = {each.number for each in mandate.withdrawn}
    return {number: entry for number, entry in mandate.open_body.numbered if number not in gone}


def reference_faults(typed: str) -> list[Fault]:
    """What keeps the number of a receipt or of a file from being printed; it is kept nowhere, whatever it is.

    Never a line to assert: what was asserted is remembered until the program is closed.
    """
    faults = text.line_faults(typed, "reference", "Le numéro", required=False, longest=REASON_LENGTH)
    return [Fault(each.field, each.sentence) for each in faults]


def last_acts(body: Body) -> dict[int, ActDone]:
    """How each line stands: the last thing done for it, by the number of the line; none for those not begun."""
    return {done.number: done for done in body.acts}


def deadlines(body: Body) -> tuple[ActDone, ...]:
    """The acts whose next date still holds, the nearest first: a later act on the same line answers the earlier one."""
    dated = [(done.due_on, done) for done in last_acts(body).values() if done.due_on]
    return tuple(done for _, done in sorted(dated, key=lambda each: each[0]))


def all_done(body: Body) -> bool:
    """Whether everything the mandate is for was done, with nothing awaited."""
    stand = last_acts(body)
    return bool(stand) and all(_is_over(stand, number) for number, _ in body.numbered)


def _is_over(stand: Mapping[int, ActDone], number: int) -> bool:
    done = stand.get(number)
    return done is not None and done.outcome is Outcome.DONE and done.due_on is None


def _without(mandate: Mandate, done: ActDone, now: datetime) -> tuple[ActDone, ...]:
    _check_life(mandate, now)
    acts = mandate.open_body.acts
    if done not in acts:
        raise OutOfDate(_CHANGED)
    at = acts.index(done)
    return (*acts[:at], *acts[at + 1 :])


def _check_life(mandate: Mandate, now: datetime) -> None:
    check_goes_on(mandate, now.date())
    if mandate.signature is None:
        raise StepMissing(f"Rien ne se fait avant les deux signatures. {missing_step(mandate)}")
    if not allows(mandate, now.date()):
        raise RuleBroken(f"Le mandat {mandate.number} ne permet rien aujourd’hui : aucun acte ne s’y note.")


def _check(mandate: Mandate, done: ActDone, now: datetime) -> ActDone:
    """The act as it is kept; refuses beside number, act, at, manner, due_on, due_for and note."""
    _check_life(mandate, now)
    tidied = replace(done, due_for=text.tidy(done.due_for), note=text.tidy(done.note))
    refuse(
        [
            *_scope_faults(mandate, tidied),
            *_hour_faults(mandate, tidied, now),
            *_manner_faults(mandate, tidied),
            *_deadline_faults(tidied),
            *text.line_faults(tidied.note, "note", "La précision", required=False),
            *text.split_faults([(tidied.due_for, "due_for"), (tidied.note, "note")]),
        ]
    )
    return tidied


def _scope_faults(mandate: Mandate, done: ActDone) -> Iterator[Fault]:
    entry = standing(mandate).get(done.number)
    if entry is None:
        yield Fault("number", _NOT_IN_IT)
    elif isinstance(entry, ScopeLine) and done.act not in entry.acts:
        yield Fault("act", _NOT_ALLOWED if done.act else "Dites quel acte a été fait.")
    elif isinstance(entry, DataRequest) and done.act is not None:
        yield Fault("act", _NOT_ALLOWED)


def _hour_faults(mandate: Mandate, done: ActDone, now: datetime) -> Iterator[Fault]:
    assert mandate.signature
    signed = mandate.signature.at.replace(second=0, microsecond=0)
    if done.at < signed:
        yield Fault("at", f"Le mandat a été signé {moment(signed)} : rien n’a pu être fait avant.")
    elif done.at > max(now, signed):
        yield Fault("at", "Cette heure n’est pas encore passée : notez l’acte une fois qu’il est fait.")


def _manner_faults(mandate: Mandate, done: ActDone) -> Iterator[Fault]:
    if done.manner is Manner.REMOTE and mandate.open_body.execution is Execution.TOGETHER:
        yield Fault("manner", "Ce mandat dit « ensemble » : rien ne se fait sans la personne. Il en faut un autre.")


def _deadline_faults(done: ActDone) -> Iterator[Fault]:
    day = done.at.date()
    if done.due_on is None:
        if done.due_for:
            yield Fault("due_on", "Donnez la date de cette échéance, ou effacez ce qui est à faire.")
        return
    if done.due_on < day:
        yield Fault("due_on", f"Cette date est avant l’acte, qui est du {plain_date(day)}.")
    elif done.due_on > add_months(day, _MONTHS_AHEAD):
        yield Fault("due_on", "Cette date est à plus de deux ans : vérifiez l’année.")
    yield from text.line_faults(done.due_for, "due_for", "Ce qui est à faire", longest=REASON_LENGTH)
