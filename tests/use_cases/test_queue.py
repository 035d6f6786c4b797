"""Those who come without appointment, at the desk: numbered, received one after the other, counted, then nameless."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken
from desktop_app.domain.journal import Filter
from desktop_app.domain.planning import Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal_pages
from desktop_app.storage.planning import patterns, sessions
from desktop_app.storage.reception import tickets as stored
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import packs, queue_papers
from desktop_app.use_cases.planning import ledger
from desktop_app.use_cases.reception import appointments, queue, tickets, today
from desktop_app.use_cases.reception.queue import Queued, QueueEnd
from desktop_app.use_cases.settings import house_rules
from tests.forms import reading
from tests.helpers.alike import at
from tests.helpers.builders import FRIDAY, ITS_ACCOUNTS, THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.open_door import DOOR_OPEN, of_marie, open_door


@pytest.fixture
def with_door(desk: Desk, clock: StillClock) -> Desk:
    """Such a Thursday, at 9 h."""
    clock.set(at(9))
    return open_door(desk)


def plain(changes: Changes) -> str:
    """What was told, with the blanks of a keyboard."""
    return changes.told.replace("\N{NO-BREAK SPACE}", " ")


def line(desk: Desk) -> list[str]:
    """The rows of the queue, in a word each."""
    (found,) = today.day_view(desk, THURSDAY).queues
    return [f"+{row.left}" if isinstance(row, QueueEnd) else _told(row) for row in found.rows]


def _told(row: Queued) -> str:
    wait = "" if row.wait is None else f" {row.wait.seconds // 60}"
    return f"{row.ticket.number} {row.ticket.state.name}{wait}"


def only(desk: Desk, number: int) -> Ticket:
    """The ticket of this number today."""
    return next(each for each in stored.on_day(desk.db, THURSDAY) if each.number == number)


def test_whoever_comes_has_the_next_number_and_hears_how_long(with_door: Desk) -> None:
    assert line(with_door) == ["+6"]
    assert plain(tickets.add(with_door, label=" Colette ")) == "N° 1, Colette : presque pas d’attente."
    assert plain(tickets.add(with_door)) == "N° 2, une personne : environ 20 min d’attente."
    assert line(with_door) == ["1 WAITING 0", "2 WAITING 20", "+4"]


def test_the_next_one_is_received_and_the_talk_before_is_over(with_door: Desk, clock: StillClock) -> None:
    first, second = (tickets.add(with_door).subject for _ in range(2))
    assert plain(tickets.mark_as(with_door, first, TicketState.RECEIVED)) == "N° 1, une personne : avec Marie Castell."
    clock.set(at(9, 15))
    done = tickets.mark_as(with_door, second, TicketState.RECEIVED)
    assert plain(done) == "N° 2, une personne : avec Marie Castell ; n° 1 : réalisé."
    assert only(with_door, 1).talk == timedelta(minutes=15)
    assert line(with_door) == ["2 RECEIVED", "+4", "1 SEEN"]
    assert done.undo
    done.undo.back(with_door)
    assert [only(with_door, number).state for number in (1, 2)] == [TicketState.RECEIVED, TicketState.WAITING]


def test_whoever_signed_is_called_by_their_name_and_anybody_else_as_they_were_called(with_door: Desk) -> None:
    person = stored_person(with_door.db, "Roca", "Joan")
    tickets.add(with_door, label="Colette")
    with writing(with_door.db):
        stored.add(with_door.db, Ticket(0, THURSDAY, 0, at(9), state=TicketState.SEEN, person_id=person.id))
    (found,) = today.day_view(with_door, THURSDAY).queues
    assert [row.name for row in found.rows if isinstance(row, Queued)] == ["Colette", "Joan Roca"]


def test_a_gesture_is_not_taken_back_over_a_later_one(with_door: Desk) -> None:
    added = tickets.add(with_door, label="Karim")
    left = tickets.mark_as(with_door, added.subject, TicketState.LEFT)
    assert added.undo and left.undo
    with pytest.raises(OutOfDate):
        added.undo.back(with_door)
    left.undo.back(with_door)
    added.undo.back(with_door)
    assert stored.on_day(with_door.db, THURSDAY) == []


def test_a_ticket_taken_out_comes_back_with_its_number(with_door: Desk) -> None:
    first, second = tickets.add(with_door), tickets.add(with_door)
    gone = tickets.remove(with_door, first.subject)
    assert line(with_door) == ["2 WAITING 0", "+5"] and gone.undo
    # The number of who was taken out is not given to somebody else while the other waits.
    assert only(with_door, 2).id == second.subject
    assert plain(tickets.add(with_door)).startswith("N° 3")
    gone.undo.back(with_door)
    assert [each.number for each in stored.on_day(with_door.db, THURSDAY)] == [1, 2, 3]


def test_sent_elsewhere_says_where_and_nothing_is_kept_without(with_door: Desk) -> None:
    came = tickets.add(with_door, label="une dame").subject
    with pytest.raises(Refused):
        tickets.mark_as(with_door, came, TicketState.REDIRECTED)
    assert only(with_door, 1).state is TicketState.WAITING
    done = tickets.mark_as(with_door, came, TicketState.REDIRECTED, sent_to="la CAF de Céret")
    assert plain(done) == "N° 1, une dame : orientation vers la CAF de Céret."


@pytest.mark.parametrize("said", [{"theme": "Jardinage"}, {"wanted_id": 9}])
def test_what_no_list_offers_is_refused_and_nothing_is_kept(with_door: Desk, said: dict[str, Any]) -> None:
    with pytest.raises((RuleBroken, OutOfDate)):
        tickets.add(with_door, **said)
    came = tickets.add(with_door, label="Nadia").subject
    with pytest.raises((RuleBroken, OutOfDate)):
        tickets.correct(with_door, came, **{"label": "Nadia", "theme": "", "wanted_id": 0, **said})
    assert line(with_door) == ["1 WAITING 0", "+5"]


def test_a_correction_and_its_undo(with_door: Desk) -> None:
    came = tickets.add(with_door, label="Nadia").subject
    done = tickets.correct(with_door, came, label="Nadine", theme="Email", wanted_id=0)
    assert (only(with_door, 1).label, only(with_door, 1).theme) == ("Nadine", "Email") and done.undo
    done.undo.back(with_door)
    assert only(with_door, 1).label == "Nadia"
    assert tickets.correct(with_door, came, label="Nadia", theme="", wanted_id=0).told == ""


def test_who_is_sent_in_is_received_by_whom_they_asked_for_or_by_who_is_at_work(with_door: Desk) -> None:
    with with_door.db.conn:
        patterns.add(with_door.db, replace(of_marie(with_door), id=0, advisor_id=2))
    reception = replace(with_door, account=ITS_ACCOUNTS[1])
    ids = [tickets.add(reception, wanted_id=wanted).subject for wanted in (0, 0, 0)]
    jordi = replace(with_door, account=ITS_ACCOUNTS[2])
    tickets.mark_as(jordi, ids[0], TicketState.RECEIVED)
    tickets.mark_as(reception, ids[1], TicketState.RECEIVED)
    assert [only(with_door, number).advisor_id for number in (1, 2)] == [2, 1]
    wanted = tickets.add(reception, wanted_id=2).subject
    tickets.mark_as(reception, wanted, TicketState.RECEIVED)
    assert only(with_door, 4).advisor_id == 2 and only(with_door, 1).state is TicketState.SEEN


@pytest.mark.parametrize(
    ("hour", "said"),
    [(at(8), ""), (at(10, 59), ""), (at(11), "terminées"), (datetime(2025, 11, 26, 9), "Personne ne tient")],
)
def test_one_may_come_before_the_hours_but_not_after(
    with_door: Desk, clock: StillClock, hour: datetime, said: str
) -> None:
    clock.set(hour)
    if said:
        with pytest.raises(RuleBroken, match=said):
            tickets.add(with_door)
    else:
        assert tickets.add(with_door).subject


def test_on_a_day_by_appointment_an_appointment_is_proposed(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="sur rendez-vous"):
        tickets.add(desk)
    assert today.day_view(desk, THURSDAY).queues == ()


def test_who_comes_too_late_for_their_turn_is_told_so_and_may_wait(with_door: Desk, clock: StillClock) -> None:
    clock.set(at(10, 50))
    assert plain(tickets.add(with_door)) == "N° 1, une personne : les heures finissent sans doute avant son tour."


def test_the_hour_of_whoever_is_late_is_lent_and_given_back(with_door: Desk, clock: StillClock) -> None:
    stored_appointment(with_door.db, start=at(11), minutes=45)
    tickets.add(with_door)
    clock.set(at(11, 11))
    assert line(with_door) == ["1 WAITING 0", "+0"]
    (row,) = today.day_view(with_door, THURSDAY).booked
    assert row.late and row.lent
    appointments.mark_as(with_door, row.appointment.id, State.ARRIVED)
    assert line(with_door) == ["1 WAITING"]
    (back,) = today.day_view(with_door, THURSDAY).booked
    assert not back.lent


def test_when_somebody_is_late_is_for_the_place_to_say(with_door: Desk, clock: StillClock) -> None:
    stored_appointment(with_door.db, start=at(11), minutes=45)
    rules = house_rules.load(with_door)
    house_rules.change(with_door, replace(rules, late_minutes=20))
    for minute, late in ((20, False), (21, True)):
        clock.set(at(11, minute))
        (row,) = today.day_view(with_door, THURSDAY).booked
        assert (row.late, row.lent) == (late, late)
    with pytest.raises(Refused):
        house_rules.change(with_door, replace(rules, late_minutes=4))


def test_the_day_is_kept_as_it_is_as_soon_as_somebody_came(with_door: Desk) -> None:
    tickets.add(with_door)
    with with_door.db.conn:
        ledger.settle_within(with_door)
    (kept,) = sessions.between(with_door.db, THURSDAY, THURSDAY)
    assert kept.session.segments == DOOR_OPEN


def test_the_next_day_nobody_knows_what_they_were_called(with_door: Desk, clock: StillClock) -> None:
    seen = tickets.add(with_door, label="Colette").subject
    tickets.mark_as(with_door, seen, TicketState.SEEN)
    tickets.forget_labels(with_door)
    assert only(with_door, 1).label == "Colette"
    clock.set(at(9) + timedelta(days=1))
    tickets.add(with_door_again(with_door), label="Karim")
    tickets.forget_labels(with_door)
    assert (only(with_door, 1).label, only(with_door, 1).state) == ("", TicketState.SEEN)
    assert [each.label for each in stored.on_day(with_door.db, FRIDAY)] == ["Karim"]


def with_door_again(desk: Desk) -> Desk:
    """The Friday held in the same way."""
    with desk.db.conn:
        patterns.add(desk.db, replace(of_marie(desk), id=0, weekday=FRIDAY.weekday()))
    return desk


def test_a_date_in_doubt_forgets_nobody_and_gives_no_number(with_door: Desk, clock: StillClock) -> None:
    assert not clock_check.doubt(with_door)
    tickets.add(with_door, label="Colette")
    clock.set(at(9) + timedelta(days=400))
    tickets.forget_labels(with_door)
    assert only(with_door, 1).label == "Colette"
    clock.set(at(9) - timedelta(days=7))
    with pytest.raises(RuleBroken, match="date de l’ordinateur"):
        tickets.add(with_door)


def test_with_nobody_wanted_the_two_advisors_receive_in_turn(with_door: Desk) -> None:
    with with_door.db.conn:
        patterns.add(with_door.db, replace(of_marie(with_door), id=0, advisor_id=2))
    reception = replace(with_door, account=ITS_ACCOUNTS[1])
    for _ in range(2):
        tickets.mark_as(reception, tickets.add(reception).subject, TicketState.RECEIVED)
    assert [only(with_door, number).advisor_id for number in (1, 2)] == [1, 2]


def test_the_journal_names_nobody(with_door: Desk) -> None:
    came = tickets.add(with_door, label="Colette").subject
    tickets.mark_as(with_door, came, TicketState.LEFT)
    lines = journal_pages.page(with_door.db, Filter(), limit=2)
    assert [(each.action.name, each.subject, each.detail) for each in lines if each.action] == [
        ("TICKET_MARKED", f"passage-{came}", "LEFT"),
        ("TICKET_GIVEN", f"passage-{came}", ""),
    ]


def test_offered_themes_are_those_of_the_day_and_one_advisor_is_not_asked_for(with_door: Desk) -> None:
    offered = queue.offer(with_door)
    assert [advisor.id for advisor in offered.advisors] == [1] and offered.wait == timedelta(0)
    assert offered.themes[0].administrative and offered.themes[-1].key == "AideAuxDemarchesAdministratives"


def test_on_such_a_day_the_papers_hold_a_tally_that_names_nobody(with_door: Desk) -> None:
    stored_appointment(with_door.db, stored_person(with_door.db, "Roca", "Núria"), start=at(11), minutes=45)
    papers = packs.day(with_door, THURSDAY).papers
    # Those without appointment sign nowhere unless it is asked for: the tally counts them.
    assert [(each.kind, each.copies) for each in papers] == [
        ("walk_in_sheet", 0), ("day_sheet", 1), ("day_programme", 1), ("tally_sheet", 1), ("walk_in_tally", 0)
    ]  # fmt: skip
    tally = papers[3]
    assert tally.name == "Relevé du conseiller"
    said = " ".join(reading.pages(tally.build()))
    assert "11 h" in said and "9 h – 11 h (sans rendez-vous)" in said and "Roca" not in said and "Núria" not in said
    strokes = reading.pages(papers[4].build())
    assert papers[4].name == "Comptage sans nom" and len(strokes) == 1
    assert "9 h – 11 h" in strokes[0] and "Pas demandé" in strokes[0] and "Roca" not in strokes[0]
    assert [each.name for each in packs.day(with_door, FRIDAY).papers] == [
        "Feuille A d’émargement",
        "Feuille B d’émargement",
        "Programme du conseiller",
    ]


def test_each_stretch_of_hours_has_its_tally_and_the_profile_stands_once(with_door: Desk) -> None:
    morning, noon = DOOR_OPEN
    afternoon = Segment.walk_in(time(14), time(16))
    with writing(with_door.db):
        patterns.update(with_door.db, replace(of_marie(with_door), segments=(morning, noon, afternoon)))
    stored_appointment(with_door.db, stored_person(with_door.db, "Roca", "Núria"), start=at(11), minutes=45)
    paper = queue_papers.tally_sheet(with_door, THURSDAY)
    told = ["9 h – 11 h (sans", "11 h – 12 h 30 (sur", "14 h – 16 h (sans"]
    sheets = reading.pages(paper.build())
    assert paper.originals == 3
    assert [next(at for at, said in enumerate(sheets) if each in said) for each in told] == [0, 1, 2]
    assert [sum("Profil des personnes" in said for said in sheets), "Profil" in sheets[-1]] == [1, True]
    counted = reading.pages(queue_papers.walk_in_tally(with_door, THURSDAY).build())
    assert ["9 h – 11 h" in counted[0], "14 h – 16 h" in counted[1], len(counted)] == [True, True, 2]


def test_the_next_to_call_is_the_first_who_waits_and_nobody_where_none_does(with_door: Desk) -> None:
    def end() -> QueueEnd:
        (found,) = today.day_view(with_door, THURSDAY).queues
        return next(row for row in found.rows if isinstance(row, QueueEnd))

    assert (end().next_id, end().owner, end().others) == (0, 0, False)
    first, second = tickets.add(with_door).subject, tickets.add(with_door).subject
    assert end().next_id == first
    tickets.mark_as(with_door, first, TicketState.RECEIVED)
    assert end().next_id == second
    tickets.mark_as(with_door, second, TicketState.LEFT)
    assert end().next_id == 0


def test_at_the_hour_when_one_leaves_and_another_begins_the_other_receives(desk: Desk, clock: StillClock) -> None:
    clock.set(at(9))
    marie = replace(of_marie(desk), segments=(Segment.walk_in(time(9), time(11)),))
    with writing(desk.db):
        patterns.update(desk.db, marie)
        patterns.add(desk.db, replace(marie, id=0, advisor_id=2, segments=(Segment.walk_in(time(11), time(12)),)))
    reception = replace(desk, account=ITS_ACCOUNTS[1])
    came = tickets.add(reception).subject
    clock.set(at(11))
    done = tickets.mark_as(reception, came, TicketState.RECEIVED)
    assert plain(done) == "N° 1, une personne : avec Jordi Puig."
