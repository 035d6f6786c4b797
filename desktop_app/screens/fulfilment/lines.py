"""The lines of the table: a month each, under those that are unfolded the days that explain them, then the sum."""

from collections.abc import Collection, Iterator
from datetime import date

from desktop_app.domain.convention import Unit
from desktop_app.domain.french import NBSP, capital, day_and_month
from desktop_app.domain.fulfilment import WHOSE, Reason, Span, Why, cells, minutes_told, month_name, spoken
from desktop_app.domain.fulfilment.telling import NOTHING
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Decider
from desktop_app.use_cases.planning.fulfilment import Year

from ..widgets.row_model import Column

COLUMNS_OF = ("Dus", "Prévus", "Tenus", "Perdus, nous", "eux", "f. maj.", "Ajoutés", "Écart")
HEADS_TOLD = {
    4: "Perdus, de notre fait",
    5: "Perdus, du fait de qui envoie",
    6: "Perdus, force majeure",
    8: "Écart entre tenus et dus",
}
"""What a short head means, by column: its tip, and what is heard."""
PLANNED_AT, LOST_AT, LOST_ELSEWHERE, ADDED_AT = 2, 4, (5, 6), 7
"""Columns that may be left out, and that of all losses where they have one."""
_LOST_AT = {Decider.PLACE: 3, Decider.PARTNER: 4, Decider.NEITHER: 5}
_ADDED_AT = 6
_TOLD_ALONE = (Why.LOST, Why.MOVED)
_ASKS = {Why.UNANSWERED: "présence à noter", Why.UNKNOWN: "jour inconnu"}


@frozen
class Line:
    """What a row shows and says; `month` is the first day of the one that it is or belongs to, None for the sum.

    Of a cell the first part is what must be seen, and `lost` is what stands where the losses have one column.
    """

    key: tuple[object, ...]
    name: str
    cells: tuple[tuple[str, ...], ...]
    lost: str
    spoken: str
    month: date | None = None
    reason: Reason | None = None
    folds: bool = False
    unfolded: bool = False


def lines_of(year: Year, unfolded: Collection[date]) -> Iterator[Line]:
    """The rows in order; of a month with nothing to explain none is under it."""
    for span in year.months:
        opened = span.first in unfolded and bool(span.reasons)
        yield _of_month(span, year.unit, opened=opened)
        if opened:
            for at, reason in enumerate(span.reasons):
                yield _of_day(span, reason, at)
    if year.whole and len(year.months) > 1:
        name = f"Année {year.year}"
        yield Line(("sum",), name, cells(year.whole), _lost(year.whole), spoken(name, year.whole, year.unit))


def _of_month(span: Span, unit: Unit, *, opened: bool) -> Line:
    name, folds = month_name(span), bool(span.reasons)
    state = (", déplié" if opened else ", replié") if folds else ""
    told = capital(name)
    if span.unanswered or span.unknown:
        told += f"{NBSP}*"
    heard = f"{spoken(name, span, unit)}{state}"
    return Line((span.first,), told, cells(span), _lost(span), heard, span.first, None, folds, opened)


def _of_day(span: Span, reason: Reason, at: int) -> Line:
    what = _ASKS.get(reason.why) or (
        reason.told if reason.why in _TOLD_ALONE else f"{reason.why.value}{NBSP}: {reason.told}"
    )
    name = f"{day_and_month(reason.day)}, {what}"
    found: list[tuple[str, ...]] = [("",)] * len(COLUMNS_OF)
    length = minutes_told(reason.minutes) if reason.minutes else ""
    whose = ""
    if reason.why is Why.LOST and reason.decider:
        found[_LOST_AT[reason.decider]], whose = (length,), f"perdu, {WHOSE[reason.decider]}"
    elif reason.why is Why.ADDED:
        found[_ADDED_AT] = (length,)
    told = ", ".join(filter(None, (name, whose, length)))
    lost = f"{length}, {WHOSE[reason.decider]}" if whose and reason.decider else ""
    return Line((span.first, reason.day, at), name, tuple(found), lost, told, span.first, reason)


def _lost(span: Span) -> str:
    parts = span.lost_in_all.parts
    return str(parts) if parts else minutes_told(span.lost_in_all.minutes) if span.lost_in_all else NOTHING


def _cell(at: int) -> Column[Line]:
    return Column(COLUMNS_OF[at], lambda line: f"{NBSP}·{NBSP}".join(line.cells[at]), right=True)


COLUMNS: tuple[Column[Line], ...] = (
    Column("Mois", lambda line: line.name, spoken=lambda line: line.spoken, stretch=True),
    *(_cell(at) for at in range(len(COLUMNS_OF))),
)
