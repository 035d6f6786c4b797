"""« Mandats vierges »: those that are out, those that came back, and what is asked of each."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.french import NBSP, capital, short_date
from desktop_app.domain.mandate.blank import MOST_AT_ONCE, Blank, BlankState, Spoilt
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.mandates import blanks, paper_originals
from desktop_app.use_cases.mandates.blanks import BlankRow
from desktop_app.use_cases.papers import mandate_papers
from desktop_app.use_cases.settings import settings

from ..appointments.papers import preview
from ..context import Context
from ..form_dialog import FormDialog
from ..originals.paper_originals import FilingDialog
from ..printing.preview import PreviewDialog
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.buttons import primary, secondary
from ..widgets.done_line import DoneLine
from ..widgets.empty_state import ListOrEmpty
from ..widgets.fields import ChoiceField, NumberField
from ..widgets.frame import Frame
from ..widgets.row_model import Column, RowModel
from ..widgets.table import TableView
from .blank_entry import BlankEntryDialog

_NONE = (
    "Imprimez-en quelques-uns avant une coupure de courant ou une sortie : ils se signent à la "
    "main et se ressaisissent ensuite."
)
_ALL_BACK = "Tous sont revenus."

_USUAL = 5
_EACH_ITS_NUMBER = (
    "Chacun sort en deux originaux, avec un numéro qui ne sert qu’une fois. Il dit tout ce que dit un mandat, et "
    "laisse en blanc ce qui dépend de la personne."
)
_REASONS = [(why, capital(why.value)) for why in Spoilt if why is not Spoilt.NOT_PRINTED]
_NEVER_AGAIN = "Son numéro ne sert plus. Déchirez le papier ; s’il est perdu, dites-le à un référent."


def _state(row: BlankRow) -> str:
    blank = row.blank
    match blank.state:
        case BlankState.USED:
            return f"signé{NBSP}: mandat {blank.number}"
        case BlankState.SPOILT if blank.spoilt and blank.spoilt_on:
            return f"annulé le {short_date(blank.spoilt_on)}{NBSP}: {blank.spoilt.value}"
        case _:
            return f"pas encore revenu, vu le {short_date(blank.counted_on)}{', à recompter' if row.to_count else ''}"


COLUMNS: tuple[Column[BlankRow], ...] = (
    Column("Numéro", lambda row: row.blank.number),
    Column("Nomme", lambda row: row.advisor.name),
    Column("Imprimé le", lambda row: short_date(row.blank.printed_at.date()), order=lambda row: row.blank.printed_at),
    Column("Où il en est", _state, stretch=True),
)


class BlanksDialog(QDialog):
    """Opened from Mandats; it stays while blanks are printed, entered and counted."""

    chapter = "mandates#mandats-vierges"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pad: tuple[int, ...] = ()
        self.setWindowTitle("Mandats vierges")
        self.rows: RowModel[BlankRow] = RowModel(COLUMNS, lambda row: row.blank.id, self)
        self.table = TableView(self.rows, "Mandats vierges", self)
        self._list = ListOrEmpty(self.table, "Aucun mandat vierge", _NONE, icon="mandates", parent=self)
        self.told, self.done_line = labels.muted("", self), DoneLine(self)
        self.new = secondary("Imprimer des vierges…", self, self._ask_how_many, icon="print")
        self.enter = primary("Ressaisir…", self, self._enter, icon="edit")
        self.spoil = secondary("Annuler ce vierge…", self, self._spoil)
        self.count = secondary("Ils sont tous là", self, self._count)
        self.close_button = secondary("Fermer", self, self.reject)
        self._lay_out()
        self._connect()
        self._show()
        (self.table if self.rows.rowCount() else self.new).setFocus()

    def _lay_out(self) -> None:
        buttons = (self.close_button, self.count, self.spoil, self.new, self.enter)
        head, parts = labels.title("Mandats vierges", self), (self.told, self._list)
        Frame(head, parts, buttons, self, fills=self._list, width=940, height=600).put_in_foot(self.done_line)
        self.new.setVisible(self._context.may(blanks.number))

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._enter)
        self.table.row_focused.connect(self._offer)
        self._context.runner.changed.connect(self._follow)
        self.done_line.stand_in(self, self._context.runner.changed, self._context.runner.undo)

    def _show(self) -> None:
        found = self._context.runner.read(blanks.listing)
        if found is None:
            return
        self.rows.set_rows(found)
        out = sum(row.blank.state is BlankState.OUT for row in found)
        self.told.setText(not_back_in_words(out) if out else _ALL_BACK)
        self.told.setVisible(bool(found))
        self._list.show_rows(bool(found))
        self.count.setVisible(out > 0)
        self.table.focus_first(anew=True)
        self._offer(self.table.current_row())

    def _offer(self, row: BlankRow | None) -> None:
        is_out = row is not None and row.blank.state is BlankState.OUT
        self.enter.setVisible(is_out and self._context.may(blanks.enter))
        self.spoil.setVisible(is_out and self._context.may(blanks.spoil))

    def _ask_how_many(self) -> None:
        dialog = PadDialog(self._context, self)
        dialog.accepted.connect(self._print_pad)
        self._context.dialogs.show(dialog)

    def _print_pad(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, PadDialog) and dialog.ids:
            self._pad = dialog.ids
            if shown := preview(self._context, self, mandate_papers.blank_pad, dialog.ids):
                shown.finished.connect(self._give_up_pad)

    def _give_up_pad(self) -> None:
        """Numbers that are on no paper are told so, and never given again."""
        shown = self.sender()
        if isinstance(shown, PreviewDialog) and not shown.given:
            self._context.runner.do(blanks.spoil, self._pad, why=Spoilt.NOT_PRINTED)

    def _enter(self) -> None:
        row = self.table.current_row()
        if row and row.blank.state is BlankState.OUT and self._context.may(blanks.enter):
            dialog = BlankEntryDialog(self._context, row, self)
            dialog.entered.connect(self._file)
            self._context.dialogs.show(dialog)

    def _file(self, mandate_id: int) -> None:
        """Where the service's original lies is asked at once, as long as it is in the hand."""
        if original := self._context.runner.read(paper_originals.of_mandate, mandate_id):
            self._context.dialogs.show(FilingDialog(self._context, original, self))

    def _spoil(self) -> None:
        if row := self.table.current_row():
            self._context.dialogs.show(SpoiltDialog(self._context, row.blank, self))

    def _count(self) -> None:
        out = [row.blank.id for row in self.rows.rows() if row.blank.state is BlankState.OUT]
        self._context.runner.do(blanks.count, out)

    def _follow(self, changes: Changes) -> None:
        if changes.touched & Touched.MANDATES:
            self._show()
            if self.table.focus_row(lambda row: changes.subject in (row.blank.id, row.blank.mandate_id)):
                self.table.setFocus()


