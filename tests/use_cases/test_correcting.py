"""An appointment is put right, or taken out when it was a mistake, whenever it is; somebody may leave before time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desktop_app.domain.errors import LikelyDuplicate, OutOfDate, PersonBusy, RuleBroken
from desktop_app.domain.person import read_person
from desktop_app.domain.reception.appointment import State
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import visits
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import ledger
from desktop_app.use_cases.reception import agenda, appointments
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import NINE, THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock

A_WEEK_LATER = datetime(2025, 12, 4, 10)


@pytest.fixture
def past(desk: Desk, clock: StillClock) -> int:
    """The id of an appointment of a week ago, kept, on a day that no pattern gives any more."""
    made = stored_appointment(desk.db, stored_person(desk.db), state=State.SEEN)
    clock.set(A_WEEK_LATER)
    ledger.settle(desk)
    settings.change_days(desk, [])
    return made.id


def test_the_person_and_the_theme_of_a_day_that_is_over_are_put_right(desk: Desk, past: int) -> None:
    other = stored_person(desk.db, "Roca", "Joan", "")
    done = appointments.correct(desk, past, person=other, theme="Justice")
    after, whose = appointments.with_person(desk, past)
    assert (whose, after.theme, after.state, after.start) == (other, "Justice", State.SEEN, NINE)
    assert done.told == "Joan Roca : rendez-vous corrigé."


def test_who_is_corrected_in_was_last_seen_then(desk: Desk, past: int) -> None:
    gone = stored_person(desk.db, "Parti", "Paul", "", on=datetime(2020, 1, 2).date())
    appointments.correct(desk, past, person=gone, theme="Logement")
    assert visits.last(desk.db, [gone.id])[gone.id] == THURSDAY


def test_what_is_as_it_was_changes_nothing(desk: Desk, past: int) -> None:
    before, whose = appointments.with_person(desk, past)
    assert appointments.correct(desk, past, person=whose, theme=before.theme).undo is None


def test_somebody_busy_at_that_hour_is_refused(desk: Desk) -> None:
    one = stored_appointment(desk.db, stored_person(desk.db))
    other = stored_person(desk.db, "Roca", "Joan", "")
    stored_appointment(desk.db, other, start=NINE + timedelta(minutes=15), advisor_id=2)
    with pytest.raises(PersonBusy):
        appointments.correct(desk, one.id, person=other, theme=one.theme)


def test_a_theme_of_another_kind_of_day_is_refused_and_the_one_it_has_is_not(desk: Desk) -> None:
    made = stored_appointment(desk.db, stored_person(desk.db), theme="Email")
    other = stored_person(desk.db, "Roca", "Joan", "")
    appointments.correct(desk, made.id, person=other, theme="Email")
    with pytest.raises(RuleBroken) as refused:
        appointments.correct(desk, made.id, person=other, theme="Bureautique")
    assert [fault.field for fault in refused.value.faults] == ["theme"]


def test_somebody_new_who_is_very_like_somebody_is_asked_about(desk: Desk, past: int) -> None:
    stored_person(desk.db, "Roca", "Joan", "")
    with pytest.raises(LikelyDuplicate):
        appointments.correct(desk, past, person=read_person("Roca", "Joana"), theme="Logement")
    done = appointments.correct(
        desk, past, person=read_person("Roca", "Joana"), theme="Logement", duplicate_confirmed=True
    )
    assert appointments.with_person(desk, done.subject)[1].first_name == "Joana"


def test_a_mistake_taken_out_is_in_no_figure(desk: Desk, past: int) -> None:
    [line] = [each for each in agenda.month(desk, THURSDAY.replace(day=1)) if each.day == THURSDAY]
    assert line.booked == 1
    appointments.remove(desk, past)
    [line] = [each for each in agenda.month(desk, THURSDAY.replace(day=1)) if each.day == THURSDAY]
    assert line.booked == 0 and stored.on_day(desk.db, THURSDAY) == []
    with pytest.raises(OutOfDate):
        appointments.remove(desk, past)


def test_somebody_who_leaves_before_being_received_gives_the_place_back(desk: Desk, clock: StillClock) -> None:
    made = stored_appointment(desk.db, stored_person(desk.db), state=State.ARRIVED)
    clock.set(NINE)
    taken = {place.slot.start for place in appointments.places_on(desk, THURSDAY)}
    assert appointments.mark_as(desk, made.id, State.LEFT).told == "Éloïse Lefèvre : départ sans entretien noté."
    assert {place.slot.start for place in appointments.places_on(desk, THURSDAY)} - taken == {NINE}
    appointments.mark_as(desk, made.id, State.ARRIVED)
    assert appointments.with_person(desk, made.id)[0].state is State.ARRIVED


def test_nobody_leaves_before_the_day(desk: Desk) -> None:
    made = stored_appointment(desk.db, stored_person(desk.db), start=NINE + timedelta(7))
    with pytest.raises(RuleBroken, match="pas encore temps"):
        appointments.mark_as(desk, made.id, State.LEFT)
