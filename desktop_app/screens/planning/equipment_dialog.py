"""What must be there at a session: all ticked, to be agreed with one key, or unticked where it lacks."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, capital, day_and_month, listed, plural
from desktop_app.domain.planning import Decider
from desktop_app.domain.planning.equipment import EquipmentCheck, Item
from desktop_app.use_cases.planning import equipment
from desktop_app.use_cases.planning.equipment import Equipped

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.boxes import TickField, TicksField

_OWED = {Decider.PLACE: "Fourni par le lieu", Decider.PARTNER: "Apporté par les conseillers"}


class EquipmentDialog(FormDialog):
    """About one advisor of a date; what was found before is shown."""

    chapter = "today#le-materiel-de-la-permanence"
    abandon = "Abandonner cette vérification ?"
    hint = "Ctrl+Entrée : noter"

    def __init__(self, context: Context, equipped: Equipped, parent: QWidget | None = None) -> None:
        super().__init__(context, "Vérifier le matériel", parent)
        self._equipped, self.told = equipped, TickField("", self)
        lacked = equipped.check.lacking if equipped.check else ()
        self.ticks: dict[Decider, TicksField] = {}
        hours = ", ".join(each.hours for each in equipped.sessions)
        day = capital(day_and_month(equipped.day))
        words = f"{day}, {equipped.advisor.name}, {hours}. Décochez ce qui manque."
        self.form.add(labels.body(words, self.form))
        for who, title in _OWED.items():
            field = self.ticks[who] = self.form.row(who.name, title, TicksField())
            # What lacked stays in the list even where the convention names it no more.
            shown = dict.fromkeys(each for each in (*equipped.items, *lacked) if each.owed_by is who)
            field.set_options([(each, each.words) for each in shown])
            field.set_value(each for each in shown if each not in lacked)
            field.edited.connect(self._follow)
            self.form.show_row(who.name, bool(shown))
        self.told.set_value(bool(equipped.check and equipped.check.told))
        self.put_above(self.told)
        self._follow()
        next(field for field in self.ticks.values() if field.offered()).setFocus()

    def give(self) -> bool:
        equipped, lacking = self._equipped, self._lacking()
        found = EquipmentCheck(
            equipped.day,
            equipped.advisor.id,
            equipped.convention.id,
            sum(len(field.offered()) for field in self.ticks.values()),
            lacking,
            bool(lacking) and self.told.value(),
        )
        return self.do(equipment.note, found)

    def _lacking(self) -> tuple[Item, ...]:
        there = {each for field in self.ticks.values() for each in field.value()}
        return tuple(each for field in self.ticks.values() for each in field.offered() if each not in there)

    def _follow(self) -> None:
        """Say how much lacks on the button, and ask whether those who owe it know."""
        lacking = self._lacking()
        owed = listed([self._equipped.owed_by(who) for who in Decider if any(each.owed_by is who for each in lacking)])
        self.told.setText(f"C’est signalé à qui le doit{NBSP}: {owed}")
        self.told.setVisible(bool(lacking))
        self.say_verb(f"Noter {plural(len(lacking), 'manque')}" if lacking else "Tout est là")
