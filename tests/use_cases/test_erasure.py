"""People go when they were not seen for long or ask to: what they leave is numbers, and a proof that names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.errors import NotAllowed, OutOfDate, RuleBroken
from desktop_app.domain.house_rules import HouseRules
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import State as Step
from desktop_app.domain.mandate.destruction import Destruction, Kind, Trigger
from desktop_app.domain.person import ERASED, Person
from desktop_app.domain.reception.appointment import State
from desktop_app.storage import driver, house_rules
from desktop_app.storage.connection.database import writing
from desktop_app.storage.files import data_in
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import destructions as register
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.reception import appointments, people
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, erasure
from desktop_app.use_cases.mandates import destroying, endings, mandates
from desktop_app.use_cases.papers import printing
from desktop_app.use_cases.reception import people as verbs
from tests.helpers.builders import a_person, stored_appointment, stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.readers import reading

LONG_AGO = date(2023, 11, 26)
"""A day more than the two years that the house rules keep, on the day of these tests."""


def visited(desk: Desk, name: str, day: date, state: State = State.SEEN) -> Person:
    """Somebody registered long ago who had an appointment that day."""
    person = stored_person(desk.db, name, on=date(2020, 1, 2))
    stored_appointment(desk.db, person, start=datetime(day.year, day.month, day.day, 9), state=state)
    return person


def names(desk: Desk) -> list[str]:
    return sorted(person.last_name for person in people.listing(desk.db))


def figures(desk: Desk, table: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in desk.db[table].rows]


def test_those_not_seen_for_long_are_found_and_nobody_else(desk: Desk) -> None:
    visited(desk, "Parti", LONG_AGO)
    visited(desk, "Revenu", LONG_AGO + timedelta(1))
    visited(desk, "Absent", LONG_AGO + timedelta(1), State.ABSENT)
    visited(desk, "Attendu", date(2025, 12, 4), State.EXPECTED)
    stored_person(desk.db, "Nouveau", on=LONG_AGO + timedelta(1))
    stored_person(desk.db, "Jamaisvenu", on=LONG_AGO)
    view = erasure.dormant(desk)
    assert view.before == date(2023, 11, 27)
    assert sorted(person.last_name for person in view.first) == ["Jamaisvenu", "Parti"]
    assert (view.people, erasure.visits_of_dormant(desk)) == (2, 1)


@pytest.mark.parametrize(
    ("state", "at", "kept"),
    [
        (Step.DRAFT, datetime(2023, 1, 5, 9), True),
        (Step.ACTIVE, datetime(2023, 1, 5, 9), True),
        (Step.ENDED, datetime(2025, 1, 5, 9), True),
        (Step.ENDED, datetime(2023, 1, 5, 9), False),
    ],
)
def test_a_mandate_that_goes_on_or_has_just_ended_keeps_its_person(
    desk: Desk, state: Step, at: datetime, kept: bool
) -> None:
    person = visited(desk, "Parti", LONG_AGO)
    for _ in range(2):
        stored_mandate(desk.db, state, person=person, drafted_at=at, ends_on=date(2026, 6, 1))
    view = erasure.dormant(desk)
    assert len(view.first) == view.people == erasure.count_dormant(desk) == (0 if kept else 1)


def test_an_appointment_moved_and_a_mandate_ended_count_as_being_seen(desk: Desk, clock: StillClock) -> None:
    moved, ended = visited(desk, "Déplacé", LONG_AGO, State.EXPECTED), visited(desk, "Retiré", LONG_AGO)
    mandate = stored_mandate(desk.db, person=ended, drafted_at=datetime(2023, 1, 5, 9), ends_on=date(2026, 6, 1))
    assert erasure.dormant(desk).people == 1
    booked = verbs.view(desk, moved.id).appointments[0]
    with writing(desk.db):
        later = timedelta(days=5)
        appointments.update(desk.db, replace(booked, start=booked.start + later, end=booked.end + later))
    endings.withdraw(desk, mandate.id)
    assert erasure.dormant(desk).people == 0
    clock.forward(days=10)
    assert [person.last_name for person in erasure.dormant(desk).first] == ["Déplacé"]


def test_the_time_is_the_one_that_the_house_rules_set(desk: Desk) -> None:
    visited(desk, "Parti", LONG_AGO)
    with writing(desk.db):
        house_rules.save(desk.db, HouseRules(months_kept=25))
    assert erasure.dormant(desk).people == 0


def test_looking_changes_nothing(desk: Desk) -> None:
    visited(desk, "Parti", LONG_AGO)
    erasure.dormant(desk)
    assert names(desk) == ["Parti"] and register.every(desk.db, 9) == []


def test_a_purge_takes_them_all_and_leaves_figures_and_one_proof(desk: Desk, manager_desk: Desk) -> None:
    for name in ("Parti", "Loin"):
        visited(desk, name, LONG_AGO)
    ended = stored_mandate(
        desk.db, Step.ENDED, person=people.search(desk.db, "loin")[0], drafted_at=datetime(2023, 1, 5, 9)
    )
    visited(desk, "Reste", date(2025, 11, 20))
    done = erasure.purge(manager_desk)
    assert names(desk) == ["Reste"]
    assert done.told == "2\N{NO-BREAK SPACE}fiches effacées (preuve D2025-0001)."
    assert (done.touched, done.undo) == (Touched.EVERYTHING, None)
    proof = register.get(desk.db, done.subject)
    assert proof and (proof.kind, proof.trigger, proof.amount) == (Kind.PEOPLE, Trigger.TIME_OVER, 2)
    assert proof.by == "compte-4" and proof.not_seen_since == date(2023, 11, 27)
    assert figures(desk, "visit_figure") == [("2023-11-26", 1, "Logement", "SEEN", 2)]
    assert sorted(figures(desk, "visitor_figure")) == [("2023", 2), ("2023-11", 2)]
    left = mandates.view(desk, ended.id)
    assert left.person is ERASED and left.mandate.number == ended.number
    assert [view.person.name for view in mandates.listing(desk, open_only=False)] == ["Personne effacée"]


def test_the_journal_counts_them_and_links_nothing(desk: Desk) -> None:
    visited(desk, "Parti", LONG_AGO)
    before = len(journal.latest(desk.db, 99))
    erasure.purge(desk)
    lines = journal.latest(desk.db, 99)[: -before or None][::-1]
    assert [(line.action, line.subject, line.detail) for line in lines] == [
        (Action.DESTRUCTION_ASKED, "", "D2025-0001"),
        (Action.DESTROYED, "", "D2025-0001 1"),
    ]


def test_figures_add_up_over_several_purges(desk: Desk, clock: StillClock) -> None:
    visited(desk, "Parti", LONG_AGO)
    erasure.purge(desk)
    person = visited(desk, "Autre", LONG_AGO)
    stored_appointment(desk.db, person, start=datetime(2023, 10, 5, 9), state=State.ABSENT)
    stored_appointment(desk.db, person, start=datetime(2023, 10, 12, 9), state=State.SEEN)
    stored_appointment(desk.db, person, start=datetime(2023, 10, 19, 9), state=State.SEEN)
    erasure.purge(desk)
    assert sorted(figures(desk, "visitor_figure")) == [("2023", 2), ("2023-10", 1), ("2023-11", 2)]
    assert ("2023-11-26", 1, "Logement", "SEEN", 2) in figures(desk, "visit_figure")
    assert ("2023-10-05", 1, "Logement", "ABSENT", 1) in figures(desk, "visit_figure")


def test_with_nobody_to_erase_nothing_is_written(desk: Desk) -> None:
    visited(desk, "Reste", date(2025, 11, 20))
    done = erasure.purge(desk)
    assert (done.touched, done.told, done.subject) == (Touched.NOTHING, "Personne n’est à effacer.", 0)
    assert register.every(desk.db, 9) == []


def test_a_purge_tells_how_far_it_is_and_can_be_stopped(desk: Desk) -> None:
    for at in range(destroying.PEOPLE_AT_ONCE * 2 + 5):
        visited(desk, f"Parti{at}", LONG_AGO)
    told: list[tuple[int, int]] = []
    done = erasure.purge(desk, progress=lambda gone, of: told.append((gone, of)), cancelled=lambda: len(told) == 1)
    assert told == [(destroying.PEOPLE_AT_ONCE, destroying.PEOPLE_AT_ONCE * 2 + 5)]
    proof = register.get(desk.db, done.subject)
    assert proof and proof.amount == destroying.PEOPLE_AT_ONCE and proof.done_at
    assert erasure.dormant(desk).people == destroying.PEOPLE_AT_ONCE + 5
    assert destructions.resume(desk).touched is Touched.NOTHING
    erasure.purge(desk, progress=lambda gone, of: told.append((gone, of)))
    assert told[1:] == [(40, 45), (45, 45)] and names(desk) == []


def test_a_purge_runs_in_another_thread_beside_the_window(desk: Desk) -> None:
    from threading import Thread

    visited(desk, "Parti", LONG_AGO)
    done = []
    thread = Thread(target=lambda: done.append(erasure.purge(desk)))
    thread.start()
    while thread.is_alive():
        names(desk)
    thread.join()
    assert done[0].touched is Touched.EVERYTHING and names(desk) == []


def test_nobody_is_erased_by_a_computer_that_believes_it_is_next_year(desk: Desk, clock: StillClock) -> None:
    visited(desk, "Reste", date(2025, 11, 20))
    assert clock_check.doubt(desk) == ""
    clock.set(datetime(2028, 11, 27, 9))
    with pytest.raises(RuleBroken, match="à vérifier"):
        erasure.purge(desk)
    assert names(desk) == ["Reste"]
    clock_check.accept(desk, day=desk.now().date())
    erasure.purge(desk)
    assert names(desk) == []


@pytest.mark.parametrize("verb", [erasure.dormant, erasure.purge])
def test_only_a_manager_purges(reception_desk: Desk, advisor_desk: Desk, verb: object) -> None:
    for desk in (reception_desk, advisor_desk):
        with pytest.raises(NotAllowed, match="référent"):
            verb(desk)  # type: ignore[operator]


def asked(desk: Desk, kind: Kind, **changes: object) -> Destruction:
    """What a crash leaves right after a destruction was asked."""
    trigger = Trigger.ASKED if kind is Kind.PERSON else Trigger.TIME_OVER
    with writing(desk.db):
        return register.begin(desk.db, kind, trigger, at=desk.now(), by=desk.who, **changes)  # type: ignore[arg-type]


def test_a_purge_cut_short_proves_those_who_are_gone_and_leaves_the_others(desk: Desk) -> None:
    gone, caught, left = (visited(desk, name, LONG_AGO) for name in ("Parti", "Pris", "Reste"))
    cut = asked(desk, Kind.PEOPLE, amount=0, not_seen_since=date(2023, 11, 27))
    uids = people.uids(desk.db, [gone.id, caught.id])
    mandate_keys.remember(desk.mandate_keys, uids, cut)
    with writing(desk.db):
        register.aim(desk.db, cut, uids[:1])
        register.forget_people(desk.db, uids[:1])
    assert destructions.resume(desk).told == "Une destruction menée à son terme."
    proof = register.of_number(desk.db, cut.number)
    assert proof.amount == 2 and proof.done_at
    assert [person.last_name for person in erasure.dormant(desk).first] == [left.last_name]


@pytest.mark.parametrize("remembered", [False, True])
def test_an_erasure_cut_short_is_finished_at_the_next_start(desk: Desk, remembered: bool) -> None:
    person = visited(desk, "Parti", LONG_AGO)
    cut = asked(desk, Kind.PERSON, subject=f"usager-{person.id}")
    uids = people.uids(desk.db, [person.id])
    register.aim(desk.db, cut, uids)
    if remembered:
        mandate_keys.remember(desk.mandate_keys, uids, cut)
    destructions.resume(desk)
    assert names(desk) == [] and register.of_number(desk.db, cut.number).done_at
    assert mandate_keys.ids_of(desk.mandate_keys, cut.number) == uids


def test_whoever_asks_is_erased_at_the_desk(desk: Desk, reception_desk: Desk) -> None:
    person = visited(desk, "Parti", date(2025, 11, 20))
    done = erasure.erase(reception_desk, person.id)
    assert done.told == "Fiche effacée (preuve D2025-0001)." and done.undo is None
    proof = register.get(desk.db, done.subject)
    assert proof and (proof.kind, proof.trigger, proof.amount, proof.by) == (
        Kind.PERSON,
        Trigger.ASKED,
        1,
        "compte-2",
    )
    assert names(desk) == [] and figures(desk, "visitor_figure") == [("2025-11", 1), ("2025", 1)]
    with pytest.raises(OutOfDate):
        verbs.view(desk, person.id)


def test_whoever_comes_back_is_somebody_new(desk: Desk) -> None:
    person = visited(desk, "Parti", date(2025, 11, 20))
    erasure.erase(desk, person.id)
    again = verbs.register(desk, a_person("Parti")).subject
    assert again != person.id and verbs.view(desk, again).appointments == ()
    destructions.resume(desk)
    assert names(desk) == ["Parti"]


@pytest.mark.parametrize("state", [Step.DRAFT, Step.PRINTED, Step.ACTIVE])
def test_a_mandate_that_goes_on_is_ended_first(desk: Desk, state: Step) -> None:
    mandate = stored_mandate(desk.db, state)
    with pytest.raises(RuleBroken, match=f"{mandate.number} n’a pas pris fin : retirez-le"):
        erasure.erase(desk, mandate.person_id)
    endings.withdraw(desk, mandate.id)
    erasure.erase(desk, mandate.person_id)
    assert names(desk) == []


@pytest.mark.parametrize("state", [State.EXPECTED, State.ARRIVED])
def test_an_appointment_to_come_is_called_off_first(desk: Desk, state: State) -> None:
    person = visited(desk, "Parti", date(2025, 11, 28), state)
    with pytest.raises(RuleBroken, match="Un rendez-vous est prévu vendredi 28"):
        erasure.erase(desk, person.id)
    assert names(desk) == ["Parti"] and register.every(desk.db, 9) == []


@pytest.mark.parametrize(("day", "state"), [(date(2025, 11, 28), State.EXCUSED), (date(2025, 11, 20), State.EXPECTED)])
def test_one_called_off_or_long_past_keeps_nobody(desk: Desk, day: date, state: State) -> None:
    erasure.erase(desk, visited(desk, "Parti", day, state).id)
    assert names(desk) == [] and figures(desk, "visitor_figure") == []


def test_an_erasure_whose_trace_is_held_by_a_reader_is_shown_until_it_is_done(desk: Desk) -> None:
    person = visited(desk, "Parti", date(2025, 11, 20))
    reader = driver.connect(data_in(desk.folder), desk.keys.data)
    reader.execute("BEGIN")
    assert reader["person"].count == 1
    assert erasure.erase(desk, person.id).told == "Fiche effacée (à terminer, D2025-0001)."
    assert names(desk) == [] and len(destructions.pending(desk)) == 1
    reader.close()
    assert destructions.resume(desk).told == "Une destruction menée à son terme."


def test_nobody_is_erased_while_a_mandate_of_theirs_is_half_destroyed(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    with reading(desk):
        endings.withdraw(desk, mandate.id)
        with pytest.raises(RuleBroken, match="encore à terminer"):
            erasure.erase(desk, mandate.person_id)
        with pytest.raises(RuleBroken, match="encore à terminer"):
            erasure.purge(desk)
    erasure.erase(desk, mandate.person_id)
    assert names(desk) == [] and destructions.pending(desk) == []


def test_everything_held_is_told_with_what_each_account_may_read(desk: Desk, reception_desk: Desk) -> None:
    person = visited(desk, "Parti", date(2025, 11, 20))
    running, ended = stored_mandate(desk.db, person=person), stored_mandate(desk.db, person=person)
    endings.withdraw(desk, ended.id)
    held = erasure.everything_on(desk, person.id)
    assert (held.person, held.added_on, held.months_kept) == (person, date(2020, 1, 2), 24)
    assert [visit.state for visit in held.appointments] == [State.SEEN]
    assert {mandate.id: mandate.body for mandate in held.mandates} == {running.id: running.body, ended.id: None}
    assert {mandate.body for mandate in erasure.everything_on(reception_desk, person.id).mandates} == {None}


def test_handing_it_over_is_a_line_of_the_journal(desk: Desk) -> None:
    person = visited(desk, "Parti", date(2025, 11, 20))
    paper = printing.personal_record(desk, person.id)
    printing.record_printed(desk, paper)
    line = journal.latest(desk.db, 1)[0]
    assert (line.action, line.subject) == (Action.DATA_HANDED_OVER, f"usager-{person.id}")
    assert "Parti" not in paper.file_name + paper.title


def test_a_person_is_registered_on_the_day_of_the_desk(desk: Desk) -> None:
    added = verbs.register(desk, a_person()).subject
    assert erasure.everything_on(desk, added).added_on == desk.now().date()
