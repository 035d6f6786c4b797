"""Step 2: the three points of article 2, each said aloud and ticked apart."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandate import InformationPoint, State
from desktop_app.use_cases.mandates import mandates, parties
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..widgets import labels
from ..widgets.fields import TickField
from .step_page import StepPage
from .steps import Step
from .wording import to_say

_TICKS = {
    InformationPoint.DATA_USE: "J’ai expliqué l’utilisation de ses données personnelles",
    InformationPoint.RIGHTS: "J’ai expliqué ses droits",
    InformationPoint.PROCEDURES: "J’ai dit les démarches qui seront effectuées",
}


class InformationStep(StepPage):
    """The words to read to the person, and one box under each; Tab goes from the words to their box."""

    step: ClassVar[Step] = Step.INFORMATION
    verb: ClassVar[str] = "Les trois points sont dits"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form.add(labels.body("Lisez à voix haute, puis cochez. Laissez la personne poser ses questions.", self))
        self.words = {point: labels.to_read("", self) for point in InformationPoint}
        self.ticks = {point: TickField(_TICKS[point], self) for point in InformationPoint}
        for point in InformationPoint:
            self.form.add(self.words[point])
            self.ticks[point].setAccessibleName(_TICKS[point])
            self.form.row(point.name, "", self.ticks[point])

    def show_view(self, view: MandateView | None) -> None:
        """Show the words for this scope; ticked and closed once the file says they were said."""
        super().show_view(view)
        if view is None:
            return
        answering = self.context.runner.read(parties.of_advisor, view.mandate.advisor_id)
        said = view.mandate.state is not State.DRAFT
        for point in InformationPoint:
            if answering:
                self.words[point].setText("\n\n".join(to_say(point, view, answering)))
            self.ticks[point].set_value(said)
            self.ticks[point].setEnabled(not said)

    def submit(self) -> None:
        """Record the points said; the first one missing is shown beside its box."""
        if self.view is None:
            return
        mandate = self.view.mandate
        if mandate.state is not State.DRAFT:
            self.saved.emit(mandate.id)
            return
        said = frozenset(point for point, tick in self.ticks.items() if tick.value())
        if self.context.runner.beside(self.form).do(mandates.inform, mandate.id, points=said):
            self.saved.emit(mandate.id)

    def start(self) -> None:
        """Begin with the first point."""
        self.words[InformationPoint.DATA_USE].setFocus()
