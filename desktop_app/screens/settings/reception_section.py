"""Accueil: from when on somebody with an appointment is late, and whether sign-in sheets ask when people leave."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.house_rules import LATEST_LATE, SOONEST_LATE, HouseRules
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..widgets.fields import NumberField, TickField
from ..widgets.watched_form import WatchedForm
from .section import Section

Read = tuple[int, bool]
_SENTENCE = "Vaut pour tout le lieu, sur la page Aujourd’hui comme dans l’agenda."
_LATE = "Sa place peut alors servir à une personne qui attend sans rendez-vous ; elle la retrouve en arrivant."


_LEAVING = (
    "Une colonne « Départ » de plus sur chaque feuille, et une heure à recopier en la ressaisissant. "
    "À cocher seulement si un financeur le demande."
)


class ReceptionForm(WatchedForm):
    """Rows late_minutes and asks_leaving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._late = NumberField(SOONEST_LATE, LATEST_LATE, suffix="min")
        self._leaving = TickField("Demander l’heure de départ sur la feuille d’émargement")
        self.row("late_minutes", "Une personne est en retard après", self._late, _LATE, chars=12)
        self.row("asks_leaving", "", self._leaving, _LEAVING)

    def show_rules(self, rules: HouseRules) -> None:
        """Put those in force in the fields."""
        self._late.set_value(rules.late_minutes)
        self._leaving.set_value(rules.asks_leaving)
        self.clear_faults()

    def read(self) -> Read:
        """The minutes, and whether sheets ask."""
        return self._late.value(), self._leaving.value()


class ReceptionSection(Section):
    """The rules of the house are stored whole: only these two change here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = ReceptionForm()
        super().__init__(context, "Accueil", _SENTENCE, self.form, parent)

    def show_settings(self, settings: Settings) -> None:
        """Show those in force."""
        rules = self.context.runner.read(house_rules.load)
        if rules is not None:
            self.form.show_rules(rules)

    def keep(self, read: Read) -> bool:
        """Store them."""
        rules = self.context.runner.read(house_rules.load)
        if rules is None:
            return False
        changed = replace(rules, late_minutes=read[0], asks_leaving=read[1])
        return self.context.runner.beside(self.form).do(house_rules.change, changed) is not None
