"""What a référent vouches for: the file of 0.1.0 taken up, the line of mandate keys, and what each lock remembers."""

import json
from dataclasses import replace

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.storage import files
from desktop_app.storage.errors import Damaged, KeysForged, TooNew
from desktop_app.storage.keys import key_authority, key_file, key_line, key_list, key_slot, sealing, vault
from desktop_app.use_cases.accounts import opening
from tests.helpers import field_file as field
from tests.helpers.builders import ITS_ACCOUNTS, PASSPHRASE, RECOVERY_CODE

from .rights import protected
from .test_key_file import rewrite

RECEPTION, ADVISOR, MANAGER = ITS_ACCOUNTS[1:]


def held(folder):
    """The key file, read."""
    return key_file.read(files.keys_in(folder).read_bytes())


def said(folder):
    """The key file as it is written."""
    return json.loads(files.keys_in(folder).read_bytes())


def renew_by(folder, account_id, times=1):
    """Renew the mandate key so many times, as this account does that changes its own passphrase."""
    for _ in range(times):
        keys = vault.unlock(folder, account_id, PASSPHRASE)
        keys = vault.change_passphrase(folder, keys, account_id, PASSPHRASE)
        vault.drop_old_generations(folder, keys)


# The line from the référents' word to the mandate key in use.


def test_an_advisor_adds_a_link_and_everybody_follows_it(four):
    renew_by(four, ADVISOR.id, times=3)
    assert len(held(four).line) == 4
    newest = vault.unlock(four, ADVISOR.id, PASSPHRASE).mandates
    assert newest == vault.unlock(four, 1, PASSPHRASE).mandates == vault.unlock_by_code(four, RECOVERY_CODE).mandates


def test_a_manager_shortens_it_and_needs_no_mandate_key_for_it(four):
    renew_by(four, ADVISOR.id, times=3)
    vault.take_up(four, vault.unlock(four, MANAGER.id, PASSPHRASE))
    (link,) = held(four).line
    assert link.generation == vault.unlock(four, ADVISOR.id, PASSPHRASE).newest
    before = files.keys_in(four).read_bytes()
    vault.take_up(four, vault.unlock(four, MANAGER.id, PASSPHRASE))
    assert files.keys_in(four).read_bytes() == before


def test_a_line_that_does_not_hold_is_not_signed(four, keys):
    renew_by(four, ADVISOR.id, times=2)
    first, second, third = held(four).line
    broken = (first, replace(second, generation=second.generation + 1), third)
    path = files.keys_in(four)
    path.write_bytes(key_file.text_of(replace(held(four), line=broken)))
    vault.take_up(four, vault.unlock(four, MANAGER.id, PASSPHRASE))
    assert held(four).line == broken
    with pytest.raises(KeysForged):
        vault.unlock(four, ADVISOR.id, PASSPHRASE)


def test_who_renews_and_is_a_manager_begins_it_again(four):
    renew_by(four, ADVISOR.id, times=2)
    renew_by(four, 1)
    assert len(held(four).line) == 1 and vault.unlock(four, ADVISOR.id, PASSPHRASE).reads_mandates


def test_a_line_as_long_as_the_file_bears_waits_for_a_manager(four, monkeypatch):
    monkeypatch.setattr(key_authority, "MOST_LINKS", 3)
    renew_by(four, ADVISOR.id, times=2)
    before = files.keys_in(four).read_bytes()
    with pytest.raises(RuleBroken, match="un référent qui lit les mandats ouvre"):
        renew_by(four, ADVISOR.id)
    assert files.keys_in(four).read_bytes() == before
    vault.take_up(four, vault.unlock(four, MANAGER.id, PASSPHRASE))
    renew_by(four, ADVISOR.id)


