"""The fictional commune: its place, convention, advisors, days and people's names.

Phone numbers are of the ranges that the Arcep keeps for works of fiction.
"""

from datetime import date, time, timedelta
from random import Random

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.convention import Booker, DataTerms, Per, Terms, Unit, Volume
from desktop_app.domain.person import Person
from desktop_app.domain.place import MAIN, Place, PlaceKind
from desktop_app.domain.planning import Pattern, Rhythm, Room, Segment
from desktop_app.domain.planning.loan import Loan
from desktop_app.domain.theme import Purpose
from desktop_app.domain.working_days import add_months

from ..accounts.opening import Setup

_LAST_NAMES = (
    "Abadie Amrani Aubert Barthe Bénard Besson Bonnet Bouzid Carrère Castel Chevalier Colin Costa Da~Silva "
    "Delmas Diallo Domènech Dubois Dupuy Estève Fabre Faure Fernández Ferrer Garcia Gauthier Girard Gómez "
    "Guérin Haddad Hernández Jacquet Joly Karam Lacombe Laurent Le~Goff Lefèvre Leroy López Łukasik Marchand "
    "Martí Masson Mercier Moreau Müller N’Diaye Nguyễn Noël Œuvrard Olivier Pagès Pérez Petit Philippe Pujol "
    "Ramos Rey Richard Rivière Roca Roux Saïdi Salvat Sánchez Serre Simon Sola Tixador Torres Traoré Vidal Vila"
).split()
_FIRST_NAMES = (
    "Agnès Aïcha Alain Amina Andrée Anne-Marie Antoine Bernard Brigitte Carmen Catherine Chantal Christian "
    "Claude Colette Daniel Denise Dominique Élise Émile Fatima Françoise Georges Gérard Ginette Hélène Henri "
    "Huguette Ibrahim Jacqueline Jean-Pierre Jeanne Joël José Josiane Karim Lucienne Madeleine Marcel Margot "
    "Marie-Thérèse Martine Michel Mireille Monique Nadia Nicole Odette Paul Paulette Raymonde René Renée Roger "
    "Rosa Samira Serge Simone Solange Suzanne Thérèse Xavier Yvette Yvonne Zoé"
).split()


_OFFICE, _SHARED = "Bureau 2", "Salle multimédia"
ROOMS = (
    Room(0, MAIN, _OFFICE, 3, accessible=True, confidential=True, internet=True),
    Room(0, MAIN, _SHARED, 8, accessible=True, internet=True),
)
"""Those of the médiathèque."""


def a_loan(today: date) -> Loan:
    """What the Département lends at present."""
    return Loan(0, "Imprimante 3D", today - timedelta(9), today + timedelta(12), f"Armoire fermée du {_OFFICE}")


def a_commune(today: date) -> Setup:
    """The commune as its assistant would have been filled a year ago; it receives today unless it is a Sunday."""
    place = Place(PlaceKind.MEDIATHEQUE, "Clairval-les-Pins", "1 place de la Fontaine", "00000", "0465710001")
    terms = Terms(
        "Département fictif des Trois-Rivières",
        add_months(today, -13),
        12,
        True,
        2,
        add_months(today, 17),
        Booker.PLACE,
        "Action fictive menée par le Département des Trois-Rivières : document de démonstration, sans valeur.",
        "Département fictif des Trois-Rivières",
        "Hôtel du Département, 00000 Clairval",
        volume=Volume(2, Unit.DAY, Per.WEEK),
        equipment=("Internet", "Ordinateur", "Imprimante et scanner", "Vidéoprojecteur"),
        brought=("Ordinateur portable", "Téléphone portable"),
        data=DataTerms("dpo@trois-rivieres.exemple", paper_years=5),
    )
    advisors = (
        Advisor(0, "Caussade", "Élodie", AdvisorTitle.ADVISOR_WOMAN),
        Advisor(0, "Benali", "Sami", AdvisorTitle.AMBASSADOR),
    )
    return Setup(place, terms, advisors, _days(today, terms.signed_on))


def _days(today: date, starts_on: date) -> tuple[Pattern, ...]:
    procedures = tuple(Segment(time(hour), time(hour + 3), room=_OFFICE) for hour in (9, 14))
    afternoon = Segment.workshop(time(14), time(16), 8, _SHARED)
    mixed = (Segment.walk_in(time(10), time(12), _SHARED), afternoon)
    workshops = (Segment.workshop(time(9), time(12), 8, _SHARED), afternoon)
    first = _but_sunday(today.weekday())
    weekdays = first, _but_sunday((first + 1) % 7)
    return (
        Pattern(0, weekdays[0], Rhythm.EVERY_WEEK, 0, Purpose.PROCEDURES, procedures, starts_on),
        Pattern(0, weekdays[0], Rhythm.EVERY_WEEK, 1, Purpose.ANY_HELP, mixed, today),
        Pattern(0, weekdays[1], Rhythm.EVERY_WEEK, 1, Purpose.WORKSHOPS, workshops, starts_on),
    )


def _but_sunday(weekday: int) -> int:
    return 0 if weekday == 6 else weekday


def some_people(count: int, chance: Random) -> list[Person]:
    """So many people, every one of another name; one in six has given no phone."""
    pairs = [(last, first) for last in _LAST_NAMES for first in _FIRST_NAMES]
    chosen = chance.sample(pairs, count)
    return [Person(0, last.replace("~", " "), first, _phone(chance)) for last, first in chosen]


def _phone(chance: Random) -> str:
    return "" if chance.random() < 1 / 6 else f"063998{chance.randrange(10_000):04}"
