"""The keys of a folder: each account has those of its roles, the recovery code has them all, nobody else has any."""

import time
from dataclasses import replace

import pytest

from desktop_app.domain.account import Account, Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.storage import files
from desktop_app.storage.errors import (
    AccountGone,
    AlreadyThere,
    DiskFull,
    FolderGone,
    KeysMissing,
    NotOurs,
    ReadOnly,
    StorageTrouble,
    SyncedFolder,
    WrongPassphrase,
)
from desktop_app.storage.keys import key_file, key_list, key_slot, vault
from desktop_app.storage.keys.key_shares import KeysLacking
from tests.helpers.builders import ITS_ACCOUNTS, PASSPHRASE, RECOVERY_CODE

from .rights import protected

REAL = key_slot.Cost(64 * 1024, 3, 4)
OTHER = "trois pommes sur la table"
RECEPTION, ADVISOR, MANAGER = ITS_ACCOUNTS[1:]


def content(folder):
    """The key file, byte for byte."""
    return files.keys_in(folder).read_bytes()


def test_each_account_gets_the_keys_of_its_roles_and_no_other(four, keys):
    assert keys.reads_mandates and keys.journal
    assert vault.unlock_by_code(four, RECOVERY_CODE) == keys
    assert vault.unlock(four, RECEPTION.id, PASSPHRASE) == keys.for_the_desk
    assert vault.unlock(four, ADVISOR.id, PASSPHRASE) == replace(keys, journal=b"")
    assert vault.unlock(four, MANAGER.id, PASSPHRASE) == replace(keys, mandates={})


def test_accounts_are_listed_without_any_secret(four):
    assert vault.accounts(four) == ITS_ACCOUNTS
    assert vault.account(four, 3) == ADVISOR


def test_the_same_passphrase_in_two_accounts_shows_nowhere(four):
    held = key_file.read(content(four))
    for name in ("salt", "nonce", "sealed", "public"):
        assert len({getattr(slot.lock, name) for slot in held.every_slot()}) == 5


def test_a_secret_opens_its_own_slot_alone(four, keys):
    vault.change_passphrase(four, keys, RECEPTION.id, OTHER)
    for account_id, secret in ((1, OTHER), (2, PASSPHRASE), (1, RECOVERY_CODE), (1, "")):
        with pytest.raises(WrongPassphrase):
            vault.unlock(four, account_id, secret)
    with pytest.raises(WrongPassphrase, match="code de secours"):
        vault.unlock_by_code(four, PASSPHRASE)


def test_accents_open_however_the_keyboard_composes_them(folder, keys):
    keys = vault.change_passphrase(folder, keys, 1, "cha\u0302taigne e\u0301te\u0301 ﬁn")
    assert vault.unlock(folder, 1, "châtaigne été fin") == keys
    for near in ("chataigne ete fin", "Châtaigne été fin", "châtaigne été fin "):
        with pytest.raises(WrongPassphrase):
            vault.unlock(folder, 1, near)


@pytest.mark.parametrize("secret", ["", "\ud800", "\0", "é" * 10_000, "'%s\"; --"])
def test_any_text_is_just_a_passphrase(folder, keys, secret):
    keys = vault.change_passphrase(folder, keys, 1, secret)
    assert vault.unlock(folder, 1, secret) == keys


def test_a_changed_passphrase_shuts_out_the_old_one_and_spares_everybody_else(four, keys):
    keys = vault.change_passphrase(four, keys, 1, OTHER)
    with pytest.raises(WrongPassphrase):
        vault.unlock(four, 1, PASSPHRASE)
    assert vault.unlock(four, 1, OTHER) == keys == vault.unlock_by_code(four, RECOVERY_CODE)
    assert vault.unlock(four, 3, PASSPHRASE).reads_mandates


def test_a_changed_passphrase_comes_with_a_new_key_pair(folder, keys):
    before = key_file.read(content(folder)).slots[0].lock.public
    vault.change_passphrase(folder, keys, 1, PASSPHRASE)
    assert key_file.read(content(folder)).slots[0].lock.public != before