def test_renewals_that_are_never_finished_stop_before_the_file_cannot_bear_them(four, keys):
    for _ in range(key_slot.MOST_GENERATIONS - 1):
        keys = vault.change_passphrase(four, keys, ADVISOR.id, PASSPHRASE)
    assert len(keys.mandates) == key_slot.MOST_GENERATIONS
    before = files.keys_in(four).read_bytes()
    with pytest.raises(RuleBroken, match="trop de fois"):
        vault.change_passphrase(four, keys, ADVISOR.id, PASSPHRASE)
    assert files.keys_in(four).read_bytes() == before
    newest = vault.drop_old_generations(four, vault.unlock(four, 1, PASSPHRASE))
    assert len(vault.change_passphrase(four, newest, ADVISOR.id, PASSPHRASE).mandates) == 2


def test_two_copies_that_are_renewed_each_on_its_side_draw_other_numbers(four, keys):
    before = files.keys_in(four).read_bytes()
    numbers = set()
    for _ in range(5):
        files.keys_in(four).write_bytes(before)
        numbers.add(vault.change_passphrase(four, keys, ADVISOR.id, PASSPHRASE).newest)
    assert len(numbers) == 5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("authority", ""),
        ("authority", None),
        ("authority", "AAAA"),
        ("generations", None),
        ("generations", {}),
        ("generations", [{}]),
        ("generations", [7]),
        ("generations", [{"generation": "1", "public": "", "signature": ""}]),
        ("generations", [{"generation": 1, "public": "AAAA", "signature": "AAAA"}]),
    ],
)
def test_hostile_values_are_damage(four, name, value):
    rewrite(four, lambda content: content.update({name: value}))
    with pytest.raises(Damaged):
        vault.accounts(four)


def test_a_line_too_long_to_be_the_program_s_is_damage(four):
    links = key_line.written(held(four).line) * (key_line.MOST_LINKS + 1)
    rewrite(four, lambda content: content.update(generations=links))
    with pytest.raises(Damaged):
        vault.accounts(four)


# The file of 0.1.0.


@pytest.fixture
def old(tmp_path):
    """The folder from the field, as 0.1.0 left it."""
    return field.field_file(tmp_path)


def opened_by(folder, account_id):
    """Open the file as the program does, and close it."""
    unlocked = opening.find_keys(folder, account_id, field.PASSPHRASES[account_id])
    opening.close_desk(opening.open_desk(folder, unlocked, clock=lambda: field.MADE_AT))


@pytest.mark.parametrize("account_id", [field.RECEPTION, field.ADVISOR])
def test_until_a_manager_comes_it_is_read_and_written_as_0_1_0_wrote_it(old, account_id):
    assert said(old)["format"] == 2
    opened_by(old, account_id)
    keys = vault.unlock(old, account_id, field.PASSPHRASES[account_id])
    vault.change_passphrase(old, keys, account_id, PASSPHRASE)
    assert said(old)["format"] == 2 and said(old).keys() == {
        *("file", "format", "digest", "next_id", "recovery", "accounts"),
    }
    assert vault.unlock(old, account_id, PASSPHRASE).data == keys.data


def test_the_first_manager_takes_it_up(old):
    before = held(old)
    opened_by(old, field.EVERYTHING)
    after = held(old)
    keys = vault.unlock(old, field.EVERYTHING, field.PASSPHRASES[field.EVERYTHING])
    assert said(old)["format"] == 3 and len(after.line) == 1
    assert vault.doubtful(old, keys) == () and after.accounts == before.accounts
    assert {slot.id: slot.lock.public for slot in after.every_slot()} == {
        slot.id: slot.lock.public for slot in before.every_slot()
    }


def test_a_manager_who_reads_no_mandate_leaves_the_line_to_one_who_does(old):
    opened_by(old, field.MANAGER)
    assert said(old)["format"] == 3 and said(old)["generations"] == []
    opened_by(old, field.ADVISOR)
    assert said(old)["generations"] == []
    opened_by(old, field.EVERYTHING)
    assert len(said(old)["generations"]) == 1


def kept_by(folder, account_id, secret):
    """What lies in the lock of an account beside its private key."""
    slot = held(folder).slot(account_id) if account_id else held(folder).recovery
    return sealing.unlock(slot.lock, secret, slot.id).kept


