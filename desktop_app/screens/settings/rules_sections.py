"""The rules of the house by a form of some of them: Accueil, and Sécurité with the recovery code of the place."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.house_rules import LATEST_LATE, LONGEST_IDLE, SHORTEST_IDLE, SOONEST_LATE
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..widgets.boxes import RadioField, TickField
from ..widgets.buttons import quiet
from ..widgets.fields import NumberField
from ..widgets.values_form import ValuesForm
from .section import FieldsSection

_RECEPTION = "Vaut pour tout le lieu, sur la page Aujourd’hui comme dans l’agenda."
_LATE = "Sa place peut alors servir à une personne qui attend sans rendez-vous ; elle la retrouve en arrivant."
_LEAVING = (
    "Une colonne « Départ » de plus sur chaque feuille, et une heure à recopier en la ressaisissant. "
    "À cocher seulement si un financeur le demande."
)
_QUEUES = (
    "Quand plusieurs conseillers reçoivent sans rendez-vous le même jour. Une file pour chacun : ses numéros ont sa "
    "lettre, et l’attente est la sienne."
)
_QUEUE_EACH = ((False, "Une seule file pour tous"), (True, "Une file pour chacun"))
_BY_HOURS = "Matin et après-midi tenus de la même façon : deux feuilles au lieu d’une. À choisir avant d’imprimer."
_SIGNING = (
    "Deux points que la loi ne tranche pas : le délégué à la protection des données décide. Tant qu’il n’a rien dit, "
    "gardez la réponse du haut, la plus prudente."
)
_CURATELLE = ((False, "Possible, si le curateur signe aussi"), (True, "Refusé : fiche d’orientation"))
_WITNESSES = ((False, "Refusé : un notaire peut aider"), (True, "Possible devant deux témoins d’ailleurs"))
_SECURITY = (
    "L’écran se verrouille quand personne n’est plus devant, et au réveil de l’ordinateur. Ce qui était commencé "
    "attend qui l’a commencé. Ctrl+L le verrouille tout de suite."
)
_CODE = (
    "Le code imprimé à la première ouverture rend l’accès à qui a oublié sa phrase. "
    "Si la feuille est perdue ou a été vue, un nouveau code remplace l’ancien, qui n’ouvre plus rien."
)


class RulesSection(FieldsSection):
    """The rules of the house are stored whole: only those with a row in `form` change here."""

    def show_settings(self, settings: Settings) -> None:
        if rules := self.context.runner.read(house_rules.load):
            self.form.show_value(rules)

    def keep(self, read: dict[str, Any]) -> bool:
        """Store them; mandates already prepared keep their path."""
        rules = self.context.runner.read(house_rules.load)
        return rules is not None and self.store(house_rules.change, replace(rules, **read))


class ReceptionSection(RulesSection):
    """When somebody is late, one queue or several, what sign-in sheets are like, and who may sign."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        form, late = ValuesForm(), NumberField(SOONEST_LATE, LATEST_LATE, suffix="min")
        leaving = TickField("Demander l’heure de départ sur la feuille d’émargement")
        by_hours = TickField("Une feuille d’émargement par plage horaire")
        form.row("late_minutes", "Une personne est en retard après", late, _LATE, chars=12)
        form.row("queue_each", "Plusieurs conseillers sans rendez-vous", RadioField(_QUEUE_EACH), _QUEUES)
        form.row("asks_leaving", "", leaving, _LEAVING)
        form.row("sheets_by_hours", "", by_hours, _BY_HOURS)
        form.section("Qui peut signer un mandat", _SIGNING)
        form.row("curatelle_refused", "Une personne en curatelle", RadioField(_CURATELLE), "Code civil, art. 467.")
        witnesses = RadioField(_WITNESSES)
        form.row("witnesses_enough", "Une personne qui ne peut pas signer", witnesses, "Code civil, art. 1367.")
        super().__init__(context, "Accueil", _RECEPTION, form, parent)


class SecuritySection(RulesSection):
    """When the screen locks by itself, and a new recovery code."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        form, idle = ValuesForm(), NumberField(SHORTEST_IDLE, LONGEST_IDLE, suffix="min")
        form.row("idle_minutes", "Verrouiller l’écran après", idle, "Sans une touche ni un clic.", chars=12)
        form.section("Code de secours", _CODE)
        super().__init__(context, "Sécurité", _SECURITY, form, parent)
        form.add(quiet("Nouveau code de secours…", self, self._make_code, icon="print"))

    def _make_code(self) -> None:
        from .new_code_dialog import NewCodeDialog

        self.context.dialogs.show(NewCodeDialog(self.context, self.window()))
