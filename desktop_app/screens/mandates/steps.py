"""The steps of taking a mandate, each with the reason why it is asked; their column, and what their pages share."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any, ClassVar, Literal

from PySide6.QtCore import QSignalMapper, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.mandate import Mandate, Path, State
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..theme.style import repolish
from ..theme.tokens import Space, bare, edged, px
from ..widgets import labels
from ..widgets.aloud import announce
from ..widgets.buttons import Button
from ..widgets.values_form import ValuesForm

_WIDTH = 680
Standing = Literal["done", "current", "missing"]
_MARKS = {"done": "✓", "current": "●", "missing": "○"}
_WORDS = {"done": "fait", "current": "en cours", "missing": "à faire"}


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
}


def step_to_do(mandate: Mandate | None, path: Path | None = None) -> Step:
    """The step where the taking stands; `path` is by which a mandate that is not stored yet would be signed."""
    if mandate is None:
        return Step.BEFORE if path is None else Step.SCOPE
    if mandate.state is State.INFORMED and not (mandate.body and mandate.body.understood_at):
        return Step.INFORMATION
    return _NEXT.get(mandate.state, Step.DONE)


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
        self.form = ValuesForm(self)
        self.form.setMaximumWidth(px(self, _WIDTH))
        column = bare(QVBoxLayout(self))
        column.addWidget(self.form)
        column.addStretch(1)

    def show_view(self, view: MandateView | None) -> None:
        """Show what the file holds of this mandate; None for one that is not stored yet."""
        self.view = view
        if view is not None:
            self.fill(view)

    def fill(self, view: MandateView) -> None:
        """Put in the fields what the file holds."""

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


class StepsColumn(QScrollArea):
    """One row a step; a step pressed is asked for with `step_wanted`."""

    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mandate_steps")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # It scrolls: it asks for no height of its own.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        steps = QWidget(self)
        steps.setProperty("role", "scrolled")
        column = edged(QVBoxLayout(steps), Space.S, Space.S, Space.XL, Space.S, Space.L)
        self._rows: dict[Step, _StepRow] = {step: _StepRow(step, self) for step in TO_TAKE}
        self.set_narrow(False)
        mapper = QSignalMapper(self)
        for step, row in self._rows.items():
            column.addWidget(row)
            mapper.setMapping(row.button, step)
            row.button.clicked.connect(mapper.map)
        mapper.mappedInt.connect(self.step_wanted)
        column.addStretch(1)
        self.setWidget(steps)

    def set_narrow(self, narrow: bool) -> None:
        """Marks and numbers alone, for a page that needs the room; a refusal is then for the page to show."""
        self.setFixedWidth(px(self, 76 if narrow else 250))
        for row in self._rows.values():
            row.set_narrow(narrow)

    def show_steps(self, shown: Step, to_do: Step) -> None:
        """Mark the steps before `to_do` as done, `shown` as the one on screen, and forget any refusal."""
        for step, row in self._rows.items():
            standing: Standing = "done" if step < to_do else "current" if step == to_do else "missing"
            row.stand(standing, step == shown)
        if shown in self._rows:
            self.ensureWidgetVisible(self._rows[shown])

    def refuse(self, step: Step, sentence: str) -> None:
        """Say beside a step why one cannot go there yet."""
        for each, row in self._rows.items():
            row.refuse(sentence if each == step else "")
        self.ensureWidgetVisible(self._rows[step])


class _StepRow(QWidget):
    def __init__(self, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self._step = step
        self._standing: Standing = "missing"
        self._narrow = False
        self.button = Button(self)
        self.button.setProperty("kind", "step")
        self.button.setAutoDefault(False)
        self._reason = labels.muted(step.reason, self)
        self._reason.setObjectName("step_reason")
        self._refusal = labels.body("", self)
        self._refusal.setProperty("role", "fault")
        self._refusal.hide()
        column = bare(QVBoxLayout(self), Space.XS)
        column.addWidget(self.button)
        for words in (self._reason, self._refusal):
            words.setContentsMargins(px(self, Space.XXL + Space.XS), 0, 0, 0)
            column.addWidget(words)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._reason.setVisible(not narrow)
        self._write()

    def stand(self, standing: Standing, shown: bool) -> None:
        self._standing = standing
        self._write()
        self.button.setAccessibleName(f"Étape {self._step + 1}, {self._step.title} : {_WORDS[standing]}")
        self.button.setAccessibleDescription(self._step.reason)
        self.button.setToolTip(f"{self._step.title} : {_WORDS[standing]}")
        self.button.setProperty("standing", standing)
        self.button.setProperty("shown", shown)
        repolish(self.button)
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        self._refusal.setText(f"Pas encore. {sentence}" if sentence else "")
        self._refusal.setVisible(bool(sentence) and not self._narrow)
        if sentence:
            announce(self, sentence)

    def _write(self) -> None:
        name = "" if self._narrow else f". {self._step.title}"
        self.button.setText(f"{_MARKS[self._standing]}   {self._step + 1}{name}")
