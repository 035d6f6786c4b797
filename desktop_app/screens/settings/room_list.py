"""The rooms of the places, in sentences, and the dialog that describes or corrects one."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital, plural
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Room
from desktop_app.domain.planning.segment import MOST_PLACES
from desktop_app.use_cases.planning import places, rooms

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.boxes import TickField
from ..widgets.fields import ChoiceField, NumberField, TextField
from ..widgets.sentence_list import Sentence
from .kept_list import KeptList

_NONE = "Aucune salle : les heures peuvent en nommer une, sans que sa taille ni ce qu’elle permet soient connus."
_SEATS = "Un atelier n’en donne pas plus, et sa page dit que cette salle le limite."
_HAS = {
    "confidential": ("bureau fermé", "Bureau fermé, comme en demandent les rendez-vous et les mandats"),
    "accessible": ("accessible PMR", "Accessible aux personnes à mobilité réduite"),
    "internet": ("Internet", "Internet ou Wifi"),
}
"""What a room may have: in its sentence, and to be ticked."""


def room_list(context: Context) -> KeptList:
    """Those in the file; which place is said where there are several."""
    return KeptList(context, _NONE, "Ajouter une salle…", _told, RoomDialog, rooms.remove)


class RoomDialog(FormDialog):
    """One room; of a new one it is asked in which place it is, where there are several."""

    chapter = "settings#lieu"
    abandon = "Abandonner cette salle ?"
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, room: Room | None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Modifier la salle" if room else "Ajouter une salle", parent)
        self._room = room or Room(0, MAIN, "")
        there, seats = context.runner.read(places.offered) or (), NumberField(0, MOST_PLACES)
        seats.setSpecialValueText("Pas comptées")
        self._fields: dict[str, Any] = {"name": TextField(), "place_id": ChoiceField(there), "seats": seats}
        self._fields |= {name: TickField(words) for name, (_, words) in _HAS.items()}
        row, fields = self.form.row, self._fields
        row("name", "Son nom", fields["name"], "Comme sur la porte : Salle multimédia, Bureau 2…")
        row("place", "À quel endroit", fields["place_id"])
        self.form.show_row("place", room is None and len(there) > 1)
        row("seats", "Places", seats, _SEATS, chars=12)
        for name in _HAS:
            row(name, "", fields[name])
        for name, field in fields.items():
            field.set_value(getattr(self._room, name))
        self.say_verb("Enregistrer")
        self.say_above("")
        fields["name"].setFocus()

    def give(self) -> bool:
        """Store it, or show what is wrong beside its field."""
        typed = {name: field.value() for name, field in self._fields.items()}
        if not self.form.shows("place"):
            typed["place_id"] = self._room.place_id
        return self.context.runner.beside(self.form).do(rooms.keep, Room(self._room.id, **typed)) is not None


def _told(context: Context) -> Iterator[Sentence]:
    names = dict(context.runner.read(places.offered) or ())
    for room in context.runner.read(rooms.every) or ():
        if room.place_id in names:
            seats = plural(room.seats, "place") if room.seats else ""
            has = [words for name, (words, _) in _HAS.items() if getattr(room, name)]
            details = capital(", ".join(filter(None, (seats, *has))))
            place = names[room.place_id] if len(names) > 1 else ""
            yield Sentence(room, room.name, " · ".join(filter(None, (place, details))), room.name)
