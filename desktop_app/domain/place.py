"""The place that hosts the advisors: a médiathèque or a mairie."""

import re
from enum import Enum

from . import text
from .errors import Fault, refuse
from .french import of_name, read_phone
from .nouns.frozen import frozen


class PlaceKind(Enum):
    """The kinds of places the conventions name; the value is the word on paper."""

    MEDIATHEQUE = "Médiathèque"
    LIBRARY = "Bibliothèque"
    TOWN_HALL = "Mairie"
    CCAS = "CCAS"
    FRANCE_SERVICES = "France services"
    SOCIAL_CENTRE = "Centre social"
    OTHER = "Point d’accueil"


_SAID = {
    PlaceKind.MEDIATHEQUE: "la médiathèque",
    PlaceKind.LIBRARY: "la bibliothèque",
    PlaceKind.TOWN_HALL: "la mairie",
    PlaceKind.CCAS: "le CCAS",
    PlaceKind.FRANCE_SERVICES: "l’espace France services",
    PlaceKind.SOCIAL_CENTRE: "le centre social",
    PlaceKind.OTHER: "le point d’accueil",
}


@frozen
class Place:
    """Where people come; every printed page carries it. `phone` is '' or a read number.

    `label` is its own name where the kind and the commune do not tell it from another ('Maison des services'), or ''.
    """

    kind: PlaceKind
    commune: str
    street: str
    postcode: str
    phone: str = ""
    label: str = ""

    @property
    def name(self) -> str:
        """'Médiathèque du Boulou', or its own name."""
        return self.label or f"{self.kind.value} {of_name(self.commune)}"

    @property
    def said(self) -> str:
        """'la médiathèque du Boulou', in a sentence; its own name when it has one."""
        return self.label or f"{_SAID[self.kind]} {of_name(self.commune)}"

    @property
    def address(self) -> str:
        """'Avenue Léon-Jean Grégory, 66160 Le Boulou'."""
        return f"{self.street}, {self.postcode} {self.commune}"


@frozen
class OtherPlace:
    """A place of the site beside the first; it is not `active` any more once nobody goes there."""

    id: int
    place: Place
    active: bool = True


MAIN = 0
"""The id that stands for the first place wherever a pattern or a day names none."""


def read_place(*, kind: PlaceKind, commune: str, street: str, postcode: str, phone: str, label: str = "") -> Place:
    """The place typed in a form; raises `Refused` with the fields label, commune, street, postcode, phone."""
    faults = [
        *text.line_faults(label, "label", "Le nom du lieu", required=False, longest=text.NAME_LENGTH),
        *text.commune_faults(commune, "commune"),
        *text.line_faults(street, "street", "L’adresse"),
    ]
    if not re.fullmatch(r"(?:0[1-9]|[1-9][0-9])[0-9]{3}", postcode.strip()):
        faults.append(Fault("postcode", "Le code postal a cinq chiffres, par exemple 66160."))
    if phone.strip() and not read_phone(phone):
        faults.append(Fault("phone", "Ce n’est pas un numéro de téléphone : dix chiffres, par exemple 04 68 00 00 00."))
    refuse(faults)
    return Place(
        kind,
        text.tidy_name(commune),
        text.tidy(street),
        postcode.strip(),
        read_phone(phone) or "",
        text.tidy(label),
    )
