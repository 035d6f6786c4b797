"""Step 4: the identity document that was looked at, by its kind alone, or two facts that stand for it."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital
from desktop_app.domain.mandate import Body, IdentityDocument, IdentityFact
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..widgets.banner import Banner
from ..widgets.radio_field import RadioField
from ..widgets.ticks_field import TicksField
from .step_page import StepPage
from .steps import Step
from .wording import body_of

_FACTS = "Deux au moins, qui concordent. Ni numéro, ni copie, ni nom d’organisme."


class IdentityStep(StepPage):
    """One choice among kinds of documents, or kinds of facts: there is no place for a number."""

    step: ClassVar[Step] = Step.IDENTITY
    verb: ClassVar[str] = "J’ai vu cette pièce"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.document = RadioField([(kind, capital(kind.value)) for kind in IdentityDocument], self)
        self.form.add(Banner("info", "Son numéro ne se note pas, aucune copie n’est faite.", self))
        self.form.row("identity", "Quelle pièce avez-vous regardée ?", self.document)
        self.facts = TicksField(self)
        self.facts.set_options((fact, capital(fact.value)) for fact in IdentityFact)
        self.form.row("facts", "Qu’est-ce qui vous rend sûr ?", self.facts, _FACTS)
        self.document.edited.connect(self._follow)

    def show_view(self, view: MandateView | None) -> None:
        """Show the kind that was recorded, if any."""
        super().show_view(view)
        body = body_of(view.mandate) if view else Body()
        self.document.set_value(body.identity)
        self.facts.set_value(body.identity_facts)
        self._follow()

    def submit(self) -> None:
        """Record the kind of document."""
        if self.view is None:
            return
        mandate, document = self.view.mandate, self.document.value()
        facts, noted = frozenset(self.facts.value()), body_of(mandate)
        already_noted = document is not None and (document, facts) == (noted.identity, noted.identity_facts)
        runner = self.context.runner.beside(self.form)
        if already_noted or runner.do(mandates.identify, mandate.id, document=document, facts=facts):
            self.saved.emit(mandate.id)

    def button_words(self) -> str:
        """What was looked at."""
        return "Je suis sûr de qui c’est" if self._by_other_means() else self.verb

    def start(self) -> None:
        """Begin with the choice."""
        self.document.setFocus()

    def _by_other_means(self) -> bool:
        return self.document.value() is IdentityDocument.OTHER_MEANS

    def _follow(self) -> None:
        self.form.show_row("facts", self._by_other_means())
        self.reworded.emit()
