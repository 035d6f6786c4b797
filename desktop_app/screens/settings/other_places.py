"""The other places of the site, in sentences, and the dialog that adds or corrects one."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import phone
from desktop_app.domain.place import OtherPlace, Place, PlaceKind, read_place
from desktop_app.use_cases.planning import places
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.fields import ChoiceField, PhoneField, TextField
from ..widgets.sentence_list import Sentence, SentenceList

_NONE = "Aucun autre lieu : tout se tient à l’adresse ci-dessus."


class OtherPlaces(SentenceList):
    """Adds, corrects and leaves the other places as soon as that is asked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_NONE, "Ajouter un autre lieu…", parent)
        self._context = context
        self._main: Place | None = None
        self.asked.connect(self._open)
        self.unwanted.connect(self._leave)

    def show_settings(self, settings: Settings) -> None:
        """Show those in the file."""
        self._main = settings.place
        self.show_sentences([_sentence(each) for each in settings.places])

    def _open(self, other: OtherPlace | None) -> None:
        commune = (self._main.commune, self._main.postcode) if self._main else ("", "")
        self._context.dialogs.show(PlaceDialog(self._context, other, commune, self.window()))

    def _leave(self, other: OtherPlace) -> None:
        if self._context.dialogs.ask(
            "Retirer ce lieu ?",
            f"{other.place.name} n’est plus proposé. Les jours passés et leurs papiers le gardent.",
            "Retirer",
            "Garder",
        ):
            self._context.runner.beside(self).do(places.leave, other.id)


class PlaceDialog(FormDialog):
    """One other place; `commune` is that of the first one with its postcode, where a new one most often is."""

    chapter = "settings#lieu"

    def __init__(
        self, context: Context, other: OtherPlace | None, commune: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "Modifier le lieu" if other else "Ajouter un lieu", parent)
        self._other = other
        self._label, self._commune, self._street, self._postcode = TextField(), TextField(), TextField(), TextField()
        self._kind, self._phone = ChoiceField([(kind, kind.value) for kind in PlaceKind]), PhoneField()
        row = self.form.row
        row("label", "Son nom", self._label, "S’il en a un : Maison des services, Annexe du port…")
        row("kind", "Type de lieu", self._kind, chars=24)
        row("commune", "Commune", self._commune)
        row("street", "Adresse", self._street, "Imprimée sur les papiers des jours qui s’y tiennent.")
        row("postcode", "Code postal", self._postcode, chars=8)
        row("phone", "Téléphone", self._phone, "Facultatif.", chars=18)
        self._show(other.place if other else Place(PlaceKind.TOWN_HALL, commune[0], "", commune[1]))
        self._label.setFocus()

    def give(self) -> bool:
        """Store it, or show what is wrong beside its field."""
        place = self.context.runner.beside(self.form).judge(self._read, self.form)
        if place is None:
            return False
        runner = self.context.runner.beside(self.form)
        if self._other:
            return runner.do(places.change, self._other.id, place) is not None
        return runner.do(places.add, place) is not None

    def _read(self) -> Place:
        return read_place(
            label=self._label.value(),
            kind=self._kind.value(),
            commune=self._commune.value(),
            street=self._street.value(),
            postcode=self._postcode.value(),
            phone=self._phone.value(),
        )

    def _show(self, place: Place) -> None:
        self._label.set_value(place.label)
        self._kind.set_value(place.kind)
        self._commune.set_value(place.commune)
        self._street.set_value(place.street)
        self._postcode.set_value(place.postcode)
        self._phone.set_value(place.phone)


def _sentence(other: OtherPlace) -> Sentence:
    place = other.place
    details = ", ".join(filter(None, (place.address, phone(place.phone) if place.phone else "")))
    return Sentence(other, place.name, details, place.name)
