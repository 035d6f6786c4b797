"""The call list: who is on it and why, what is proposed to each, and what each answer does, to the last Ctrl+Z."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.calendar import Choices
from desktop_app.domain.errors import OutOfDate, RuleBroken, SlotTaken
from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import Absence, AbsenceKind, DayException, Decider, Half
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.reception.call import CallResult
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import calls as kept
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.planning import absences, exceptions, schedule
from desktop_app.use_cases.reception import appointments, calls
from desktop_app.use_cases.settings import calendar, settings
from tests.helpers.alike import take_back
from tests.helpers.builders import THURSDAY, a_closure, fridays, stored_appointment, stored_person
from tests.helpers.clock import StillClock

NEXT = date(2025, 12, 4)
AFTER = date(2025, 12, 11)


def away(advisor_id: int = 1, first: date = NEXT, last: date = NEXT, **more: object) -> Absence:
    return Absence(0, advisor_id, first, last, AbsenceKind.ILLNESS, THURSDAY, **more)  # type: ignore[arg-type]


def booked(desk: Desk, name: str, hour: int, minute: int = 0, *, day: date = NEXT, **changes: object) -> Appointment:
    phone = str(changes.pop("phone", "0639980001"))
    person = stored_person(desk.db, name, "Nadia", phone)
    start = datetime.combine(day, datetime.min.time()).replace(hour=hour, minute=minute)
    return stored_appointment(desk.db, person, start=start, end=start + timedelta(minutes=45), **changes)


@pytest.fixture
def three(desk: Desk) -> list[Appointment]:
    """Three people of Thursday 4 December, whose advisor is ill."""
    made = [booked(desk, name, *at) for name, at in (("Aubert", (9,)), ("Bonnet", (9, 45)), ("Roca", (14,)))]
    absences.note(desk, away())
    return made


def starts(desk: Desk) -> list[str]:
    """What is proposed first to each, in the order of the list."""
    return [f"{row.proposals[0].slot.start:%d %Hh%M}" if row.proposals else "–" for row in calls.call_list(desk).rows]


def names(desk: Desk) -> list[str]:
    return [row.person.last_name for row in calls.call_list(desk).rows]


def state(desk: Desk, one: Appointment) -> State:
    found = stored.get(desk.db, one.id)
    assert found
    return found.state


def test_an_empty_list_proposes_nothing(desk: Desk) -> None:
    booked(desk, "Aubert", 9)
    assert calls.call_list(desk) == calls.CallList((), ())
    assert calls.how_many(desk) == 0 and calls.stranded(desk) == ()


def test_each_is_proposed_the_same_hour_of_the_next_day_and_no_two_the_same(
    desk: Desk, three: list[Appointment]
) -> None:
    assert names(desk) == ["Aubert", "Bonnet", "Roca"]
    assert starts(desk) == ["11 09h00", "11 09h45", "11 14h00"]
    rows = calls.call_list(desk).rows
    for row in rows:
        others = [other.proposals[0] for other in rows if other is not row]
        assert not set(row.proposals) & set(others) and len(set(row.proposals)) == len(row.proposals)


def test_what_is_taken_already_is_proposed_to_nobody(desk: Desk, three: list[Appointment]) -> None:
    booked(desk, "Vidal", 9, day=AFTER)
    assert starts(desk) == ["11 09h45", "11 10h30", "11 14h00"]


def test_only_what_the_theme_allows_is_proposed(desk: Desk) -> None:
    workshop = {"advisor_id": 2, "theme": "Email"}
    booked(desk, "Aubert", 9, day=date(2025, 12, 5), **workshop)
    absences.note(desk, away(2, date(2025, 12, 5), date(2025, 12, 5)))
    (row,) = calls.call_list(desk).rows
    assert {place.advisor.id for place in row.proposals} == {2}
    assert {place.slot.start.weekday() for place in row.proposals} == {4}


def test_the_eight_places_of_a_workshop_are_proposed_to_eight_people(desk: Desk) -> None:
    day = date(2025, 12, 5)
    for at in range(9):
        booked(desk, f"N{'abcdefghi'[at]}", 9, day=day, advisor_id=2, theme="Email")
    absences.note(desk, away(2, day, day))
    assert starts(desk) == ["12 09h00"] * 8 + ["12 14h00"]


def test_nobody_is_proposed_an_hour_at_which_they_are_elsewhere(desk: Desk, three: list[Appointment]) -> None:
    stored_appointment(desk.db, calls.call_list(desk).rows[0].person, start=datetime(2025, 12, 11, 9, 15), advisor_id=2)
    assert starts(desk)[0] == "11 10h30"


def test_one_person_stranded_twice_is_proposed_two_hours(desk: Desk) -> None:
    person = stored_person(desk.db)
    for hour in (9, 10):
        start = datetime(2025, 12, 4, hour, 30)
        stored_appointment(desk.db, person, start=start, end=start + timedelta(minutes=45))
    absences.note(desk, away())
    assert starts(desk) == ["11 09h45", "11 10h30"]


def test_without_any_day_to_come_nothing_is_proposed_and_the_sentence_says_so(
    desk: Desk, three: list[Appointment]
) -> None:
    settings.change_days(desk, [])
    row = calls.call_list(desk).rows[0]
    assert row.proposals == ()
    assert calls.what_to_say(desk, row, None).endswith("Nous vous rappellerons dès qu’une date sera connue.")


def test_the_sentence_says_who_calls_what_is_lost_and_what_is_proposed_but_not_why(
    desk: Desk, three: list[Appointment]
) -> None:
    row = calls.call_list(desk).rows[0]
    said = calls.what_to_say(desk, row, row.proposals[0]).replace(NBSP, " ")
    assert said == (
        "Bonjour, ici la médiathèque du Boulou. Votre rendez-vous jeudi 4 décembre à 9 h avec Marie Castell ne peut "
        "pas avoir lieu. Je peux vous proposer jeudi 11 décembre à 9 h."
    )
    assert "maladie" not in said and "absen" not in said


def test_another_advisor_and_another_year_are_said(desk: Desk, three: list[Appointment], clock: StillClock) -> None:
    settings.change_days(desk, [fridays(places=1, purpose=settings.load(desk).rules[0].purpose)])
    row = calls.call_list(desk).rows[0]
    assert calls.what_to_say(desk, row, row.proposals[0]).endswith(
        f"vendredi 5{NBSP}décembre à 9{NBSP}h, avec Jordi Puig."
    )
    last = next(place for place in row.proposals if place.slot.start.year == 2026)
    assert f"2026 à 9{NBSP}h" in calls.what_to_say(desk, row, last)


@pytest.mark.parametrize(
    ("strand", "why"),
    [
        (lambda desk: absences.note(desk, away()), "absence de Marie Castell"),
        (lambda desk: calendar.change(desk, Choices(periods=(a_closure(NEXT),))), "fermé (inventaire)"),
        (lambda desk: settings.change_days(desk, []), "hors des horaires"),
        (lambda desk: cancel(desk, "grève"), "annulé (grève)"),
        (lambda desk: cancel(desk, ""), "annulé"),
    ],
    ids=["absence", "closure", "pattern", "cancelled", "cancelled without a word"],
)
def test_each_says_why(desk: Desk, strand: object, why: str) -> None:
    booked(desk, "Aubert", 9)
    strand(desk)  # type: ignore[operator]
    assert [row.why for row in calls.call_list(desk).rows] == [why]
    assert calls.stranded(desk) == (calls.Stranded(NEXT, 1, why),)


def cancel(desk: Desk, note: str) -> None:
    (session,) = schedule.here_on(desk, NEXT)
    exceptions.make(desk, DayException(0, session.key, None, Decider.PARTNER, THURSDAY, note))


def test_half_a_day_strands_half_of_the_people(desk: Desk) -> None:
    booked(desk, "Aubert", 9)
    booked(desk, "Roca", 14)
    absences.note(desk, away(from_half=Half.AFTERNOON))
    assert names(desk) == ["Roca"]


def test_joined_books_the_place_and_ctrl_z_gives_it_back(desk: Desk, three: list[Appointment]) -> None:
    row = calls.call_list(desk).rows[0]
    place = row.proposals[0]
    done = calls.record(desk, three[0].id, CallResult.AGREED, advisor_id=place.advisor.id, start=place.slot.start)
    moved = stored.get(desk.db, three[0].id)
    assert moved and (moved.start, moved.state) == (datetime(2025, 12, 11, 9), State.EXPECTED)
    assert (
        done.told == f"Nadia Aubert{NBSP}: d’accord pour un autre jour{NBSP}: jeudi 11{NBSP}décembre 2025 à 9{NBSP}h."
    )
    assert names(desk) == ["Bonnet", "Roca"]
    ((told, person, call),) = calls.call_list(desk).done
    assert (told.id, person.last_name, call.result) == (three[0].id, "Aubert", CallResult.AGREED)
    take_back(desk, done)
    assert stored.get(desk.db, three[0].id) == three[0]
    assert names(desk) == ["Aubert", "Bonnet", "Roca"] and calls.call_list(desk).done == ()


@pytest.mark.parametrize("result", [CallResult.MESSAGE, CallResult.NO_ANSWER])
def test_who_was_not_reached_stays_at_the_end_of_their_date(
    desk: Desk, three: list[Appointment], result: CallResult
) -> None:
    booked(desk, "Zola", 9, day=AFTER)
    absences.note(desk, away(first=AFTER, last=AFTER))
    done = calls.record(desk, three[0].id, result)
    assert names(desk) == ["Bonnet", "Roca", "Aubert", "Zola"]
    assert [call.result for call in calls.call_list(desk).rows[2].tried] == [result]
    assert state(desk, three[0]) is State.EXPECTED and calls.call_list(desk).done == ()
    take_back(desk, done)
    assert names(desk) == ["Aubert", "Bonnet", "Roca", "Zola"]


@pytest.mark.parametrize("result", [CallResult.REFUSED, CallResult.LETTER])
def test_who_refuses_or_gets_a_letter_is_cancelled_by_the_service(
    desk: Desk, three: list[Appointment], result: CallResult
) -> None:
    done = calls.record(desk, three[1].id, result)
    assert state(desk, three[1]) is State.CANCELLED and names(desk) == ["Aubert", "Roca"]
    assert [call.result for _, _, call in calls.call_list(desk).done] == [result]
    take_back(desk, done)
    assert state(desk, three[1]) is State.EXPECTED and names(desk) == ["Aubert", "Bonnet", "Roca"]


def test_letters_are_noted_together_and_taken_back_together(desk: Desk, three: list[Appointment]) -> None:
    done = calls.record_letters(desk, [three[0].id, three[2].id])
    assert done.told == f"2{NBSP}lettres{NBSP}: rendez-vous annulés par le service."
    assert names(desk) == ["Bonnet"] and {call.result for _, _, call in calls.call_list(desk).done} == {
        CallResult.LETTER
    }
    take_back(desk, done)
    assert names(desk) == ["Aubert", "Bonnet", "Roca"] and calls.call_list(desk).done == ()


def test_a_letter_is_noted_once_and_none_at_all_changes_nothing(desk: Desk, three: list[Appointment]) -> None:
    calls.record_letters(desk, [three[0].id, three[0].id])
    assert len(kept.of_appointments(desk.db, [three[0].id])[three[0].id]) == 1
    done = calls.record_letters(desk, [])
    assert (done.told, done.undo) == ("", None) and names(desk) == ["Bonnet", "Roca"]


def test_whoever_waits_in_the_building_may_agree_too(desk: Desk, clock: StillClock) -> None:
    here = booked(desk, "Aubert", 9, day=THURSDAY)
    appointments.mark_as(desk, here.id, State.ARRIVED)
    before = stored.get(desk.db, here.id)
    absences.note(desk, away(first=THURSDAY, last=THURSDAY))
    (row,) = calls.call_list(desk).rows
    first = row.proposals[0]
    assert appointments.places_to_move_to(desk, here.id, NEXT)[0].slot.start.hour == 9
    done = calls.record(desk, here.id, CallResult.AGREED, advisor_id=first.advisor.id, start=first.slot.start)
    assert state(desk, here) is State.EXPECTED and names(desk) == []
    take_back(desk, done)
    assert stored.get(desk.db, here.id) == before


def test_a_place_that_has_gone_is_refused_and_the_next_one_is_proposed(desk: Desk, three: list[Appointment]) -> None:
    place = calls.call_list(desk).rows[0].proposals[0]
    booked(desk, "Vidal", 9, day=AFTER)
    with pytest.raises(SlotTaken):
        calls.record(desk, three[0].id, CallResult.AGREED, advisor_id=1, start=place.slot.start)
    assert kept.of_appointments(desk.db, [three[0].id]) == {} and starts(desk)[0] == "11 09h45"


def test_nothing_is_agreed_without_an_hour_nor_told_of_who_is_off(desk: Desk, three: list[Appointment]) -> None:
    with pytest.raises(RuleBroken, match="créneau"):
        calls.record(desk, three[0].id, CallResult.AGREED)
    appointments.mark_as(desk, three[0].id, State.EXCUSED)
    with pytest.raises(OutOfDate, match="relue"):
        calls.record(desk, three[0].id, CallResult.MESSAGE)
    with pytest.raises(OutOfDate, match="relue"):
        calls.record_letters(desk, [three[1].id, three[0].id])
    assert state(desk, three[1]) is State.EXPECTED


def test_what_changed_since_is_not_taken_back(desk: Desk, three: list[Appointment]) -> None:
    done = calls.record(desk, three[0].id, CallResult.REFUSED)
    appointments.mark_as(desk, three[0].id, State.EXPECTED)
    with pytest.raises(OutOfDate):
        take_back(desk, done)


def test_nobody_comes_back_to_an_hour_that_is_held_again_and_given_away(desk: Desk, three: list[Appointment]) -> None:
    done = calls.record(desk, three[0].id, CallResult.REFUSED)
    (absence,) = absences.coming(desk)
    absences.take_back(desk, absence.id)
    booked(desk, "Vidal", 9)
    with pytest.raises(SlotTaken):
        take_back(desk, done)
    assert state(desk, three[0]) is State.CANCELLED


def test_a_day_given_back_empties_the_list(desk: Desk, three: list[Appointment]) -> None:
    (absence,) = absences.coming(desk)
    absences.take_back(desk, absence.id)
    assert calls.call_list(desk).rows == ()


def test_those_told_are_shown_for_a_week_the_last_first(
    desk: Desk, three: list[Appointment], clock: StillClock
) -> None:
    calls.record(desk, three[0].id, CallResult.REFUSED)
    clock.forward(minutes=5)
    calls.record(desk, three[2].id, CallResult.LETTER)
    assert [person.last_name for _, person, _ in calls.call_list(desk).done] == ["Roca", "Aubert"]
    clock.forward(days=7)
    assert [person.last_name for _, person, _ in calls.call_list(desk).done] == ["Roca"]


def test_who_was_told_twice_is_shown_once(desk: Desk, three: list[Appointment]) -> None:
    place = calls.call_list(desk).rows[0].proposals[0]
    calls.record(desk, three[0].id, CallResult.AGREED, advisor_id=1, start=place.slot.start)
    absences.note(desk, away(first=AFTER, last=AFTER))
    calls.record(desk, three[0].id, CallResult.REFUSED)
    assert [call.result for _, _, call in calls.call_list(desk).done] == [CallResult.REFUSED]


def test_the_first_page_asks_until_the_list_is_empty(desk: Desk, three: list[Appointment]) -> None:
    def asked() -> list[tuple[str, str, date | None]]:
        lines = [line for line in attention.needs_attention(desk) if line.page == "calls"]
        return [(line.sentence.replace(NBSP, " "), line.page, line.day) for line in lines]

    said = "personnes à prévenir : jeudi 4 décembre, absence de Marie Castell"
    assert asked() == [(f"3 {said}", "calls", NEXT)]
    calls.record(desk, three[0].id, CallResult.MESSAGE)
    assert asked() == [(f"3 {said}", "calls", NEXT)]
    for one in three[:2]:
        calls.record(desk, one.id, CallResult.REFUSED)
    assert asked() == [("1 personne à prévenir : jeudi 4 décembre, absence de Marie Castell", "calls", NEXT)]
    calls.record(desk, three[2].id, CallResult.LETTER)
    assert asked() == []


def test_dates_beyond_the_third_are_counted_in_one_line(desk: Desk) -> None:
    for week in range(5):
        booked(desk, f"N{'abcde'[week]}", 9, day=NEXT + timedelta(weeks=week))
    settings.change_days(desk, [])
    lines = [line for line in attention.needs_attention(desk) if line.page == "calls"]
    assert len(lines) == 4
    assert lines[3].sentence == f"2{NBSP}personnes à prévenir à d’autres dates"
    assert lines[3].day == NEXT + timedelta(weeks=3)
