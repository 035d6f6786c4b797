"""The base of the pages of a taking: what the advisor does on one, and when it is recorded."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..theme.tokens import px
from ..widgets.form import Form
from .steps import Step

STEP_WIDTH = 680


class StepPage(QFrame):
    """One step, a group whose name is read as the keyboard comes in.

    `saved` carries the id of the mandate once the file holds what was done; `reworded` says that its button does
    something else.

    A page reads its fields in `submit`, hands them to a use case, and shows the refusal beside them.
    """

    saved = Signal(int)
    reworded = Signal()
    step: ClassVar[Step]
    verb: ClassVar[str] = "Continuer"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.view: MandateView | None = None
        self.setObjectName("mandate_step")
        self.setProperty("role", "scrolled")
        self.form = Form(self)
        self.form.setMaximumWidth(px(self, STEP_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)

    def show_view(self, view: MandateView | None) -> None:
        """Show what the file holds of this mandate; None for one that is not stored yet."""
        self.view = view

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
