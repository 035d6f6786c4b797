"""The key file is read when it has changed, and a refresh asks no more of it: another program may hold it."""

from __future__ import annotations

from desktop_app.domain.account import Role
from desktop_app.storage import files
from desktop_app.use_cases.accounts import accounts
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from tests.helpers.held import counted, held

NEW = "trois pommes sur la table"


def copied(desk: Desk) -> Desk:
    """The same desk, whose copies and the keys beside them are those of now."""
    job = backups.due(desk)
    assert job
    backups.record(desk, backups.run(job))
    assert backups.state(desk).fine
    return desk


def add_an_account(desk: Desk) -> None:
    accounts.add(desk, name="Zoé Puig", roles=frozenset({Role.RECEPTION}), advisor_id=0, passphrase=NEW, again=NEW)


def test_the_keys_are_read_once_for_many_refreshes_and_again_once_they_have_changed(desk: Desk) -> None:
    copied(desk)
    path = files.keys_in(desk.folder)
    with counted(path) as opened:
        for _ in range(5):
            assert backups.state(desk).fine and backups.due(desk) is None
        assert opened[str(path)] == 0
    add_an_account(desk)
    with counted(path) as opened:
        for _ in range(5):
            assert len(backups.state(desk).pending) == 1
        assert opened[str(path)] == 1


def test_a_refresh_asks_nothing_of_a_file_that_is_held(desk: Desk) -> None:
    copied(desk)
    with held(files.keys_in(desk.folder)):
        assert backups.state(desk).fine and backups.due(desk) is None


def test_keys_that_are_held_as_soon_as_they_have_changed_are_known_to_be_others(desk: Desk) -> None:
    copied(desk)
    add_an_account(desk)
    with held(files.keys_in(desk.folder)):
        assert [each.label for each in backups.state(desk).pending] == ["Cet ordinateur"]
        assert backups.due(desk)
    assert len(backups.state(desk).pending) == 1
    copied(desk)


def test_of_keys_that_could_never_be_read_nothing_is_said(desk: Desk) -> None:
    copied(desk)
    desk.keys_seen = type(desk.keys_seen)()
    with held(files.keys_in(desk.folder)):
        assert backups.state(desk).fine and backups.due(desk) is None
    assert backups.state(desk).fine
