"""The page after the last step: what the mandate allows from now on."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import plain_date
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..widgets import labels
from .scope_words import ScopeWords
from .steps import StepPage
from .wording import body_of, over_in_words

_REMINDER = "Vous gardez votre original. Vous pouvez arrêter ce mandat quand vous voulez, même d’un seul mot."


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

    def show_view(self, view: MandateView | None) -> None:
        super().show_view(view)
        assert view
        until = f"Le mandat {view.mandate.number} est actif jusqu’au {plain_date(view.mandate.ends_on)}."
        # It may have ended on another window of the same PC meanwhile.
        self.words.setText(over_in_words(view) or until)
        self.allowed.show_body(body_of(view.mandate))
