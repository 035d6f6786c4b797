"""« Modèle de mandat » of a convention: the blocks of the text, what it lacks, and which version is printed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop_app.domain.convention.partner_model import ModelBlock, PartnerModel, missing_told
from desktop_app.domain.french import plain_date
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.papers import mandate_papers
from desktop_app.use_cases.settings import partner_models
from desktop_app.use_cases.settings.partner_models import Models

from ..appointments.papers import show_paper
from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import allow, primary, rename, secondary
from ..widgets.done_line import DoneLine
from ..widgets.flow import Flow
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from ..widgets.shortcut import shortcut
from ..widgets.table import Column, RowModel, TableView
from .partner_block_dialog import PartnerBlockDialog, PartnerNameDialog

_BEGIN = "Écrire un modèle…"
_FROZEN = "Une version qui a été en vigueur ne change plus : « Nouvelle version… » en fait une copie."
_LACKS = "Il manque encore quelque chose que le mandat doit dire : le modèle reste un brouillon."

_NONE = (
    "Permanence imprime son propre modèle. La convention en impose un autre (une annexe) ? Recopiez-le ici, bloc par "
    "bloc : Permanence garde le numéro, l’empreinte, les signatures et le coupon."
)
_Row = tuple[int, ModelBlock]
"""A block and its rank, from 1."""
_COLUMNS: tuple[Column[_Row], ...] = (
    Column("N°", lambda row: str(row[0])),
    Column("Titre", lambda row: row[1].title or "(sans titre)"),
    Column("Texte", lambda row: " ".join(row[1].lines), stretch=True),
)


class PartnerModelDialog(QDialog):
    """Of one convention; it stays while blocks are written."""

    chapter = "settings#le-modele-de-mandat-du-partenaire"

    def __init__(self, context: Context, convention_id: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._convention_id = context, convention_id
        self._found = Models((), None, ())
        self.setWindowTitle("Modèle de mandat")
        self.told, self.lacks = labels.body("", self), labels.strong("", self)
        self.rows: RowModel[_Row] = RowModel(_COLUMNS, lambda row: row[0], self)
        self.table = TableView(self.rows, "Blocs du modèle", self)
        self.done_line = DoneLine(self)
        self.done_line.stand(at_top=True)
        self._make_buttons()
        self._lay_out(name)
        self._connect()
        self._show()
        (self.table if self._found.shown else self.begin).setFocus()

    def _make_buttons(self) -> None:
        button = self._button
        self.add, self.change = button("Ajouter un bloc…", self._add, "add"), button("Modifier…", self._change)
        self.up, self.down = button("Monter", self._raise), button("Descendre", self._lower)
        self.remove, self.rename = button("Retirer", self._remove), button("Nom du modèle…", self._rename)
        self.begin, self.put = primary(_BEGIN, self, icon="edit"), primary("Mettre en vigueur", self)
        self.begin.clicked.connect(self._begin)
        self.put.clicked.connect(self._put)
        self.drop = button("Retirer le brouillon", self._drop)
        self.stop = button("Revenir au modèle de Permanence", self._stop)
        self.preview = button("Aperçu…", self._preview, "print")
        self.close_button = button("Fermer", self.reject)

    def _button(self, words: str, gesture: Callable[[], None], icon: str = "") -> QPushButton:
        made = secondary(words, self, icon=icon)
        made.clicked.connect(gesture)
        return made

    def _lay_out(self, name: str) -> None:
        head = labels.title(breakable(f"Modèle de mandat : {name}"), self)
        of_draft = (self.add, self.change, self.up, self.down, self.remove, self.rename)
        self.writing = Flow(of_draft, px(self, Space.S), px(self, Space.S), self)
        buttons = (self.close_button, self.drop, self.stop, self.preview, self.begin, self.put)
        parts = (self.told, self.lacks, self.table, self.writing)
        Frame(head, parts, buttons, self, fills=self.table, width=980, height=640).put_in_foot(self.done_line)

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._change)
        self.table.row_focused.connect(self._offer)
        self.done_line.undo_wanted.connect(self._undo)
        shortcut("Ctrl+Z", "Annuler la dernière action", self._undo, self)
        self._context.runner.changed.connect(self._follow)

    def _show(self) -> None:
        found = self._context.runner.read(partner_models.of_convention, self._convention_id)
        if found is None:
            return
        self._found, shown, draft = found, found.shown, found.is_draft
        self.told.setText(_standing(found))
        self.lacks.setText(_lacks(found))
        self.rows.set_rows(list(enumerate(shown.blocks, 1)) if shown else [])
        for widget in (self.lacks, self.table, self.preview):
            widget.setVisible(shown is not None)
        self.writing.setVisible(draft)
        for button in (self.put, self.drop):
            button.setVisible(draft)
        self.begin.setVisible(not draft)
        rename(self.begin, "Nouvelle version…" if found.versions else _BEGIN)
        self.stop.setVisible(found.in_force is not None and not draft)
        allow(self.put, _LACKS if found.lacks else "")
        self.table.focus_first()
        self._offer(self.table.current_row())

    def _offer(self, row: _Row | None) -> None:
        count = self.rows.rowCount()
        for button in (self.change, self.remove):
            allow(button, "" if row else "Choisissez un bloc dans la liste.")
        allow(self.up, "" if row and row[0] > 1 else "C’est le premier bloc.")
        allow(self.down, "" if row and row[0] < count else "C’est le dernier bloc.")

    def _at(self) -> int:
        row = self.table.current_row()
        return row[0] - 1 if row else -1

    def _add(self) -> None:
        if self._found.shown:
            self._context.dialogs.show(PartnerBlockDialog(self._context, self._found.shown, parent=self))

    def _change(self) -> None:
        if self._found.shown and self._at() >= 0 and self._found.is_draft:
            self._context.dialogs.show(PartnerBlockDialog(self._context, self._found.shown, self._at(), self))
        elif self._found.shown:
            self.done_line.say(_FROZEN, "")

    def _rename(self) -> None:
        if self._found.shown:
            self._context.dialogs.show(PartnerNameDialog(self._context, self._found.shown, self))

    def _raise(self) -> None:
        self._swap(-1)

    def _lower(self) -> None:
        self._swap(1)

    def _swap(self, step: int) -> None:
        at, model = self._at(), self._found.shown
        if model and 0 <= at + step < len(model.blocks):
            blocks = list(model.blocks)
            blocks[at], blocks[at + step] = blocks[at + step], blocks[at]
            self._keep(model, blocks)
            self.table.focus_row(lambda row: row[0] == at + step + 1)

    def _remove(self) -> None:
        at, model = self._at(), self._found.shown
        if model and at >= 0:
            self._keep(model, [*model.blocks[:at], *model.blocks[at + 1 :]])

    def _keep(self, model: PartnerModel, blocks: list[ModelBlock]) -> None:
        self._context.runner.do(partner_models.keep, replace(model, blocks=tuple(blocks)))

    def _begin(self) -> None:
        self._context.runner.do(partner_models.begin, self._convention_id)

    def _put(self) -> None:
        if self._found.shown:
            self._context.runner.do(partner_models.put, self._found.shown.id)

    def _drop(self) -> None:
        if self._found.shown:
            self._context.runner.do(partner_models.drop, self._found.shown.id)

    def _stop(self) -> None:
        self._context.runner.do(partner_models.stop, self._convention_id)

    def _preview(self) -> None:
        model = self._found.shown
        paper = self._context.runner.read(mandate_papers.model_preview, model.id) if model else None
        if paper:
            show_paper(self._context, paper, self)

    def _undo(self) -> None:
        if self._context.runner.next_undo is not None:
            self._context.runner.undo()

    def _follow(self, changes: Changes) -> None:
        if changes.touched & Touched.SETTINGS:
            at = self._at()
            self._show()
            self.table.focus_row(lambda row: row[0] == at + 1)
        if changes.told:
            self.done_line.say(changes.told, changes.undo.label if changes.undo else "")


def _standing(found: Models) -> str:
    """Which version mandates are printed from, and which one is written."""
    if found.shown is None:
        return _NONE
    printed = found.in_force
    told = (
        f"« {printed.reference} » est en vigueur depuis le {plain_date(printed.since)}."
        if printed and printed.since
        else "Permanence imprime encore son propre modèle."
    )
    return told if found.shown is printed else f"{told} Brouillon : version {found.shown.version}."


def _lacks(found: Models) -> str:
    """What the shown version does not say, or that it says all."""
    if found.shown is None:
        return ""
    return missing_told(found.lacks) or "Rien de ce qu’un mandat doit dire ne manque."
