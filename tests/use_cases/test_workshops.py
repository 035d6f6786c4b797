"""Workshops at the desk: a title, seats, those who wait, a decision; what each does to people, and back again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken, SlotTaken
from desktop_app.domain.planning import Cap, Decision, Standing, Subject
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.request import Outcome
from desktop_app.storage.planning import workshops as stored_workshops
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import requests as stored_requests
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.papers import call_papers, workshop_papers
from desktop_app.use_cases.planning import absences, schedule
from desktop_app.use_cases.reception import appointments, calls, enrolment, requests, today, waiting_list
from desktop_app.use_cases.settings import house_rules, settings
from desktop_app.use_cases.workshops import gauges, workshops
from tests.forms import reading
from tests.helpers.alike import take_back
from tests.helpers.builders import FRIDAY, a_person, an_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.use_cases.gestures_of_days import AWAY
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE, given, listed

FRIDAY_AT_NINE = datetime(2025, 11, 28, 9)
NAMES = ("Aubert", "Bosc", "Coll", "Dalmau", "Esteve", "Farré", "Gasc", "Huguet", "Illes")


def enrolled(desk: Desk, count: int, start: datetime = FRIDAY_AT_TWO) -> list[Changes]:
    """So many people are enrolled."""
    people = [stored_person(desk.db, name, "Lou") for name in NAMES[:count]]
    return [enrolment.enrol(desk, advisor_id=2, start=start, person=each) for each in people]


def gauge(desk: Desk, start: datetime = FRIDAY_AT_TWO) -> gauges.Gauge:
    found = gauges.at(desk, 2, start)
    assert found
    return found


def limited(desk: Desk, **limits: int) -> None:
    house_rules.change(desk, replace(house_rules.load(desk), **limits))  # type: ignore[arg-type]


def test_hours_without_a_title_say_only_what_the_planning_gives(desk: Desk) -> None:
    found = gauge(desk)
    assert (found.workshop, found.capacity.seats, found.capacity.by, found.standing) == (None, 8, Cap.PLANNING, None)


def test_all_who_are_enrolled_come_for_one_thing(desk: Desk) -> None:
    person = stored_person(desk.db)
    wrote = {"person_id": person.id, "advisor_id": 2, "start": FRIDAY_AT_TWO, "minutes": 120, "theme": "Email"}
    before = stored.add(desk.db, an_appointment(**wrote))
    done = given(desk)
    assert stored.get(desk.db, before.id) == replace(before, theme="PrendreEnMainDuMateriel")
    after = appointments.book(
        desk, person=stored_person(desk.db, "Roca", "Karim"), advisor_id=2, start=FRIDAY_AT_TWO, theme="Email"
    )
    booked = stored.get(desk.db, after.subject)
    assert booked and booked.theme == "PrendreEnMainDuMateriel"
    corrected = appointments.correct(desk, before.id, person=person, theme="Bureautique")
    assert not corrected.told
    assert done.undo
    done.undo.back(desk)
    assert stored.get(desk.db, before.id) == before and gauge(desk).workshop is None


def test_every_way_to_book_is_bound_by_the_computers(desk: Desk) -> None:
    limited(desk, workshop_machines=2, workshop_room=7)
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, maximum=0, machine_each=True))
    enrolled(desk, 2)
    sentence = "Complet\xa0: 2\xa0places, limité par les ordinateurs."
    with pytest.raises(SlotTaken, match=sentence):
        enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, "Roca", "Karim"))
    with pytest.raises(SlotTaken):
        appointments.book(desk, person=a_person("Serra", "Núria"), advisor_id=2, start=FRIDAY_AT_TWO, theme="Email")
    assert all(place.slot.start != FRIDAY_AT_TWO for place in appointments.places_on(desk, FRIDAY))


def test_one_more_than_the_limit_wants_a_reason_and_is_taken_back(desk: Desk) -> None:
    id = given(desk).subject
    enrolled(desk, 3)
    with pytest.raises(Refused):
        workshops.allow_more(desk, id, "")
    more = workshops.allow_more(desk, id, "apporte son ordinateur")
    assert (gauge(desk).capacity.seats, gauge(desk).capacity.over, gauge(desk).left) == (4, 1, 1)
    assert take_back(desk, more).told == "Annulé\xa0: la place de plus."
    assert gauge(desk).capacity.seats == 3


def test_below_the_least_number_it_waits_for_somebody_and_says_so(desk: Desk, clock: StillClock) -> None:
    given(desk)
    enrolled(desk, 1)
    (line,) = [each for each in attention.needs_attention(desk) if each.workshop]
    assert line.workshop == (2, FRIDAY_AT_TWO)
    assert line.sentence.endswith("il manque 1\xa0personne, à décider avant 12\xa0h")
    clock.set(datetime(2025, 11, 28, 8))
    assert workshops.settle_due(desk).told == ""
    assert gauge(desk).standing is Standing.TO_DECIDE
    (line,) = [each for each in attention.needs_attention(desk) if each.workshop]
    assert "à décider depuis hier 12" in line.sentence


def test_with_enough_people_it_is_confirmed_at_the_next_opening_with_its_lateness(
    desk: Desk, clock: StillClock
) -> None:
    given(desk)
    booked = enrolled(desk, 2)
    assert workshops.settle_due(desk).told == "" and gauge(desk).standing is Standing.CONFIRMED
    clock.set(datetime(2025, 11, 28, 8))
    assert workshops.settle_due(desk).told == "1\xa0atelier confirmé."
    workshop = gauge(desk).workshop
    assert workshop and workshop.decision is Decision.CONFIRMED and workshop.lateness == timedelta(hours=20)
    appointments.mark_as(desk, booked[0].subject, State.EXCUSED)
    assert gauge(desk).standing is Standing.CONFIRMED and workshops.settle_due(desk).told == ""


def test_a_cancelled_workshop_sends_its_people_to_the_call_list_and_says_why(desk: Desk) -> None:
    id = given(desk).subject
    enrolled(desk, 1)
    enrolled_in_the_morning = enrolment.enrol(
        desk, advisor_id=2, start=FRIDAY_AT_NINE, person=stored_person(desk.db, "Roca", "Karim")
    )
    done = workshops.call_off(desk, id)
    (row,) = calls.call_list(desk).rows
    assert (row.person.last_name, row.why) == ("Aubert", "atelier annulé (manque de participants)")
    assert done.told.endswith("annulé, manque de participants. 1\xa0personne à prévenir.")
    notice = call_papers.proposed_notice(desk, FRIDAY)
    assert (notice.title, notice.reason) == ("Atelier annulé", "manque de participants")
    view = today.day_view(desk, FRIDAY)
    assert [(each.gone, each.slot.start) for each in view.workshops] == [(False, FRIDAY_AT_NINE), (True, FRIDAY_AT_TWO)]
    assert stored.get(desk.db, enrolled_in_the_morning.subject)
    with pytest.raises(OutOfDate):
        workshops.confirm(desk, id)
    assert done.undo
    done.undo.back(desk)
    assert calls.call_list(desk).rows == () and gauge(desk).standing is Standing.TO_CONFIRM


def test_both_workshops_of_a_day_may_be_cancelled_one_after_the_other(desk: Desk) -> None:
    morning = workshops.give(desk, advisor_id=2, start=FRIDAY_AT_NINE, subject=replace(FIRST_STEPS, title="E-mail"))
    afternoon = given(desk)
    enrolled(desk, 1)
    workshops.call_off(desk, morning.subject)
    last = workshops.call_off(desk, afternoon.subject)
    assert schedule.here_on(desk, FRIDAY) == ()
    assert [row.why for row in calls.call_list(desk).rows] == ["annulé (manque de participants)"]
    assert last.undo
    last.undo.back(desk)
    (session,) = schedule.here_on(desk, FRIDAY)
    assert [each.start.hour for each in session.segments] == [14]


def test_a_day_given_back_opens_the_decision_again(desk: Desk) -> None:
    from desktop_app.use_cases.planning import exceptions

    id = given(desk).subject
    workshops.call_off(desk, id)
    (standing,) = exceptions.coming(desk)
    exceptions.take_back(desk, standing.exception.id)
    assert gauge(desk).standing is Standing.TO_CONFIRM
    assert workshops.confirm(desk, id).told.endswith("confirmé, 0\xa0personne inscrite.")


def test_those_who_wait_are_called_in_order_and_a_seat_is_kept_meanwhile(desk: Desk) -> None:
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, maximum=2))
    booked = enrolled(desk, 2)
    first = enrolment.put_on_list(desk, **PLACE, person=a_person("Roca", "Karim"))
    enrolment.put_on_list(desk, **PLACE, person=a_person("Serra", "Núria"))
    with pytest.raises(SlotTaken):
        enrolment.promote(desk, first.subject)
    appointments.mark_as(desk, booked[0].subject, State.EXCUSED)
    enrolment.promote(desk, first.subject)
    assert (gauge(desk).left, gauge(desk).promised, gauge(desk).waiting) == (0, 1, 1)
    with pytest.raises(SlotTaken, match="dont 1\xa0place gardée"):
        enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, "Gasc", "Lou"))
    with pytest.raises(SlotTaken):
        appointments.mark_as(desk, booked[0].subject, State.EXPECTED)
    (row,) = waiting_list.read(desk).call_back
    assert row.theme == "Premiers pas" and [place.slot.start for place in row.proposals] == [FRIDAY_AT_TWO]
    assert "Une place se libère à l’atelier «\xa0Premiers pas\xa0»" in waiting_list.what_to_say(
        desk, row, row.proposals[0]
    )
    enrolment.agree(desk, first.subject)
    assert [each.person.last_name for each in enrolment.roll(desk, 2, FRIDAY_AT_TWO).people] == ["Bosc", "Roca"]


def test_whoever_has_a_seat_or_waits_is_not_listed_twice(desk: Desk) -> None:
    given(desk)
    enrolled(desk, 1)
    seated, waiting = enrolment.roll(desk, 2, FRIDAY_AT_TWO).people[0].person, stored_person(desk.db, "Roca", "Karim")
    enrolment.put_on_list(desk, **PLACE, person=waiting)
    for person in (seated, waiting):
        with pytest.raises(RuleBroken, match="déjà"):
            enrolment.put_on_list(desk, **PLACE, person=person)


def test_who_waited_for_a_workshop_that_is_cancelled_waits_for_any_place(desk: Desk) -> None:
    listed(desk)
    workshops.call_off(desk, 1)
    (row,) = waiting_list.read(desk).listed
    assert row.theme == "Prendre en main du matériel" and row.proposals
    assert FRIDAY_AT_TWO not in {place.slot.start for place in row.proposals}


def test_a_booking_made_elsewhere_answers_the_wish_and_its_undo_gives_it_back(desk: Desk) -> None:
    wish = listed(desk).subject
    person = waiting_list.read(desk).listed[0].person
    done = appointments.book(desk, person=person, advisor_id=2, start=FRIDAY_AT_TWO, theme="Email")
    assert waiting_list.read(desk).listed == ()
    assert done.undo
    done.undo.back(desk)
    assert [row.request.id for row in waiting_list.read(desk).listed] == [wish]


def test_a_cycle_takes_the_next_dates_of_the_same_hours(desk: Desk) -> None:
    done = workshops.give(desk, **PLACE, subject=FIRST_STEPS, sessions=3)
    found = [(each.key.original, each.number, each.of) for each in stored_workshops.between(desk.db, date.min)]
    assert found == [(date(2025, 11, 28), 1, 3), (date(2025, 12, 5), 2, 3), (date(2025, 12, 12), 3, 3)]
    assert done.told == "Premiers pas\xa0: 3\xa0séances." and done.undo
    done.undo.back(desk)
    assert stored_workshops.between(desk.db, date.min) == []


def test_a_title_follows_a_substitute_and_the_days_that_are_changed(desk: Desk) -> None:
    workshops.give(desk, **PLACE, subject=FIRST_STEPS, sessions=2)
    absences.note(desk, replace(AWAY, advisor_id=2, first=FRIDAY, last=FRIDAY, replaced_by=1))
    found = gauges.at(desk, 1, FRIDAY_AT_TWO)
    assert found and found.workshop and found.workshop.subject == FIRST_STEPS
    rules = settings.load(desk).rules
    earlier = [replace(each, arrives=each.segments[0].start) for each in rules]
    changed = settings.change_days(desk, earlier)
    later = gauge(desk, datetime(2025, 12, 5, 14))
    assert later.workshop and (later.workshop.number, later.capacity.by) == (2, Cap.SUBJECT)
    assert changed.undo
    changed.undo.back(desk)
    assert gauge(desk, datetime(2025, 12, 5, 14)).workshop


@pytest.mark.parametrize(
    ("changes", "named", "field"),
    [
        ({"theme": "Logement"}, {}, "theme"),
        ({"title": ""}, {}, "title"),
        ({}, {"decide_by": datetime(2025, 11, 28, 15)}, "decide_by"),
        ({}, {"sessions": 13}, "sessions"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    desk: Desk, changes: dict[str, str], named: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, **changes), **named)  # type: ignore[arg-type]
    assert [fault.field for fault in refusal.value.faults] == [field]


def test_the_past_keeps_what_was_taught(desk: Desk, clock: StillClock) -> None:
    workshops.give(desk, **PLACE, subject=FIRST_STEPS)
    enrolled(desk, 2)
    clock.set(datetime(2025, 12, 15, 9))
    view = today.day_view(desk, FRIDAY)
    found = next(each for each in view.workshops if each.slot.start == FRIDAY_AT_TWO)
    assert found.workshop and found.workshop.subject.title == "Premiers pas" and found.capacity.seats == 3


def test_a_subject_needs_no_least_number(desk: Desk) -> None:
    workshops.give(desk, **PLACE, subject=Subject("Portes ouvertes", "CultureNumerique"))
    assert gauge(desk).standing is None and gauges.to_decide(desk) == []


def test_a_title_is_taken_away_and_put_back_with_what_was_asked_of_it(desk: Desk, clock: StillClock) -> None:
    given(desk)
    enrolled(desk, 1)
    asked = enrolment.put_on_list(desk, **PLACE, person=stored_person(desk.db, "Roca", "Karim")).subject
    titled = gauge(desk).workshop
    assert titled
    with pytest.raises(RuleBroken, match="le titre reste"):
        workshops.untitle(desk, titled.id)
    requests.settle_as(desk, asked, Outcome.UNANSWERED)
    done = workshops.untitle(desk, titled.id)
    assert (gauge(desk).workshop, gauge(desk).enrolled, gauge(desk).capacity.by) == (None, 1, Cap.PLANNING)
    assert done.undo
    done.undo.back(desk)
    assert gauge(desk).workshop == titled and stored_requests.get(desk.db, asked).workshop_id == titled.id
    workshops.confirm(desk, titled.id)
    with pytest.raises(RuleBroken, match="déjà confirmé"):
        workshops.untitle(desk, titled.id)


def test_what_was_taught_keeps_its_title(desk: Desk, clock: StillClock) -> None:
    id = given(desk).subject
    clock.set(datetime(2025, 11, 28, 17))
    with pytest.raises(RuleBroken, match="passé"):
        workshops.untitle(desk, id)


def test_a_title_that_was_given_meanwhile_stays(desk: Desk) -> None:
    done = workshops.untitle(desk, given(desk).subject)
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, title="E-mail"))
    assert done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(desk)


def test_no_seat_is_promised_from_the_list_of_calls_where_none_is_left(desk: Desk) -> None:
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, maximum=2))
    booked = enrolled(desk, 2)
    asked = enrolment.put_on_list(desk, **PLACE, person=stored_person(desk.db, "Roca", "Karim")).subject
    with pytest.raises(SlotTaken, match="Complet"):
        requests.settle_as(desk, asked, Outcome.CALL_BACK)
    appointments.mark_as(desk, booked[0].subject, State.EXCUSED)
    requests.settle_as(desk, asked, Outcome.CALL_BACK)
    assert gauge(desk).promised == 1


def test_the_programme_has_the_workshops_to_come_and_nobody(desk: Desk) -> None:
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, aims="Allumer, ranger"), sessions=2)
    cancelled = workshops.give(desk, advisor_id=2, start=FRIDAY_AT_NINE, subject=replace(FIRST_STEPS, title="E-mail"))
    enrolled(desk, 1)
    workshops.call_off(desk, cancelled.subject)
    for large, size in ((False, "a4"), (True, "a3")):
        paper = workshop_papers.programme(desk, large=large)
        assert paper.file_name == f"programme-ateliers-{size}-2025-11-27.pdf" and not paper.discloses
        (words,) = reading.pages(paper.build())
        for said in ("Premiers pas (1/2)", "Premiers pas (2/2)", "Allumer, ranger", "avec Jordi Puig", "28 novembre"):
            assert said in words.replace("\xa0", " ")
        assert "E-mail" not in words and "Aubert" not in words


def test_the_sheet_of_a_day_leaves_a_row_for_each_seat_that_is_left(desk: Desk) -> None:
    limited(desk, workshop_room=6)
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, maximum=0))
    enrolled(desk, 2)
    assert sum(slot.places for slot in schedule.here_on(desk, FRIDAY)[0].slots) == 8 + 6
