"""« Hors les murs »: what was asked for elsewhere, by whom and what for; and what was decided of each, by whom."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.french import capital, short_date
from desktop_app.domain.reception.outing import Decided, Outing, OutingDecision
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.reception import outings

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.buttons import allow, primary, secondary
from ..widgets.date_field import DateField
from ..widgets.done_line import DoneLine
from ..widgets.empty_state import ListOrEmpty
from ..widgets.fields import TextField
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from ..widgets.reading import date_faults
from ..widgets.row_model import Column, RowModel
from ..widgets.table import TableView

_WHO = "L’organisme ou le service : « EHPAD Les Lilas », « école Jean-Jaurès ». Pas le nom d’une personne."
_PLACE = "« Salle d’animation », « marché du samedi »…"
_WISHED = "Facultatif : « un mardi de mars », « le 4 ou le 11 décembre »."
_THEN = "Ajoutez ensuite ce jour à l’agenda, avec ses heures et son lieu : il compte alors comme les autres."
_CHOICES = [
    (OutingDecision.ACCEPTED, "Acceptée, pour un jour"),
    (OutingDecision.REFUSED, "Refusée, avec un motif"),
]
_VERBS = {OutingDecision.ACCEPTED: "Noter l’accord", OutingDecision.REFUSED: "Noter le refus"}
_HOW = "Entrée : noter la décision. Les demandes à décider sont en haut."
_DECIDED = "Ce qui a été demandé ne change plus : c’est décidé."
_NONE = "Quelqu’un souhaite que la permanence ou un atelier vienne ailleurs ? Notez-le ici."

_COLUMNS: tuple[Column[Outing], ...] = (
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
        self.rows: RowModel[Outing] = RowModel(_COLUMNS, lambda each: each.id, self)
        self.table = TableView(self.rows, "Demandes hors les murs", self)
        self._list = ListOrEmpty(self.table, "Aucune demande", _NONE, icon="place", parent=self)
        self.told, self.done_line = labels.muted(_HOW, self), DoneLine(self)
        self._whole = labels.spoken("", self)
        self.new = primary("Noter une demande…", self, icon="add")
        self.decide, self.correct = secondary("Décision…", self), secondary("Corriger…", self)
        self.remove, self.close_button = secondary("Retirer", self), secondary("Fermer", self)
        buttons = (self.close_button, self.remove, self.correct, self.decide, self.new)
        head, parts = labels.title("Hors les murs", self), (self.told, self._list, self._whole)
        Frame(head, parts, buttons, self, fills=self._list, width=980, height=600).put_in_foot(self.done_line)
        self._connect()
        self._show()
        (self.table if self.rows.rowCount() else self.new).setFocus()

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._decide_on)
        self.table.row_focused.connect(self._say_what_may_be_done)
        self.new.clicked.connect(self._note)
        self.decide.clicked.connect(self._decide)
        self.correct.clicked.connect(self._correct)
        self.remove.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.reject)
        self._context.runner.changed.connect(self._follow)
        self.done_line.stand_in(self, self._context.runner.changed, self._context.runner.undo)

    def _show(self) -> None:
        if (found := self._context.runner.read(outings.listing)) is None:
            return
        self._decider = found.decider
        self.rows.set_rows(found.rows)
        self.told.setVisible(bool(found.rows))
        self._list.show_rows(bool(found.rows))
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

    def _follow(self, changes: Changes) -> None:
        if changes.touched & Touched.APPOINTMENTS:
            self._show()
            if self.table.focus_row(lambda each: each.id == changes.subject):
                self.table.setFocus()


def _whole(outing: Outing) -> str:
    wished = f"\nDates souhaitées : {outing.wished}" if outing.wished else ""
    return f"{outing.asked_by} · {outing.place} · {outing.purpose}{wished}\n{capital(outing.told())}"


class OutingDialog(FormDialog):
    """`outing` is the one to put right, None for a new one."""

    chapter = "absences#demandes-hors-les-murs"
    abandon = "Abandonner cette demande ?"
    tallness = 640

    def __init__(self, context: Context, outing: Outing | None = None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Corriger la demande" if outing else "Demande hors les murs", parent)
        self._id = outing.id if outing else 0
        row = self.form.row
        self.asked_by = row("asked_by", "Qui demande ?", TextField(), _WHO)
        self.where = row("place", "Où ?", TextField(), _PLACE)
        self.purpose = row("purpose", "Pour quoi ?", TextField())
        self.wished = row("wished", "Dates souhaitées", TextField(), _WISHED)
        self.asked_on = row("asked_on", "Demandé le", DateField(context.today))
        self.form.show_value(outing or Outing(0, context.today(), "", "", ""))
        self.say_verb("Enregistrer" if outing else "Noter la demande")
        self.asked_by.setFocus()

    def give(self) -> bool:
        faults = date_faults({"asked_on": self.asked_on}, asked_on="Dites quel jour.")
        return self.is_right(faults) and self.do(outings.keep, Outing(self._id, **self.form.read()))


class OutingDecisionDialog(FormDialog):
    """About one request; `decider` is who is proposed as having decided."""

    chapter = "absences#demandes-hors-les-murs"
    abandon = "Abandonner cette décision ?"
    tallness = 600

    def __init__(self, context: Context, outing: Outing, decider: str, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Décision : {outing.asked_by}", parent)
        self._outing = outing
        row = self.form.row
        self.decision = row("decision", "Qu’a-t-on répondu ?", RadioField(_CHOICES))
        self.held_on = row("held_on", "Pour quel jour ?", DateField(context.today))
        self.reason = row("reason", "Motif", TextField())
        self.by = row("by", "Qui a décidé ?", TextField())
        self.on = row("on", "Décidé le", DateField(context.today))
        self.form.show_value(outing)
        self.decision.set_value(outing.decision or OutingDecision.ACCEPTED)
        self.by.set_value(outing.decided_by or decider)
        self.on.set_value(outing.decided_on or context.today())
        self.decision.edited.connect(self._follow)
        self._follow()
        self.decision.setFocus()

    def give(self) -> bool:
        return self.do(outings.settle, self._outing.id, Decided(**self.form.read()))

    @property
    def _accepts(self) -> bool:
        return self.decision.value() is OutingDecision.ACCEPTED

    def _follow(self) -> None:
        self.form.show_row("held_on", self._accepts)
        self.form.show_row("reason", not self._accepts)
        self.say_above(_THEN if self._accepts else "")
        self.say_verb(_VERBS[self.decision.value()])
