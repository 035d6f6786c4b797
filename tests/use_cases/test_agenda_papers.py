"""The week and the month on paper: what they say by hand, and what they may not say."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.calendar import Choices, Zone
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import phone
from desktop_app.domain.planning import Absence, AbsenceKind
from desktop_app.domain.theme import theme
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import agenda_papers
from desktop_app.use_cases.planning import absences
from desktop_app.use_cases.settings import calendar
from tests.forms import reading
from tests.helpers.builders import NINE, THURSDAY, a_closure, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import opened_pdf

PHONE = "0639980001"


def booked(desk: Desk) -> None:
    """Two people on the Thursday, one in a workshop of the Friday, each with a phone and a theme."""
    for at, (last, first) in enumerate((("Aubert", "Nadia"), ("Œuvrard", "Étienne"))):
        person = stored_person(desk.db, last, first, PHONE)
        stored_appointment(desk.db, person, start=NINE + timedelta(minutes=45 * at), theme="ArgentImpots")
    enrolled = stored_person(desk.db, "Roca", "Núria", PHONE)
    start = datetime(2025, 11, 28, 9)
    stored_appointment(desk.db, enrolled, start=start, minutes=180, theme="Email", advisor_id=2)


def words_of(pdf: bytes) -> str:
    return reading.whole(pdf)


def test_a_week_says_who_comes_and_what_is_free(desk: Desk) -> None:
    booked(desk)
    words = words_of(agenda_papers.week_sheet(desk, THURSDAY).build())
    assert "Lundi 24, mardi 25 et mercredi 26 : pas de permanence." in words
    assert "Jeudi 27 Marie Castell" in words and "Vendredi 28 Jordi Puig" in words
    assert "9 h Nadia Aubert atelier, 1/8, jusqu’à 12 h" in words
    assert "9 h 45 Étienne Œuvrard 10 h 30 libre" in words


def test_neither_a_phone_nor_a_theme_is_on_them(desk: Desk) -> None:
    booked(desk)
    for paper in (agenda_papers.week_sheet(desk, THURSDAY), agenda_papers.month_sheet(desk, THURSDAY)):
        words = words_of(paper.build())
        forbidden = (phone(PHONE), PHONE, theme("ArgentImpots").label, theme("Email").label)
        assert not [each for each in forbidden if each.replace("\N{NO-BREAK SPACE}", " ") in words]


def test_a_month_names_nobody_who_comes(desk: Desk) -> None:
    booked(desk)
    paper = agenda_papers.month_sheet(desk, THURSDAY)
    words = words_of(paper.build())
    assert "Novembre 2025" in words and "27 Marie Castell, 2/8 28 Jordi Puig, atelier, 1/16" in words
    assert "armistice de 1918" in words
    assert not [name for name in ("Aubert", "Œuvrard", "Roca") if name in words] and paper.discloses == ""


def test_what_closes_and_what_the_calendar_names_is_on_the_month(desk: Desk) -> None:
    calendar.change(desk, Choices(zone=Zone.C, periods=(a_closure(date(2025, 12, 11), name="inventaire"),)))
    words = words_of(agenda_papers.month_sheet(desk, date(2025, 12, 1)).build())
    assert "11 fermé : inventaire 12 Jordi Puig" in words
    assert "25 fermé : Noël 26 Jordi Puig, atelier, 0/16 vacances de Noël, zone C" in words


def test_who_is_to_be_moved_is_marked_and_what_is_over_is_not_free(desk: Desk, clock: StillClock) -> None:
    booked(desk)
    absences.note(desk, Absence(0, 1, THURSDAY, THURSDAY, AbsenceKind.ILLNESS, THURSDAY))
    words = words_of(agenda_papers.week_sheet(desk, THURSDAY).build())
    assert "Nadia Aubert (à déplacer)" in words and "absence de Marie Castell" in words
    clock.set(datetime(2025, 12, 1, 9))
    assert "libre" not in words_of(agenda_papers.week_sheet(desk, THURSDAY).build())


@pytest.mark.parametrize(("minute", "free"), [(44, True), (45, False)])
def test_a_place_is_free_until_its_last_minute_is_over(desk: Desk, clock: StillClock, minute: int, free: bool) -> None:
    clock.set(datetime(2025, 11, 27, 9, minute))
    assert ("9 h libre" in words_of(agenda_papers.week_sheet(desk, THURSDAY).build())) is free


def test_a_week_without_anybody_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="il n’y a rien à imprimer"):
        agenda_papers.week_sheet(desk, date(2026, 8, 3))


def test_their_names_name_nobody_and_lie_on_their_side(desk: Desk) -> None:
    booked(desk)
    papers = [agenda_papers.week_sheet(desk, date(2025, 11, 30)), agenda_papers.month_sheet(desk, THURSDAY)]
    assert [paper.file_name for paper in papers] == ["semaine-2025-11-24.pdf", "mois-2025-11.pdf"]
    assert [paper.subject for paper in papers] == ["semaine-2025-11-24", "mois-2025-11-01"]
    for paper in papers:
        with opened_pdf(paper.build()) as document:
            width, height = document[0].get_size()
        assert (round(width), round(height)) == (842, 595)
