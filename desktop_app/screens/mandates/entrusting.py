"""Entrust a mandate to an advisor who is not named on it, for today: the emergency procedure of a référent."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import capital, of_person
from desktop_app.domain.mandate import StandInReason
from desktop_app.use_cases import mandate_access, people
from desktop_app.use_cases.mandates import MandateView

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import primary, secondary
from ..widgets.fields import ChoiceField
from ..widgets.form import Form
from ..widgets.long_words import breakable
from .choices import RadioField

_REASONS = tuple((reason, capital(reason.value)) for reason in StandInReason)
_WHAT_IT_DOES = (
    "Cette personne lira le mandat et pourra agir jusqu’à ce soir. C’est écrit dans le journal, avec la raison. "
    "Prévenez la personne aidée : ce nom n’est pas sur son papier."
)
_NOBODY = "Il n’y a pas d’autre conseiller ici : ajoutez-le d’abord dans Réglages, Conseillers."


class EntrustDialog(QDialog):
    """To whom, why, and one button."""

    chapter = "mandates#qui-ouvre-un-mandat"

    def __init__(self, context: Context, view: MandateView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        who = context.runner.read(people.named, view.person) or view.person.name
        self.setWindowTitle(f"Confier le mandat {of_person(who)} pour la journée ?")
        self.setFixedWidth(px(self, 480))
        others = context.runner.read(mandate_access.stand_ins, view.mandate) or ()
        self.form = Form(self)
        self.advisor = ChoiceField([(advisor.id, advisor.name_and_title) for advisor in others], self)
        self.why = RadioField(_REASONS, self)
        self.keep = secondary("Annuler", self)
        self.now = primary("Confier jusqu’à ce soir", self)
        self.now.setEnabled(bool(others))
        self._lay_out(bool(others))
        self.keep.clicked.connect(self.reject)
        self.now.clicked.connect(self._entrust)
        (self.advisor if others else self.keep).setFocus()

    def _lay_out(self, anybody: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XL, Space.XL, Space.XL, Space.L)))
        column.setSpacing(px(self, Space.L))
        column.addWidget(labels.heading(breakable(self.windowTitle()), self))
        column.addWidget(labels.body(f"Mandat {self._view.mandate.number}, avec {self._view.advisor.name}", self))
        self.form.row("advisor", "À qui", self.advisor)
        self.form.row("why", "Pourquoi", self.why)
        self.form.add(labels.body(_WHAT_IT_DOES if anybody else _NOBODY, self))
        column.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, Space.S))
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.now)
        column.addLayout(buttons)

    def _entrust(self) -> None:
        chosen, why = self.advisor.value() or 0, self.why.value()
        if self._context.runner.do(
            mandate_access.entrust, self._view.mandate.id, advisor_id=chosen, why=why, form=self.form
        ):
            self.accept()
