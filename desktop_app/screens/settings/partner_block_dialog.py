"""One block of a partner's mandate: its title, its paragraphs, and the fields to put in them."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.convention.partner_model import WHAT, ModelBlock, ModelField, PartnerModel
from desktop_app.use_cases.settings import partner_models

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.buttons import secondary
from ..widgets.fields import ChoiceField, NoteField, TextField

_TEXT = "Un paragraphe par ligne. Les listes {démarches}, {demandes} et {données} vont seules sur leur ligne."
_FIELD = "Il est rempli pour chaque mandat. Il va là où est le curseur, dans le texte."
_NAME = "« Mandat – annexe 3 » : il est dans la liste des versions."
_FIELDS = [(each, f"{each.written}, {WHAT[each]}") for each in ModelField]


class PartnerBlockDialog(FormDialog):
    """Of the draft `model`: the block of this rank from 0, or a new one at the end."""

    chapter = "settings#le-modele-de-mandat-du-partenaire"
    abandon = "Abandonner ce bloc ?"
    tallness = 700
    breadth = 640

    def __init__(
        self, context: Context, model: PartnerModel, at: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "Modifier un bloc" if at is not None else "Ajouter un bloc", parent)
        self._model, self._at = model, at
        self.heading_line, self.text = TextField(self.form), NoteField(9, self.form)
        self.field = ChoiceField(_FIELDS, self.form)
        self.form.row("title", "Titre", self.heading_line)
        self.form.row("text", "Texte", self.text, _TEXT)
        self.form.row("field", "Champ à insérer", self.field, _FIELD)
        block = model.blocks[at] if at is not None else ModelBlock("", "")
        self.heading_line.set_value(block.title)
        self.text.set_value(block.text)
        self.say_verb("Enregistrer le bloc")
        self.insert.clicked.connect(self._insert)
        self.heading_line.setFocus()

    def between(self) -> tuple[QPushButton, ...]:
        """The one that writes the field chosen."""
        self.insert = secondary("Insérer le champ", self)
        return (self.insert,)

    def give(self) -> bool:
        """Keep the draft with this block, or say what is wrong beside its field."""
        self.form.clear_faults()
        block, blocks = ModelBlock(self.heading_line.value(), self.text.value()), list(self._model.blocks)
        if self._at is None:
            blocks.append(block)
        else:
            blocks[self._at] = block
        typed = replace(self._model, blocks=tuple(blocks))
        return self.context.runner.beside(self.form).do(partner_models.keep, typed) is not None

    def _insert(self) -> None:
        self.text.insertPlainText(self.field.value().written)
        self.text.setFocus()


class PartnerNameDialog(FormDialog):
    """What a partner's mandate is called, among its versions and at the foot of the originals."""

    chapter = "settings#le-modele-de-mandat-du-partenaire"
    abandon = "Abandonner ce nom ?"
    tallness = 300

    def __init__(self, context: Context, model: PartnerModel, parent: QWidget | None = None) -> None:
        super().__init__(context, "Nom du modèle", parent)
        self._model = model
        self.name = TextField(self.form)
        self.form.row("name", "Nom", self.name, _NAME)
        self.name.set_value(model.name)
        self.say_verb("Enregistrer")
        self.agree.setDefault(True)
        self.name.setFocus()

    def give(self) -> bool:
        """Keep it, or say what is wrong."""
        self.form.clear_faults()
        typed = replace(self._model, name=self.name.value())
        return self.context.runner.beside(self.form).do(partner_models.keep, typed) is not None
