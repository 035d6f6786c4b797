"""« Ressaisir le profil »: the strokes of an advisor's tally, a number an answer, apart from who came."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import NBSP, day_and_month, plural
from desktop_app.domain.reception.profile import ANSWERS, Question
from desktop_app.use_cases.reception import profiles

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT
from ..widgets import labels
from .counts_field import CountsField

_HOW = (
    "Recopiez les totaux du relevé, Entrée passe au nombre suivant. Aucun nombre ne mène à une personne. "
    "Ce qui n’a pas été dit ne se devine pas."
)
_NOBODY = "Personne n’a été reçu ce jour-là : ressaisissez d’abord la feuille signée."


class ProfileDialog(FormDialog):
    """About one advisor on a day that is over, or today."""

    chapter = "walk-ins#ressaisir-le-profil"
    abandon = "Abandonner ce profil ?"
    breadth = WIDE_CONTENT
    tallness = 660
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, day: date, advisor: Advisor, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Profil du {day_and_month(day)}", parent)
        self._day, self._advisor = day, advisor
        self.counts = {question: CountsField(question.value, ANSWERS[question]) for question in Question}
        self._lay_out()
        self.say_verb("Enregistrer le profil")
        self._show()
        self.counts[Question.GENDER].setFocus()

    def give(self) -> bool:
        """Note it, or say beside a question that it has more answers than people."""
        numbers = {key: number for counts in self.counts.values() for key, number in counts.value().items()}
        done = self.context.runner.beside(self.form).do(profiles.type_back, self._day, self._advisor.id, numbers)
        return done is not None

    def _lay_out(self) -> None:
        self.form.add(labels.muted(_HOW, self.form))
        for question in (Question.GENDER, Question.STATUS, Question.AGE):
            if question is not Question.STATUS:
                self.form.begin_column()
            self.form.row(question.name, question.value, self.counts[question])

    def _show(self) -> None:
        """The numbers that were noted already, and how many people they are of."""
        found = self.context.runner.read(profiles.read, self._day) or ()
        tallied = next((each for each in found if each.advisor.id == self._advisor.id), None)
        received = tallied.received if tallied else 0
        for counts in self.counts.values():
            counts.set_value(tallied.profile.numbers if tallied else {}, received)
        said = f"Relevé de {self._advisor.name}{NBSP}: {plural(received, 'personne')} au plus, d’après ce qui est noté."
        self.say_above(said if received else _NOBODY)
