"""The people of a workshop in rows: those enrolled, numbered; those to be called; the waiting list in its order."""

from collections.abc import Sequence

from desktop_app.domain.french import NBSP, phone, plural, short_date
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.eligibility import Eligibility
from desktop_app.use_cases.reception.enrolment import Roll, Waiting
from desktop_app.use_cases.reception.today import Booked

from ..appointments.day_lines import state_words
from ..appointments.list_line import ListLine, Pill, dotted, in_one_breath
from .roll_steps import Turn, steps_of

_NO_PHONE, TO_SEE = "pas de téléphone", "à vérifier"


def lines_of(roll: Roll) -> list[ListLine]:
    """Every row in order; in what is over or cancelled nothing may be done but to say what was seen."""
    closed = roll.gauge.over or roll.gauge.gone
    promised = [each for each in roll.waiting if each.request.promised]
    listed = [each for each in roll.waiting if not each.request.promised]
    head = "Inscrits, à prévenir" if roll.gauge.gone else "Inscrits"
    lines: list[ListLine] = []
    parts: tuple[tuple[str, Sequence[Booked | Waiting]], ...] = (
        (head, roll.people),
        ("Une place gardée, à appeler", promised),
        ("Liste d’attente", listed),
    )
    for title, rows in parts:
        for at, row in enumerate(rows, 1):
            first = (title, plural(len(rows), "personne")) if at == 1 else ("", "")
            lines.append(_line(roll, row, at, *first, closed))
    return lines


def _line(roll: Roll, row: Booked | Waiting, at: int, above: str, counted: str, closed: bool) -> ListLine:
    """The `at`th of the enrolled, of those to be called or of those who wait."""
    asks = bool(roll.gauge.open_to) and isinstance(row, Booked)
    found = roll.seen.get(row.appointment.id) if isinstance(row, Booked) else None
    steps = steps_of(row, asks=asks and not roll.gauge.gone, seen=found is not None)
    number = phone(row.person.phone) if row.person.phone else _NO_PHONE
    detail = dotted(number, _seen_words(found) if asks else "")
    return ListLine(
        key=("booked", row.appointment.id) if isinstance(row, Booked) else ("request", row.request.id),
        row=row,
        hour=str(at),
        title=row.person.name,
        detail=detail,
        pills=_pills(row),
        spoken=in_one_breath(str(at), row.person.name, _where(row), detail),
        above=above,
        begins_section=bool(above),
        counted=counted,
        steps=tuple(step for step in steps if step.turn is Turn.SEE) if closed else steps,
        loud=not isinstance(row, Booked) or row.appointment.state in (State.EXPECTED, State.ARRIVED),
    )


def _pills(row: Booked | Waiting) -> tuple[Pill, ...]:
    """The state of whoever has a seat; that somebody is to be called."""
    if isinstance(row, Booked):
        return (Pill(state_words(row), row.appointment.state),)
    if row.request.promised:
        return (Pill(f"pas de réponse, à{NBSP}rappeler" if row.request.tried_at else f"à{NBSP}appeler"),)
    return ()


def _where(row: Booked | Waiting) -> str:
    if isinstance(row, Booked):
        return f"a une place, {state_words(row)}"
    return "une place est gardée, à appeler" if row.request.promised else "liste d’attente"


def _seen_words(found: Eligibility | None) -> str:
    """'vu : habitant de la commune, 27/11/2025, Nadia Aubert', or that it is still to be seen."""
    if found is None:
        return TO_SEE
    return f"vu{NBSP}: {found.entitlement}, {short_date(found.seen_at.date())}, {found.seen_by}"
