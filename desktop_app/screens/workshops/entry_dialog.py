"""One workshop of the catalogue."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.planning import CatalogueEntry, Subject
from desktop_app.domain.planning.workshop import LONGEST_MINUTES, MOST_SESSIONS
from desktop_app.use_cases.workshops import catalogue

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT
from ..widgets.fields import NumberField
from .subject_rows import SubjectRows

_LENGTH = "Facultatif : comparée aux heures du jour quand ce titre est donné."


class EntryDialog(FormDialog):
    """Adds an entry, or corrects one; what was given from it already stays as it was given."""

    chapter = "workshops#le-catalogue"
    abandon = "Abandonner cet atelier ?"
    tallness = 700
    breadth = WIDE_CONTENT
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, entry: CatalogueEntry | None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Corriger un atelier" if entry else "Ajouter un atelier", parent)
        self._entry = entry or CatalogueEntry(0, Subject("", "", minimum=4, maximum=8))
        self.minutes = NumberField(0, LONGEST_MINUTES, self.form, suffix="min")
        self.sessions = NumberField(1, MOST_SESSIONS, self.form)
        self.form.begin_column()
        self.rows = SubjectRows(self.form)
        self.rows.add_numbers()
        self.form.row("minutes", "Durée d’une séance", self.minutes, _LENGTH, chars=12)
        self.form.row("sessions", "Nombre de séances", self.sessions, "Plus d’une pour un cycle.", chars=8)
        self.form.begin_column()
        self.rows.add_details()
        self.rows.show(self._entry.subject)
        self.minutes.set_value(self._entry.minutes)
        self.sessions.set_value(self._entry.sessions)
        self.say_above("")
        self.say_verb("Enregistrer")
        self.agree.setDefault(True)
        self.rows.title.setFocus()

    def give(self) -> bool:
        """Store it, or show what is wrong beside its field."""
        read = CatalogueEntry(self._entry.id, self.rows.read(), self.minutes.value(), self.sessions.value())
        return self.context.runner.beside(self.form).do(catalogue.keep, read) is not None
