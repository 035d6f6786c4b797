"""Note somebody who comes and cannot be received: what becomes of it, and what that asks for alone."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.reception.request import OPEN, Outcome, Why
from desktop_app.use_cases.papers import request_papers
from desktop_app.use_cases.reception import requests
from desktop_app.use_cases.reception.requests import RequestOffer

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.boxes import RadioField, TickField
from ..widgets.fields import ChoiceField, in_words
from .papers import preview
from .redirect_dialog import add_direction
from .what_part import asked_theme
from .who_part import WhoPart

_WAYS = {
    Outcome.GIVEN: ("D", "Donner un rendez-vous", "Choisir l’heure…"),
    Outcome.LISTED: ("L", "Mettre sur la liste d’attente", "Mettre sur la liste d’attente"),
    Outcome.CALL_BACK: ("R", "Rappeler plus tard", "Noter qui rappeler"),
    Outcome.REDIRECTED: ("O", "Orienter vers un autre service", "Noter l’orientation"),
    Outcome.UNANSWERED: ("S", "Sans suite", "Noter sans suite"),
}
"""The letter that chooses each, its words, and the verb of the button then."""
_NOBODY_NAMED = "Personne n’est nommé : la demande compte, et c’est tout."
_NAMED = "La personne vient dans « À prévenir », jusqu’à ce que la suite soit dite."
_GIVEN = "Rien n’est noté avant que le rendez-vous soit pris."


class RequestDialog(FormDialog):
    """`booking_wanted` carries the `Why`, the theme or '' and the person or None, once it is closed to give a place."""

    booking_wanted = Signal(object, str, object)
    chapter = "walk-ins#on-ne-peut-pas-recevoir-la-personne"
    tallness = 680
    abandon = "Abandonner cette demande ?"

    def __init__(self, context: Context, offer: RequestOffer, parent: QWidget | None = None) -> None:
        super().__init__(context, "On ne peut pas recevoir la personne", parent)
        self.outcome = self.form.row("outcome", "Que devient sa demande ?", OutcomeField(self.form))
        self.who = WhoPart(context, self.form)
        self.sent_to = add_direction(self.form)
        self.theme = self.form.row("theme", "Pour quoi ?", asked_theme(offer.themes, self.form))
        self.why = self.form.row("why", "Pourquoi pas tout de suite ?", ChoiceField(in_words(Why), self.form))
        self.why.fill_column()
        self.why.set_value(offer.why)
        self._hands_over = bool(context.runner.read(request_papers.hands_over))
        self.slip = self.form.row("slip", "", TickField("Imprimer la fiche pour le conseiller", self.form))
        self.outcome.edited.connect(self._follow)
        self.outcome.taken.connect(self._go_on)
        self.who.settled.connect(self.theme.setFocus)
        self.who.confirmed.connect(self.place)
        self._follow()
        self.outcome.setFocus()

    def give(self) -> bool:
        """Note it; for an appointment nothing is noted yet."""
        outcome = self.outcome.value()
        if outcome is Outcome.GIVEN:
            return self.is_right(())
        if not self.is_right(self.who.faults() if outcome in OPEN else ()):
            return False
        note = self.who.do if outcome in OPEN else self.context.runner.beside(self.form).do
        theme, to = self.theme.value(), self.sent_to.value()
        done = note(requests.note, outcome, why=self.why.value(), theme=theme, sent_to=to)
        if done and self.slip.value() and self._hands_over and outcome in OPEN:
            preview(self.context, self.parentWidget(), request_papers.hand_over, done.subject)
        return done is not None

    def accept(self) -> None:
        """Close, and ask for the booking once nothing is in its way."""
        super().accept()
        if self.outcome.value() is Outcome.GIVEN:
            self.booking_wanted.emit(self.why.value(), self.theme.value(), self.who.picker.value())

    def _follow(self) -> None:
        outcome = self.outcome.value()
        self.who.ask(outcome in OPEN)
        self.form.show_row("sent_to", outcome is Outcome.REDIRECTED)
        self.form.show_row("slip", self._hands_over and outcome in OPEN)
        self.say_verb(_WAYS[outcome][2])
        self.say_above(_NAMED if outcome in OPEN else _GIVEN if outcome is Outcome.GIVEN else _NOBODY_NAMED)

    def _go_on(self) -> None:
        outcome = self.outcome.value()
        if outcome in OPEN:
            self.who.focus()
        elif outcome is Outcome.REDIRECTED:
            self.sent_to.setFocus()


class OutcomeField(RadioField):
    """The letter of an outcome chooses it: `taken` then, since what it asks for is wanted next."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([(outcome, f"{words} ({letter})") for outcome, (letter, words, _) in _WAYS.items()], parent)
        self.set_value(Outcome.GIVEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = next((each for each, (letter, *_) in _WAYS.items() if letter == event.text().upper()), None)
        if found is None:
            super().keyPressEvent(event)
            return
        self.set_value(found)
        self.setFocus()
        self.edited.emit()
        self.taken.emit()
