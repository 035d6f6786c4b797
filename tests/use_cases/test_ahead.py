"""What is read before anybody asks: no more than the account may see, and no trouble is told."""

from __future__ import annotations

import errno

from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import ahead


def test_an_account_reads_ahead_what_it_may_see_and_nothing_else(reception_desk: Desk, manager_desk: Desk) -> None:
    assert 0 < len(list(ahead.readings(reception_desk))) < len(list(ahead.readings(manager_desk)))
    for desk in (reception_desk, manager_desk):
        for read in ahead.readings(desk):
            read()


def test_a_trouble_waits_for_whoever_asks_for_the_list(desk: Desk) -> None:
    asked: list[str] = []

    def refuse(*values: object) -> None:
        asked.append(str(values[0]))
        raise OSError(errno.EIO, "the stick was pulled out")

    desk.db.execute = refuse  # type: ignore[method-assign]
    for read in ahead.readings(desk):
        read()
    assert asked
