"""The frame of what is asked about one mandate: who it is in the title, a few fields, and a harmless button first."""

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop_app.domain.french import of_person
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers.printing import Pack, Paper
from desktop_app.use_cases.reception import people

from ..context import Context
from ..printing.preview import show_recorded
from ..widgets import labels
from ..widgets.buttons import secondary
from ..widgets.form import Form
from ..widgets.frame import Frame
from ..widgets.labels import breakable


class MandateQuestion(QDialog):
    """`title` has '{}' where the person stands; `keep` closes without a word, `now` does it."""

    def __init__(self, context: Context, view: MandateView, title: str, *, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.context, self.view = context, view
        who = context.runner.read(people.named, view.person) or view.person.name
        self.setWindowTitle(title.format(of_person(who)))
        self.form = Form(self)

    def preview(self, paper: Paper | Pack | None) -> None:
        """Show what goes with the answer, once the question is closed."""
        if paper is not None:
            show_recorded(self.context, paper, self.parentWidget() or self)

    def lay_out(self, keep: str, now: QPushButton) -> None:
        """Put the form between the title and both buttons; once it has its rows."""
        self.keep, self.now = secondary(keep, self), now
        which = labels.body(f"Mandat {self.view.mandate.number}, avec {self.view.advisor.name}", self)
        head = labels.heading(breakable(self.windowTitle()), self)
        Frame(head, (which, self.form), (self.keep, self.now), self, width=480)
        self.keep.clicked.connect(self.reject)
