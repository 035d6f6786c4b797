"""Step 4: the identity document that was looked at, by its kind alone, and what the paper says of the person."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import capital
from desktop_app.domain.mandate import Birth, IdentityDocument, IdentityFact, Path, Signing
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..widgets.banner import Banner
from ..widgets.boxes import RadioField, TicksField
from ..widgets.date_field import DateField
from ..widgets.fields import TextField
from .steps import StepPage
from .wording import body_of

_FACTS = "Deux au moins, qui concordent. Ni numéro, ni copie, ni nom d’organisme."
_BIRTH = (
    "Laissez vide ce que vous ne savez pas : le papier garde une ligne à remplir à la main. C’est scellé avec le "
    "mandat, et détruit avec lui."
)
_FOR_ANOTHER = (Signing.BY_PARENT, Signing.BY_REPRESENTATIVE)
_UNREADABLE = "Ce n’est pas une date : écrivez-la comme 12/03/1948."


class IdentityStep(StepPage):
    """One choice among kinds of documents, or kinds of facts, then a birth: there is no place for a number."""

    verb = "J’ai vu cette pièce"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        row, kinds = self.form.row, [(kind, capital(kind.value)) for kind in IdentityDocument]
        self.form.add(Banner("info", "Son numéro ne se note pas, aucune copie n’est faite.", self))
        self.document = row("identity", "Quelle pièce avez-vous regardée ?", RadioField(kinds, self))
        self.facts = row("facts", "Qu’est-ce qui vous rend sûr ?", TicksField(self), _FACTS)
        self.facts.set_options((fact, capital(fact.value)) for fact in IdentityFact)
        self.form.section("Ce que le papier dit de qui signe", _BIRTH)
        self.birth_name = row("birth_name", "Nom de naissance", TextField(self), "S’il est différent.")
        self.born_on = row("born_on", "Né(e) le", DateField(self.context.today, self))
        self.born_at = row("born_at", "À", TextField(self))
        self.given_for = row("given_for", "Signe pour", TextField(self), "Prénom et nom de la personne représentée.")
        self.document.edited.connect(self._follow)

    def fill(self, view: MandateView) -> None:
        body = body_of(view.mandate)
        birth = body.birth or Birth(view.person.birth_name)
        self.document.set_value(body.identity)
        self.facts.set_value(body.identity_facts)
        self.birth_name.set_value(birth.name)
        self.born_on.set_value(birth.on)
        self.born_at.set_value(birth.at)
        self.given_for.set_value(body.given_for)
        self.form.show_row("given_for", (body.path or Path()).signing in _FOR_ANOTHER)
        self._follow()

    def submit(self) -> None:
        if self.born_on.raw().strip() and self.born_on.value() is None:
            self.form.show_faults([Fault("born_on", _UNREADABLE)])
        elif not self.form.was_edited() and body_of(self.mandate).identity is not None:
            self.saved.emit(self.mandate.id)
        else:
            self.record(
                mandates.identify,
                document=self.document.value(),
                facts=frozenset(self.facts.value()),
                birth=Birth(self.birth_name.value(), self.born_on.value(), self.born_at.value()),
                given_for=self.given_for.value(),
            )

    def button_words(self) -> str:
        return "Je suis sûr de qui c’est" if self._by_other_means() else self.verb

    def start(self) -> None:
        self.document.setFocus()

    def _by_other_means(self) -> bool:
        return self.document.value() is IdentityDocument.OTHER_MEANS

    def _follow(self) -> None:
        self.form.show_row("facts", self._by_other_means())
        self.reworded.emit()
