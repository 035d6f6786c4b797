"""Lieu: where people come, its rooms and the other places of the site, with the dialogs about one of each."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital, phone, plural
from desktop_app.domain.place import MAIN, OtherPlace, Place, PlaceKind, read_place
from desktop_app.domain.planning import Room
from desktop_app.domain.planning.segment import MOST_PLACES
from desktop_app.use_cases.planning import places, rooms
from desktop_app.use_cases.settings import settings as verbs
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..form_dialog import FormDialog
from ..setup.place_form import PlaceForm
from ..widgets.boxes import TickField
from ..widgets.fields import ChoiceField, NumberField, PhoneField, TextField
from ..widgets.sentence_list import Sentence
from .section import FieldsSection, KeptList

_SENTENCE = "Ces lignes sont imprimées en tête de chaque page."
_NO_OTHER = "Aucun autre lieu : tout se tient à l’adresse ci-dessus."
_NO_ROOM = "Aucune salle : les heures peuvent en nommer une, sans que sa taille ni ce qu’elle permet soient connus."
_SEATS = "Un atelier n’en donne pas plus, et sa page dit que cette salle le limite."
_HAS = {
    "confidential": ("bureau fermé", "Bureau fermé, comme en demandent les rendez-vous et les mandats"),
    "accessible": ("accessible PMR", "Accessible aux personnes à mobilité réduite"),
    "internet": ("Internet", "Internet ou Wifi"),
}
"""What a room may have: in its sentence, and to be ticked."""


class PlaceSection(FieldsSection):
    """Rooms and other places are shown even while the first is being typed: each is stored by its own dialog."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Lieu", _SENTENCE, PlaceForm(), parent)
        self.rooms = KeptList(context, _NO_ROOM, "Ajouter une salle…", _rooms_told, RoomDialog, rooms.remove)
        self.others = OtherPlaces(context)
        self.add_below("Salles", self.rooms)
        self.add_below("Autres lieux", self.others)

    def show_settings(self, settings: Settings) -> None:
        self.form.show_value(settings.place)

    def keep(self, read: Place) -> bool:
        return self.store(verbs.change_place, read)


class OtherPlaces(KeptList):
    """Asks before one goes: past days keep it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _NO_OTHER, "Ajouter un autre lieu…", _places_told, PlaceDialog, places.leave)

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
    verb = "Enregistrer"

    def __init__(self, context: Context, other: OtherPlace | None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Modifier le lieu" if other else "Ajouter un lieu", parent)
        self._other = other
        kinds = ChoiceField([(kind, kind.value) for kind in PlaceKind])
        row = self.form.row
        name = row("label", "Son nom", TextField(), "S’il en a un : Maison des services, Annexe du port…")
        row("kind", "Type de lieu", kinds, chars=24)
        row("commune", "Commune", TextField())
        row("street", "Adresse", TextField(), "Imprimée sur les papiers des jours qui s’y tiennent.")
        row("postcode", "Code postal", TextField(), chars=8)
        row("phone", "Téléphone", PhoneField(), "Facultatif.", chars=18)
        self.form.show_value(other.place if other else self._in_the_commune())
        name.setFocus()

    def give(self) -> bool:
        place = self.context.runner.beside(self.form).judge(self._read, self.form)
        if place is None:
            return False
        return self.do(places.change, self._other.id, place) if self._other else self.do(places.add, place)

    def _read(self) -> Place:
        return read_place(**self.form.read())

    def _in_the_commune(self) -> Place:
        found = self.context.runner.read(verbs.load)
        commune, postcode = (found.place.commune, found.place.postcode) if found else ("", "")
        return Place(PlaceKind.TOWN_HALL, commune, "", postcode)


def _places_told(context: Context) -> Iterator[Sentence]:
    found = context.runner.read(verbs.load)
    for other in found.places if found else ():
        place = other.place
        details = ", ".join(filter(None, (place.address, phone(place.phone) if place.phone else "")))
        yield Sentence(other, place.name, details, place.name)


class RoomDialog(FormDialog):
    """One room; of a new one it is asked in which place it is, where there are several."""

    chapter = "settings#lieu"
    abandon = "Abandonner cette salle ?"
    verb = "Enregistrer"
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, room: Room | None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Modifier la salle" if room else "Ajouter une salle", parent)
        self._room = room or Room(0, MAIN, "")
        there, seats = context.runner.read(places.offered) or (), NumberField(0, MOST_PLACES)
        seats.setSpecialValueText("Pas comptées")
        name = self.form.row("name", "Son nom", TextField(), "Comme sur la porte : Salle multimédia, Bureau 2…")
        self.form.row("place_id", "À quel endroit", ChoiceField(there))
        self.form.show_row("place_id", room is None and len(there) > 1)
        self.form.row("seats", "Places", seats, _SEATS, chars=12)
        for had, (_, words) in _HAS.items():
            self.form.row(had, "", TickField(words))
        self.form.show_value(self._room)
        name.setFocus()

    def give(self) -> bool:
        typed = self.form.read()
        if not self.form.shows("place_id"):
            typed["place_id"] = self._room.place_id
        return self.do(rooms.keep, Room(self._room.id, **typed))


def _rooms_told(context: Context) -> Iterator[Sentence]:
    names = dict(context.runner.read(places.offered) or ())
    for room in context.runner.read(rooms.every) or ():
        if room.place_id in names:
            seats = plural(room.seats, "place") if room.seats else ""
            has = [words for name, (words, _) in _HAS.items() if getattr(room, name)]
            details = capital(", ".join(filter(None, (seats, *has))))
            place = names[room.place_id] if len(names) > 1 else ""
            yield Sentence(room, room.name, " · ".join(filter(None, (place, details))), room.name)
