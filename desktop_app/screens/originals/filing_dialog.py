"""Where the service's original of a mandate lies, or that the person took it back."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.use_cases.mandates import paper_originals

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.fields import TextField
from .words import original_in_words

_HELP = "Par exemple : classeur Mandats 2026, n° 12. Jamais de nom."
_BACK = "La personne l’a repris"


class FilingDialog(FormDialog):
    """One field; an original of a mandate that is over may be handed back instead."""

    chapter = "mandate_end#les-originaux-du-service"
    abandon = "Abandonner ce rangement ?"
    tallness = 380

    def __init__(self, context: Context, original: PaperOriginal, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Original du mandat {original.number}", parent)
        self._original = original
        self.where = TextField(self.form)
        self.where.set_value(original.place)
        self.form.add(labels.muted(original_in_words(original), self.form))
        self.form.row("place", "Où est-il ?", self.where, _HELP)
        self.back = quiet(_BACK, self.form, icon="person")
        self.back.setVisible(original.ended_on is not None and original.elimination is None)
        self.form.add(self.back)
        self.back.clicked.connect(self._give_back)
        self.say_above("")
        self.say_verb("Noter l’endroit")
        self.where.setFocus()

    def give(self) -> bool:
        """Note it, or say what is wrong beside the field."""
        self.form.clear_faults()
        verb, place = paper_originals.file, self.where.value()
        return self.context.runner.beside(self.form).do(verb, self._original.mandate_id, place=place) is not None

    def _give_back(self) -> None:
        if self.context.runner.beside(self.form).do(paper_originals.give_back, self._original.mandate_id):
            self.settled = True
            self.accept()
