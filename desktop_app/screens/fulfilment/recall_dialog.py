"""Say what an unknown day was: held as its pattern says, or not, why and by whose doing."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, capital, listed, long_date
from desktop_app.domain.planning import Decider
from desktop_app.domain.planning.unknown import Recalled
from desktop_app.use_cases.planning import schedule, unknown

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.fields import ChoiceField, TextField


class RecallDialog(FormDialog):
    """About one day of which the file cannot tell whether somebody received."""

    chapter = "fulfilment#les-jours-inconnus"
    abandon = "Abandonner cette réponse ?"
    verb = "Noter ce jour"
    hint = "Ctrl+Entrée : noter"

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(context, "Que s’est-il passé ce jour-là ?", parent)
        self._day = day
        self.form.add(labels.body(f"{capital(long_date(day))}.{self._planned()}", self.form))
        held = [(True, "La permanence a eu lieu"), (False, "Elle n’a pas eu lieu")]
        self.held = self.form.row("held", "La permanence a-t-elle eu lieu ?", ChoiceField(held))
        self.why = self.form.row("why", "Pourquoi ?", TextField(), "En quelques mots, sans nom ni raison de santé.")
        whose = ChoiceField([(each, capital(each.value)) for each in Decider])
        self.form.row("decider", "Du fait de qui ?", whose).set_value(Decider.PARTNER)
        self.form.edited.connect(self._follow)
        self._follow()
        self.held.setFocus()

    def give(self) -> bool:
        typed = self.form.read() | ({"why": ""} if self.held.value() else {})
        return self.do(unknown.recall, Recalled(self._day, **typed))

    def _planned(self) -> str:
        found = self.context.runner.read(unknown.held_on, self._day) or ()
        who = self.context.runner.read(schedule.advisors_by_id) or {}
        told = [f"{who[each.advisor_id].name}, {each.hours}" for each in found if each.advisor_id in who]
        return f" Prévu d’habitude{NBSP}: {listed(told)}." if told else ""

    def _follow(self) -> None:
        for name in ("why", "decider"):
            self.form.show_row(name, not self.held.value())