def test_a_changed_code_shuts_out_the_old_sheet_and_spares_the_accounts(folder, keys):
    keys = vault.change_recovery(folder, keys, "huit autres mots")
    assert vault.unlock_by_code(folder, "huit autres mots") == keys == vault.unlock(folder, 1, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        vault.unlock_by_code(folder, RECOVERY_CODE)


def test_nobody_gives_a_key_they_have_not(four):
    front, advisor, manager = (vault.unlock(four, account.id, PASSPHRASE) for account in ITS_ACCOUNTS[1:])
    before = content(four)
    for attempt in (
        lambda: vault.add_account(four, manager, ADVISOR._replace(name="X"), PASSPHRASE),
        lambda: vault.add_account(four, advisor, MANAGER._replace(name="X"), PASSPHRASE),
        lambda: vault.change_account(four, manager, RECEPTION._replace(roles=frozenset({Role.ADVISOR}))),
        lambda: vault.change_account(four, manager, ADVISOR._replace(roles=frozenset())),
        lambda: vault.change_passphrase(four, manager, ADVISOR.id, OTHER),
        lambda: vault.change_passphrase(four, front, MANAGER.id, OTHER),
        lambda: vault.remove_account(four, manager, ADVISOR.id),
        lambda: vault.change_recovery(four, manager, OTHER),
        lambda: vault.change_recovery(four, advisor, OTHER),
    ):
        with pytest.raises(KeysLacking) as refusal:
            attempt()
        assert refusal.value.field == "code"
    assert content(four) == before


def test_a_role_given_brings_its_key_and_nothing_else(four, keys):
    manager = vault.unlock(four, MANAGER.id, PASSPHRASE)
    vault.change_account(four, manager, RECEPTION._replace(roles=frozenset({Role.MANAGER})), PASSPHRASE)
    assert vault.unlock(four, RECEPTION.id, PASSPHRASE) == manager
    vault.change_account(four, keys, RECEPTION._replace(roles=frozenset({Role.ADVISOR})), PASSPHRASE)
    assert vault.unlock(four, RECEPTION.id, PASSPHRASE) == replace(keys, journal=b"")


def test_a_name_or_an_advisor_changes_without_any_key_of_theirs(four):
    manager = vault.unlock(four, MANAGER.id, PASSPHRASE)
    renamed = ADVISOR._replace(name="Núria Serra", advisor_id=7)
    assert vault.change_account(four, manager, renamed) == manager
    assert vault.account(four, ADVISOR.id) == renamed
    assert vault.unlock(four, ADVISOR.id, PASSPHRASE).reads_mandates


def test_a_manager_always_stays(folder, keys):
    first = vault.account(folder, 1)
    before = content(folder)
    for attempt in (
        lambda: vault.remove_account(folder, keys, 1),
        lambda: vault.change_account(folder, keys, first._replace(roles=frozenset({Role.ADVISOR}))),
        lambda: vault.create(folder / "inside", first._replace(roles=frozenset({Role.ADVISOR})), "x", "y"),
    ):
        with pytest.raises(RuleBroken, match="au moins un compte de référent"):
            attempt()
    assert content(folder) == before


def test_an_id_is_never_given_twice(four, keys):
    vault.remove_account(four, keys, 4)
    assert vault.add_account(four, keys, MANAGER, PASSPHRASE).id == 5
    for attempt in (
        lambda: vault.unlock(four, 4, PASSPHRASE),
        lambda: vault.account(four, 4),
        lambda: vault.remove_account(four, keys, 4),
        lambda: vault.change_passphrase(four, keys, 4, OTHER),
        lambda: vault.change_account(four, keys, MANAGER),
        lambda: vault.unlock(four, 0, RECOVERY_CODE),
    ):
        with pytest.raises(AccountGone):
            attempt()


def test_there_are_never_more_accounts_than_can_be_read_back(folder, keys, monkeypatch):
    monkeypatch.setattr(key_list, "MOST_ACCOUNTS", 2)
    vault.add_account(folder, keys, RECEPTION, PASSPHRASE)
    with pytest.raises(RuleBroken, match="trop de comptes"):
        vault.add_account(folder, keys, MANAGER, PASSPHRASE)
    assert len(vault.accounts(folder)) == 2


def test_the_largest_file_that_is_written_is_read_back(folder, keys):
    slot = key_file.read(content(folder)).slots[0]
    crowd = [
        replace(slot, account=Account(rank, "é" * 60, frozenset(Role), 2**31 - 1))
        for rank in range(1, key_list.MOST_ACCOUNTS + 1)
    ]
    widest = [
        replace(one, shares={**one.shares, key_slot.Kind.MANDATES: key_slot.Share(bytes(48 + 36 * 64), bytes(32))})
        for one in crowd
    ]
    raw = key_file.text_of(key_file.KeyFile(101, widest[0].__class__(None, slot.lock, slot.shares), tuple(crowd)))
    assert len(key_file.read(raw).slots) == key_list.MOST_ACCOUNTS
    few = key_file.text_of(key_file.KeyFile(101, replace(slot, account=None), tuple(widest[:40])))
    assert len(key_file.read(few).slots) == 40


def test_keys_are_never_overwritten(folder):
    before = content(folder)
    with pytest.raises(AlreadyThere):
        vault.create(folder, ITS_ACCOUNTS[0], "x", "y")
    assert content(folder) == before


def test_the_real_cost_is_slow_on_purpose_and_stored(folder, keys):
    started = time.perf_counter()
    keys = vault.change_passphrase(folder, keys, 1, "vraie", cost=REAL)
    assert time.perf_counter() - started > 0.02
    assert key_file.read(content(folder)).slots[0].lock.cost == REAL
    assert vault.unlock(folder, 1, "vraie") == keys


def test_what_the_program_uses_is_what_was_measured(in_a_child):
    code = (
        "from desktop_app.storage.keys import key_file, vault\n"
        "print(vault.DEFAULT_COST, key_file.bearable(vault.DEFAULT_COST))"
    )
    assert in_a_child(code).stdout == "Cost(memory_kib=65536, time=3, lanes=1) True\n"


def test_listing_the_accounts_loads_nothing_heavy(four, in_a_child):
    code = (
        "import sys, pathlib\nfrom desktop_app.storage.keys import vault, key_file\n"
        "key_file.LEAST_COST = key_file.Cost(64, 1, 1)\n"
        "print(len(vault.accounts(pathlib.Path(sys.argv[1]))), "
        "{'cryptography', 'nacl', 'sqlcipher3', 'sqlite_utils'} & sys.modules.keys())"
    )
    assert in_a_child(code, str(four)).stdout == "4 set()\n"


@pytest.mark.parametrize("cost", [key_slot.Cost(8, 1, 1), key_slot.Cost(2**31, 3, 4), key_slot.Cost(65536, 3, 0)])
def test_no_key_is_ever_sealed_at_such_a_cost(folder, keys, cost, monkeypatch):
    monkeypatch.setattr(key_file, "LEAST_COST", key_slot.Cost(64 * 1024, 3, 1))
    with pytest.raises(ValueError, match="cost"):
        vault.create(folder / "inside", ITS_ACCOUNTS[0], "x", "y", cost=cost)


def test_the_keys_say_nothing_of_themselves(keys):
    assert repr(keys) == "Keys()"


def test_what_is_missing_is_told_apart(folder, keys, tmp_path):
    files.keys_in(folder).unlink()
    assert not vault.exists(folder)
    for where, trouble in ((folder, KeysMissing), (tmp_path / "nowhere", FolderGone)):
        for attempt in (vault.accounts, lambda where: vault.change_recovery(where, keys, "x")):
            with pytest.raises(trouble):
                attempt(where)


def test_a_folder_in_place_of_the_file_is_not_ours(folder):
    files.keys_in(folder).unlink()
    files.keys_in(folder).mkdir()
    with pytest.raises(NotOurs):
        vault.unlock(folder, 1, PASSPHRASE)


def test_a_protected_folder_keeps_its_keys(folder, keys):
    before = content(folder)
    with protected(folder):
        assert vault.unlock(folder, 1, PASSPHRASE) == keys
        for attempt in (
            lambda: vault.change_passphrase(folder, keys, 1, "x"),
            lambda: vault.add_account(folder, keys, RECEPTION, "x"),
            lambda: vault.create(folder / "inside", ITS_ACCOUNTS[0], "x", "y"),
        ):
            with pytest.raises(ReadOnly):
                attempt()
    assert content(folder) == before and not (folder / "permanence.keys.new").exists()


def test_a_full_disk_keeps_the_old_keys(folder, keys):
    # No file may grow past the limit, as on a disk that is full.
    resource = pytest.importorskip("resource", reason="Windows sets no limit to the size of a file")

    before, there = content(folder), sorted(folder.iterdir())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(DiskFull):
            vault.change_passphrase(folder, keys, 1, "x")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert content(folder) == before and sorted(folder.iterdir()) == there


def _kinds(kind):
    return {kind} | {below for child in kind.__subclasses__() for below in _kinds(child)}


@pytest.mark.parametrize("kind", sorted(_kinds(StorageTrouble), key=lambda kind: kind.__name__))
def test_every_trouble_says_what_happened_and_what_to_do(kind):
    trouble = kind("OneDrive") if kind is SyncedFolder else kind()
    for text in (trouble.sentence, trouble.way_out, str(trouble)):
        assert text.endswith(".") and text[0].isupper() and "'" not in text
    assert trouble.sentence != StorageTrouble.sentence or kind is StorageTrouble
