"""What is written is read back equal, noun by noun."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.advisor import AdvisorTitle
from desktop_app.domain.calendar import Choices, PeriodKind, Territory, Zone
from desktop_app.domain.convention import Booker, Delay, Ending, Ground
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.journal import Action, Entry
from desktop_app.domain.mandate import EndReason
from desktop_app.domain.mandate import State as Step
from desktop_app.domain.person import ERASED
from desktop_app.domain.place import PlaceKind
from desktop_app.domain.planning import Rhythm, Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import Purpose
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import mandates
from desktop_app.storage.planning import advisors, calendar, conventions, patterns, place
from desktop_app.storage.reception import appointments, people
from tests.helpers import builders
from tests.helpers.builders import FRIDAY, NINE, THURSDAY


def test_a_new_file_has_neither_place_nor_convention(db):
    assert place.load(db) is None and conventions.every(db) == ()


@pytest.mark.parametrize("kind", PlaceKind)
def test_the_place_comes_back_and_is_replaced_not_added(db, kind):
    place.save(db, builders.le_boulou())
    other = replace(builders.le_boulou(), kind=kind, commune="L’Écluse", phone="")
    place.save(db, other)
    assert place.load(db) == other
    assert db["place"].count == 1


@pytest.mark.parametrize("changes", [{}, {"hard_end": None, "tacit": False}, {"booked_by": Booker.PARTNER}])
def test_the_convention_comes_back(db, changes):
    builders.put_convention(db, builders.its_convention())
    builders.put_convention(db, builders.its_convention(**changes))
    assert conventions.every(db) == (builders.its_convention(**changes),)


@pytest.mark.parametrize(
    "ground",
    [
        None,
        Ground(Ending.AGREED, article="art. 5-2"),
        Ground(Ending.OPPOSED, date(2026, 1, 6)),
        Ground(Ending.FAULT, date(2026, 3, 3), Delay(30), "art. 7.1"),
        Ground(Ending.NOTICE, date(2026, 3, 3), Delay(3, months=True)),
    ],
)
def test_how_a_convention_was_ended_comes_back(db, ground):
    ended = replace(builders.its_convention(), closed_on=date(2026, 4, 2), closed_because="fin", ground=ground)
    builders.put_convention(db, ended)
    assert conventions.every(db) == (ended,)


def test_a_new_file_has_the_calendar_of_a_place_that_chose_nothing(db):
    assert calendar.load(db) == Choices() and db["calendar"].count == 0


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"good_friday": True},
        {"saint_stephen": True},
        {"whit_monday_worked": True},
        {"bank_holidays_close": False},
        {"school_holidays_close": True},
    ],
)
@pytest.mark.parametrize("zone", Zone)
def test_the_calendar_comes_back_and_is_replaced_not_added(db, zone, changes):
    calendar.save(db, Choices(zone=Zone.B, periods=(builders.a_closure(THURSDAY),)))
    chosen = Choices(zone=zone, **changes)
    calendar.save(db, chosen)
    assert calendar.load(db) == chosen
    assert (db["calendar"].count, db["period"].count) == (1, 0)


@pytest.mark.parametrize("territory", Territory)
@pytest.mark.parametrize("kind", PeriodKind)
def test_the_dates_typed_come_back_in_order(db, territory, kind):
    later = builders.a_closure(THURSDAY, FRIDAY, every_year=True, kind=kind, name="l’« été » d’ici")
    sooner = builders.a_closure(THURSDAY - timedelta(1))
    calendar.save(db, Choices(territory=territory, periods=(later, sooner)))
    assert calendar.load(db) == Choices(territory=territory, periods=(sooner, later))


def test_an_advisor_who_leaves_stays_in_the_list(db):
    first = advisors.add(db, replace(builders.its_advisors()[0], id=0))
    second = advisors.add(db, replace(builders.its_advisors()[1], id=0, title=AdvisorTitle.AMBASSADOR_WOMAN))
    advisors.update(db, replace(first, active=False))
    assert advisors.every(db) == [replace(first, active=False), second]
    assert advisors.get(db, second.id) == second


@pytest.mark.parametrize("rhythm", Rhythm)
@pytest.mark.parametrize("purpose", Purpose)
def test_a_recurring_day_comes_back(db, rhythm, purpose):
    builders.stored_advisor(db)
    builders.put_convention(db, builders.its_convention())
    hours = (
        Segment.walk_in(time(8, 45), time(10), "hall"),
        Segment(time(10), time(12), buffer=5, places=2, room="bureau du CCAS"),
        Segment.workshop(time(13, 30), time(17, 5), 8, "salle multimédia"),
    )
    rule = builders.thursdays(
        rhythm=rhythm, purpose=purpose, segments=hours, ends_on=date(2026, 6, 22), every_weeks=2,
        counted_from=date(2024, 3, 4), dates=(THURSDAY, FRIDAY), arrives=time(8, 30),
        skipped=(date(2025, 12, 4), date(2026, 1, 8)),
    )  # fmt: skip
    added = patterns.add(db, rule)
    assert patterns.every(db) == [replace(rule, id=added.id)]
    patterns.update(db, replace(added, ends_on=None))
    assert patterns.every(db) == [replace(added, ends_on=None)]
    patterns.remove(db, added.id)
    assert patterns.every(db) == []


def test_a_person_comes_back_whatever_the_signs_in_the_name(db):
    added = people.add(db, builders.a_person("D’Œ'\"%_;--", "Nguyễn Łukasz", "+34612345678"), on=builders.THURSDAY)
    assert people.get(db, added.id) == added and added.id
    people.update(db, replace(added, last_name="Autre"))
    assert people.get(db, added.id).last_name == "Autre"
    assert people.search(db, "autre") and not people.search(db, "doe")
    people.remove(db, added.id)
    assert people.count(db) == 0


@pytest.mark.parametrize("state", State)
def test_an_appointment_comes_back_in_every_state(db, state):
    marked = None if state is State.EXPECTED else NINE.replace(second=12)
    made = builders.stored_appointment(db, state=state, state_at=marked)
    assert appointments.get(db, made.id) == made
    appointments.update(db, replace(made, theme="Justice"))
    assert appointments.get(db, made.id) == replace(made, theme="Justice")
    appointments.remove(db, made.id)
    assert appointments.get(db, made.id) is None


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("reason", EndReason)
def test_a_mandate_comes_back_at_every_step(db, step, reason):
    made = clear(builders.stored_mandate(db, step, reason=reason))
    assert made.state is step and mandates.get(db, made.id) == made
    assert mandates.of_person(db, made.person_id) == [made]


def clear(mandate):
    """The part of a mandate that is written in clear."""
    return replace(mandate, body=None)


def test_a_mandate_goes_through_its_life_in_the_file(db):
    made = builders.stored_mandate(db, Step.DRAFT)
    for step in Step:
        later = clear(replace(builders.a_mandate(step), id=made.id))
        mandates.update(db, later)
        assert mandates.get(db, made.id) == later


def test_an_ended_mandate_outlives_the_person_who_gave_it(db):
    made = clear(builders.stored_mandate(db, Step.ENDED))
    with writing(db):
        people.forget(db, [made.person_id])
    left = replace(made, person_id=0)
    assert mandates.get(db, made.id) == left
    assert mandates.every(db) == [(left, ERASED)] and ERASED.name == ERASED.listed_name == "Personne effacée"
    mandates.update(db, left)
    assert mandates.get(db, made.id) == left


def test_the_journal_gives_the_last_lines_first(db):
    entries = [Entry(NINE + timedelta(minutes=n), "accueil", action, f"usager-{n}") for n, action in enumerate(Action)]
    with writing(db):
        for entry in entries:
            journal.write(db, entry)
    assert journal.latest(db, 1000) == entries[::-1]
    assert journal.latest(db, 2) == entries[:-3:-1]


@pytest.mark.parametrize(
    "change",
    [
        lambda db: people.update(db, builders.a_person(id=9)),
        lambda db: people.get(db, 9),
        lambda db: advisors.update(db, replace(builders.its_advisors()[0], id=9)),
        lambda db: advisors.get(db, 9),
        lambda db: patterns.update(db, builders.thursdays(id=9)),
        lambda db: appointments.update(db, builders.an_appointment(id=9)),
        lambda db: mandates.update(db, replace(builders.a_mandate(), id=9)),
    ],
)
def test_what_is_gone_is_told_in_a_sentence(db, change):
    builders.stored_advisor(db)
    with pytest.raises(OutOfDate) as refusal:
        change(db)
    assert refusal.value.sentence.endswith(".")


def test_an_id_is_never_given_twice_but_an_undo_takes_its_own_back(db):
    first = builders.stored_person(db)
    people.remove(db, first.id)
    assert builders.stored_person(db).id == first.id + 1
    assert people.add(db, first, on=builders.THURSDAY) == first and people.get(db, first.id) == first


def test_a_day_lists_its_appointments_by_hour_with_their_people(db):
    ada, zoe = builders.stored_person(db, "Ada"), builders.stored_person(db, "Zoé")
    late = builders.stored_appointment(db, ada, start=NINE + timedelta(hours=5))
    early = builders.stored_appointment(db, zoe)
    builders.stored_appointment(db, zoe, start=datetime.combine(FRIDAY, time(0, 0)))
    builders.stored_appointment(db, zoe, start=datetime(2025, 11, 26, 23, 0))
    assert appointments.on_day(db, THURSDAY) == [early, late]
    assert appointments.with_people_between(db, THURSDAY, THURSDAY) == [(early, zoe), (late, ada)]


def test_both_ends_of_a_span_of_days_are_included(db):
    ada = builders.stored_person(db)
    made = [builders.stored_appointment(db, ada, start=NINE + timedelta(days=n)) for n in range(4)]
    days = [appointment.start.date() for appointment in made]
    assert appointments.between(db, days[1], days[2]) == made[1:3]
    assert appointments.of_person(db, ada.id) == made[::-1]


def test_a_person_is_found_at_an_hour_but_not_at_its_edges(db):
    ada, at = builders.stored_person(db), timedelta(minutes=45)
    made = builders.stored_appointment(db, ada)
    assert appointments.of_person_between(db, ada.id, NINE + at / 3, NINE + at * 2) == [made]
    assert appointments.of_person_between(db, ada.id, NINE + at, NINE + at * 2) == []
    assert appointments.of_person_between(db, ada.id, NINE - at, NINE) == []


def test_mandates_are_numbered_anew_each_year(db):
    assert mandates.next_rank(db, 2025) == 1
    for number in ("2025-0001", "2025-9999", "2025-10000", "2026-0007"):
        builders.stored_mandate(db, number=number)
    assert [mandates.next_rank(db, year) for year in (2024, 2025, 2026)] == [1, 10001, 8]


def test_mandates_are_listed_with_who_gave_them(db):
    ada = builders.stored_person(db, "Ada")
    made = {
        step: clear(builders.stored_mandate(db, step, person=ada, drafted_at=NINE + timedelta(days=n)))
        for n, step in enumerate(Step)
    }
    assert mandates.every(db) == [(mandate, ada) for mandate in [*made.values()][::-1]]
    assert mandates.every(db, limit=2) == mandates.every(db)[:2]
    assert [m.state for m, _ in mandates.every(db, open_only=True)] == [s for s in list(Step)[::-1] if s != Step.ENDED]
    assert [m.state for m, _ in mandates.unfinished(db)] == [Step.PRINTED, Step.IDENTIFIED, Step.INFORMED, Step.DRAFT]


def test_only_signed_mandates_come_to_their_end(db):
    last = date(2026, 5, 27)
    for step in Step:
        builders.stored_mandate(db, step, ends_on=last)
    assert [mandate.state for mandate, _ in mandates.ending_between(db, last, last)] == [Step.ACTIVE, Step.SUSPENDED]
    assert mandates.ending_between(db, last + timedelta(1), last + timedelta(9)) == []


def test_every_mandate_whose_last_day_is_over_is_found_and_no_ended_one(db):
    last = date(2026, 5, 27)
    made = [builders.stored_mandate(db, step, ends_on=last) for step in Step]
    builders.stored_mandate(db, ends_on=last + timedelta(1))
    assert mandates.over(db, last) == []
    assert mandates.over(db, last + timedelta(1)) == [clear(each) for each in made if each.state is not Step.ENDED]


def test_a_person_is_free_until_an_appointment_or_a_mandate_names_them(db):
    assert people.is_free(db, builders.stored_person(db).id)
    assert not people.is_free(db, builders.stored_appointment(db).person_id)
    assert not people.is_free(db, builders.stored_mandate(db).person_id)


def test_what_fails_half_way_leaves_nothing(db):
    with pytest.raises(OutOfDate), writing(db):
        builders.stored_person(db)
        people.get(db, 99)
    assert people.count(db) == 0