class PadDialog(FormDialog):
    """`ids` are those of the blanks that were numbered, once it is accepted."""

    chapter = "mandates#imprimer-des-vierges"
    tallness = 420
    verb = "Numéroter et imprimer"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Imprimer des mandats vierges", parent)
        self.ids: tuple[int, ...] = ()
        found = context.runner.read(settings.load)
        at_work = [(each.id, each.name_and_title) for each in found.advisors if each.active] if found else []
        self.form.add(labels.muted(_EACH_ITS_NUMBER, self.form))
        how_many, who = NumberField(1, MOST_AT_ONCE), ChoiceField(at_work)
        self.count = self.form.row("count", "Combien ?", how_many, f"De 1 à {MOST_AT_ONCE}.", chars=6)
        self.advisor = self.form.row("advisor", "Qui y est nommé ?", who, "Une autre personne ne peut pas les signer.")
        self.count.set_value(_USUAL)
        if mine := context.desk.advisor_at_work:
            self.advisor.set_value(mine)
        self.count.setFocus()

    def give(self) -> bool:
        count = self.count.value()
        runner = self.context.runner.beside(self.form)
        done = runner.do(blanks.number, count=count, advisor_id=self.advisor.value() or 0)
        self.ids = tuple(range(done.subject, done.subject + count)) if done else ()
        return done is not None


class SpoiltDialog(FormDialog):
    """One choice."""

    chapter = "mandates#les-vierges-pas-revenus"
    tallness = 460
    verb = "Annuler ce vierge"

    def __init__(self, context: Context, blank: Blank, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Annuler le vierge {blank.number}", parent)
        self._blank = blank
        self.form.add(labels.muted(_NEVER_AGAIN, self.form))
        self.why = self.form.row("why", "Pourquoi ?", RadioField(_REASONS))
        self.why.setFocus()

    def give(self) -> bool:
        return self.do(blanks.spoil, [self._blank.id], why=self.why.value())


def not_back_in_words(out: int) -> str:
    """'3 mandats vierges ne sont pas revenus : …'."""
    some = f"{out}{NBSP}mandats vierges ne sont pas revenus" if out > 1 else "Un mandat vierge n’est pas revenu"
    return f"{some}{NBSP}: à ressaisir, à annuler, ou à compter là où ils sont rangés."
