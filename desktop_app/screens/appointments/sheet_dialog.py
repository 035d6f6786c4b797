"""« Ressaisir la feuille »: the sheet of a day as it came back, row after row with the eyes on the paper."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, day_and_month, plural
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.signed_sheet import MOST_UNNAMED, Written
from desktop_app.use_cases.reception import signed_sheet
from desktop_app.use_cases.reception.signed_sheet import SignedSheet

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.aloud import announce_at_rest
from ..widgets.buttons import allow, quiet
from ..widgets.fields import NumberField
from ..widgets.flow import Flow
from ..widgets.labels import breakable
from .leaving_part import LeavingPart
from .sheet_table import SheetTable, Typed, lines_of

_HOW = (
    "Espace : la ligne est signée. Entrée : elle ne l’est pas. La ligne suivante vient d’elle-même ; un numéro y va. "
    "Sur une ligne vide, Entrée : écrire le nom ajouté à la main. Ce que vous ne dites pas reste comme avant."
)
_UNNAMED = "Les lignes sans nom lisible, ou le total d’un relevé. Elles s’ajoutent à ce qui est déjà noté."
_NO_ROW = "Choisissez une ligne imprimée."
_NOBODY = "Personne n’était inscrit ce jour-là : écrivez les noms de la feuille, ou le nombre de personnes sans nom."


class SheetDialog(FormDialog):
    """About one day that is over, or today."""

    chapter = "walk-ins#ressaisir-la-feuille"
    abandon = "Abandonner cette feuille ?"
    tallness = 720
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Feuille du {day_and_month(day)}", parent)
        self._day = day
        self._sheet = context.runner.read(signed_sheet.read, day) or SignedSheet(day, (), 0, {"": ""})
        self._told: dict[int, bool] = {}
        self._written: list[Written] = []
        self.table = SheetTable(self.form, asks_leaving=self._sheet.asks_leaving)
        self.leaving = LeavingPart(context, day, self.form)
        self.signed, self.unsigned = quiet("Signée", self, self._sign), quiet("Non signée", self, self._sign)
        self.everybody = quiet("Tous ont signé", self, self._sign_the_rest, keys="Ctrl+T")
        self.name = quiet("Écrire un nom…", self, self._ask_for_chosen, icon="add")
        self.unnamed = {letter: NumberField(0, MOST_UNNAMED, self.form) for letter in self._sheet.titles}
        self._counted, self._which = labels.muted("", self.form), labels.strong("", self.form)
        self._lay_out()
        self._connect()
        self.say_verb("Enregistrer la feuille")
        self._follow()
        if not self.table.focus_row(lambda each: each.row is not None):
            self.table.focus_first()
        (self.table if self._sheet.rows else next(iter(self.unnamed.values()))).setFocus()

    def give(self) -> bool:
        if not self.leaving.keep():
            return False
        return self.do(
            signed_sheet.type_back,
            self._day,
            signed=dict(self._told),
            unnamed=self._without_name(),
            written=tuple(self._written),
            left=dict(self.leaving.hours),
        )

    def _lay_out(self) -> None:
        self._which.setVisible(len(self.unnamed) > 1)
        if not self._sheet.rows:
            self.form.add(labels.body(_NOBODY, self.form))
        self.form.add(self._which)
        self.table.be_as_high_as(len([*lines_of(self._sheet, {}, {}, ())]))
        self.form.row("signed", "Qui a signé ?", self.table, _HOW)
        buttons = (self.signed, self.unsigned, self.everybody, self.name)
        self.form.add(Flow(buttons, px(self, Space.M), px(self, Space.XS), self.form))
        self.leaving.lay_out(self._sheet.asks_leaving)
        self.form.add(self._counted)
        noted = self._sheet.unnamed
        already = f" Déjà noté{NBSP}: {plural(noted, 'personne')}." if noted else ""
        for at, (letter, field) in enumerate(self.unnamed.items()):
            asked = f"Sans nom, feuille {letter}" if letter else "Personnes reçues sans nom"
            help = self._sheet.titles[letter] if at else f"{_UNNAMED}{already}"
            self.form.row(f"unnamed{letter}", asked, field, help, chars=8)

    def _connect(self) -> None:
        self.table.told.connect(self._tell)
        self.table.name_wanted.connect(self._ask_name)
        self.table.name_dropped.connect(self._drop)
        self.table.row_focused.connect(self._choose)
        self.leaving.kept.connect(self._go_on)
        for field in self.unnamed.values():
            field.edited.connect(self._follow)

    def _choose(self, typed: Typed | None) -> None:
        if typed and typed.letter:
            self._which.setText(breakable(f"Feuille {typed.letter}{NBSP}: {self._sheet.titles[typed.letter]}"))
        if not self.leaving.is_about(typed):
            self._leave_hour(typed)
        for button in (self.signed, self.unsigned):
            allow(button, "" if typed and typed.row else _NO_ROW)

    def _leave_hour(self, typed: Typed | None) -> None:
        """Keep the hour of the line before; one that cannot be is put right first."""
        if self.leaving.keep():
            self.leaving.show(typed)
        else:
            self.table.focus_row(self.leaving.is_about)

    def _without_name(self) -> dict[str, int]:
        return {letter: field.value() for letter, field in self.unnamed.items() if field.value()}

    def _sign(self) -> None:
        self.table.tell(signed=self.sender() is self.signed)

    def _tell(self, typed: Typed, signed: bool) -> None:
        if typed.row:
            self._told[typed.row.appointment.id] = signed
            self._follow()
        self.leaving.show(self.table.current_row())
        if typed.row and signed and self._sheet.asks_leaving:
            self.leaving.ask()
        else:
            self.table.go_on()

    def _go_on(self) -> None:
        self._follow()
        self.table.go_on()
        self.table.setFocus()

    def _ask_for_chosen(self) -> None:
        """On the sheet of the chosen row: its blank line."""
        chosen = self.table.current_row()
        letter = chosen.letter if chosen else next(iter(self.unnamed))
        if self.table.focus_row(lambda each: each.is_blank and each.letter == letter):
            self._ask_name(self.table.current_row(), "")

    def _ask_name(self, typed: Typed, begun: str) -> None:
        from .written_dialog import WrittenDialog

        line = f"Ligne {typed.number}{f' de la feuille {typed.letter}' if typed.letter else ''}"
        told, written, asks = dict(self._told), tuple(self._written), self._sheet.asks_leaving
        dialog = WrittenDialog(
            self.context, self._day, line, typed.letter, told, written, asks_leaving=asks, parent=self
        )
        dialog.ready.connect(self._add)
        self.context.dialogs.show(dialog)
        dialog.begin(begun)

    def _add(self, written: Written) -> None:
        self._written.append(written)
        self._follow()
        self.table.edited.emit()
        self.table.focus_row(lambda each: each.is_blank and each.letter == written.letter)
        self.table.setFocus()

    def _drop(self, typed: Typed) -> None:
        self._written = [each for each in self._written if each is not typed.written]
        self._follow()
        self.table.edited.emit()
        self.table.focus_row(lambda each: (each.letter, each.number) == (typed.letter, typed.number))

    def _sign_the_rest(self) -> None:
        """Whoever nothing is said of yet has signed; not who had called, nor whom the service cancelled."""
        for row in self._sheet.rows:
            awaited = row.appointment.state in (State.EXPECTED, State.ARRIVED)
            if awaited and self._told.get(row.appointment.id, row.signed) is None:
                self._told[row.appointment.id] = True
        self.table.edited.emit()
        self._follow()
        self.table.focus_row(lambda each: each.is_blank)
        self.table.setFocus()

    def _follow(self) -> None:
        """Show what is typed, count it, and say what does not fit with the rest of the day."""
        typed = [*lines_of(self._sheet, self._told, self.leaving.hours, self._written)]
        self.table.rows.set_rows(typed)
        signed = sum(each.signed is True for each in typed)
        absent = sum(each.signed is False for each in typed)
        unsaid = sum(each.row is not None and each.signed is None and each.number > 0 for each in typed)
        self._counted.setText(
            f"{plural(signed, 'signé')} · {plural(absent, 'absence')} · {unsaid} à dire" if typed else ""
        )
        beside = self._without_name()
        for each in self._written:
            beside[each.letter] = beside.get(each.letter, 0) + 1
        found = self.context.runner.read(signed_sheet.doubts_of, self._day, self._told, beside) or ()
        said = f"À vérifier{NBSP}: {' '.join(found)}" if found else ""
        if said != self.above.text():
            self.say_above(said)
            announce_at_rest(self, said)
