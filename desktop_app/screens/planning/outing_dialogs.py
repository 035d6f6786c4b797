"""What is asked of a request to go elsewhere: who asks, where, what for; and what was decided, by whom."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.reception.outing import Decided, Outing, OutingDecision
from desktop_app.use_cases.reception import outings

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.boxes import RadioField
from ..widgets.date_field import DateField
from ..widgets.fields import TextField
from ..widgets.reading import date_faults

_WHO = "L’organisme ou le service : « EHPAD Les Lilas », « école Jean-Jaurès ». Pas le nom d’une personne."
_PLACE = "« Salle d’animation », « marché du samedi »…"
_WISHED = "Facultatif : « un mardi de mars », « le 4 ou le 11 décembre »."
_THEN = "Ajoutez ensuite ce jour à l’agenda, avec ses heures et son lieu : il compte alors comme les autres."
_CHOICES = [
    (OutingDecision.ACCEPTED, "Acceptée, pour un jour"),
    (OutingDecision.REFUSED, "Refusée, avec un motif"),
]
_VERBS = {OutingDecision.ACCEPTED: "Noter l’accord", OutingDecision.REFUSED: "Noter le refus"}


class OutingDialog(FormDialog):
    """`outing` is the one to put right, None for a new one."""

    chapter = "absences#demandes-hors-les-murs"
    abandon = "Abandonner cette demande ?"
    tallness = 640

    def __init__(self, context: Context, outing: Outing | None = None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Corriger la demande" if outing else "Demande hors les murs", parent)
        self._outing = outing
        self.asked_by, self.where = TextField(self.form), TextField(self.form)
        self.purpose, self.wished = TextField(self.form), TextField(self.form)
        self.asked_on = DateField(self._today, self.form)
        self.form.row("asked_by", "Qui demande ?", self.asked_by, _WHO)
        self.form.row("place", "Où ?", self.where, _PLACE)
        self.form.row("purpose", "Pour quoi ?", self.purpose)
        self.form.row("wished", "Dates souhaitées", self.wished, _WISHED)
        self.form.row("asked_on", "Demandé le", self.asked_on)
        self._show(outing or Outing(0, self._today(), "", "", ""))
        self.say_verb("Enregistrer" if outing else "Noter la demande")
        self.agree.setDefault(True)
        self.asked_by.setFocus()

    def give(self) -> bool:
        """Note it, or say what is wrong beside its field."""
        self.form.clear_faults()
        asked_on = self.asked_on.value()
        if asked_on is None:
            faults = date_faults({"asked_on": self.asked_on})
            self.form.show_faults(faults or [Fault("asked_on", "Dites quel jour.")])
            return False
        typed = Outing(
            self._outing.id if self._outing else 0,
            asked_on,
            self.asked_by.value(),
            self.where.value(),
            self.purpose.value(),
            self.wished.value(),
        )
        return self.context.runner.beside(self.form).do(outings.keep, typed) is not None

    def _show(self, outing: Outing) -> None:
        self.asked_by.set_value(outing.asked_by)
        self.where.set_value(outing.place)
        self.purpose.set_value(outing.purpose)
        self.wished.set_value(outing.wished)
        self.asked_on.set_value(outing.asked_on)

    def _today(self) -> date:
        return self.context.desk.now().date()


class OutingDecisionDialog(FormDialog):
    """About one request; `decider` is who is proposed as having decided."""

    chapter = "absences#demandes-hors-les-murs"
    abandon = "Abandonner cette décision ?"
    tallness = 600

    def __init__(self, context: Context, outing: Outing, decider: str, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Décision : {outing.asked_by}", parent)
        self._outing = outing
        self.decision = RadioField(_CHOICES, self.form)
        self.held_on, self.on = DateField(self._today, self.form), DateField(self._today, self.form)
        self.reason, self.by = TextField(self.form), TextField(self.form)
        self.form.row("decision", "Qu’a-t-on répondu ?", self.decision)
        self.form.row("held_on", "Pour quel jour ?", self.held_on)
        self.form.row("reason", "Motif", self.reason)
        self.form.row("by", "Qui a décidé ?", self.by)
        self.form.row("on", "Décidé le", self.on)
        self.decision.set_value(outing.decision or OutingDecision.ACCEPTED)
        self.held_on.set_value(outing.held_on)
        self.reason.set_value(outing.reason)
        self.by.set_value(outing.decided_by or decider)
        self.on.set_value(outing.decided_on or self._today())
        self.decision.edited.connect(self._follow)
        self.agree.setDefault(True)
        self._follow()
        self.decision.setFocus()

    def give(self) -> bool:
        """Note it, or say what is wrong beside its field."""
        self.form.clear_faults()
        dates = {"held_on": self.held_on, "on": self.on} if self._accepts else {"on": self.on}
        if faults := date_faults(dates):
            self.form.show_faults(faults)
            return False
        decided = Decided(
            self.decision.value(), self.by.value(), self.on.value(), self.held_on.value(), self.reason.value()
        )
        return self.context.runner.beside(self.form).do(outings.settle, self._outing.id, decided) is not None

    @property
    def _accepts(self) -> bool:
        return self.decision.value() is OutingDecision.ACCEPTED

    def _follow(self) -> None:
        self.form.show_row("held_on", self._accepts)
        self.form.show_row("reason", not self._accepts)
        self.say_above(_THEN if self._accepts else "")
        self.say_verb(_VERBS[self.decision.value()])

    def _today(self) -> date:
        return self.context.desk.now().date()