def test_each_lock_remembers_the_authority_from_the_next_opening_on(old):
    opened_by(old, field.MANAGER)
    secrets = {**field.PASSPHRASES, 0: field.CODE}
    assert {kept_by(old, id, secret) for id, secret in secrets.items()} == {b""}
    for _ in range(2):
        for id, secret in field.PASSPHRASES.items():
            opened_by(old, id)
            assert kept_by(old, id, secret)[:32] == held(old).authority
        vault.unlock_by_code(old, field.CODE)
        assert kept_by(old, 0, field.CODE)[:32] == held(old).authority
    # Begun meanwhile, the line is remembered too.
    assert {kept_by(old, id, secret)[32:] for id, secret in secrets.items()} == {b"\1"}
    rewrite(old, lambda content: content.update(generations=[]))
    for id, secret in field.PASSPHRASES.items():
        with pytest.raises(KeysForged):
            vault.unlock(old, id, secret)


def test_a_lock_made_anew_opens_with_the_same_pair_and_tells_no_change_of_passphrase(old):
    before = vault.marks(old)
    opened_by(old, field.EVERYTHING)
    opened_by(old, field.EVERYTHING)
    assert vault.marks(old) == before


def test_beside_a_copy_no_key_file_is_touched(old, tmp_path):
    opened_by(old, field.MANAGER)
    place = tmp_path / "place"
    place.mkdir()
    files.keys_in(place).write_bytes(files.keys_in(old).read_bytes())
    before = files.keys_in(place).read_bytes()
    assert vault.unlock(place, field.ADVISOR, field.PASSPHRASES[field.ADVISOR]).reads_mandates
    assert files.keys_in(place).read_bytes() == before


def test_a_folder_nobody_may_write_in_opens_all_the_same(old):
    opened_by(old, field.MANAGER)
    with protected(old):
        assert vault.unlock(old, field.ADVISOR, field.PASSPHRASES[field.ADVISOR]).reads_mandates


def test_0_1_0_says_that_a_newer_program_wrote_it(old, monkeypatch):
    opened_by(old, field.EVERYTHING)
    # All that 0.1.0 did with this number was to compare it with its own.
    monkeypatch.setattr(key_list, "FORMAT", 2)
    with pytest.raises(TooNew):
        vault.accounts(old)


def test_a_file_taken_up_is_not_believed_again_once_its_authority_is_taken_out(four, keys):
    def as_by_0_1_0(content):
        content["format"] = 2
        del content["authority"], content["generations"]

    rewrite(four, as_by_0_1_0)
    for account in ITS_ACCOUNTS:
        with pytest.raises(KeysForged):
            vault.unlock(four, account.id, PASSPHRASE)


def test_a_word_that_is_missing_is_given_by_nobody_but_with_the_account_s_owner(four, keys):
    rewrite(four, lambda content: content["accounts"][1].pop("witness"))
    vault.take_up(four, keys)
    assert [account.id for account in vault.doubtful(four, keys)] == [RECEPTION.id]
    vault.change_account(four, keys, RECEPTION, PASSPHRASE)
    assert vault.doubtful(four, keys) == ()


# A role that gains a key.


def test_a_manager_promotes_an_advisor_with_the_mandate_key_of_the_advisor(four):
    manager = vault.unlock(four, MANAGER.id, PASSPHRASE)
    both = ADVISOR._replace(roles=frozenset({Role.ADVISOR, Role.MANAGER}))
    vault.change_account(four, manager, both, PASSPHRASE)
    assert vault.unlock(four, ADVISOR.id, PASSPHRASE) == vault.unlock(four, 1, PASSPHRASE)


def test_a_role_taken_away_or_a_name_asks_for_no_passphrase(four, keys):
    assert not vault.must_prove(four, keys, ADVISOR._replace(name="Jordi P."))
    assert not vault.must_prove(four, keys, ADVISOR._replace(roles=frozenset()))
    assert vault.must_prove(four, keys, ADVISOR._replace(roles=frozenset({Role.MANAGER})))
