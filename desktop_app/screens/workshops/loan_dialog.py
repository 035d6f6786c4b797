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


class LoanDialog(FormDialog):
    """Notes a loan, or corrects one; when it went back is asked of one that has begun."""

    chapter = "settings#ateliers"
    abandon = "Abandonner ce prêt ?"
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, loan: Loan | None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Modifier le prêt" if loan else "Noter un prêt", parent)
        today = context.today()
        self._loan = loan or Loan(0, "", today, today, "")
        row, number = self.form.row, NumberField(0, MOST_PLACES)
        self._words = row("words", "Quel matériel", TextField(), "Imprimante 3D, malle de six ordinateurs…")
        self._lent_out = row("lent_out", "", TickField("C’est le lieu qui le prête"))
        self._machines = row("machines", "Ordinateurs pour les ateliers", number, _MACHINES, chars=8)
        self._first = row("first", "À partir du", DateField(context.today))
        self._last = row("last", "À rendre le", DateField(context.today), "Ce jour-là, « À faire » le rappelle.")
        self._storage = row("storage", "Gardé où", TextField(), _STORAGE)
        self._back = row("returned_on", "Rendu le", DateField(context.today), "Vide tant qu’il est ici.")
        self.form.show_row("returned_on", bool(loan) and self._loan.first <= today)
        self._words.set_value(self._loan.words)
        self._storage.set_value(self._loan.storage)
        self._lent_out.set_value(self._loan.lent_out)
        self._machines.set_value(self._loan.machines)
        for field, day in ((self._first, self._loan.first), (self._last, self._loan.last)):
            field.set_value(day if loan else None)
        self._back.set_value(self._loan.returned_on)
        self.say_verb("Enregistrer")
        self.say_above("")
        (self._back if loan and self.form.shows("returned_on") else self._words).setFocus()

    def give(self) -> bool:
        first, last = self._first.value(), self._last.value()
        dates = {"first": self._first, "last": self._last, "returned_on": self._back}
        faults = date_faults(dates, first="Écrivez le jour.", last="Écrivez le jour.")
        self.form.show_faults(faults)
        if faults or first is None or last is None:
            return False
        back = self._back.value() if self.form.shows("returned_on") else None
        wanted = Loan(
            self._loan.id,
            self._words.value(),
            first,
            last,
            self._storage.value(),
            back,
            self._machines.value(),
            self._lent_out.value(),
        )
        return self.context.runner.beside(self.form).do(loans.keep, wanted) is not None
