"""The papers of the next day, made ready before: which day it is, whom to remind of it, and who has no card yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.calendar import Choices, Zone
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import phone
from desktop_app.domain.journal import Action
from desktop_app.domain.planning import Absence, AbsenceKind, DayException, Decider, Segment, Session
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.theme import Purpose, theme
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import packs, printing, reminder_papers
from desktop_app.use_cases.papers.printing import Pack
from desktop_app.use_cases.planning import absences, exceptions, places
from desktop_app.use_cases.reception import appointments
from desktop_app.use_cases.settings import calendar, settings
from tests.forms.reading import page_count, whole
from tests.helpers.builders import NINE, THURSDAY, a_closure, le_boulou, stored_appointment, stored_person
from tests.helpers.clock import StillClock

NBSP = "\N{NO-BREAK SPACE}"
WEDNESDAY = date(2025, 11, 26)
NUMBER = "0639980001"
MORNING = (Segment(time(9), time(12)),)


@pytest.fixture(autouse=True)
def wednesday(clock: StillClock) -> None:
    """The evening before the Thursday."""
    clock.set(datetime(2025, 11, 26, 17, 30))


def kinds(pack: Pack) -> list[str]:
    """What is in it, in order."""
    return [each.kind for each in pack.papers]


def title_of(desk: Desk) -> str:
    """What the pack is called, its blanks made plain."""
    return packs.tomorrow(desk).title.replace(NBSP, " ")


def booked(desk: Desk, last: str, at: int = 0, number: str = NUMBER, **changes: object) -> Appointment:
    """Somebody on the Thursday, so many slots after nine."""
    start = NINE + timedelta(minutes=45 * at)
    return stored_appointment(desk.db, stored_person(desk.db, last, "Nadia", number), start=start, **changes)


def words(desk: Desk, kind: str) -> str:
    """What the paper of this kind says."""
    (paper,) = [each for each in packs.tomorrow(desk).papers if each.kind == kind]
    return whole(paper.build())


def test_the_next_day_is_named_and_so_is_one_that_is_not_tomorrow(desk: Desk, clock: StillClock) -> None:
    assert title_of(desk) == "Demain : jeudi 27 novembre"
    clock.set(datetime(2025, 11, 27, 8))
    assert title_of(desk) == "Demain : vendredi 28 novembre"
    clock.set(datetime(2025, 11, 28, 17))
    assert title_of(desk) == "Prochaine permanence : jeudi 4 décembre"


def test_nobody_is_to_be_reminded_who_will_not_come_or_is_not_received(desk: Desk) -> None:
    booked(desk, "Alaoui", state=State.EXCUSED)
    booked(desk, "Bosc", 14)
    assert reminder_papers.how_many_expected(desk, THURSDAY) == 0, "one has called off, one is booked after closing"
    assert kinds(packs.tomorrow(desk)).count("reminder_list") == 0
    booked(desk, "Castel", 2)
    assert reminder_papers.how_many_expected(desk, THURSDAY) == 1
    assert kinds(packs.tomorrow(desk)).count("reminder_list") == 1


def test_a_closed_day_is_passed_over(desk: Desk) -> None:
    calendar.change(desk, Choices(zone=Zone.C, periods=(a_closure(THURSDAY, date(2025, 11, 28)),)))
    pack = packs.tomorrow(desk)
    assert "4" in pack.title and pack.file_name == "preparation-2025-12-04.pdf"


def test_nobody_within_a_year_is_said(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2026, 12, 1, 9))
    with pytest.raises(RuleBroken, match="rien à préparer"):
        packs.tomorrow(desk)


def test_an_empty_day_has_its_sheets_and_its_programme_alone(desk: Desk) -> None:
    assert kinds(packs.tomorrow(desk)) == ["day_sheet", "day_sheet", "day_programme"]


def test_the_list_has_hour_name_and_number_and_nothing_of_why(desk: Desk) -> None:
    booked(desk, "Aubert", 1, theme="ArgentImpots")
    booked(desk, "Roca", 0, "")
    booked(desk, "Œuvrard", 2, state=State.EXCUSED)
    told = words(desk, "reminder_list")
    assert "Rendez-vous du jeudi 27 novembre 2025" in told and "9 h 45 Aubert Nadia" in told
    assert phone(NUMBER).replace(NBSP, " ") in told and "vient" in told and "sans réponse" in told
    apart = told.partition("Sans téléphone")[2]
    assert "9 h Roca Nadia" in apart and "Aubert" not in apart
    assert "Œuvrard" not in told and theme("ArgentImpots").label not in told and "Castell" not in told
    assert "à détruire à la fin de cette journée" in told


def test_it_says_whom_they_see_when_there_are_two_advisors_or_another_place(desk: Desk) -> None:
    annexe = places.add(desk, replace(le_boulou(), label="Mairie annexe")).subject
    extra = Session(THURSDAY, 2, Purpose.ANY_HELP, MORNING, place_id=annexe)
    exceptions.make(desk, DayException(0, extra.key, extra, Decider.PLACE, WEDNESDAY))
    booked(desk, "Aubert", advisor_id=1)
    booked(desk, "Roca", advisor_id=2, minutes=30)
    told = words(desk, "reminder_list")
    assert "avec Marie Castell" in told and "avec Jordi Puig, Mairie annexe" in told
    assert "ici la médiathèque du Boulou" in told


def test_whoever_is_not_received_any_more_is_left_to_the_call_list(desk: Desk) -> None:
    extra = Session(THURSDAY, 2, Purpose.ANY_HELP, MORNING)
    exceptions.make(desk, DayException(0, extra.key, extra, Decider.PLACE, WEDNESDAY))
    booked(desk, "Aubert", advisor_id=1)
    booked(desk, "Roca", advisor_id=2, minutes=30)
    absences.note(desk, Absence(0, 1, THURSDAY, THURSDAY, AbsenceKind.ILLNESS, WEDNESDAY))
    told = words(desk, "reminder_list")
    assert "Roca" in told and "Aubert" not in told
    assert "1 personne de plus à prévenir" in told
    assert "Aubert" not in words(desk, "appointment_cards")


def test_the_cards_are_those_that_nobody_has(desk: Desk) -> None:
    has, none = booked(desk, "Aubert", 0), booked(desk, "Roca", 1)
    printing.record_printed(desk, printing.appointment_slip(desk, has.id))
    told = words(desk, "appointment_cards")
    assert "Nadia Roca, vous avez rendez-vous" in told and "à 9 h 45" in told and "Aubert" not in told
    printing.record_printed(desk, printing.appointment_slip(desk, none.id))
    assert "appointment_cards" not in kinds(packs.tomorrow(desk))


def test_a_card_is_wanted_again_once_its_appointment_was_moved(desk: Desk) -> None:
    moved = booked(desk, "Aubert", 0)
    printing.record_printed(desk, printing.appointment_slip(desk, moved.id))
    appointments.move_to(desk, moved.id, advisor_id=1, start=NINE + timedelta(minutes=90))
    assert "à 10 h 30" in words(desk, "appointment_cards")


def test_cards_come_out_one_a_sheet_and_each_is_told_to_the_journal(desk: Desk) -> None:
    two = booked(desk, "Aubert", 0), booked(desk, "Roca", 1)
    (cards,) = reminder_papers.missing_cards(desk, THURSDAY)
    assert cards.name.replace(NBSP, " ") == "Cartes (2), Marie Castell"
    assert page_count(cards.build()) == cards.originals == 2
    printing.record_printed(desk, cards)
    told = [line.subject for line in journal.latest(desk.db, 2) if line.action is Action.PRINTED]
    assert sorted(told) == sorted(f"rendez-vous-{each.id}" for each in two)
    assert reminder_papers.missing_cards(desk, THURSDAY) == ()


def test_the_cards_of_each_advisor_are_a_paper(desk: Desk) -> None:
    rules = settings.load(desk).rules
    settings.change_days(desk, [*rules, replace(rules[0], id=0, advisor_id=2)])
    booked(desk, "Aubert", advisor_id=1)
    booked(desk, "Roca", advisor_id=2)
    names = [each.name.replace(NBSP, " ") for each in reminder_papers.missing_cards(desk, THURSDAY)]
    assert names == ["Cartes (1), Marie Castell", "Cartes (1), Jordi Puig"]


def test_the_front_desk_makes_ready_too(reception_desk: Desk) -> None:
    booked(reception_desk, "Aubert")
    assert kinds(packs.tomorrow(reception_desk)) == [
        "day_sheet", "day_sheet", "day_programme", "reminder_list", "appointment_cards"
    ]  # fmt: skip
