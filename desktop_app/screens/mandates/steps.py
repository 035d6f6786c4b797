"""The steps of taking a mandate, each with the reason why it is asked, and what their pages have in common."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.mandate import Mandate, Path, State
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..theme.tokens import px
from ..widgets.form import Form

_WIDTH = 680


class Step(IntEnum):
    """The pages in the order of article 2; `DONE` is the page shown once the mandate is active.

    Each with its `title` in the column and at the head of its page, and the `reason` why it cannot be skipped, with the
    text that asks for it.
    """

    title: str
    reason: str

    def __new__(cls, at: int, title: str, reason: str) -> "Step":
        """A whole number with two sentences."""
        step = int.__new__(cls, at)
        step._value_, step.title, step.reason = at, title, reason
        return step

    BEFORE = (0, "Avant le mandat", "Faire avec la personne d’abord ; sinon, qui peut signer (Code civil, art. 414-1).")
    SCOPE = (1, "Personne et objet", "Rien n’est permis au-delà de ce qui est écrit (Code civil, art. 1987 à 1989).")
    INFORMATION = (2, "Information", "La personne doit savoir avant de signer (RGPD, art. 13).")
    IDENTITY = (3, "Identité", "Il faut être sûr de qui donne le mandat.")
    PRINTING = (4, "Les deux originaux", "Chacun garde le sien : un original pour la personne, un pour le service.")
    SIGNATURES = (5, "Signatures", "Les deux signent ici, sur place : rien n’est permis avant (Code civil, art. 1984).")
    DONE = (6, "Mandat actif", "")


TO_TAKE = tuple(step for step in Step if step is not Step.DONE)
"""The steps shown in the column."""

_NEXT = {
    State.DRAFT: Step.INFORMATION,
    State.INFORMED: Step.IDENTITY,
    State.IDENTIFIED: Step.PRINTING,
    State.PRINTED: Step.SIGNATURES,
    State.ACTIVE: Step.DONE,
    State.SUSPENDED: Step.DONE,
    State.ENDED: Step.DONE,
}


def step_to_do(mandate: Mandate | None, path: Path | None = None) -> Step:
    """The step where the taking stands; `path` is by which a mandate that is not stored yet would be signed."""
    if mandate is None:
        return Step.BEFORE if path is None else Step.SCOPE
    if mandate.state is State.INFORMED and not (mandate.body and mandate.body.understood_at):
        return Step.INFORMATION
    return _NEXT[mandate.state]


class StepPage(QFrame):
    """One step, a group whose name is read as the keyboard comes in.

    `saved` carries the id of the mandate once the file holds what was done; `reworded` says that its button does
    something else.

    A page reads its fields in `submit` and hands them to a use case with `record`.
    """

    saved = Signal(int)
    reworded = Signal()
    verb: ClassVar[str] = "Continuer"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.view: MandateView | None = None
        self.setObjectName("mandate_step")
        self.setProperty("role", "scrolled")
        self.form = Form(self)
        self.form.setMaximumWidth(px(self, _WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)

    def show_view(self, view: MandateView | None) -> None:
        """Show what the file holds of this mandate; None for one that is not stored yet."""
        self.view = view

    @property
    def mandate(self) -> Mandate:
        """The mandate in view, which the second step has stored."""
        assert self.view
        return self.view.mandate

    def record(self, verb: Callable[..., Changes], **given: Any) -> None:
        """Have a verb keep what this step says of the mandate, or show beside its fields why it was refused."""
        if self.context.runner.beside(self.form).do(verb, self.mandate.id, **given):
            self.saved.emit(self.mandate.id)

    def submit(self) -> None:
        """Record the step, or show why it cannot be."""

    def set_narrow(self, narrow: bool) -> None:
        """Lay the page out for little room, or for enough."""

    def button_words(self) -> str:
        """What the button that records the step says."""
        return self.verb

    def was_edited(self) -> bool:
        """Whether leaving the page would lose something typed or ticked."""
        return self.form.was_edited()

    def start(self) -> None:
        """Put the focus where the conversation begins; a page without fields leaves it to the button."""
