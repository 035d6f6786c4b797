"""The rows of a form that say what a workshop is about, the same for a date and for the catalogue."""

from PySide6.QtCore import QObject

from desktop_app.domain.convention import read_items
from desktop_app.domain.french import capital
from desktop_app.domain.planning import Axis, Level, Subject
from desktop_app.domain.planning.segment import MOST_PLACES
from desktop_app.domain.theme import ADMINISTRATIVE_THEMES, THEMES, Theme

from ..widgets.boxes import TickField
from ..widgets.fields import ChoiceField, NoteField, NumberField, TextField
from ..widgets.form import Form

EVERY_THEME = (*THEMES, *ADMINISTRATIVE_THEMES)
_LEAST = "En dessous, l’atelier est à décider la veille. 0 : il a lieu quoi qu’il arrive."
_MOST = "0 : la salle, les ordinateurs ou la convention décident seuls."
_OPEN_TO = "Facultatif, un par ligne : « agent de Denain ». Vide : comme le dit la convention."
_THEME = "Le même pour tous les participants ; c’est celui des chiffres."


class SubjectRows(QObject):
    """Adds title, theme, minimum, maximum, machine_each, then level, axis, aims and material to a form."""

    def __init__(self, form: Form, themes: tuple[Theme, ...] = EVERY_THEME) -> None:
        super().__init__(form)
        self.title, self.aims, self.material = TextField(form), TextField(form), TextField(form)
        self.open_to = NoteField(2, form)
        self.theme = ChoiceField([("", "À choisir"), *((each.key, each.label) for each in themes)], form)
        self.minimum, self.maximum = NumberField(0, MOST_PLACES, form), NumberField(0, MOST_PLACES, form)
        self.machine_each = TickField("Un ordinateur par personne", form)
        self.level = ChoiceField([(None, "Tous niveaux"), *((each, capital(each.value)) for each in Level)], form)
        self.axis = ChoiceField([(None, "Aucun"), *((each, capital(each.value)) for each in Axis)], form)
        for choice in (self.theme, self.level, self.axis):
            choice.fill_column()
        self._form = form
        form.row("title", "Titre", self.title, "Celui de l’affiche et de la feuille d’émargement.")
        form.row("theme", "Motif", self.theme, _THEME)

    def add_numbers(self) -> None:
        """How many people it needs and takes."""
        self._form.row("minimum", "Minimum", self.minimum, _LEAST, chars=8)
        self._form.row("maximum", "Maximum", self.maximum, _MOST, chars=8)
        self._form.row("machine_each", "", self.machine_each)

    def add_details(self) -> None:
        """What the programme tells besides, none of it needed."""
        self._form.row("level", "Niveau", self.level)
        self._form.row("aims", "Objectifs", self.aims, "Facultatif : une ligne, pour le programme affiché.")
        self._form.row("material", "Matériel", self.material, "Facultatif : ce qu’il faut préparer, ou apporter.")
        self._form.row("axis", "Axe de la stratégie départementale", self.axis, "Facultatif.")
        self._form.row("open_to", "Réservé à", self.open_to, _OPEN_TO)

    def show(self, subject: Subject) -> None:
        """Put the subject in the fields."""
        self.title.set_value(subject.title)
        self.theme.set_value(subject.theme)
        self.minimum.set_value(subject.minimum)
        self.maximum.set_value(subject.maximum)
        self.machine_each.set_value(subject.machine_each)
        self.level.set_value(subject.level)
        self.aims.set_value(subject.aims)
        self.material.set_value(subject.material)
        self.axis.set_value(subject.axis)
        self.open_to.set_value("\n".join(subject.open_to))

    def read(self) -> Subject:
        """What is typed, not checked."""
        return Subject(
            title=self.title.value(),
            theme=self.theme.value() or "",
            aims=self.aims.value(),
            level=self.level.value(),
            axis=self.axis.value(),
            material=self.material.value(),
            minimum=self.minimum.value(),
            maximum=self.maximum.value(),
            machine_each=self.machine_each.value(),
            open_to=read_items(self.open_to.value().splitlines()),
        )
