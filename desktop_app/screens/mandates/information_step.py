"""Step 3: the three points of article 2, each said aloud and ticked apart, then three questions to the person."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandate import InformationPoint, Question, State
from desktop_app.use_cases.mandates import mandates, parties
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import mandate_sheets

from ..appointments.papers import preview
from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.boxes import TickField
from ..widgets.buttons import secondary
from ..widgets.flow import Flow
from .steps import Step, StepPage, step_to_do
from .wording import NOTICE, PLAIN, body_of, to_say

_TICKS = {
    InformationPoint.DATA_USE: "J’ai expliqué l’utilisation de ses données personnelles",
    InformationPoint.RIGHTS: "J’ai expliqué ses droits",
    InformationPoint.PROCEDURES: "J’ai dit les démarches qui seront effectuées",
}
_UNDERSTOOD = "Posez les trois questions. La personne répond avec ses mots : cochez quand c’est clair pour vous deux."


class InformationStep(StepPage):
    """The words to read to the person with a box under each, to which Tab goes; then the questions, a box each."""

    verb = "C’est dit, et compris"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form.add(labels.body("Lisez à voix haute, puis cochez. Laissez la personne poser ses questions.", self))
        notice = secondary(f"{NOTICE}…", self, self._print_notice, icon="print")
        plain = secondary(f"{PLAIN}…", self, self._print_plain, icon="print")
        self.form.add(Flow((notice, plain), px(self, Space.S), px(self, Space.XS), self))
        self.words = {point: labels.to_read("", self) for point in InformationPoint}
        self.ticks: dict[InformationPoint | Question, TickField] = {}
        for point, words in self.words.items():
            self.form.add(words)
            self.ticks[point] = self.form.row(point.name, "", TickField(_TICKS[point], self))
        self.form.section("Ce que la personne a compris", _UNDERSTOOD)
        for question in Question:
            answered = f"« {question.value} » La personne a répondu avec ses mots"
            self.ticks[question] = self.form.row(question.name, "", TickField(answered, self))

    def fill(self, view: MandateView) -> None:
        """Show the words for this scope; ticked and closed once the file says they were said."""
        answering = self.context.runner.read(parties.of_advisor, view.mandate.advisor_id)
        said = view.mandate.state is not State.DRAFT
        understood = said and bool(body_of(view.mandate).understood_at or view.mandate.state is not State.INFORMED)
        for point, words in self.words.items():
            if answering:
                words.setText("\n\n".join(to_say(point, view, answering)))
        for asked, tick in self.ticks.items():
            done = said if isinstance(asked, InformationPoint) else understood
            tick.set_value(done)
            tick.setEnabled(not done)

    def submit(self) -> None:
        if step_to_do(self.mandate) is not Step.INFORMATION:
            self.saved.emit(self.mandate.id)
            return
        ticked = {asked for asked, tick in self.ticks.items() if tick.value()}
        said, answered = ticked.intersection(InformationPoint), ticked.intersection(Question)
        self.record(mandates.inform, points=frozenset(said), answered=frozenset(answered))

    def start(self) -> None:
        """Begin with the first point, or with the questions once all three were said."""
        if self.mandate.state is State.INFORMED and not body_of(self.mandate).understood_at:
            self.ticks[Question.WHAT].setFocus()
        else:
            self.words[InformationPoint.DATA_USE].setFocus()

    def _print_notice(self) -> None:
        preview(self.context, self.window(), mandate_sheets.information_notice, self.mandate.id)

    def _print_plain(self) -> None:
        preview(self.context, self.window(), mandate_sheets.plain_sheet, self.mandate.id)
