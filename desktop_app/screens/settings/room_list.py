"""The rooms of the places, in sentences, and the dialog that describes or corrects one."""

from collections.abc import Sequence

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
from ..widgets.sentence_list import Sentence, SentenceList

_NONE = "Aucune salle : les heures peuvent en nommer une, sans que sa taille ni ce qu’elle permet soient connus."
_SEATS = "Un atelier n’en donne pas plus, et sa page dit que cette salle le limite."
_ROOM_DETAILS = (("confidential", "bureau fermé"), ("accessible", "accessible PMR"), ("internet", "Internet"))


class RoomList(SentenceList):
    """Adds, corrects and takes out the rooms as soon as that is asked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_NONE, "Ajouter une salle…", parent)
        self._context = context
        self.asked.connect(self._open)
        self.unwanted.connect(self._remove)

    def show_rooms(self) -> None:
        """Show those in the file; which place is said where there are several."""
        found, there = self._context.runner.read(rooms.every) or [], self._offered()
        names = dict(there)
        shown = [each for each in found if each.place_id in names]
        self.show_sentences([_sentence(each, names[each.place_id] if len(there) > 1 else "") for each in shown])

    def _open(self, room: Room | None) -> None:
        self._context.dialogs.show(RoomDialog(self._context, room, self._offered(), self.window()))

    def _remove(self, room: Room) -> None:
        self._context.runner.beside(self).do(rooms.remove, room.id)

    def _offered(self) -> Sequence[tuple[int, str]]:
        return self._context.runner.read(places.offered) or ()


class RoomDialog(FormDialog):
    """One room; `there` are the places, asked for a new one where there are several."""

    chapter = "settings#lieu"
    abandon = "Abandonner cette salle ?"
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(
        self, context: Context, room: Room | None, there: Sequence[tuple[int, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "Modifier la salle" if room else "Ajouter une salle", parent)
        self._room = room or Room(0, MAIN, "")
        self._name, self._seats, self._place = TextField(), NumberField(0, MOST_PLACES), ChoiceField(there)
        self._seats.setSpecialValueText("Pas comptées")
        self._confidential = TickField("Bureau fermé, comme en demandent les rendez-vous et les mandats")
        self._accessible = TickField("Accessible aux personnes à mobilité réduite")
        self._internet = TickField("Internet ou Wifi")
        row = self.form.row
        row("name", "Son nom", self._name, "Comme sur la porte : Salle multimédia, Bureau 2…")
        row("place", "À quel endroit", self._place)
        self.form.show_row("place", room is None and len(there) > 1)
        row("seats", "Places", self._seats, _SEATS, chars=12)
        row("confidential", "", self._confidential)
        row("accessible", "", self._accessible)
        row("internet", "", self._internet)
        self._show(self._room)
        self.say_verb("Enregistrer")
        self.say_above("")
        self._name.setFocus()

    def give(self) -> bool:
        """Store it, or show what is wrong beside its field."""
        wanted = Room(
            self._room.id,
            self._place.value() if self.form.shows("place") else self._room.place_id,
            self._name.value(),
            self._seats.value(),
            self._accessible.value(),
            self._confidential.value(),
            self._internet.value(),
        )
        return self.context.runner.beside(self.form).do(rooms.keep, wanted) is not None

    def _show(self, room: Room) -> None:
        self._name.set_value(room.name)
        self._place.set_value(room.place_id)
        self._seats.set_value(room.seats)
        self._confidential.set_value(room.confidential)
        self._accessible.set_value(room.accessible)
        self._internet.set_value(room.internet)


def _sentence(room: Room, place: str) -> Sentence:
    seats = plural(room.seats, "place") if room.seats else ""
    has = [words for field, words in _ROOM_DETAILS if getattr(room, field)]
    details = capital(", ".join(filter(None, (seats, *has))))
    return Sentence(room, room.name, " · ".join(filter(None, (place, details))), room.name)
