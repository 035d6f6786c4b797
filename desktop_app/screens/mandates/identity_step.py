"""Step 3: the identity document that was looked at, by its kind alone."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital
from desktop_app.domain.mandate import IdentityDocument
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..widgets.banner import Banner
from ..widgets.radio_field import RadioField
from .step_page import StepPage
from .steps import Step
from .wording import body_of


class IdentityStep(StepPage):
    """One choice among kinds of documents: there is no place for a number."""

    step: ClassVar[Step] = Step.IDENTITY
    verb: ClassVar[str] = "J’ai vu cette pièce"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.document = RadioField([(kind, capital(kind.value)) for kind in IdentityDocument], self)
        self.form.add(Banner("info", "Son numéro ne se note pas, aucune copie n’est faite.", self))
        self.form.row("identity", "Quelle pièce avez-vous regardée ?", self.document)

    def show_view(self, view: MandateView | None) -> None:
        """Show the kind that was recorded, if any."""
        super().show_view(view)
        self.document.set_value(body_of(view.mandate).identity if view else None)

    def submit(self) -> None:
        """Record the kind of document."""
        if self.view is None:
            return
        mandate, document = self.view.mandate, self.document.value()
        already_noted = document is not None and document is body_of(mandate).identity
        if already_noted or self.context.runner.beside(self.form).do(mandates.identify, mandate.id, document=document):
            self.saved.emit(mandate.id)

    def start(self) -> None:
        """Begin with the choice."""
        self.document.setFocus()
