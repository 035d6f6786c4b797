"""Entrust a mandate to an advisor who is not named on it, for today: the emergency procedure of a référent."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital
from desktop_app.domain.mandate import StandInReason
from desktop_app.use_cases.mandates import mandate_access
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.buttons import allow, primary
from ..widgets.fields import ChoiceField
from .question import MandateQuestion

_REASONS = tuple((reason, capital(reason.value)) for reason in StandInReason)
_WHAT_IT_DOES = (
    "Cette personne lira le mandat et pourra agir jusqu’à ce soir. C’est écrit dans le journal, avec la raison. "
    "Prévenez la personne aidée : ce nom n’est pas sur son papier."
)
_NOBODY = "Il n’y a pas d’autre conseiller ici : ajoutez-le d’abord dans Réglages, Conseillers."


class EntrustDialog(MandateQuestion):
    """To whom, why, and one button."""

    chapter = "mandates#qui-ouvre-un-mandat"

    def __init__(self, context: Context, view: MandateView, parent: QWidget | None = None) -> None:
        super().__init__(context, view, "Confier le mandat {} pour la journée ?", parent=parent)
        others = context.runner.read(mandate_access.stand_ins, view.mandate) or ()
        named = [(advisor.id, advisor.name_and_title) for advisor in others]
        self.advisor = self.form.row("advisor", "À qui", ChoiceField(named, self))
        self.why = self.form.row("why", "Pourquoi", RadioField(_REASONS, self))
        self.form.add(labels.body(_WHAT_IT_DOES if others else _NOBODY, self))
        self.lay_out("Annuler", primary("Confier jusqu’à ce soir", self))
        allow(self.now, "" if others else _NOBODY)
        self.now.clicked.connect(self._entrust)
        (self.advisor if others else self.keep).setFocus()

    def _entrust(self) -> None:
        chosen, why = self.advisor.value() or 0, self.why.value()
        if self.context.runner.beside(self.form).do(
            mandate_access.entrust, self.view.mandate.id, advisor_id=chosen, why=why
        ):
            self.accept()
