"""Whoever kept an old key file and a secret that was changed since reads no mandate made after the change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.mandate import Body, Mandate
from desktop_app.storage import files
from desktop_app.storage.errors import DiskFull
from desktop_app.storage.keys import vault
from desktop_app.storage.keys.keys import Keys
from desktop_app.storage.mandates import mandate_body, mandate_keys
from desktop_app.use_cases.accounts import accounts, opening
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE, stored_mandate
from tests.helpers.folders import at_work

NEW = "trois pommes sur la table"
TWICE = {"passphrase": NEW, "again": NEW}
OTHER_CODE = " ".join(reversed(RECOVERY_CODE.split()))
ADVISOR = 3


def own(desk: Desk) -> str:
    return accounts.change_passphrase(at_work(desk, ADVISOR), current=PASSPHRASE, **TWICE).told


def given(desk: Desk) -> str:
    return accounts.give_passphrase(desk, ADVISOR, **TWICE).told


def given_with_the_code(desk: Desk) -> str:
    return accounts.give_passphrase(at_work(desk, 4), ADVISOR, **TWICE, code=RECOVERY_CODE).told


def taken_with_the_code(desk: Desk) -> str:
    keys = opening.find_keys_by_code(desk.folder, RECOVERY_CODE)
    opening.desk_for(desk, opening.replace_passphrase(desk.folder, keys, ADVISOR, NEW))
    return ""


def another_code(desk: Desk) -> str:
    return accounts.change_recovery(desk, current=PASSPHRASE, code=OTHER_CODE).told


def another_code_by_a_manager(desk: Desk) -> str:
    typed = {"current": PASSPHRASE, "code": OTHER_CODE, "old_code": RECOVERY_CODE}
    return accounts.change_recovery(at_work(desk, 4), **typed).told


OF_A_PASSPHRASE = [own, given, given_with_the_code, taken_with_the_code]
OF_THE_CODE = [another_code, another_code_by_a_manager]


@pytest.fixture
def taken(desk: Desk, tmp_path: Path) -> Path:
    """What somebody copied before: the key file, and the keys of the mandates as they were."""
    kept = tmp_path / "taken"
    kept.mkdir()
    mandate_keys.empty_log(desk.mandate_keys)
    for path in (files.keys_in(desk.folder), files.mandates_in(desk.folder)):
        shutil.copy(path, kept)
    return kept


def keys_taken(taken: Path, change: Callable[[Desk], str]) -> Keys:
    """What the old key file and the secret of that day still open."""
    if change in OF_THE_CODE:
        return vault.unlock_by_code(taken, RECOVERY_CODE)
    return vault.unlock(taken, ADVISOR, PASSPHRASE)


def read(desk: Desk, keys: Keys, mandate: Mandate) -> Body | None:
    """The body as these keys open it, with today's files."""
    return mandate_body.read(desk.db, desk.mandate_keys, keys, [mandate]).get(mandate.id)


def now(desk: Desk) -> Keys:
    """The keys of the account 1 as it opens today."""
    return vault.unlock(desk.folder, 1, PASSPHRASE)


@pytest.mark.parametrize("change", [*OF_A_PASSPHRASE, *OF_THE_CODE])
def test_the_old_secret_reads_nothing_that_was_made_after_it_was_changed(
    desk: Desk, taken: Path, change: Callable[[Desk], str]
) -> None:
    change(desk)
    desk.keys = now(desk)
    made = stored_mandate(desk.db)
    old = keys_taken(taken, change)
    assert old.reads_mandates and read(desk, old, made) is None
    assert read(desk, desk.keys, made) == made.body and len(desk.keys.mandates) == 1


@pytest.mark.parametrize("change", [*OF_A_PASSPHRASE, *OF_THE_CODE])
def test_what_was_there_before_opens_for_everybody_who_stays(desk: Desk, change: Callable[[Desk], str]) -> None:
    made = stored_mandate(desk.db)
    change(desk)
    code = OTHER_CODE if change in OF_THE_CODE else RECOVERY_CODE
    third = vault.unlock(desk.folder, ADVISOR, PASSPHRASE if change in OF_THE_CODE else NEW)
    for keys in (now(desk), third, vault.unlock_by_code(desk.folder, code)):
        assert read(desk, keys, made) == made.body and len(keys.mandates) == 1


def test_a_change_that_cannot_be_finished_says_so_and_is_taken_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = stored_mandate(desk.db)

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(mandate_keys, "rewrap", full)
        for change in (own, given, another_code):
            assert "à la prochaine ouverture" in change(desk)
            desk.keys = now(desk)
            accounts.give_passphrase(desk, ADVISOR, passphrase=PASSPHRASE, again=PASSPHRASE)
            desk.keys = now(desk)
    assert len(desk.keys.mandates) == 7
    opening.desk_for(desk, opening.find_keys(desk.folder, ADVISOR, PASSPHRASE))
    assert len(now(desk).mandates) == 1 and read(desk, now(desk), made) == made.body


@pytest.mark.parametrize("account_id", [2, 4])
def test_an_account_that_reads_no_mandate_renews_nothing(desk: Desk, account_id: int) -> None:
    accounts.change_passphrase(at_work(desk, account_id), current=PASSPHRASE, **TWICE)
    assert now(desk) == desk.keys
    accounts.give_passphrase(desk, 2, **TWICE)
    assert now(desk) == desk.keys
