"""The people of a workshop in rows: those enrolled, numbered; those to be called; the waiting list in its order."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.french import NBSP, phone, plural, short_date
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.eligibility import Eligibility
from desktop_app.use_cases.reception.enrolment import Roll, Waiting
from desktop_app.use_cases.reception.today import Booked

from ..appointments.list_line import ListLine, Pill
from ..appointments.row_lines import state_words
from .roll_steps import RollStep, Turn, steps_of

_NO_PHONE, TO_SEE = "pas de téléphone", "à vérifier"


@dataclass(frozen=True)
class RollLine(ListLine):
    """The `at`th of the enrolled, of those to be called or of those who wait.

    `seen` says as whom somebody may come, or that it is still to be seen; '' where the workshop is for everybody.
    """

    row: Booked | Waiting
    at: int
    closed: bool
    seen: str = ""

    def step_for(self, key: str) -> RollStep | None:
        """The step of this letter."""
        return next(
            (step for step in self.steps if isinstance(step, RollStep) and step.key.upper() == key.upper()), None
        )

    @property
    def begins_section(self) -> bool:
        """Whether the head of a list stands above."""
        return bool(self.above)

    @property
    def hour(self) -> str:
        """Their number."""
        return str(self.at)

    @property
    def title(self) -> str:
        """Who it is."""
        return self.row.person.name

    @property
    def detail(self) -> str:
        """Where to call, and as whom they may come."""
        number = phone(self.row.person.phone) if self.row.person.phone else _NO_PHONE
        return " · ".join(filter(None, (number, self.seen)))

    @property
    def loud(self) -> bool:
        """Whether something is still asked."""
        if isinstance(self.row, Waiting):
            return True
        return self.row.appointment.state in (State.EXPECTED, State.ARRIVED)

    @property
    def pills(self) -> tuple[Pill, ...]:
        """The state of whoever has a seat; that somebody is to be called."""
        if isinstance(self.row, Booked):
            return (Pill(state_words(self.row), self.row.appointment.state),)
        if self.row.request.promised:
            tried = f"pas de réponse, à{NBSP}rappeler" if self.row.request.tried_at else f"à{NBSP}appeler"
            return (Pill(tried),)
        return ()

    @property
    def spoken(self) -> str:
        """'2, Nadia Aubert, inscrit, prévu', '1, Karim Roca, liste d’attente'."""
        if isinstance(self.row, Booked):
            where = f"a une place, {state_words(self.row)}"
        elif self.row.request.promised:
            where = "une place est gardée, à appeler"
        else:
            where = "liste d’attente"
        return f"{self.at}, {self.title}, {where}, {self.detail.replace(' · ', ', ')}"


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


def _line(roll: Roll, row: Booked | Waiting, at: int, above: str, counted: str, closed: bool) -> RollLine:
    key = ("booked", row.appointment.id) if isinstance(row, Booked) else ("request", row.request.id)
    asks = bool(roll.gauge.open_to) and isinstance(row, Booked)
    found = roll.seen.get(row.appointment.id) if isinstance(row, Booked) else None
    steps = steps_of(row, asks=asks and not roll.gauge.gone, seen=found is not None)
    return RollLine(
        key=key,
        row=row,
        steps=tuple(step for step in steps if step.turn is Turn.SEE) if closed else steps,
        above=above,
        repeats=False,
        now=False,
        counted=counted,
        at=at,
        closed=closed,
        seen=_seen_words(found) if asks else "",
    )


def _seen_words(found: Eligibility | None) -> str:
    """'vu : habitant de la commune, 27/11/2025, Nadia Aubert', or that it is still to be seen."""
    if found is None:
        return TO_SEE
    return f"vu{NBSP}: {found.entitlement}, {short_date(found.seen_at.date())}, {found.seen_by}"
