"""Step 6: both signatures on paper, the original handed over, the place and the hour; then what is allowed."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import listed, plain_date
from desktop_app.domain.mandate import signing_hour
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.settings import settings

from ..context import Context
from ..widgets import labels
from ..widgets.boxes import TickField
from .choices import MomentField
from .scope_words import ScopeWords
from .steps import StepPage
from .wording import body_of, over_in_words

_REMINDER = "Vous gardez votre original. Vous pouvez arrêter ce mandat quand vous voulez, même d’un seul mot."


class SignaturesStep(StepPage):
    """Three boxes in the order of the gestures; the mandate is active only after the last, and signed here."""

    verb = "Rendre le mandat actif"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        row = self.form.row
        row("by_person", "", TickField("La personne a signé les deux originaux", self))
        self.by_advisor = row("by_advisor", "", TickField("", self))
        self.cosigned = row("cosigned", "", TickField("", self))
        row("handed_over", "", TickField("Un original est remis à la personne", self))
        self.here = labels.body("", self)
        self.form.add(self.here)
        self.at = row("at", "Signé le, à", MomentField(self.context.today, self))

    def fill(self, view: MandateView) -> None:
        """Propose this place and this minute."""
        self.by_advisor.setText(f"{view.advisor.name} a signé les deux originaux")
        path = body_of(view.mandate).path
        beside = path.cosigners if path else ()
        self.cosigned.setText(f"Ont signé aussi les deux originaux : {listed(beside)}")
        self.form.show_row("cosigned", bool(beside))
        self.at.set_value(signing_hour(view.mandate, self.context.desk.now()))
        if here := self.context.runner.read(settings.load):
            told = f"Fait ici, devant vous ({here.place.name}) : un mandat ne s’envoie pas à signer."
            self.here.setText(f"{told} {self._by_hand(view)}")

    def submit(self) -> None:
        self.form.clear_faults()
        self.at.aim_at_gap()
        if self.at.value() is None:
            self.form.show_faults([Fault("at", "Notez le jour et l’heure de la signature, par exemple 10 h 30.")])
        else:
            self.record(mandates.sign, **self.form.read())

    def start(self) -> None:
        self.form.fields["by_person"].setFocus()

    def _by_hand(self, view: MandateView) -> str:
        """What the two write beside their signatures: the paper has the day it was printed on."""
        printed = view.mandate.printed_at
        if printed is None or printed.date() == self.context.today():
            return "Écrivez l’heure sur les deux papiers."
        return f"Ils portent le {plain_date(printed.date())} : corrigez la date à la main, et écrivez l’heure."


class DoneStep(StepPage):
    """Shown while the person is still there: nobody else's name appears before the advisor leaves it."""

    verb = "Revenir aux mandats"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.words = labels.day("", self)
        self.words.setWordWrap(True)
        self.allowed = ScopeWords(self)
        self.form.add(self.words)
        self.form.section("Ce qu’il permet, et rien d’autre")
        self.form.add(self.allowed)
        self.form.section("À dire avant de se quitter")
        self.form.add(labels.spoken(_REMINDER, self))

    def fill(self, view: MandateView) -> None:
        until = f"Le mandat {view.mandate.number} est actif jusqu’au {plain_date(view.mandate.ends_on)}."
        # It may have ended on another window of the same PC meanwhile.
        self.words.setText(over_in_words(view) or until)
        self.allowed.show_body(body_of(view.mandate))
