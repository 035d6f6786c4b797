"""The sheet of the site for a partner: its places and rooms, the hours to come, for whom, and what is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from desktop_app.domain.place import MAIN, PlaceKind
from desktop_app.domain.planning import Room
from desktop_app.domain.planning.loan import Loan
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import site_papers
from desktop_app.use_cases.planning import places, rooms
from desktop_app.use_cases.settings import house_rules, settings
from desktop_app.use_cases.workshops import loans
from tests.forms.reading import whole
from tests.helpers.builders import FRIDAY, THURSDAY, its_terms, le_boulou, put_right
from tests.helpers.clock import StillClock

ANNEXE = replace(le_boulou(), kind=PlaceKind.TOWN_HALL, label="Mairie annexe", street="1 place Neuve", phone="")
PRINTER = Loan(0, "Imprimante 3D", THURSDAY - timedelta(1), THURSDAY + timedelta(5), "Armoire du bureau")
LAST = FRIDAY + timedelta(7)
THE_MEDIATHEQUE = "Médiathèque du Boulou Avenue Léon-Jean Grégory, 66160 Le Boulou, 04 68 00 00 00."
THURSDAYS = "Chaque jeudi, 9 h – 12 h et 14 h – 17 h, démarches administratives, Marie Castell. Rendez-vous de 45 min."
FRIDAYS = "Chaque vendredi, 9 h – 12 h et 14 h – 16 h, ateliers numériques, Jordi Puig. 8 places en atelier."


def said(desk: Desk) -> str:
    """From its date to what is left to write by hand."""
    words = whole(site_papers.sheet(desk).build())
    return words.partition("À jour au ")[2].partition(" Consignes")[0]


def test_a_site_of_which_little_is_known_says_its_hours_and_that_all_is_free(desk: Desk) -> None:
    assert said(desk) == (
        f"jeudi 27 novembre 2025 {THE_MEDIATHEQUE} Aucune salle n’est décrite."
        f" Horaires • {THURSDAYS} • {FRIDAYS}"
        " Publics • Reçus pour : démarches administratives et ateliers numériques. • Tout est gratuit."
    )
    paper = site_papers.sheet(desk)
    assert (paper.file_name, paper.subject) == ("fiche-du-lieu-2025-11-27.pdf", "lieu-2025-11-27")
    assert paper.discloses == ""


def test_rooms_are_told_under_their_place_with_what_they_suit(desk: Desk) -> None:
    annexe = places.add(desk, ANNEXE).subject
    rooms.keep(desk, Room(0, MAIN, "Bureau", 0, confidential=True))
    rooms.keep(desk, Room(0, annexe, "Salle 2", 5, accessible=True, internet=True))
    here = f"{THE_MEDIATHEQUE} Salle Places Pour quoi Bureau Bureau fermé, confidentiel"
    assert f"{here} Horaires" in said(desk), "where no hours are held is no place of the sheet"
    days = settings.load(desk).rules
    settings.change_days(desk, [replace(each, place_id=annexe) if each.weekday == 4 else each for each in days])
    there = "Mairie annexe 1 place Neuve, 66160 Le Boulou. Salle Places Pour quoi Salle 2 5"
    assert f"{here} {there} Accessible aux personnes à mobilité réduite, Internet Horaires" in said(desk)


def test_hours_that_are_over_are_told_no_more_nor_their_place(desk: Desk, clock: StillClock) -> None:
    annexe = places.add(desk, ANNEXE).subject
    thursdays, fridays = settings.load(desk).rules
    settings.change_days(
        desk, [replace(thursdays, ends_on=LAST - timedelta(1)), replace(fridays, place_id=annexe, ends_on=LAST)]
    )
    told = ("Mairie annexe", "vendredi", "ateliers numériques", "jeudi")
    assert [each in said(desk) for each in told] == [True, True, True, True]
    clock.set(datetime.combine(LAST, time(9)))
    assert [each in said(desk).partition("Horaires")[2] for each in told] == [False, True, True, False]
    clock.forward(days=1)
    assert said(desk) == (
        f"samedi 6 décembre 2025 {THE_MEDIATHEQUE} Aucune salle n’est décrite. Publics • Tout est gratuit."
    )


def test_for_whom_and_what_is_there_comes_from_the_convention_and_the_loans(desk: Desk) -> None:
    there, brought = ("Internet", "Vidéoprojecteur"), ("Téléphone", "Tablette")
    put_right(desk, its_terms(equipment=there, brought=brought, open_to=("habitants", "agents")))
    loans.keep(desk, PRINTER)
    back = loans.keep(desk, replace(PRINTER, words="Tablettes")).subject
    loans.keep(desk, replace(PRINTER, words="Tablettes", id=back, returned_on=THURSDAY))
    house_rules.change(desk, replace(house_rules.load(desk), workshop_machines=6))
    assert said(desk).partition(" ateliers numériques. ")[2] == (
        "• Ateliers réservés à : habitants ou agents (Département des Pyrénées-Orientales). • Tout est gratuit."
        " Matériel • Sur place : Internet, Vidéoprojecteur. • Apporté par les conseillers : Téléphone, Tablette."
        " • 6 ordinateurs pour les ateliers."
        " • Imprimante 3D (ici, jusqu’au 2 décembre 2025) : Armoire du bureau."
    )
