"""One loan of equipment: what, from when to when, where it is kept under lock and key, and when it went back."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.planning.loan import Loan
from desktop_app.domain.planning.segment import MOST_PLACES
from desktop_app.use_cases.workshops import loans

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.boxes import TickField
from ..widgets.date_field import DateField
from ..widgets.fields import NumberField, TextField
from ..widgets.reading import date_faults

_MACHINES = "Combien il en apporte ces jours-là, ou en retire si le lieu le prête. 0 pour autre chose."
_STORAGE = "Sous clé, pendant tout le prêt ; ou chez qui, si le lieu le prête."
_NEEDED = dict.fromkeys(("first", "last"), "Écrivez le jour.")


class LoanDialog(FormDialog):
    """Notes a loan, or corrects one; when it went back is asked of one that has begun."""

    chapter = "settings#ateliers"
    abandon = "Abandonner ce prêt ?"
    verb = "Enregistrer"
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, loan: Loan | None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Modifier le prêt" if loan else "Noter un prêt", parent)
        today = context.today()
        self._loan = loan or Loan(0, "", today, today, "")
        row, number = self.form.row, NumberField(0, MOST_PLACES)
        words = row("words", "Quel matériel", TextField(), "Imprimante 3D, malle de six ordinateurs…")
        row("lent_out", "", TickField("C’est le lieu qui le prête"))
        row("machines", "Ordinateurs pour les ateliers", number, _MACHINES, chars=8)
        row("first", "À partir du", DateField(context.today))
        row("last", "À rendre le", DateField(context.today), "Ce jour-là, « À faire » le rappelle.")
        row("storage", "Gardé où", TextField(), _STORAGE)
        back = row("returned_on", "Rendu le", DateField(context.today), "Vide tant qu’il est ici.")
        self.form.show_row("returned_on", bool(loan) and self._loan.first <= today)
        self.form.show_value(self._loan)
        if loan is None:
            for name in _NEEDED:
                self.form.fields[name].set_value(None)
        (back if loan and self.form.shows("returned_on") else words).setFocus()

    def give(self) -> bool:
        faults = date_faults({name: self.form.fields[name] for name in _NEEDED}, **_NEEDED)
        return self.is_right(faults) and self.do(loans.keep, Loan(self._loan.id, **self.form.asked()))
