"""« Ressaisir la feuille »: the sheet of a day as it came back, row after row with the eyes on the paper."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, day_and_month, plural
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.signed_sheet import MOST_UNNAMED
from desktop_app.use_cases.reception import signed_sheet

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.aloud import announce_at_rest
from ..widgets.buttons import quiet
from ..widgets.fields import NumberField
from ..widgets.long_words import breakable
from .column_fit import at_the_left
from .sheet_table import SheetTable, Typed

_HOW = (
    "Espace : la ligne est signée. Entrée : elle ne l’est pas. La ligne suivante vient d’elle-même ; un numéro y va. "
    "Ce que vous ne dites pas reste comme avant."
)
_UNNAMED = "Les lignes ajoutées à la main, ou le total d’un relevé sans noms. Elles s’ajoutent à ce qui est déjà noté."


class SheetDialog(FormDialog):
    """About one day that is over, or today."""

    chapter = "walk-ins#ressaisir-la-feuille"
    abandon = "Abandonner cette feuille ?"
    tallness = 720
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Feuille du {day_and_month(day)}", parent)
        self._day = day
        self._sheet = context.runner.read(signed_sheet.read, day)
        self._told: dict[int, bool] = {}
        self.table = SheetTable(self.form)
        self.everybody = quiet("Tous ont signé", self, keys="Ctrl+T")
        titles = self._sheet.titles if self._sheet else {"": ""}
        self.unnamed = {letter: NumberField(0, MOST_UNNAMED, self.form) for letter in titles}
        self._counted, self._which = labels.muted("", self.form), labels.strong("", self.form)
        self._lay_out()
        self.table.told.connect(self._tell)
        self.everybody.clicked.connect(self._sign_the_rest)
        self.table.row_focused.connect(self._say_which)
        for field in self.unnamed.values():
            field.edited.connect(self._follow)
        self.say_verb("Enregistrer la feuille")
        self._follow()
        self.table.focus_first()
        (self.table if self._sheet and self._sheet.rows else self._first_unnamed).setFocus()

    @property
    def _first_unnamed(self) -> NumberField:
        return next(iter(self.unnamed.values()))

    def give(self) -> bool:
        """Note it all, or say what keeps it from being noted."""
        done = self.context.runner.beside(self.form).do(
            signed_sheet.type_back, self._day, signed=dict(self._told), unnamed=self._without_name()
        )
        return done is not None

    def _lay_out(self) -> None:
        rows = bool(self._sheet and self._sheet.rows)
        nobody = f"Personne n’était inscrit ce jour-là{NBSP}: seules des personnes sans nom peuvent être notées."
        self._which.setVisible(rows and len(self.unnamed) > 1)
        if rows:
            self.form.add(self._which)
            self.table.be_as_high_as(len(self._sheet.rows) if self._sheet else 0)
            self.form.row("signed", "Qui a signé ?", self.table, _HOW)
            self.form.add(at_the_left(self.everybody))
            self.form.add(self._counted)
        else:
            self.form.add(labels.body(nobody, self.form))
            for unused in (self.table, self.everybody, self._counted):
                unused.hide()
        noted = self._sheet.unnamed if self._sheet else 0
        already = f" Déjà noté{NBSP}: {plural(noted, 'personne')}." if noted else ""
        for at, (letter, field) in enumerate(self.unnamed.items()):
            asked = f"Sans nom, feuille {letter}" if letter else "Personnes reçues sans nom"
            help = self._title(letter) if at else f"{_UNNAMED}{already}"
            self.form.row(f"unnamed{letter}", asked, field, help, chars=8)

    def _title(self, letter: str) -> str:
        return self._sheet.titles.get(letter, "") if self._sheet else ""

    def _say_which(self, typed: Typed | None) -> None:
        """Which sheet the chosen row is on."""
        if typed and typed.row.letter:
            self._which.setText(breakable(f"Feuille {typed.row.letter}{NBSP}: {self._title(typed.row.letter)}"))

    def _without_name(self) -> dict[str, int]:
        return {letter: field.value() for letter, field in self.unnamed.items() if field.value()}

    def _tell(self, typed: Typed, signed: bool) -> None:
        self._told[typed.row.appointment.id] = signed
        self._follow()

    def _sign_the_rest(self) -> None:
        """Whoever nothing is said of yet has signed; not who had called, nor whom the service cancelled."""
        for row in self._sheet.rows if self._sheet else ():
            awaited = row.appointment.state in (State.EXPECTED, State.ARRIVED)
            if awaited and self._said(row.appointment.id, row.signed) is None:
                self._told[row.appointment.id] = True
        self.table.edited.emit()
        self._follow()
        self._first_unnamed.setFocus()

    def _said(self, appointment_id: int, stored: bool | None) -> bool | None:
        return self._told.get(appointment_id, stored)

    def _follow(self) -> None:
        """Show what is typed, count it, and say what does not fit with the rest of the day."""
        rows = self._sheet.rows if self._sheet else ()
        typed = [Typed(row, self._said(row.appointment.id, row.signed)) for row in rows]
        self.table.rows.set_rows(typed)
        signed = sum(each.signed is True for each in typed)
        absent = sum(each.signed is False for each in typed)
        unsaid = sum(each.signed is None and each.row.number > 0 for each in typed)
        counted = f"Signés {signed} · absences {absent} · à dire {unsaid}" if typed else ""
        self._counted.setText(counted)
        found = self.context.runner.read(signed_sheet.doubts_of, self._day, self._told, self._without_name()) or ()
        said = f"À vérifier{NBSP}: {' '.join(found)}" if found else ""
        if said != self.above.text():
            self.say_above(said)
            announce_at_rest(self, said)
