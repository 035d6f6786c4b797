"""Every change of the accounts stands in the journal, at once or at the next opening, and once only."""

from __future__ import annotations

import pytest

from desktop_app.domain.account import Account, Role
from desktop_app.domain.journal import Action
from desktop_app.storage.connection import database
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import told_accounts, vault
from desktop_app.use_cases.accounts import account_telling, accounts, opening
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import ITS_ACCOUNTS, PASSPHRASE, RECOVERY_CODE

OF_ACCOUNTS = {
    *(Action.ACCOUNT_ADDED, Action.ACCOUNT_CHANGED, Action.ACCOUNT_REMOVED),
    *(Action.PASSPHRASE_CHANGED, Action.RECOVERY_CHANGED),
}
OTHER = "trois pommes sur la table"


def told(desk: Desk) -> list[tuple[str, str, str]]:
    """What the journal says of accounts, the oldest first."""
    entries = reversed(journal.latest(desk.db, 100))
    return [(each.action.name, each.subject, each.detail) for each in entries if each.action in OF_ACCOUNTS]


@pytest.fixture
def known(desk: Desk) -> Desk:
    """The desk, with its accounts told as they are."""
    account_telling.catch_up(desk)
    assert not told(desk) and told_accounts.load(desk.db) == vault.marks(desk.folder)
    return desk


def test_a_file_that_never_told_anything_takes_the_accounts_as_they_are(known: Desk) -> None:
    account_telling.catch_up(known)
    assert not told(known)


def test_what_is_done_at_once_is_run_and_then_recorded(desk: Desk) -> None:
    def prepare(desk: Desk, *, name: str) -> accounts.Work:
        return accounts.Work(lambda: f"{name} a sa clé", lambda desk, found: Changes(Touched.SETTINGS, found))

    assert accounts._at_once(prepare)(desk, name="Núria") == Changes(Touched.SETTINGS, "Núria a sa clé")


def test_what_is_told_at_once_is_not_told_again(known: Desk) -> None:
    accounts.add(known, name="X", roles=frozenset(), advisor_id=0, passphrase=OTHER, again=OTHER)
    accounts.change(known, account=Account(2, "Comptoir", frozenset({Role.RECEPTION})))
    accounts.remove(known, 3)
    accounts.give_passphrase(known, 4, passphrase=OTHER, again=OTHER)
    accounts.change_recovery(known, current=PASSPHRASE, code=RECOVERY_CODE)
    before = told(known)
    assert len(before) == 5
    account_telling.catch_up(known)
    assert told(known) == before


def test_what_a_crash_kept_from_the_journal_is_told_at_the_next_opening(known: Desk) -> None:
    folder, keys = known.folder, known.keys
    vault.change_account(folder, keys, ITS_ACCOUNTS[1]._replace(name="Comptoir"))
    vault.change_passphrase(folder, keys, 4, OTHER)
    vault.add_account(folder, keys, Account(0, "X", frozenset()), OTHER)
    keys = vault.change_recovery(folder, keys, RECOVERY_CODE)
    keys = vault.remove_account(folder, keys, 3)
    account_telling.catch_up(known)
    late = account_telling.FOUND
    assert told(known) == [
        ("RECOVERY_CHANGED", "", late),
        ("ACCOUNT_CHANGED", "compte-2", late),
        ("ACCOUNT_REMOVED", "compte-3", late),
        ("PASSPHRASE_CHANGED", "compte-4", late),
        ("ACCOUNT_ADDED", "compte-5", late),
    ]
    account_telling.catch_up(known)
    assert len(told(known)) == 5


def test_a_promotion_that_a_crash_kept_from_the_journal_is_no_change_of_passphrase(known: Desk) -> None:
    promoted = ITS_ACCOUNTS[1]._replace(roles=frozenset({Role.ADVISOR}))
    vault.change_account(known.folder, known.keys, promoted, PASSPHRASE)
    account_telling.catch_up(known)
    assert told(known) == [("ACCOUNT_CHANGED", "compte-2", account_telling.FOUND)]
    assert told_accounts.load(known.db) == vault.marks(known.folder)


def test_who_comes_in_by_the_code_is_told_once_and_so_are_the_others(known: Desk) -> None:
    keys = opening.find_keys_by_code(known.folder, RECOVERY_CODE)
    vault.change_passphrase(known.folder, keys, 4, OTHER)
    opening.desk_for(known, opening.replace_passphrase(known.folder, keys, 2, OTHER))
    assert told(known) == [
        ("PASSPHRASE_CHANGED", "compte-4", account_telling.FOUND),
        ("PASSPHRASE_CHANGED", "compte-2", "code de secours"),
    ]


def test_a_full_disk_keeps_the_line_for_later_and_the_account_is_there(known: Desk) -> None:
    with database.writing(known.db):
        known.record(Action.OPENED)
    pages = known.db.execute("PRAGMA page_count").fetchone()[0]
    known.db.execute(f"PRAGMA max_page_count={pages}")
    fill(known)
    accounts.add(known, name="X", roles=frozenset(), advisor_id=0, passphrase=OTHER, again=OTHER)
    assert vault.account(known.folder, 5).name == "X" and not told(known)
    known.db.execute("PRAGMA max_page_count=100000")
    account_telling.catch_up(known)
    assert told(known) == [("ACCOUNT_ADDED", "compte-5", account_telling.FOUND)]


def fill(desk: Desk) -> None:
    """Leave no room for a line of the journal."""
    from desktop_app.storage.errors import DiskFull

    with pytest.raises(DiskFull):
        for _ in range(10_000):
            with database.writing(desk.db):
                desk.record(Action.OPENED)


def test_an_advisor_of_no_file_is_refused_beside_nothing_changed(known: Desk) -> None:
    from desktop_app.domain.errors import RuleBroken

    before = vault.accounts(known.folder)
    with pytest.raises(RuleBroken):
        accounts.add(known, name="X", roles=frozenset(), advisor_id=99, passphrase=OTHER, again=OTHER)
    assert vault.accounts(known.folder) == before
