"""« Ressaisir le profil »: the strokes of an advisor's tally, a number an answer, apart from who came."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import NBSP, day_and_month, plural
from desktop_app.domain.reception.profile import ANSWERS, MOST, Answer, Question
from desktop_app.use_cases.reception import profiles

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT, Space, px
from ..widgets import labels
from ..widgets.fields import NumberField

_HOW = (
    "Recopiez les totaux du relevé, Entrée passe au nombre suivant. Aucun nombre ne mène à une personne. "
    "Ce qui n’a pas été dit ne se devine pas."
)
_CHARS = 6
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
        self.form.add(labels.muted(_HOW, self.form))
        for question in (Question.GENDER, Question.STATUS, Question.AGE):
            if question is not Question.STATUS:
                self.form.begin_column()
            self.form.row(question.name, question.value, self.counts[question])
        self.say_verb("Enregistrer le profil")
        found = self.context.runner.read(profiles.read, self._day) or ()
        tallied = next((each for each in found if each.advisor.id == self._advisor.id), None)
        received = tallied.received if tallied else 0
        for counts in self.counts.values():
            counts.set_value(tallied.profile.numbers if tallied else {}, received)
        said = f"Relevé de {self._advisor.name}{NBSP}: {plural(received, 'personne')} au plus, d’après ce qui est noté."
        self.say_above(said if received else _NOBODY)
        self.counts[Question.GENDER].setFocus()

    def give(self) -> bool:
        numbers = {key: number for counts in self.counts.values() for key, number in counts.value().items()}
        return self.do(profiles.type_back, self._day, self._advisor.id, numbers)


class CountsField(QWidget):
    """A field for a `Form`; Enter goes from one number to the next."""

    edited = Signal()

    def __init__(self, question: str, answers: Sequence[Answer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = {answer.key: _Number(0, MOST, self) for answer in answers}
        self._sum, self._received = labels.muted("", self), 0
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(self, Space.XS))
        grid.setHorizontalSpacing(px(self, Space.M))
        grid.setColumnStretch(1, 1)
        for at, answer in enumerate(answers):
            field, label = self.numbers[answer.key], labels.body(answer.label, self)
            label.setBuddy(field)
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * _CHARS + px(self, Space.XXL))
            field.setAccessibleName(f"{question}, {answer.label}")
            field.edited.connect(self._show_sum)
            field.edited.connect(self.edited)
            grid.addWidget(field, at, 0)
            grid.addWidget(label, at, 1)
        grid.addWidget(self._sum, len(answers), 0, 1, 2)
        self.setFocusProxy(self.numbers[answers[0].key])
        self._show_sum()

    def value(self) -> dict[str, int]:
        """The numbers by the key of their answer."""
        return {key: field.value() for key, field in self.numbers.items()}

    def set_value(self, numbers: Mapping[str, int], received: int) -> None:
        """Show these numbers, of so many people who were received."""
        self._received = received
        for key, field in self.numbers.items():
            field.set_value(numbers.get(key, 0))
        self._show_sum()

    def _show_sum(self) -> None:
        total = f"Total{NBSP}: {sum(self.value().values())} sur {self._received}"
        self._sum.setText(total)
        for field in self.numbers.values():
            field.show_total(total)


class _Number(NumberField):
    _total = ""
    _described = ""

    def show_total(self, words: str) -> None:
        """Have what the question comes to read with the number, as it is seen below it."""
        self._total = words
        self.setAccessibleDescription(self._described)

    def setAccessibleDescription(self, words: str, /) -> None:
        """Have this read, and the total after it: the form describes the first number of a question with its fault."""
        self._described = words
        super().setAccessibleDescription(f"{words} {self._total}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next number, with the eyes on the paper."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
