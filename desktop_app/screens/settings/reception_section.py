"""Accueil: from when on somebody with an appointment is late."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.house_rules import LATEST_LATE, SOONEST_LATE
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..widgets.fields import NumberField
from ..widgets.watched_form import WatchedForm
from .section import Section

_SENTENCE = "Vaut pour tout le lieu, sur la page Aujourd’hui comme dans l’agenda."
_LATE = "Sa place peut alors servir à une personne qui attend sans rendez-vous ; elle la retrouve en arrivant."


class ReceptionForm(WatchedForm):
    """Row late_minutes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._late = NumberField(SOONEST_LATE, LATEST_LATE, suffix="min")
        self.row("late_minutes", "Une personne est en retard après", self._late, _LATE, chars=12)

    def show_minutes(self, minutes: int) -> None:
        """Put the delay in force in the field."""
        self._late.set_value(minutes)
        self.clear_faults()

    def read(self) -> int:
        """The minutes."""
        return self._late.value()


class ReceptionSection(Section):
    """The rules of the house are stored whole: only the delay changes here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = ReceptionForm()
        super().__init__(context, "Accueil", _SENTENCE, self.form, parent)

    def show_settings(self, settings: Settings) -> None:
        """Show the delay in force."""
        rules = self.context.runner.read(house_rules.load)
        if rules is not None:
            self.form.show_minutes(rules.late_minutes)

    def keep(self, read: int) -> bool:
        """Store it."""
        rules = self.context.runner.read(house_rules.load)
        if rules is None:
            return False
        changed = replace(rules, late_minutes=read)
        return self.context.runner.beside(self.form).do(house_rules.change, changed) is not None
