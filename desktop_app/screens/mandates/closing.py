"""End a signed mandate because its procedures are done, or because the advisor gives it up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandate import EndReason
from desktop_app.use_cases.mandates import endings
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..widgets import labels
from ..widgets.buttons import danger
from ..widgets.radio_field import RadioField
from .question import MandateQuestion

_REASONS = (
    (EndReason.DONE, "Les démarches sont abouties"),
    (EndReason.RENOUNCED, "Qui accompagne y met fin, la personne en est informée"),
)
_WHAT_IT_DOES = "Il ne permettra plus rien et son contenu est détruit. On ne peut pas revenir dessus."


class ClosingDialog(MandateQuestion):
    """Why it ends, and one button; the person's own wish is a withdrawal and has its own dialog.

    `ended` carries the id of the mandate, whose receipt can be printed.
    """

    chapter = "mandate_end#terminer-un-mandat"

    ended = Signal(int)

    def __init__(self, context: Context, view: MandateView, parent: QWidget | None = None) -> None:
        super().__init__(context, view, "Terminer le mandat {} ?", parent=parent)
        self.reason = RadioField(_REASONS, self)
        self.reason.set_value(EndReason.DONE)
        self.form.row("reason", "Pourquoi", self.reason)
        self.form.add(labels.body(_WHAT_IT_DOES, self))
        self.lay_out("Garder le mandat", danger("Terminer maintenant", self))
        self.now.clicked.connect(self._end)
        self.keep.setDefault(True)
        self.reason.setFocus()

    def _end(self) -> None:
        reason = self.reason.value()
        if self.context.runner.beside(self.form).do(endings.close, self.view.mandate.id, reason=reason):
            self.accept()
            self.ended.emit(self.view.mandate.id)
