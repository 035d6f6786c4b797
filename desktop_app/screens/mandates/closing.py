"""End a signed mandate because its procedures are done, or because the advisor gives it up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import of_person
from desktop_app.domain.mandate import EndReason
from desktop_app.use_cases import mandates, people
from desktop_app.use_cases.mandates import MandateView

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import danger, secondary
from ..widgets.form import Form
from ..widgets.long_words import breakable
from .choices import RadioField

_REASONS = (
    (EndReason.DONE, "Les démarches sont abouties"),
    (EndReason.RENOUNCED, "Qui accompagne y met fin, la personne en est informée"),
)
_WHAT_IT_DOES = "Il ne permettra plus rien et son contenu est détruit. On ne peut pas revenir dessus."


class ClosingDialog(QDialog):
    """Why it ends, and one button; the person's own wish is a withdrawal and has its own dialog.

    `ended` carries the id of the mandate, whose receipt can be printed.
    """

    chapter = "mandate_end#terminer-un-mandat"

    ended = Signal(int)

    def __init__(self, context: Context, view: MandateView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        who = context.runner.read(people.named, view.person) or view.person.name
        self.setWindowTitle(f"Terminer le mandat {of_person(who)} ?")
        self.setFixedWidth(px(self, 480))
        self.form = Form(self)
        self.reason = RadioField(_REASONS, self)
        self.reason.set_value(EndReason.DONE)
        self.keep = secondary("Garder le mandat", self)
        self.now = danger("Terminer maintenant", self)
        self._lay_out()
        self.keep.clicked.connect(self.reject)
        self.now.clicked.connect(self._end)
        self.keep.setDefault(True)
        self.reason.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XL, Space.XL, Space.XL, Space.L)))
        column.setSpacing(px(self, Space.L))
        column.addWidget(labels.heading(breakable(self.windowTitle()), self))
        column.addWidget(labels.body(f"Mandat {self._view.mandate.number}, avec {self._view.advisor.name}", self))
        self.form.row("reason", "Pourquoi", self.reason)
        self.form.add(labels.body(_WHAT_IT_DOES, self))
        column.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, Space.S))
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.now)
        column.addLayout(buttons)

    def _end(self) -> None:
        reason = self.reason.value()
        if self._context.runner.do(mandates.close, self._view.mandate.id, reason=reason, form=self.form):
            self.accept()
            self.ended.emit(self._view.mandate.id)
