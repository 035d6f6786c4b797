"""The frame of what is asked about one mandate: who it is in the title, a few fields, and a harmless button first."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import of_person
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.reception import people

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import secondary
from ..widgets.form import Form
from ..widgets.long_words import breakable


class MandateQuestion(QDialog):
    """`title` has '{}' where the person stands; `keep` closes without a word, `now` does it."""

    def __init__(self, context: Context, view: MandateView, title: str, *, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.context, self.view = context, view
        who = context.runner.read(people.named, view.person) or view.person.name
        self.setWindowTitle(title.format(of_person(who)))
        self.setFixedWidth(px(self, 480))
        self.form = Form(self)

    def lay_out(self, keep: str, now: QPushButton) -> None:
        """Put the form between the title and both buttons; once it has its rows."""
        self.keep, self.now = secondary(keep, self), now
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XL, Space.XL, Space.XL, Space.L)))
        column.setSpacing(px(self, Space.L))
        column.addWidget(labels.heading(breakable(self.windowTitle()), self))
        column.addWidget(labels.body(f"Mandat {self.view.mandate.number}, avec {self.view.advisor.name}", self))
        column.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, Space.S))
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.now)
        column.addLayout(buttons)
        QWidget.setTabOrder(self.keep, self.now)
        self.keep.clicked.connect(self.reject)
