"""The copy of the day and one that somebody asks for meanwhile: each waits for its turn, or is given up."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import stored_person


def test_two_copies_at_once_are_both_made_and_sound(desk: Desk) -> None:
    for at in range(300):
        stored_person(desk.db, f"Roca-{'abcdefghij'[at % 10]}")
    jobs = [backups.prepare(desk, reason=reason) for reason in (Reason.DAILY, Reason.ASKED)] * 3
    with ThreadPoolExecutor(len(jobs)) as pool:
        results = list(pool.map(backups.run, jobs))
    assert [served.trouble for result in results for served in result.served] == [""] * len(jobs)


@pytest.mark.parametrize(
    ("first", "then", "copies"), [(Reason.ASKED, Reason.DAILY, 1), (Reason.DAILY, Reason.ASKED, 2)]
)
def test_the_copy_of_the_day_is_the_one_somebody_asked_for_meanwhile_and_whoever_asks_gets_their_own(
    desk: Desk, first: Reason, then: Reason, copies: int
) -> None:
    begun, waits, go = threading.Event(), threading.Event(), threading.Event()

    def stand_still(_done: int, _of: int) -> None:
        begun.set()
        go.wait(60)

    def give_up() -> bool:
        # Asked for as long as it waits for its turn.
        waits.set()
        return False

    jobs = [backups.prepare(desk, reason=reason) for reason in (first, then)]
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(backups.run, jobs[0], stand_still)
        assert begun.wait(60)
        other = pool.submit(backups.run, jobs[1], None, give_up)
        assert waits.wait(60)
        go.set()
    for result in (one.result(), other.result()):
        assert not result.stopped and [served.trouble for served in result.served] == [""]
        backups.record(desk, result)
    assert len(list((desk.folder / "sauvegardes").glob("permanence-*.db"))) == copies
    assert backups.state(desk).local.fine and backups.due(desk) is None


def test_one_that_waits_for_its_turn_can_be_given_up(desk: Desk) -> None:
    begun, go, seen = threading.Event(), threading.Event(), []

    def stand_still(_done: int, _of: int) -> None:
        begun.set()
        go.wait(5)

    first = threading.Thread(target=lambda: seen.append(backups.run(backups_of_day, stand_still)))
    backups_of_day = backups.prepare(desk, reason=Reason.DAILY)
    first.start()
    assert begun.wait(5)
    given_up = backups.run(backups.prepare(desk), None, lambda: True)
    go.set()
    first.join()
    assert given_up.stopped and not given_up.served and not seen[0].stopped
