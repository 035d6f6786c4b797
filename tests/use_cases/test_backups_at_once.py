"""The copy of the day and one that somebody asks for meanwhile: each waits for its turn, or is given up."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

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
