"""What else is said of an appointment: several slots, a series, who comes along, notes forgotten, moves remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain.convention import Booker
from desktop_app.domain.errors import OutOfDate, OutsideTheDay, Refused, RuleBroken, SlotTaken
from desktop_app.domain.journal import Action, Filter
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Absence, AbsenceKind
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.circumstances import USUAL, Channel, Circumstances
from desktop_app.domain.reception.request import Outcome, Why
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal_pages
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import day_sheets, printing
from desktop_app.use_cases.planning import absences
from desktop_app.use_cases.reception import appointments, calls, people, requests, series, waiting_list
from desktop_app.use_cases.reception.series import Repeats
from tests.helpers.alike import back, plain
from tests.helpers.builders import NINE, THURSDAY, a_person, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of

SAID = Circumstances(
    2, "sa fille et un interprète", "apporte sa tablette", Channel.REMOTE, Booker.PARTNER, ("Justice",)
)
WEEK = timedelta(weeks=1)


def book(desk: Desk, person: Person | None = None, start: datetime = NINE, **more: Any) -> Changes:
    """For Éloïse Lefèvre, on the Thursday at nine."""
    who = person or stored_person(desk.db)
    return series.book(desk, person=who, advisor_id=1, start=start, theme="Logement", **more)


def starts(desk: Desk) -> list[datetime]:
    return [each.start for each in stored.from_day(desk.db, THURSDAY)]


def test_all_that_is_said_is_kept_and_corrected(desk: Desk) -> None:
    kept = stored.get(desk.db, book(desk, circumstances=SAID).subject)
    assert kept and kept.circumstances == SAID
    alone = replace(SAID, company=0, with_whom="")
    person = people.view(desk, kept.person_id).person
    done = appointments.correct(desk, kept.id, person=person, theme="Justice", circumstances=alone)
    after = stored.get(desk.db, kept.id)
    # What it is for by now is no longer among the rest.
    assert after and (after.theme, after.circumstances) == ("Justice", replace(alone, also=()))
    back(desk, done)
    assert stored.get(desk.db, kept.id) == kept
    unsaid = appointments.correct(desk, kept.id, person=person, theme="Logement")
    assert stored.get(desk.db, kept.id) == kept and unsaid.undo is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Circumstances(note="mot de passe : azerty12"), "note"),
        (Circumstances(note="n" * 121), "note"),
        (Circumstances(1, "n" * 61), "with_whom"),
        (Circumstances(0, "sa fille"), "company"),
        (Circumstances(10), "company"),
        (Circumstances(also=("Jardinage",)), "also"),
        (Circumstances(also=("Email", "Sante", "Justice")), "also"),
    ],
)
def test_what_may_not_be_said_keeps_nothing(desk: Desk, wrong: Circumstances, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        book(desk, a_person("Roca", "Joan"), circumstances=wrong)
    assert {each.field for each in refusal.value.faults} == {field}
    assert not starts(desk) and not people.find(desk, "Roca")


def test_two_slots_in_a_row_are_one_appointment_and_leave_no_place_in_either(desk: Desk) -> None:
    long = stored.get(desk.db, book(desk, slots=2).subject)
    assert long and (long.start, long.end, long.slots) == (NINE, NINE + timedelta(minutes=90), 2)
    offered = [each.slot.start for each in appointments.places_on(desk, THURSDAY)]
    assert NINE not in offered and NINE + timedelta(minutes=45) not in offered
    assert NINE + timedelta(minutes=90) in offered


def test_two_slots_in_a_row_never_span_the_pause_nor_take_a_place_that_is_given(desk: Desk) -> None:
    other = stored_person(desk.db, "Aubert", "Nadia")
    with pytest.raises(OutsideTheDay, match="2 créneaux à la suite"):
        book(desk, other, NINE.replace(hour=11, minute=15), slots=2)
    book(desk, other, NINE + timedelta(minutes=45))
    with pytest.raises(SlotTaken):
        book(desk, slots=2)
    assert len(starts(desk)) == 1


def test_one_after_the_other_two_people_have_one_place_of_two(desk: Desk) -> None:
    with writing(desk.db):
        (pattern,) = [each for each in patterns.every(desk.db) if each.weekday == THURSDAY.weekday()]
        for_two = tuple(replace(each, places=2) for each in pattern.segments)
        patterns.update(desk.db, replace(pattern, segments=for_two))
    for at, name in enumerate(("Aubert", "Roca")):
        book(desk, stored_person(desk.db, name), NINE + at * timedelta(minutes=45))
    book(desk, slots=2)
    with pytest.raises(SlotTaken):
        book(desk, stored_person(desk.db, "Puig"), NINE)


def test_moved_it_keeps_its_length_and_what_it_was_first_for(desk: Desk) -> None:
    id = book(desk, slots=2).subject
    before = stored.get(desk.db, id)
    appointments.move_to(desk, id, advisor_id=1, start=NINE.replace(hour=14))
    done = appointments.move_to(desk, id, advisor_id=1, start=NINE + WEEK)
    after = stored.get(desk.db, id)
    assert (
        before
        and after
        and (after.end - after.start, after.moves, after.first_start)
        == (
            before.end - before.start,
            2,
            NINE,
        )
    )
    back(desk, done)
    kept = stored.get(desk.db, id)
    assert kept and (kept.moves, kept.start.hour) == (1, 14)


def test_who_lost_two_slots_is_proposed_two(desk: Desk) -> None:
    book(desk, slots=2, start=NINE + WEEK)
    # Of the next Thursday the pause and two appointments leave two in a row in the afternoon alone.
    for name, hour, minute in (("Roca", 9, 45), ("Aubert", 11, 15)):
        book(desk, stored_person(desk.db, name), NINE.replace(hour=hour, minute=minute) + 2 * WEEK)
    absences.note(desk, Absence(0, 1, THURSDAY + WEEK, THURSDAY + WEEK, AbsenceKind.ILLNESS, THURSDAY))
    (row,) = calls.call_list(desk).rows
    assert row.proposals[0].slot.start == NINE.replace(hour=14) + 2 * WEEK


def test_a_series_is_one_gesture_and_says_where_there_is_no_place(desk: Desk) -> None:
    stored_appointment(desk.db, start=NINE + 2 * WEEK)
    taken = starts(desk)
    done = book(desk, a_person("Roca", "Joan"), repeats=Repeats(4))
    assert plain(done.told) == (
        "Joan Roca : 3 rendez-vous à partir du jeudi 27 novembre 2025 à 9 h. "
        "Pas de place à cette heure : jeudi 11 décembre."
    )
    assert starts(desk) == sorted([*taken, NINE, NINE + WEEK, NINE + 3 * WEEK])
    first = stored.get(desk.db, done.subject)
    assert first and [each.start for each in series.others(desk, first)] == [NINE + WEEK, NINE + 3 * WEEK]
    back(desk, done)
    assert starts(desk) == taken and not people.find(desk, "Roca")


def test_a_series_of_which_one_was_marked_is_not_taken_back_in_part(desk: Desk) -> None:
    done = book(desk, repeats=Repeats(2))
    appointments.mark_as(desk, done.subject, State.ARRIVED)
    with pytest.raises(OutOfDate):
        back(desk, done)
    assert len(starts(desk)) == 2


def test_a_series_whose_first_place_is_taken_keeps_nothing(desk: Desk) -> None:
    stored_appointment(desk.db, start=NINE)
    with pytest.raises(SlotTaken):
        book(desk, a_person("Roca", "Joan"), repeats=Repeats(3))
    assert starts(desk) == [NINE] and not people.find(desk, "Roca")


def test_every_two_weeks_is_told_on_the_card(desk: Desk) -> None:
    done = book(desk, repeats=Repeats(3, 2), circumstances=SAID)
    said = plain(" ".join(words_of(printing.appointment_slip(desk, done.subject).build()).split()))
    assert "Puis : le jeudi 11 décembre à 9 h et le jeudi 25 décembre" not in said
    assert "Puis : le jeudi 11 décembre à 9 h" in said
    assert "À distance : vous n’avez pas à venir." in said and "tablette" not in said


def test_what_was_said_is_on_the_advisor_s_programme_and_never_on_the_sheet(desk: Desk) -> None:
    book(desk, circumstances=SAID)
    programme = words_of(day_sheets.day_programme(desk, THURSDAY).build())
    assert "tablette" in " ".join(programme.split())
    sheet = words_of(day_sheets.every(desk, THURSDAY)[0].build())
    assert "Lefèvre" in sheet.title() and "tablette" not in sheet and "interprète" not in sheet


def test_those_who_miss_and_say_nothing_are_counted_over_a_year(desk: Desk) -> None:
    person = stored_person(desk.db)
    for days, state in ((366, State.ABSENT), (365, State.ABSENT), (10, State.EXCUSED), (7, State.ABSENT)):
        stored_appointment(desk.db, person, start=NINE - timedelta(days), state=state)
    found = appointments.missed(desk, person)
    assert [(NINE - each.start).days for each in found] == [7, 365]
    assert appointments.missed(desk, a_person("Roca")) == []


def test_words_are_forgotten_a_week_later_and_the_rest_is_kept(desk: Desk, clock: StillClock) -> None:
    id = book(desk, circumstances=SAID).subject
    clock.set(NINE + timedelta(days=7))
    assert not clock_check.doubt(desk)
    assert appointments.forget_said(desk).touched is Touched.NOTHING
    clock.set(NINE + timedelta(days=8))
    appointments.forget_said(desk)
    kept = stored.get(desk.db, id)
    assert kept and kept.circumstances == replace(SAID, note="", with_whom="")
    assert Action.NOTES_FORGOTTEN in {line.action for line in journal_pages.page(desk.db, Filter(), limit=20)}


def test_words_are_kept_while_the_date_is_in_doubt(desk: Desk, clock: StillClock) -> None:
    id = book(desk, circumstances=SAID).subject
    assert not clock_check.doubt(desk)
    clock.set(NINE + timedelta(days=400))
    appointments.forget_said(desk)
    kept = stored.get(desk.db, id)
    assert kept and kept.circumstances.note


def test_nothing_said_is_the_usual(desk: Desk) -> None:
    kept = stored.get(desk.db, book(desk).subject)
    assert kept and kept.circumstances is USUAL


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"slots": 0}, "slots"),
        ({"slots": 5}, "slots"),
        ({"repeats": Repeats(0)}, "times"),
        ({"repeats": Repeats(11)}, "times"),
        ({"repeats": Repeats(2, 0)}, "times"),
        ({"repeats": Repeats(2, 9)}, "times"),
    ],
)
def test_what_no_list_offers_is_refused_and_keeps_nothing(desk: Desk, more: dict[str, Any], field: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        book(desk, a_person("Roca", "Joan"), **more)
    assert [each.field for each in refusal.value.faults] == [field]
    assert not starts(desk) and not people.find(desk, "Roca")


def test_a_series_that_is_taken_back_leaves_whoever_waited_waiting(desk: Desk) -> None:
    person = stored_person(desk.db)
    asked = requests.note(desk, Outcome.LISTED, why=Why.FULL, theme="Logement", person=person).subject
    done = requests.give(
        desk,
        person=person,
        advisor_id=1,
        start=NINE,
        theme="Logement",
        why=Why.FULL,
        request_id=asked,
        repeats=Repeats(2),
    )
    assert len(starts(desk)) == 2 and not waiting_list.read(desk).listed
    back(desk, done)
    assert not starts(desk) and [row.person for row in waiting_list.read(desk).listed] == [person]


def test_the_first_of_a_series_is_taken_back_as_it_was_booked(desk: Desk) -> None:
    done = book(desk, repeats=Repeats(3))
    first, second, _ = stored.from_day(desk.db, THURSDAY)
    assert (first.series, second.series) == (0, first.id)
    assert [each.id for each in series.others(desk, second)] == [second.id + 1]
    back(desk, done)
    assert not starts(desk)
