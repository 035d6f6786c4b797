"""« Modèle de mandat » of a convention: the blocks of the text, what it lacks, and which version is printed."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop_app.domain.convention.partner_model import WHAT, ModelBlock, ModelField, PartnerModel, missing_told
from desktop_app.domain.french import plain_date
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.papers import mandate_papers
from desktop_app.use_cases.settings import partner_models
from desktop_app.use_cases.settings.partner_models import Models

from ..appointments.papers import preview
from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import allow, primary, rename, secondary
from ..widgets.done_line import DoneLine
from ..widgets.empty_state import ListOrEmpty
from ..widgets.fields import ChoiceField, NoteField, TextField
from ..widgets.flow import Flow
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from ..widgets.row_model import Column, RowModel
from ..widgets.table import TableView

_BEGIN = "Écrire un modèle…"
_FROZEN = "Une version qui a été en vigueur ne change plus : « Nouvelle version… » en fait une copie."
_LACKS = "Il manque encore quelque chose que le mandat doit dire : le modèle reste un brouillon."
_TEXT = "Un paragraphe par ligne. Les listes {démarches}, {demandes} et {données} vont seules sur leur ligne."
_FIELD = "Il est rempli pour chaque mandat. Il va là où est le curseur, dans le texte."
_NAME = "« Mandat – annexe 3 » : il est dans la liste des versions."
_FIELDS = [(each, f"{each.written}, {WHAT[each]}") for each in ModelField]
_OWN = "Permanence imprime son propre modèle"
_NONE = (
    "La convention en impose un autre (une annexe) ? Recopiez-le ici, bloc par "
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
        self._list = ListOrEmpty(self.table, _OWN, _NONE, icon="mandates", parent=self)
        self.done_line = DoneLine(self)
        self._make_buttons()
        self._lay_out(name)
        self.table.row_chosen.connect(self._change)
        self.table.row_focused.connect(self._offer)
        context.runner.changed.connect(self._follow)
        self.done_line.stand_in(self, context.runner.changed, context.runner.undo)
        self._show()
        (self.table if self._found.shown else self.begin).setFocus()

    def _make_buttons(self) -> None:
        self.add = secondary("Ajouter un bloc…", self, self._add, icon="add")
        self.change, self.up = secondary("Modifier…", self, self._change), secondary("Monter", self, self._swap)
        self.down, self.remove = secondary("Descendre", self, self._swap), secondary("Retirer", self, self._remove)
        self.rename = secondary("Nom du modèle…", self, self._rename)
        self.begin = primary(_BEGIN, self, self._begin, icon="edit")
        self.put = primary("Mettre en vigueur", self, self._settle)
        self.drop = secondary("Retirer le brouillon", self, self._settle)
        self.stop = secondary("Revenir au modèle de Permanence", self, self._stop)
        self.preview = secondary("Aperçu…", self, self._preview, icon="print")
        self.close_button = secondary("Fermer", self, self.reject)

    def _lay_out(self, name: str) -> None:
        head = labels.title(breakable(f"Modèle de mandat : {name}"), self)
        of_draft = (self.add, self.change, self.up, self.down, self.remove, self.rename)
        self.writing = Flow(of_draft, px(self, Space.S), px(self, Space.S), self)
        buttons = (self.close_button, self.drop, self.stop, self.preview, self.begin, self.put)
        parts = (self.told, self.lacks, self._list, self.writing)
        Frame(head, parts, buttons, self, fills=self._list, width=980, height=640).put_in_foot(self.done_line)

    def _show(self) -> None:
        found = self._context.runner.read(partner_models.of_convention, self._convention_id)
        if found is None:
            return
        self._found, shown, draft = found, found.shown, found.is_draft
        self.told.setText(_standing(found))
        self.lacks.setText(missing_told(found.lacks) or "Rien de ce qu’un mandat doit dire ne manque.")
        self.rows.set_rows(list(enumerate(shown.blocks, 1)) if shown else [])
        self._list.show_rows(shown is not None)
        for widget in (self.told, self.lacks, self.preview):
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

    def _swap(self) -> None:
        """Raise the block, or lower it."""
        at, model, step = self._at(), self._found.shown, -1 if self.sender() is self.up else 1
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

    def _settle(self) -> None:
        """Put the draft in force, or away."""
        if self._found.shown:
            verb = partner_models.put if self.sender() is self.put else partner_models.drop
            self._context.runner.do(verb, self._found.shown.id)

    def _stop(self) -> None:
        self._context.runner.do(partner_models.stop, self._convention_id)

    def _preview(self) -> None:
        if self._found.shown:
            preview(self._context, self, mandate_papers.model_preview, self._found.shown.id)

    def _follow(self, changes: Changes) -> None:
        if changes.touched & Touched.SETTINGS:
            at = self._at()
            self._show()
            self.table.focus_row(lambda row: row[0] == at + 1)


class PartnerBlockDialog(FormDialog):
    """Of the draft `model`: the block of this rank from 0, or a new one at the end."""

    chapter = "settings#le-modele-de-mandat-du-partenaire"
    abandon = "Abandonner ce bloc ?"
    verb = "Enregistrer le bloc"
    tallness = 700
    breadth = 640

    def __init__(
        self, context: Context, model: PartnerModel, at: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "Modifier un bloc" if at is not None else "Ajouter un bloc", parent)
        self._model, self._at = model, at
        self.heading_line = self.form.row("title", "Titre", TextField())
        self.text = self.form.row("text", "Texte", NoteField(9), _TEXT)
        self.field = self.form.row("field", "Champ à insérer", ChoiceField(_FIELDS), _FIELD)
        if at is not None:
            self.form.show_value(model.blocks[at])
        self.heading_line.setFocus()

    def between(self) -> tuple[QPushButton, ...]:
        """The one that writes the field chosen."""
        self.insert = secondary("Insérer le champ", self, self._insert)
        return (self.insert,)

    def give(self) -> bool:
        block, blocks = ModelBlock(self.heading_line.value(), self.text.value()), list(self._model.blocks)
        if self._at is None:
            blocks.append(block)
        else:
            blocks[self._at] = block
        return self.do(partner_models.keep, replace(self._model, blocks=tuple(blocks)))

    def _insert(self) -> None:
        self.text.insertPlainText(self.field.value().written)
        self.text.setFocus()


class PartnerNameDialog(FormDialog):
    """What a partner's mandate is called, among its versions and at the foot of the originals."""

    chapter = "settings#le-modele-de-mandat-du-partenaire"
    abandon = "Abandonner ce nom ?"
    verb = "Enregistrer"
    tallness = 300

    def __init__(self, context: Context, model: PartnerModel, parent: QWidget | None = None) -> None:
        super().__init__(context, "Nom du modèle", parent)
        self._model = model
        self.name = self.form.row("name", "Nom", TextField(), _NAME)
        self.name.set_value(model.name)
        self.name.setFocus()

    def give(self) -> bool:
        return self.do(partner_models.keep, replace(self._model, name=self.name.value()))


def _standing(found: Models) -> str:
    """Which version mandates are printed from, and which one is written."""
    printed = found.in_force
    told = (
        f"« {printed.reference} » est en vigueur depuis le {plain_date(printed.since)}."
        if printed and printed.since
        else "Permanence imprime encore son propre modèle."
    )
    return f"{told} Brouillon : version {found.shown.version}." if found.shown and found.shown is not printed else told
