"""What keeps the desk at work without its computer: the appointments of a week, and sheets to write on."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desktop_app.domain.calendar import Choices, Zone
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import phone
from desktop_app.domain.planning import Absence, AbsenceKind
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import theme
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import packs
from desktop_app.use_cases.planning import absences
from desktop_app.use_cases.settings import calendar
from tests.forms.reading import page_count, whole
from tests.helpers.builders import NINE, THURSDAY, a_closure, stored_appointment, stored_person
from tests.helpers.clock import StillClock

NBSP = "\N{NO-BREAK SPACE}"
NUMBER = "0639980001"


def booked(desk: Desk, last: str, start: datetime, **changes: object) -> None:
    """Somebody with a number and a theme."""
    stored_appointment(desk.db, stored_person(desk.db, last, "Nadia", NUMBER), start=start, **changes)


def days_told(desk: Desk) -> str:
    """What the appointments of the week say."""
    return whole(packs.power_cut(desk).papers[0].build())


def test_a_week_is_told_by_day_with_numbers_and_free_places_and_nothing_of_why(desk: Desk) -> None:
    booked(desk, "Aubert", NINE, theme="ArgentImpots")
    booked(desk, "Roca", datetime(2025, 11, 28, 9), advisor_id=2, minutes=180, theme="Email")
    told = days_told(desk)
    number = phone(NUMBER).replace(NBSP, " ")
    assert "Rendez-vous du jeudi 27 novembre au mercredi 3 décembre" in told
    assert "Jeudi 27 novembre – Marie Castell, 9 h – 12 h, 14 h – 17 h" in told
    assert f"9 h Aubert Nadia {number} 9 h 45 libre" in told
    friday = "Vendredi 28 novembre – Jordi Puig, 9 h – 12 h, 14 h – 16 h"
    assert f"{friday} Heure Qui Téléphone Présence 9 h Roca Nadia {number}" in told
    assert "9 h atelier jusqu’à 12 h : 7 places libres" in told
    assert "Samedi 29, dimanche 30, lundi 1er, mardi 2 et mercredi 3 : pas de permanence." in told
    assert not [each for each in ("ArgentImpots", "Email") if theme(each).label in told]


def test_the_appointments_and_the_bookings_say_until_when_they_are_good_and_what_then(
    desk: Desk,
) -> None:
    booked(desk, "Aubert", NINE)
    for enclosed in (packs.power_cut(desk).papers[0], packs.power_cut(desk).papers[2]):
        told = whole(enclosed.build())
        assert (
            "Imprimé le jeudi 27 novembre 2025 à 8 h 30. Vaut jusqu’au mercredi 3 décembre, à détruire après usage."
            in told
        )
        assert "Imprimé le 27/11/2025, vaut jusqu’au 03/12/2025 – à détruire après usage" in told


def test_what_is_over_is_left_out_and_so_is_the_day_once_it_is(desk: Desk, clock: StillClock) -> None:
    booked(desk, "Aubert", NINE, state=State.SEEN)
    booked(desk, "Roca", datetime(2025, 11, 27, 16, 15))
    clock.set(datetime(2025, 11, 27, 12, 30))
    told = days_told(desk)
    assert "Roca" in told and "Aubert" not in told and "9 h 45" not in told and "14 h libre" in told
    clock.set(datetime(2025, 11, 27, 12, 30))
    absences.note(desk, Absence(0, 1, THURSDAY, THURSDAY, AbsenceKind.ILLNESS, THURSDAY))
    assert "Roca Nadia (à prévenir)" in days_told(desk)
    clock.set(datetime(2025, 11, 26, 20))
    assert "Rendez-vous du jeudi 27 novembre au mercredi 3 décembre" in days_told(desk)


def test_the_evening_begins_with_the_next_day(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 27, 19))
    assert "Rendez-vous du vendredi 28 novembre au jeudi 4 décembre" in days_told(desk)


def test_there_is_a_sheet_to_sign_for_each_day_and_one_for_bookings(desk: Desk) -> None:
    pack = packs.power_cut(desk)
    assert [(each.name, each.copies) for each in pack.papers] == [
        ("Rendez-vous des sept jours", 1), ("Feuille d’émargement", 2), ("Rendez-vous à noter", 1),
        ("Lecture et témoins, à remplir", 0),
    ]  # fmt: skip
    assert pack.title.replace(NBSP, " ") == "En cas de coupure, jusqu’au mercredi 3 décembre"
    assert pack.file_name == "coupure-2025-11-27.pdf"
    sheet, bookings = pack.papers[1:3]
    assert (sheet.discloses, bookings.discloses, sheet.kind) == ("", "", "")
    told = whole(sheet.build())
    assert "Date :" in told and "Conseiller :" in told and "Département des Pyrénées-Orientales" in told
    assert "2025" not in told and page_count(sheet.build()) == page_count(bookings.build()) == 1
    assert "Jour Heure Nom et prénom Téléphone Avec" in whole(bookings.build())


def test_a_closed_week_has_nothing_to_print(desk: Desk) -> None:
    calendar.change(desk, Choices(zone=Zone.C, periods=(a_closure(THURSDAY, THURSDAY + timedelta(10)),)))
    with pytest.raises(RuleBroken, match="jusqu’au"):
        packs.power_cut(desk)


def test_why_a_day_is_closed_is_told(desk: Desk) -> None:
    calendar.change(desk, Choices(zone=Zone.C, periods=(a_closure(THURSDAY + timedelta(1)),)))
    assert "Vendredi 28 : fermé : inventaire." in days_told(desk)


def test_the_front_desk_prints_it_too(reception_desk: Desk) -> None:
    assert packs.power_cut(reception_desk).papers
