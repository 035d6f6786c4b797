"""The desk that every action receives: what it shows of itself, and how it tells the hour and who is at work."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.journal import Action
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk


def test_it_shows_no_key_and_no_line_of_a_mandate(desk: Desk) -> None:
    desk.asserted.add("mot de passe")
    desk.while_unchanged("names", lambda: "Lefèvre")
    shown = repr(desk)
    for secret in (repr(desk.keys), repr(desk.keys.data), repr(desk.mark_key), "mot de passe", "Lefèvre", "keys_seen"):
        assert secret not in shown


def test_a_new_one_is_neither_locked_nor_a_demonstration_and_has_a_key_of_its_own(desk: Desk) -> None:
    other = Desk(desk.db, desk.mandate_keys, desk.folder, desk.clock, desk.account, desk.keys)
    assert (other.demo, other.locked, other.fixed_second_place, other.looked_for_it, other.found) == (
        False, False, "", None, "",
    )  # fmt: skip
    assert len(other.mark_key) == 32 and other.mark_key != desk.mark_key


def test_another_account_at_the_same_pc_takes_nothing_over_of_what_this_one_asserted_or_read(desk: Desk) -> None:
    desk.asserted.add("mot de passe")
    desk.while_unchanged("names", lambda: "Lefèvre")
    other = replace(desk, account=desk.account)
    assert other.asserted == set() and other.mark_key != desk.mark_key
    assert other.while_unchanged("names", lambda: "read again") == "read again"
    assert other == desk, "the same account on the same files"


def test_no_other_thread_writes_while_it_is_undisturbed(desk: Desk) -> None:
    with ThreadPoolExecutor(1) as pool, desk.undisturbed():
        assert not pool.submit(desk.db.lock.acquire, blocking=False).result()  # type: ignore[attr-defined]


def test_the_hour_is_told_to_the_second_and_who_is_at_work_by_a_number(desk: Desk) -> None:
    desk.clock = lambda: datetime(2025, 11, 27, 9, 41, 7, 999_999)
    assert desk.now() == datetime(2025, 11, 27, 9, 41, 7)
    desk.account = desk.account._replace(id=7, advisor_id=2)
    with writing(desk.db):
        desk.record(Action.OPENED, "mandat-3", "ACTIVE")
    (line,) = journal.latest(desk.db, 1)
    assert (line.at, line.who, line.action, line.subject, line.detail) == (
        datetime(2025, 11, 27, 9, 41, 7), "compte-7", Action.OPENED, "mandat-3", "ACTIVE",
    )  # fmt: skip
    assert desk.advisor_at_work == 2
