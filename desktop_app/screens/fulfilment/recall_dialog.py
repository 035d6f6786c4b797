"""Say what an unknown day was: held as its pattern says, or not, why and by whose doing."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, capital, listed, long_date
from desktop_app.domain.planning import Decider
from desktop_app.domain.planning.unknown import Recalled
from desktop_app.use_cases.planning import schedule, unknown

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import CONTENT_WIDTH, open_at
from ..widgets import labels
from ..widgets.fields import ChoiceField, TextField


class RecallDialog(FormDialog):
    """About one day of which the file cannot tell whether somebody received."""

    chapter = "fulfilment#les-jours-inconnus"
    abandon = "Abandonner cette réponse ?"
    hint = "Ctrl+Entrée : noter"

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(context, "Que s’est-il passé ce jour-là ?", parent)
        self._day = day
        self._lay_out()
        self.decider.set_value(Decider.PARTNER)
        self.form.edited.connect(self._follow)
        self._follow()
        self.say_above("")
        self.say_verb("Noter ce jour")
        self.held.setFocus()

    def give(self) -> bool:
        held = self.held.value()
        recalled = Recalled(self._day, held, self.decider.value(), "" if held else self.why.value())
        return self.context.runner.beside(self.form).do(unknown.recall, recalled) is not None

    def _lay_out(self) -> None:
        found = self.context.runner.read(unknown.held_on, self._day) or ()
        who = self.context.runner.read(schedule.advisors_by_id) or {}
        told = [f"{who[each.advisor_id].name}, {each.hours}" for each in found if each.advisor_id in who]
        planned = f" Prévu d’habitude{NBSP}: {listed(told)}." if told else ""
        self.form.add(labels.body(f"{capital(long_date(self._day))}.{planned}", self.form))
        held = [(True, "La permanence a eu lieu"), (False, "Elle n’a pas eu lieu")]
        self.held = self.form.row("held", "La permanence a-t-elle eu lieu ?", ChoiceField(held, self.form))
        why = "En quelques mots, sans nom ni raison de santé."
        self.why = self.form.row("why", "Pourquoi ?", TextField(self.form), why)
        whose = [(each, capital(each.value)) for each in Decider]
        self.decider = self.form.row("decider", "Du fait de qui ?", ChoiceField(whose, self.form))

    def _follow(self) -> None:
        for name in ("why", "decider"):
            self.form.show_row(name, not self.held.value())

    def _size(self) -> None:
        open_at(self, CONTENT_WIDTH + 90, 560)
