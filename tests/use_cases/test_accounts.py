"""Accounts: each opens with its own passphrase what its roles allow, and only a référent adds or takes out one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, Role
from desktop_app.domain.errors import Fault, NotAllowed, RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.storage import files
from desktop_app.storage.errors import AccountGone, DiskFull, StorageTrouble, WrongPassphrase
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.use_cases.accounts import accounts, opening
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE

NEW = "trois pommes sur la table"
TWICE = {"passphrase": NEW, "again": NEW}
OTHER_CODE = " ".join(reversed(RECOVERY_CODE.split()))
KEY_ID = "ab" * 16


def told(desk: Desk) -> list[tuple[str, Action, str]]:
    """Who did what to whom, the newest first."""
    return [(entry.who, entry.action, entry.subject) for entry in journal.latest(desk.db, 20)]


def key_file(desk: Desk) -> bytes:
    """The key file, byte for byte."""
    return files.keys_in(desk.folder).read_bytes()


def faults(refusal: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    """The fields that a refusal speaks of."""
    return [fault.field for fault in refusal.value.faults]


def add(desk: Desk, name: str = "Núria Serra", *roles: Role, **words: str) -> Account:
    """An account added at this desk, as the file then has it."""
    given = {**TWICE, **words}
    changes = accounts.add(desk, name=name, roles=frozenset(roles), advisor_id=2 * (Role.ADVISOR in roles), **given)
    return vault.account(desk.folder, changes.subject)


def test_a_new_account_opens_what_its_roles_allow(desk: Desk) -> None:
    made = add(desk, "  Núria   Serra ", Role.ADVISOR)
    assert (made.id, made.name) == (5, "Núria Serra")
    unlocked = opening.find_keys(desk.folder, 5, NEW)
    assert unlocked.account == made and unlocked.keys == replace(desk.keys, journal=b"")
    assert told(desk) == [("compte-1", Action.ACCOUNT_ADDED, "compte-5")]


def test_what_is_wrong_in_the_form_is_all_said_at_once(desk: Desk, manager_desk: Desk) -> None:
    before = key_file(desk)
    with pytest.raises(RuleBroken) as refusal:
        add(manager_desk, "direction", Role.ADVISOR, passphrase="court", again="court")
    assert faults(refusal) == ["account_name", "passphrase", "code"]
    with pytest.raises(RuleBroken) as refusal:
        add(desk, "", again="trois poires sur la table", code="abeille")
    assert faults(refusal) == ["account_name", "again", "code"]
    assert key_file(desk) == before and told(desk) == []


GUESSED_HERE = ("Médiathèque66160", "leboulou2026!!", "NuriaSerra2026", "Jordi Puig 2026")


@pytest.mark.parametrize("typed", GUESSED_HERE)
@pytest.mark.parametrize(
    "choose",
    [
        lambda desk, typed: add(desk, passphrase=typed, again=typed),
        lambda desk, typed: accounts.give_passphrase(desk, 4, passphrase=typed, again=typed),
        lambda desk, typed: accounts.change_passphrase(desk, current=PASSPHRASE, passphrase=typed, again=typed),
    ],
)
def test_what_anybody_would_try_first_here_is_chosen_nowhere_and_a_good_one_is_shown(desk: Desk, choose, typed) -> None:
    add(desk)
    before, shown = key_file(desk), set()
    for _ in range(2):
        with pytest.raises(RuleBroken) as refusal:
            choose(desk, typed)
        assert faults(refusal) == ["account_name", "passphrase"][-len(faults(refusal)) :]
        shown.add(refusal.value.faults[-1].sentence.partition("«")[2].strip("\xa0 »."))
    assert key_file(desk) == before
    # Drawn for each refusal, from words that can be read: one may be taken as it stands.
    assert len(shown) == 2 and {len(example.split()) for example in shown} == {4}
    assert {word for example in shown for word in example.split()} <= set(opening.recovery_words())


def test_a_passphrase_chosen_before_goes_on_opening(desk: Desk) -> None:
    vault.change_passphrase(desk.folder, desk.keys, 1, "motdepasse12")
    assert opening.find_keys(desk.folder, 1, "motdepasse12").account.id == 1


@pytest.mark.parametrize("name", ["", "x" * 61, "\u200b", "JORDI PUIG", "😀", "ندى"])
def test_a_name_that_could_not_be_told_from_another_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        add(desk, name)
    assert faults(refusal) == ["account_name"]


def test_a_manager_who_is_no_advisor_gives_the_mandate_key_with_the_recovery_code_alone(manager_desk: Desk) -> None:
    wanted = Account(0, "Núria Serra", frozenset({Role.ADVISOR}), advisor_id=2)
    assert accounts.needs_code(manager_desk, wanted)
    for code in (OTHER_CODE, "abeille"):
        with pytest.raises(RuleBroken) as refusal:
            add(manager_desk, "Núria Serra", Role.ADVISOR, code=code)
        assert faults(refusal) == ["code"]
    made = add(manager_desk, "Núria Serra", Role.ADVISOR, code=RECOVERY_CODE.upper())
    assert vault.unlock(manager_desk.folder, made.id, NEW).reads_mandates
    assert not manager_desk.keys.reads_mandates


def test_the_code_is_asked_for_nothing_else(desk: Desk, manager_desk: Desk) -> None:
    front, advisor, manager = accounts.every(desk)[1:]
    assert not any(accounts.needs_code(desk, account) for account in accounts.every(desk))
    assert not accounts.needs_code(manager_desk, front) and not accounts.needs_code(manager_desk, manager)
    renamed = advisor._replace(name="Jordi P.")
    assert accounts.needs_code(manager_desk, advisor)
    assert not accounts.needs_code(manager_desk, renamed, before=advisor)
    assert accounts.needs_code(manager_desk, advisor._replace(roles=frozenset()), before=advisor)
    assert not accounts.needs_code(manager_desk, advisor._replace(roles=frozenset(Role)), before=advisor)


def test_a_name_changes_and_the_passphrase_stays(desk: Desk, manager_desk: Desk) -> None:
    advisor = vault.account(desk.folder, 3)
    changes = accounts.change(manager_desk, account=advisor._replace(name=" Jordi  P. "))
    assert changes.told == "Jordi P. : compte enregistré." and changes.touched is Touched.SETTINGS
    unlocked = opening.find_keys(desk.folder, 3, PASSPHRASE)
    assert unlocked.account.name == "Jordi P." and unlocked.keys.reads_mandates
    assert told(desk) == [("compte-4", Action.ACCOUNT_CHANGED, "compte-3")]


def test_one_keeps_ones_own_roles_and_may_correct_ones_own_name(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="vos propres rôles"):
        accounts.change(desk, account=desk.account._replace(roles=frozenset({Role.MANAGER})))
    accounts.change(desk, account=desk.account._replace(name="Marie C.", advisor_id=2))
    assert (desk.account.name, desk.advisor_at_work) == ("Marie C.", 2)
    assert desk.keys.reads_mandates and desk.keys.journal


def test_nobody_takes_out_their_own_account_nor_the_last_manager(desk: Desk, manager_desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="votre propre compte"):
        accounts.remove(desk, 1)
    accounts.remove(desk, 4)
    with pytest.raises(RuleBroken, match="au moins un compte de référent"):
        accounts.remove(manager_desk, 1, code=RECOVERY_CODE)
    assert [account.id for account in accounts.every(desk)] == [1, 2, 3]


def test_an_advisor_who_leaves_takes_no_key_along(desk: Desk) -> None:
    taken = vault.unlock(desk.folder, 3, PASSPHRASE)
    body_key = mandate_keys.draw(desk.mandate_keys, desk.keys, KEY_ID)
    assert accounts.remove(desk, 3).told == "Le compte « Jordi Puig » est retiré."
    assert len(desk.keys.mandates) == 1 and desk.keys.newest > 1
    assert mandate_keys.key_of(desk.mandate_keys, desk.keys, KEY_ID) == body_key
    assert mandate_keys.key_of(desk.mandate_keys, taken, KEY_ID) is None
    assert vault.unlock_by_code(desk.folder, RECOVERY_CODE) == desk.keys == vault.unlock(desk.folder, 1, PASSPHRASE)
    with pytest.raises(AccountGone):
        opening.find_keys(desk.folder, 3, PASSPHRASE)
    assert told(desk) == [("compte-1", Action.ACCOUNT_REMOVED, "compte-3")]


def test_a_manager_renews_with_the_code_and_still_reads_no_mandate(manager_desk: Desk) -> None:
    with pytest.raises(RuleBroken) as refusal:
        accounts.remove(manager_desk, 3)
    assert faults(refusal) == ["code"]
    accounts.remove(manager_desk, 3, code=RECOVERY_CODE)
    assert not manager_desk.keys.reads_mandates
    assert 1 not in vault.unlock(manager_desk.folder, 1, PASSPHRASE).mandates


def _leave(desk: Desk) -> str:
    return accounts.remove(desk, 3).told


def _stay_without_mandates(desk: Desk) -> str:
    return accounts.change(desk, account=vault.account(desk.folder, 3)._replace(roles=frozenset())).told


@pytest.mark.parametrize("step", [(vault, "drop_old_generations"), (mandate_keys, "rewrap")])
@pytest.mark.parametrize("happens", [_leave, _stay_without_mandates])
def test_a_renewal_that_cannot_be_finished_says_so_and_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, happens: Callable[[Desk], str], step: tuple[object, str]
) -> None:
    body_key = mandate_keys.draw(desk.mandate_keys, desk.keys, KEY_ID)

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(*step, full)
        said = happens(desk)
    assert "à la prochaine ouverture" in said
    for keys in (desk.keys, vault.unlock(desk.folder, 1, PASSPHRASE)):
        assert len(keys.mandates) == 2 and 1 in keys.mandates
        assert mandate_keys.key_of(desk.mandate_keys, keys, KEY_ID) == body_key
    opening.lock(desk)
    opening.come_back(desk, opening.find_keys(desk.folder, 1, PASSPHRASE))
    assert len(desk.keys.mandates) == 1 and desk.keys.newest > 1
    assert mandate_keys.key_of(desk.mandate_keys, desk.keys, KEY_ID) == body_key


def test_a_screen_locked_while_the_keys_are_derived_stays_locked(desk: Desk) -> None:
    work = accounts.prepare_remove(desk, 3)
    keys = work.run()
    opening.lock(desk)
    work.record(desk, keys)
    assert not desk.keys.reads_mandates and not desk.keys.journal
    assert 1 not in vault.unlock(desk.folder, 1, PASSPHRASE).mandates


def test_a_lost_passphrase_is_given_anew(desk: Desk, manager_desk: Desk) -> None:
    accounts.give_passphrase(manager_desk, 2, **TWICE)
    assert vault.unlock(desk.folder, 2, NEW)
    with pytest.raises(RuleBroken) as refusal:
        accounts.give_passphrase(manager_desk, 3, **TWICE)
    assert faults(refusal) == ["code"]
    accounts.give_passphrase(manager_desk, 3, **TWICE, code=RECOVERY_CODE)
    assert vault.unlock(desk.folder, 3, NEW).reads_mandates
    with pytest.raises(RuleBroken, match="Mon compte"):
        accounts.give_passphrase(manager_desk, 4, **TWICE)
    assert told(desk) == [
        ("compte-4", Action.PASSPHRASE_CHANGED, "compte-3"),
        ("compte-4", Action.PASSPHRASE_CHANGED, "compte-2"),
    ]


def test_everybody_changes_their_own_passphrase(reception_desk: Desk) -> None:
    accounts.change_passphrase(reception_desk, current=PASSPHRASE, **TWICE)
    assert vault.unlock(reception_desk.folder, 2, NEW) == reception_desk.keys
    with pytest.raises(WrongPassphrase):
        vault.unlock(reception_desk.folder, 2, PASSPHRASE)
    assert vault.unlock(reception_desk.folder, 1, PASSPHRASE).reads_mandates
    assert told(reception_desk) == [("compte-2", Action.PASSPHRASE_CHANGED, "compte-2")]


@pytest.mark.parametrize(
    ("current", "new", "again", "field"),
    [
        ("une autre phrase", NEW, NEW, "current"),
        (PASSPHRASE, "court", "court", "passphrase"),
        (PASSPHRASE, NEW, "trois poires sur la table", "again"),
    ],
)
def test_otherwise_the_passphrase_stays(desk: Desk, current: str, new: str, again: str, field: str) -> None:
    before = key_file(desk)
    with pytest.raises(RuleBroken) as refusal:
        accounts.change_passphrase(desk, current=current, passphrase=new, again=again)
    assert faults(refusal) == [field]
    assert key_file(desk) == before and told(desk) == []


def test_a_passphrase_is_recognised_without_changing_anything(desk: Desk) -> None:
    before = key_file(desk)
    assert accounts.recognise(desk, current=PASSPHRASE).touched is Touched.NOTHING
    with pytest.raises(RuleBroken) as refusal:
        accounts.recognise(desk, current=NEW)
    assert refusal.value.faults == (
        Fault("current", "Ce n’est pas votre phrase de passe actuelle : écrivez-la de nouveau."),
    )
    assert key_file(desk) == before and told(desk) == []


def test_a_new_recovery_code_makes_the_old_sheet_useless(desk: Desk) -> None:
    accounts.change_recovery(desk, current=PASSPHRASE, code=OTHER_CODE)
    assert vault.unlock_by_code(desk.folder, OTHER_CODE) == desk.keys
    with pytest.raises(WrongPassphrase):
        vault.unlock_by_code(desk.folder, RECOVERY_CODE)
    assert told(desk) == [("compte-1", Action.RECOVERY_CHANGED, "")]


def test_a_manager_without_every_key_needs_the_old_sheet_for_a_new_one(manager_desk: Desk) -> None:
    words = {"current": PASSPHRASE, "code": OTHER_CODE}
    for old_code in ("", OTHER_CODE):
        with pytest.raises(RuleBroken) as refusal:
            accounts.change_recovery(manager_desk, **words, old_code=old_code)
        assert faults(refusal) == ["code"]
    accounts.change_recovery(manager_desk, **words, old_code=RECOVERY_CODE)
    assert vault.unlock_by_code(manager_desk.folder, OTHER_CODE).reads_mandates


def test_the_slow_part_touches_the_key_file_alone_and_from_any_thread(desk: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    prepared: list[Callable[[], accounts.Work]] = [
        lambda: accounts.prepare_add(desk, name="A", roles=frozenset({Role.ADVISOR}), advisor_id=2, **TWICE),
        lambda: accounts.prepare_change(desk, account=vault.account(desk.folder, 2)._replace(name="B")),
        lambda: accounts.prepare_give_passphrase(desk, 2, **TWICE),
        lambda: accounts.prepare_remove(desk, 3),
        lambda: accounts.prepare_recognise(desk, current=PASSPHRASE),
        lambda: accounts.prepare_change_recovery(desk, current=PASSPHRASE, code=OTHER_CODE),
        lambda: accounts.prepare_change_passphrase(desk, current=PASSPHRASE, **TWICE),
    ]
    with ThreadPoolExecutor(1) as worker:
        for prepare in prepared:
            work, lines = prepare(), len(journal.latest(desk.db, 50))
            found = worker.submit(work.run).result()
            assert len(journal.latest(desk.db, 50)) == lines
            work.record(desk, found)
    assert len(journal.latest(desk.db, 50)) == len(prepared) - 1


def test_a_full_disk_leaves_every_account_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before, lines = key_file(desk), told(desk)

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(files, "write_whole", full)
    for attempt in (
        lambda: add(desk),
        lambda: accounts.change(desk, account=vault.account(desk.folder, 2)._replace(name="B")),
        lambda: accounts.remove(desk, 3),
        lambda: accounts.give_passphrase(desk, 2, **TWICE),
        lambda: accounts.change_passphrase(desk, current=PASSPHRASE, **TWICE),
        lambda: accounts.change_recovery(desk, current=PASSPHRASE, code=OTHER_CODE),
    ):
        with pytest.raises(StorageTrouble):
            attempt()
    assert key_file(desk) == before and told(desk) == lines and desk.keys.mandates.keys() == {1}


def test_only_a_manager_touches_accounts(reception_desk: Desk, advisor_desk: Desk) -> None:
    before = key_file(reception_desk)
    for desk in (reception_desk, advisor_desk):
        for attempt in (
            lambda desk: accounts.every(desk),
            lambda desk: add(desk),
            lambda desk: accounts.remove(desk, 4),
            lambda desk: accounts.give_passphrase(desk, 4, **TWICE),
            lambda desk: accounts.change_recovery(desk, current=PASSPHRASE, code=OTHER_CODE),
        ):
            with pytest.raises(NotAllowed):
                attempt(desk)
    assert key_file(reception_desk) == before
