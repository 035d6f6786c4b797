"""Sécurité: when the screen locks by itself, and the recovery code of the place."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.house_rules import LONGEST_IDLE, SHORTEST_IDLE
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..widgets.buttons import quiet
from ..widgets.fields import NumberField
from ..widgets.form import Form
from .section import Section

_SENTENCE = (
    "L’écran se verrouille quand personne n’est plus devant, et au réveil de l’ordinateur. Ce qui était commencé "
    "attend qui l’a commencé. Ctrl+L le verrouille tout de suite."
)
_CODE = (
    "Le code imprimé à la première ouverture rend l’accès à qui a oublié sa phrase. "
    "Si la feuille est perdue ou a été vue, un nouveau code remplace l’ancien, qui n’ouvre plus rien."
)


class SecurityForm(Form):
    """Row idle_minutes, and the button of the recovery code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._idle = NumberField(SHORTEST_IDLE, LONGEST_IDLE, suffix="min")
        self.row("idle_minutes", "Verrouiller l’écran après", self._idle, "Sans une touche ni un clic.", chars=12)
        self.new_code_button = quiet("Nouveau code de secours…", self, icon="print")
        self.section("Code de secours", _CODE)
        self.add(self.new_code_button)

    def show_minutes(self, minutes: int) -> None:
        """Put the time in force in the field."""
        self._idle.set_value(minutes)
        self.clear_faults()

    def read(self) -> int:
        """The minutes."""
        return self._idle.value()


class SecuritySection(Section):
    """The rules of the house are stored whole: only the minutes change here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = SecurityForm()
        super().__init__(context, "Sécurité", _SENTENCE, self.form, parent)
        self.form.new_code_button.clicked.connect(self._make_code)

    def show_settings(self, settings: Settings) -> None:
        """Show the time in force."""
        rules = self.context.runner.read(house_rules.load)
        if rules is not None:
            self.form.show_minutes(rules.idle_minutes)

    def keep(self, read: int) -> bool:
        """Store it; the screen follows at once."""
        rules = self.context.runner.read(house_rules.load)
        if rules is None:
            return False
        changed = replace(rules, idle_minutes=read)
        return self.context.runner.beside(self.form).do(house_rules.change, changed) is not None

    def _make_code(self) -> None:
        from .new_code_dialog import NewCodeDialog

        self.context.dialogs.show(NewCodeDialog(self.context, self.window()))
