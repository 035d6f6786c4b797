"""Lieu: where people come, its rooms, and the other places of the site with the dialog about one."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import phone
from desktop_app.domain.place import OtherPlace, Place, PlaceKind, read_place
from desktop_app.use_cases.planning import places
from desktop_app.use_cases.settings import settings as verbs
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..form_dialog import FormDialog
from ..setup.place_form import PlaceForm
from ..widgets.fields import ChoiceField, PhoneField, TextField
from ..widgets.sentence_list import Sentence
from .kept_list import KeptList
from .room_list import room_list
from .section import FieldsSection

_SENTENCE = "Ces lignes sont imprimées en tête de chaque page."
_NONE = "Aucun autre lieu : tout se tient à l’adresse ci-dessus."


class PlaceSection(FieldsSection):
    """Rooms and other places are shown even while the first is being typed: each is stored by its own dialog."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = PlaceForm()
        super().__init__(context, "Lieu", _SENTENCE, self.form, parent)
        self.rooms, self.others = room_list(context), OtherPlaces(context)
        self.add_below("Salles", self.rooms)
        self.add_below("Autres lieux", self.others)

    def show_settings(self, settings: Settings) -> None:
        """Show the place in the file."""
        self.form.show_place(settings.place)

    def refresh(self, settings: Settings) -> None:
        """Show the place unless something typed is waiting, and the rest."""
        super().refresh(settings)
        self.rooms.refresh()
        self.others.refresh()

    def keep(self, read: Place) -> bool:
        """Store the place."""
        return self.store(verbs.change_place, read)


class OtherPlaces(KeptList):
    """Asks before one goes: past days keep it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _NONE, "Ajouter un autre lieu…", _told, PlaceDialog, places.leave, parent)

    def take_out(self, one: OtherPlace) -> None:
        """Leave it, once that is sure."""
        if self.context.dialogs.ask(
            "Retirer ce lieu ?",
            f"{one.place.name} n’est plus proposé. Les jours passés et leurs papiers le gardent.",
            "Retirer",
            "Garder",
        ):
            super().take_out(one)


class PlaceDialog(FormDialog):
    """One other place; a new one is most often in the commune of the first."""

    chapter = "settings#lieu"

    def __init__(self, context: Context, other: OtherPlace | None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Modifier le lieu" if other else "Ajouter un lieu", parent)
        self._other = other
        self._fields: dict[str, Any] = {}
        kinds = ChoiceField([(kind, kind.value) for kind in PlaceKind])
        self._row("label", "Son nom", TextField(), "S’il en a un : Maison des services, Annexe du port…")
        self._row("kind", "Type de lieu", kinds, chars=24)
        self._row("commune", "Commune", TextField())
        self._row("street", "Adresse", TextField(), "Imprimée sur les papiers des jours qui s’y tiennent.")
        self._row("postcode", "Code postal", TextField(), chars=8)
        self._row("phone", "Téléphone", PhoneField(), "Facultatif.", chars=18)
        place = other.place if other else self._in_the_commune()
        for name, field in self._fields.items():
            field.set_value(getattr(place, name))
        self._fields["label"].setFocus()

    def give(self) -> bool:
        """Store it, or show what is wrong beside its field."""
        runner = self.context.runner.beside(self.form)
        place = runner.judge(self._read, self.form)
        if place is None:
            return False
        done = runner.do(places.change, self._other.id, place) if self._other else runner.do(places.add, place)
        return done is not None

    def _row(self, name: str, label: str, field: QWidget, help: str = "", *, chars: int = 0) -> None:
        self.form.row(name, label, field, help, chars=chars)
        self._fields[name] = field

    def _read(self) -> Place:
        return read_place(**{name: field.value() for name, field in self._fields.items()})

    def _in_the_commune(self) -> Place:
        found = self.context.runner.read(verbs.load)
        commune, postcode = (found.place.commune, found.place.postcode) if found else ("", "")
        return Place(PlaceKind.TOWN_HALL, commune, "", postcode)


def _told(context: Context) -> Iterator[Sentence]:
    found = context.runner.read(verbs.load)
    for other in found.places if found else ():
        place = other.place
        details = ", ".join(filter(None, (place.address, phone(place.phone) if place.phone else "")))
        yield Sentence(other, place.name, details, place.name)
