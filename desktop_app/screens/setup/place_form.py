"""The place that hosts the advisors, as a form: in the assistant and in Réglages."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.place import Place, PlaceKind, read_place

from ..widgets.fields import ChoiceField, PhoneField, TextField
from ..widgets.form import Form


class PlaceForm(Form):
    """Kind, commune, address and phone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ChoiceField([(kind, kind.value) for kind in PlaceKind])
        self._commune, self._street, self._postcode = TextField(), TextField(), TextField()
        self._phone = PhoneField()
        self.row("kind", "Type de lieu", self._kind, chars=24)
        self.row(
            "commune", "Commune", self._commune, "Comme elle s’écrit en entier : Le Boulou, Saint-Génis-des-Fontaines…"
        )
        self.row("street", "Adresse", self._street, "Numéro et rue du lieu où les personnes viennent.")
        self.row("postcode", "Code postal", self._postcode, chars=8)
        self.row(
            "phone", "Téléphone du lieu", self._phone, "Facultatif. Imprimé pour prévenir d’un empêchement.", chars=18
        )

    def show_place(self, place: Place) -> None:
        """Put a place in the fields."""
        self._kind.set_value(place.kind)
        self._commune.set_value(place.commune)
        self._street.set_value(place.street)
        self._postcode.set_value(place.postcode)
        self._phone.set_value(place.phone)
        self.clear_faults()

    def read(self) -> Place:
        """The place typed; raises `Refused`."""
        return read_place(
            kind=self._kind.value(),
            commune=self._commune.value(),
            street=self._street.value(),
            postcode=self._postcode.value(),
            phone=self._phone.value(),
        )
