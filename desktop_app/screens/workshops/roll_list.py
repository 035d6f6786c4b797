"""The list of the people of a workshop, with what may be done with each by one key.

Those enrolled come first, numbered; then those to be called; then the waiting list in its order.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, phone, plural, short_date
from desktop_app.domain.reception.appointment import State, next_states
from desktop_app.domain.reception.eligibility import Eligibility
from desktop_app.use_cases.reception.enrolment import Roll, Waiting
from desktop_app.use_cases.reception.today import Booked

from ..appointments.day_lines import state_words
from ..appointments.list_line import ListLine, Pill, dotted, in_one_breath
from ..appointments.step_list import StepList
from ..appointments.steps import Deed, Step
from ..theme.tokens import px

_LEAST_HEIGHT = 120
_OF_THE_PAGE = ("+", "L")
_WITH_ANOTHER_KEY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_PHONE, _TO_SEE = "pas de téléphone", "à vérifier"

GIVE_UP = Step("Suppr", "Retirer", "La personne ne viendra pas : sa place est libre, l’atelier reste", Deed.MARK)
SEE = Step("V", "Vérifier", "Cocher ce qui a été vu : à quel titre la personne peut venir", Deed.MARK)
SEE_AGAIN = Step("V", "Vu…", "Corriger ce qui a été vu, ou l’effacer", Deed.MARK, corrects=True)
PROMOTE = Step("P", "Donner une place", "Garder une place à cette personne, puis l’appeler", Deed.MARK)
AGREE = Step("J", "D’accord", "La personne est jointe et vient : l’inscrire", Deed.CALL)
NO_ANSWER = Step("N", "Pas de réponse", "Personne n’a répondu : la place reste gardée", Deed.CALL)
REFUSE = Step("Suppr", "Ne vient pas", "La personne ne veut plus de place", Deed.MARK)
ALL_STEPS = (SEE, PROMOTE, AGREE, NO_ANSWER, GIVE_UP, REFUSE)


class RollList(StepList):
    """`asked` carries a `Booked` or a `Waiting`, and the `Step`."""

    may_be_dense = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Les personnes de l’atelier", ALL_STEPS, parent)
        self.setObjectName("roll_list")
        self.setMinimumHeight(px(self, _LEAST_HEIGHT))

    def show_roll(self, roll: Roll) -> None:
        """Show these people; the chosen row stays chosen, or the one that has taken its place."""
        before, at, lines = self.chosen, self.currentIndex().row(), lines_of(roll)
        otherwise = min(at, len(lines) - 1) if before else 0
        self.show_lines(lines, before.key if before else None, otherwise=otherwise)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete does what its button says; the keys of the whole page are left to it."""
        line = self.chosen
        if event.text().upper() in _OF_THE_PAGE and not event.modifiers() & _WITH_ANOTHER_KEY:
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Delete and line:
            self._ask(line, line.step_for(GIVE_UP.key))
        elif event.key() in _ENTER and line and (not line.steps or line.steps[0] == GIVE_UP):
            # Whoever presses Enter on a name wants to see, not to take out; nor is a button of the dialog meant.
            event.accept()
        else:
            super().keyPressEvent(event)


def lines_of(roll: Roll) -> list[ListLine]:
    """Every row in order; in what is over or cancelled nothing may be done but to say what was seen."""
    head = "Inscrits, à prévenir" if roll.gauge.gone else "Inscrits"
    promised = [each for each in roll.waiting if each.request.promised]
    listed = [each for each in roll.waiting if not each.request.promised]
    parts: tuple[tuple[str, Sequence[Booked | Waiting]], ...] = (
        (head, roll.people),
        ("Une place gardée, à appeler", promised),
        ("Liste d’attente", listed),
    )
    return [
        _line(roll, row, at, title if at == 1 else "", plural(len(rows), "personne") if at == 1 else "")
        for title, rows in parts
        for at, row in enumerate(rows, 1)
    ]


def _line(roll: Roll, row: Booked | Waiting, at: int, above: str, counted: str) -> ListLine:
    """The `at`th of the enrolled, of those to be called or of those who wait."""
    asks = bool(roll.gauge.open_to) and isinstance(row, Booked)
    found = roll.seen.get(row.appointment.id) if isinstance(row, Booked) else None
    steps = _steps_of(row, asks=asks and not roll.gauge.gone, seen=found is not None)
    if roll.gauge.over or roll.gauge.gone:
        steps = tuple(step for step in steps if step in (SEE, SEE_AGAIN))
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
        steps=steps,
        loud=not isinstance(row, Booked) or row.appointment.state in (State.EXPECTED, State.ARRIVED),
    )


def _steps_of(row: Booked | Waiting, *, asks: bool, seen: bool) -> tuple[Step, ...]:
    """What the row offers now; the first is what Enter does.

    `asks` is whether the workshop is not for everybody, and `seen` whether it was seen that this person may come.
    """
    if isinstance(row, Booked):
        away = (GIVE_UP,) if State.EXCUSED in next_states(row.appointment.state) else ()
        return (*([SEE_AGAIN if seen else SEE] if asks else ()), *away)
    return (AGREE, NO_ANSWER, REFUSE) if row.request.promised else (PROMOTE, REFUSE)


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
        return _TO_SEE
    return f"vu{NBSP}: {found.entitlement}, {short_date(found.seen_at.date())}, {found.seen_by}"
