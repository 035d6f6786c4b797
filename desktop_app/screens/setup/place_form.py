"""The place that hosts the advisors, as a form: in the assistant and in Réglages."""

from desktop_app.domain.place import Place, PlaceKind, read_place

from ..widgets.fields import ChoiceField, PhoneField, TextField
from ..widgets.values_form import ValuesForm

_IN_FULL = "Comme elle s’écrit en entier : Le Boulou, Saint-Génis-des-Fontaines…"


class PlaceForm(ValuesForm):
    """Kind, commune, address and phone."""

    def __init__(self) -> None:
        super().__init__()
        self.row("kind", "Type de lieu", ChoiceField([(kind, kind.value) for kind in PlaceKind]), chars=24)
        self.row("commune", "Commune", TextField(), _IN_FULL)
        self.row("street", "Adresse", TextField(), "Numéro et rue du lieu où les personnes viennent.")
        self.row("postcode", "Code postal", TextField(), chars=8)
        telephone = "Facultatif. Imprimé pour prévenir d’un empêchement."
        self.row("phone", "Téléphone du lieu", PhoneField(), telephone, chars=18)

    def read(self) -> Place:
        """The place typed; raises `Refused`."""
        return read_place(**super().read())
