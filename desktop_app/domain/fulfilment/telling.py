"""Prévu / réalisé in words: what stands in a cell, and a month in one breath."""

from ..convention import Unit
from ..french import MONTHS, NBSP, lasting, plural
from ..planning import Decider
from .amount import NONE, Amount
from .month import Span

NOTHING = "–"
_MINUS = "−"
_LONG = {Unit.DAY: "jour", Unit.HALF_DAY: "demi-journée"}
WHOSE = {Decider.PLACE: "nous", Decider.PARTNER: "eux", Decider.NEITHER: "force majeure"}
"""Whose doing a loss is, as the heads of the columns say it."""


def month_name(span: Span) -> str:
    """'novembre'."""
    return MONTHS[span.first.month - 1]


def counted_in(unit: Unit) -> str:
    """'jours et heures', 'demi-journées et heures': what the two figures of a cell are."""
    return f"{_LONG[unit]}s et heures"


def minutes_told(minutes: int) -> str:
    """'24 h', '−1 h 30'."""
    return f"{_MINUS if minutes < 0 else ''}{lasting(abs(minutes))}"


def cell(parts: int | None, minutes: int | None, *, both: bool = False) -> tuple[str, ...]:
    """What a cell says, on a line or two: ('8', '24 h'), ('3 h',) or ('–',); `both` says zeros too."""
    told = []
    if parts or (both and parts is not None):
        told.append(_signed(parts))
    if minutes or (both and minutes is not None and not told):
        told.append(minutes_told(minutes or 0))
    return tuple(told) or (NOTHING,)


def cells(span: Span) -> tuple[tuple[str, ...], ...]:
    """The eight cells of a month: due, planned, held, lost by us, by them and by neither, added, and the gap.

    What is to come stands beside what is held.
    """
    due = (span.due.parts, span.due.minutes) if span.due else (None, None)
    lost_and_added = [*(span.lost.get(who, NONE) for who in Decider), span.added]
    return (
        cell(*due),
        _of(span.planned),
        _held(span),
        *map(_of, lost_and_added),
        cell(span.gap, span.minutes_gap, both=span.due is not None),
    )


def spoken(name: str, span: Span, unit: Unit) -> str:
    """'novembre, dus 8 jours, prévus 8, tenus 7, perdu 1, maladie, écart −1'; hours where days are not counted."""
    told = [name]
    if span.due:
        told.append(f"dus {_due_spoken(span, unit)}")
    told += [f"prévus {_spoken(span.planned)}", f"tenus {_spoken(span.held)}"]
    if span.to_come:
        told.append(f"à venir {_spoken(span.to_come)}")
    if span.lost_in_all:
        told.append(f"perdu {_spoken(span.lost_in_all)}")
        told += span.causes
    if span.added:
        told.append(f"ajouté {_spoken(span.added)}")
    gap = cell(span.gap, span.minutes_gap, both=True)
    told.append(f"écart {', '.join(gap)}" if span.due else "hors de la convention")
    return ", ".join([*told, *asked(span)])


def asked(span: Span) -> list[str]:
    """What still wants an answer: '2 jours sans présence', '3 jours inconnus'."""
    counted = [(span.unanswered, "jour sans présence"), (span.unknown, "jour inconnu")]
    return [plural(number, what) for number, what in counted if number]


def _of(amount: Amount) -> tuple[str, ...]:
    return cell(amount.parts, amount.minutes)


def _held(span: Span) -> tuple[str, ...]:
    if not span.to_come:
        return _of(span.held)
    coming = f"{span.to_come.parts}{NBSP}à venir"
    return (f"{span.held.parts}{NBSP}+{NBSP}{coming}",) if span.held else (coming,)


def _due_spoken(span: Span, unit: Unit) -> str:
    assert span.due
    if span.due.parts is not None:
        return plural(span.due.parts, _LONG[unit])
    return minutes_told(span.due.minutes) if span.due.minutes is not None else "selon deux textes"


def _spoken(amount: Amount) -> str:
    return str(amount.parts) if amount.parts else minutes_told(amount.minutes)


def _signed(number: int) -> str:
    return f"{_MINUS}{-number}" if number < 0 else str(number)
