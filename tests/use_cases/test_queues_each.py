"""A queue for each advisor: whose is proposed, what each may still hear, and whose it is once its advisor has left."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import tickets as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import queue_papers
from desktop_app.use_cases.planning import attendance
from desktop_app.use_cases.reception import queue, requests, tickets, today
from desktop_app.use_cases.reception.queue import Queue, Queued, QueueEnd
from desktop_app.use_cases.settings import house_rules
from tests.forms import reading
from tests.helpers.alike import at, plain
from tests.helpers.builders import FRIDAY, ITS_ACCOUNTS, THURSDAY, stored_appointment
from tests.helpers.clock import StillClock
from tests.helpers.open_door import of_marie, open_door

MARIE, JORDI = 1, 2


@pytest.fixture
def two(desk: Desk, clock: StillClock) -> Desk:
    """Marie and Jordi receive whoever comes from 9 h to 11 h, each with a queue; the front desk is at work."""
    clock.set(at(9))
    return each_their_own(open_door(desk))


def each_their_own(desk: Desk) -> Desk:
    """The same hours for Jordi, and a queue for each."""
    with writing(desk.db):
        patterns.add(desk.db, replace(of_marie(desk), id=0, advisor_id=JORDI))
    house_rules.change(desk, replace(house_rules.load(desk), queue_each=True))
    return replace(desk, account=ITS_ACCOUNTS[1])


def lines(desk: Desk) -> list[str]:
    """Each queue with its rows, in a word each."""
    return [_line(each) for each in today.day_view(desk, THURSDAY).queues]


def _line(found: Queue) -> str:
    rows = [f"+{row.left}" if isinstance(row, QueueEnd) else _told(row) for row in found.rows]
    return f"{found.letter}: " + " ".join(rows)


def _told(row: Queued) -> str:
    wait = "" if row.wait is None else f"={row.wait.seconds // 60}"
    return f"{row.ticket.called}{'' if row.ticket.state is TicketState.WAITING else row.ticket.state.name}{wait}"


def came(desk: Desk) -> dict[str, Ticket]:
    """Who came, by what they are called out as."""
    return {each.called: each for each in stored.on_day(desk.db, THURSDAY)}


def test_each_counts_from_one_under_its_letter_and_waits_for_its_own(two: Desk) -> None:
    assert lines(two) == ["M: +6", "J: +6"]
    told = [plain(tickets.add(two, wanted_id=id).told) for id in (MARIE, MARIE, JORDI)]
    assert told == [
        "N° M1, une personne, pour Marie Castell : presque pas d’attente.",
        "N° M2, une personne, pour Marie Castell : environ 20 min d’attente.",
        "N° J1, une personne, pour Jordi Puig : presque pas d’attente.",
    ]
    assert lines(two) == ["M: M1=0 M2=20 +4", "J: J1=0 +5"]


def test_nobody_said_whose_and_the_shortest_honest_wait_is_proposed(two: Desk, clock: StillClock) -> None:
    assert [tickets.add(two).subject for _ in range(3)] and [*came(two)] == ["J1", "M1", "M2"]
    assert queue.offer(two).proposed == JORDI
    assert queue.offer(two).waits == {MARIE: timedelta(minutes=40), JORDI: timedelta(minutes=20)}
    clock.set(at(10, 35))
    late = queue.offer(two)
    # With Marie the hours end before a third turn: an end is longer than any wait.
    assert late.waits == {MARIE: None, JORDI: None} and late.wait is None


def test_whom_nobody_may_wait_for_is_refused(two: Desk) -> None:
    with pytest.raises(OutOfDate):
        tickets.add(two, wanted_id=9)
    assert came(two) == {}


def test_the_next_one_comes_from_ones_own_queue(two: Desk) -> None:
    for id in (MARIE, JORDI, JORDI):
        tickets.add(two, wanted_id=id)
    jordi = replace(two, account=ITS_ACCOUNTS[2])
    assert plain(tickets.call_next(jordi).told) == "N° J1, une personne : à appeler maintenant."
    tickets.mark_as(jordi, came(two)["J1"].id, TicketState.RECEIVED)
    tickets.call_next(jordi)
    assert came(two)["J2"].state is TicketState.CALLED and came(two)["M1"].state is TicketState.WAITING
    with pytest.raises(RuleBroken, match="Personne n’attend"):
        tickets.call_next(jordi)
    # The front desk says whose queue it is.
    tickets.call_next(two, MARIE)
    assert (came(two)["M1"].state, came(two)["M1"].advisor_id) == (TicketState.CALLED, MARIE)


def test_with_one_queue_for_all_the_next_is_who_came_first(two: Desk) -> None:
    shared = replace(two, account=ITS_ACCOUNTS[0])
    house_rules.change(shared, replace(house_rules.load(shared), queue_each=False))
    for wanted in (JORDI, 0, 0):
        tickets.add(two, wanted_id=wanted)
    assert [*came(two)] == ["1", "2", "3"]
    # Marie is at work: whoever wants Jordi is left to him.
    tickets.call_next(shared)
    assert [each.state.name for each in came(two).values()] == ["WAITING", "CALLED", "WAITING"]


def test_who_leaves_early_receives_nobody_more_and_gives_the_queue_in_one_gesture(two: Desk, clock: StillClock) -> None:
    for id in (MARIE, JORDI, MARIE, MARIE):
        clock.set(two.now() + timedelta(minutes=1))
        tickets.add(two, wanted_id=id)
    tickets.mark_as(two, came(two)["M1"].id, TicketState.RECEIVED)
    clock.set(at(9, 30))
    attendance.note(two, Attendance(THURSDAY, MARIE, AttendanceState.LEFT_EARLY, left_at=time(9, 30)))
    marie, jordi = today.day_view(two, THURSDAY).queues
    assert marie.is_left and not jordi.is_left and [each.id for each in marie.others] == [JORDI]
    assert _line(marie) == "M: M1RECEIVED M2 M3" and requests.offer(two)
    done = tickets.hand_on(two, MARIE)
    assert plain(done.told) == "File de Marie Castell : n° M2 et M3 à Jordi Puig."
    # Their turn is that of their arrival: J1 had come before them.
    assert lines(two) == ["M: M1RECEIVED", "J: J1=0 M2=20 M3=40 +1"]
    assert done.undo
    done.undo.back(two)
    assert [came(two)[each].wanted_id for each in ("M2", "M3")] == [MARIE, MARIE]


def test_whoever_comes_first_goes_first_though_their_letter_is_another(two: Desk, clock: StillClock) -> None:
    tickets.add(two, wanted_id=MARIE)
    clock.set(at(9, 5))
    tickets.add(two, wanted_id=JORDI)
    tickets.hand_on(two, MARIE)
    assert lines(two)[1] == "J: M1=0 J1=20 +3"


def received(two: Desk, wanted_id: int = 0) -> int:
    """Who receives somebody who comes now."""
    ticket_id = tickets.add(two, wanted_id=wanted_id).subject
    tickets.mark_as(two, ticket_id, TicketState.RECEIVED)
    return stored.get(two.db, ticket_id).advisor_id


def test_one_queue_for_all_goes_to_whose_talk_began_first_then_to_who_ended_first(
    desk: Desk, two: Desk, clock: StillClock
) -> None:
    house_rules.change(desk, replace(house_rules.load(desk), queue_each=False))
    received(two, JORDI)
    clock.set(at(9, 5))
    received(two, MARIE)
    who = []
    for minute in (10, 15, 20):
        clock.set(at(9, minute))
        who.append(received(two))
    assert who == [JORDI, MARIE, JORDI]
    talks = {each.advisor_id: each.id for each in stored.on_day(two.db, THURSDAY) if each.state is TicketState.RECEIVED}
    for minute, advisor_id in ((30, JORDI), (40, MARIE)):
        clock.set(at(9, minute))
        tickets.mark_as(two, talks[advisor_id], TicketState.SEEN)
    assert received(two) == JORDI
    assert received(two) == MARIE, "who is free goes before who is not"


def test_a_queue_that_changed_hands_is_not_taken_back_over_a_later_gesture(two: Desk) -> None:
    tickets.add(two, wanted_id=MARIE)
    done = tickets.hand_on(two, MARIE)
    tickets.mark_as(two, came(two)["M1"].id, TicketState.RECEIVED)
    assert done.undo and came(two)["M1"].advisor_id == JORDI
    with pytest.raises(OutOfDate):
        done.undo.back(two)


def test_nothing_is_given_where_nobody_waits_or_nobody_else_receives(two: Desk, clock: StillClock) -> None:
    with pytest.raises(RuleBroken, match="pas de file à donner"):
        tickets.hand_on(two, MARIE)
    tickets.add(two, wanted_id=MARIE)
    clock.set(at(11, 30))
    with pytest.raises(RuleBroken, match="pas de file à donner"):
        tickets.hand_on(two, MARIE)


def test_the_hour_of_whoever_is_late_goes_to_the_queue_of_the_same_advisor(two: Desk, clock: StillClock) -> None:
    stored_appointment(two.db, start=at(11), minutes=45, advisor_id=JORDI)
    tickets.add(two, wanted_id=MARIE)
    tickets.add(two, wanted_id=JORDI)
    clock.set(at(11, 11))
    assert lines(two) == ["M: M1", "J: J1=0 +0"]


def test_alone_an_advisor_has_no_letter_and_nobody_is_asked(desk: Desk, clock: StillClock) -> None:
    clock.set(at(9))
    house_rules.change(open_door(desk), replace(house_rules.load(desk), queue_each=True))
    tickets.add(desk)
    assert [*came(desk)] == ["1"] and queue.offer(desk).waits == {}


def test_the_paper_says_the_letter_and_for_whom(two: Desk) -> None:
    paper = queue_papers.number(two, tickets.add(two, wanted_id=JORDI).subject)
    said = " ".join(reading.pages(paper.build()))
    assert paper.title == "Numéro J1" and "J1" in said and "Pour Jordi Puig." in said


def test_each_day_counts_again(two: Desk, clock: StillClock) -> None:
    tickets.add(two, wanted_id=JORDI)
    with writing(two.db):
        for each in patterns.every(two.db):
            patterns.add(two.db, replace(each, id=0, weekday=FRIDAY.weekday()))
    clock.set(datetime.combine(FRIDAY, time(9)))
    tickets.add(two, wanted_id=JORDI)
    assert [each.called for each in stored.on_day(two.db, FRIDAY)] == ["J1"]
