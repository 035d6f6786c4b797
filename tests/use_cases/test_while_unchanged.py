"""What a desk has read is read again as soon as anything in the file may have changed, by whatever hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.storage.connection import database
from desktop_app.storage.planning import advisors
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule

if TYPE_CHECKING:
    from sqlite_utils import Database


def names(desk: Desk) -> list[str]:
    """The advisors that the planning knows."""
    return [name for _, name in schedule.planning_of(desk).names]


def rename(db: Database, last_name: str) -> None:
    """Give the first advisor another name, below every verb."""
    advisors.update(db, replace(advisors.get(db, 1), last_name=last_name))


def test_nothing_is_read_twice_of_a_file_that_did_not_change(desk: Desk) -> None:
    assert schedule.planning_of(desk) is schedule.planning_of(desk)


def test_a_change_is_read_at_once(desk: Desk) -> None:
    names(desk)
    with database.writing(desk.db):
        rename(desk.db, "Autre")
        assert names(desk)[0].endswith("Autre")
    assert names(desk)[0].endswith("Autre")


def test_what_was_read_of_a_change_that_is_undone_is_not_kept(desk: Desk) -> None:
    before = names(desk)
    with pytest.raises(ZeroDivisionError), database.writing(desk.db):
        rename(desk.db, "Autre")
        assert names(desk) != before
        1 // 0  # noqa: B018
    assert names(desk) == before


def test_a_change_through_another_connection_is_read_as_well(desk: Desk) -> None:
    names(desk)
    again = database.open_again(desk.db, desk.keys.data)
    with database.writing(again):
        rename(again, "Ailleurs")
    again.close()
    assert names(desk)[0].endswith("Ailleurs")
