"""« Hors les murs »: what was asked for elsewhere, and what was decided of each."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.french import capital, short_date
from desktop_app.domain.reception.outing import Outing
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.reception import outings

from ..context import Context
from ..widgets import labels
from ..widgets.buttons import allow, primary, secondary
from ..widgets.done_line import DoneLine
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from ..widgets.shortcut import shortcut
from ..widgets.table import Column, RowModel, TableView
from .outing_dialogs import OutingDecisionDialog, OutingDialog

_HOW = "Entrée : noter la décision. Les demandes à décider sont en haut."
_DECIDED = "Ce qui a été demandé ne change plus : c’est décidé."
_NONE = "Aucune demande. Quelqu’un souhaite que la permanence ou un atelier vienne ailleurs ? Notez-le ici."

COLUMNS: tuple[Column[Outing], ...] = (
    Column("Demandé le", lambda each: short_date(each.asked_on), order=lambda each: each.asked_on),
    Column("Qui demande", lambda each: each.asked_by),
    Column("Où, pour quoi", lambda each: f"{each.place}, {each.purpose}"),
    Column("Décision", lambda each: each.told(), stretch=True),
)


class OutingsDialog(QDialog):
    """Opened from the menu of a day; it stays while requests are noted and decided."""

    chapter = "absences#demandes-hors-les-murs"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._decider = context, ""
        self.setWindowTitle("Hors les murs")
        self.rows: RowModel[Outing] = RowModel(COLUMNS, lambda each: each.id, self)
        self.table = TableView(self.rows, "Demandes hors les murs", self)
        self.told, self.done_line = labels.muted(_HOW, self), DoneLine(self)
        self.done_line.stand(at_top=True)
        self._whole = labels.spoken("", self)
        self.new = primary("Noter une demande…", self, icon="add")
        self.decide, self.correct = secondary("Décision…", self), secondary("Corriger…", self)
        self.remove, self.close_button = secondary("Retirer", self), secondary("Fermer", self)
        self._lay_out()
        self._connect()
        self._show()
        (self.table if self.rows.rowCount() else self.new).setFocus()

    def _lay_out(self) -> None:
        buttons = (self.close_button, self.remove, self.correct, self.decide, self.new)
        head, parts = labels.title("Hors les murs", self), (self.told, self.table, self._whole)
        Frame(head, parts, buttons, self, fills=self.table, width=980, height=600).put_in_foot(self.done_line)

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._decide_on)
        self.table.row_focused.connect(self._say_what_may_be_done)
        self.new.clicked.connect(self._note)
        self.decide.clicked.connect(self._decide)
        self.correct.clicked.connect(self._correct)
        self.remove.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.reject)
        self.done_line.undo_wanted.connect(self._undo)
        shortcut("Ctrl+Z", "Annuler la dernière action", self._undo, self)
        self._context.runner.changed.connect(self._follow)

    def _show(self) -> None:
        if (found := self._context.runner.read(outings.listing)) is None:
            return
        self._decider = found.decider
        self.rows.set_rows(found.rows)
        self.told.setText(_HOW if found.rows else _NONE)
        self.table.setVisible(bool(found.rows))
        self.table.focus_first(anew=True)
        self._say_what_may_be_done(self.table.current_row())

    def _say_what_may_be_done(self, outing: Outing | None) -> None:
        """What was asked does not change any more once it is decided; the whole of it, which a row may cut."""
        for button in (self.decide, self.correct, self.remove):
            button.setVisible(outing is not None)
        allow(self.correct, _DECIDED if outing and outing.decision else "")
        self._whole.setText(breakable(_whole(outing)) if outing else "")
        self._whole.setVisible(outing is not None)

    def _note(self) -> None:
        self._context.dialogs.show(OutingDialog(self._context, parent=self))

    def _correct(self) -> None:
        if outing := self.table.current_row():
            self._context.dialogs.show(OutingDialog(self._context, outing, self))

    def _decide(self) -> None:
        if outing := self.table.current_row():
            self._decide_on(outing)

    def _decide_on(self, outing: Outing) -> None:
        self._context.dialogs.show(OutingDecisionDialog(self._context, outing, self._decider, self))

    def _remove(self) -> None:
        if outing := self.table.current_row():
            self._context.runner.do(outings.remove, outing.id)

    def _undo(self) -> None:
        if self._context.runner.next_undo is not None:
            self._context.runner.undo()

    def _follow(self, changes: Changes) -> None:
        if changes.touched & Touched.APPOINTMENTS:
            self._show()
            if self.table.focus_row(lambda each: each.id == changes.subject):
                self.table.setFocus()
        if changes.told:
            self.done_line.say(changes.told, changes.undo.label if changes.undo else "")


def _whole(outing: Outing) -> str:
    wished = f"\nDates souhaitées : {outing.wished}" if outing.wished else ""
    return f"{outing.asked_by} · {outing.place} · {outing.purpose}{wished}\n{capital(outing.told())}"
