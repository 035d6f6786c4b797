"""What the partner answered to a request that was transmitted: when, and in a few words."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP
from desktop_app.domain.reception.request import Outcome
from desktop_app.use_cases.reception import requests
from desktop_app.use_cases.reception.waiting_list import WaitingRow

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.date_field import DateField
from ..widgets.fields import TextField
from ..widgets.reading import date_faults

_TITLES = {Outcome.UNANSWERED: "Demande refusée", Outcome.CALL_BACK: "Autre réponse"}
_VERBS = {Outcome.UNANSWERED: "Noter le refus", Outcome.CALL_BACK: "Noter la réponse"}
_THEN = {
    Outcome.UNANSWERED: "La demande compte comme non satisfaite. Prévenez la personne avant : elle quitte la liste.",
    Outcome.CALL_BACK: "La personne revient dans « À rappeler », avec ces mots.",
}
_WORDS = "Par exemple : reçue en janvier seulement. Ni motif personnel, ni santé."


class AnswerDialog(FormDialog):
    """About one row of those the partner has to answer; `answer` is what becomes of the request."""

    chapter = "calls#les-demandes-transmises"
    abandon = "Abandonner cette réponse ?"
    tallness = 460

    def __init__(self, context: Context, row: WaitingRow, answer: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(context, f"{_TITLES[answer]}{NBSP}: {row.person.name}", parent)
        self._row, self._answer = row, answer
        self.on = DateField(lambda: context.desk.now().date(), self.form)
        self.on.set_value(context.desk.now().date())
        self.words = TextField(self.form)
        optional = "Facultatif. " if answer is Outcome.UNANSWERED else ""
        self.form.row("words", "Ce qui a été répondu", self.words, f"{optional}{_WORDS}")
        self.form.row("answered_on", "Arrivée le", self.on)
        self.say_above(_THEN[answer])
        self.say_verb(_VERBS[answer])
        self.agree.setDefault(True)
        self.words.setFocus()

    def give(self) -> bool:
        """Note it, or say what is missing beside its field."""
        self.form.clear_faults()
        if faults := date_faults({"answered_on": self.on}):
            self.form.show_faults(faults)
            return False
        done = self.context.runner.beside(self.form).do(
            requests.settle_as,
            self._row.request.id,
            self._answer,
            on=self.on.value(),
            words=self.words.value(),
        )
        return done is not None
