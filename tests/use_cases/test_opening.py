"""A first opening makes a whole encrypted file or nothing; the passphrase and the code both open it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.storage import clock, files
from desktop_app.storage.errors import (
    AccountGone,
    AlreadyThere,
    DiskFull,
    MandateKeysMissing,
    ReadOnly,
    StorageTrouble,
    WrongPassphrase,
)
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.planning import advisors, conventions, patterns, place
from desktop_app.use_cases.accounts import accounts, opening
from desktop_app.use_cases.accounts.opening import Setup
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import (
    PASSPHRASE,
    RECOVERY_CODE,
    fridays,
    its_advisors,
    its_convention,
    its_terms,
    le_boulou,
    thursdays,
)
from tests.helpers.clock import StillClock

FIRST = Account(0, "Marie Castell", frozenset(Role), advisor_id=1)
NEW = "trois pommes sur la table"


def a_setup() -> Setup:
    """Le Boulou as the assistant hands it over: advisors by their place."""
    unknown = tuple(replace(advisor, id=0) for advisor in its_advisors())
    return Setup(le_boulou(), its_terms(), unknown, (thursdays(advisor_id=0), fridays(advisor_id=1)))


def made(folder: Path, account: Account = FIRST, setup: Setup | None = None) -> None:
    """Make the file; it is closed."""
    words = {"passphrase": PASSPHRASE, "code": RECOVERY_CODE}
    opening.make(folder, setup or a_setup(), account=account, **words, clock=StillClock())


def opened(folder: Path) -> Desk:
    """The file opened by its first account."""
    return opening.open_desk(folder, opening.find_keys(folder, 1, PASSPHRASE), clock=StillClock())


def lines(desk: Desk, number: int) -> list[tuple[Action, str, str]]:
    """The last lines of the journal, the oldest first."""
    return [(entry.action, entry.who, entry.subject) for entry in reversed(journal.latest(desk.db, number))]


def test_a_folder_is_new_until_a_file_is_finished_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert opening.is_new(folder)
    made(folder)
    assert not opening.is_new(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["permanence.db", "permanence.keys", "permanence.mandates"]


def test_the_file_holds_what_the_assistant_asked(tmp_path: Path) -> None:
    made(tmp_path)
    desk = opened(tmp_path)
    assert place.load(desk.db) == le_boulou()
    assert conventions.every(desk.db) == (its_convention(),)
    assert [advisor.name for advisor in advisors.every(desk.db)] == ["Marie Castell", "Jordi Puig"]
    by_weekday = {rule.weekday: rule.advisor_id for rule in patterns.every(desk.db)}
    assert by_weekday == {3: 1, 4: 2}
    settled = (Action.PLACE_SET, Action.CONVENTION_SET, Action.ADVISOR_SET, Action.DAYS_SET)
    assert lines(desk, 10) == [
        *((action, "compte-1", "") for action in settled),
        (Action.ACCOUNT_ADDED, "compte-1", "compte-1"),
        (Action.OPENED, "compte-1", ""),
    ]
    opening.close_desk(desk)


def test_a_new_file_believes_the_date_it_was_made_on(tmp_path: Path) -> None:
    made(tmp_path)
    desk = opened(tmp_path)
    assert clock.believed_at(desk.db) == datetime(2025, 11, 27, 8, 30)
    opening.close_desk(desk)


def test_nothing_of_it_can_be_read_without_the_key_but_the_names_to_choose_from(tmp_path: Path) -> None:
    made(tmp_path, FIRST._replace(name="Responsable"))
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in ("Castell", "Boulou", PASSPHRASE, RECOVERY_CODE, "abeille", "SQLite"):
        assert secret.encode() not in on_disk


def test_a_setup_that_breaks_a_rule_leaves_nothing_behind(tmp_path: Path) -> None:
    twice = replace(a_setup(), rules=(thursdays(advisor_id=0), thursdays(advisor_id=0)))
    with pytest.raises(RuleBroken, match="chevauchent"):
        made(tmp_path, setup=twice)
    assert list(tmp_path.iterdir()) == []
    assert opening.is_new(tmp_path)


def test_a_creation_cut_short_begins_again(tmp_path: Path) -> None:
    unfinished = tmp_path / ".creation"
    unfinished.mkdir()
    (unfinished / "permanence.keys").write_text("half")
    files.data_in(tmp_path).write_bytes(b"a file put in place without its keys")
    assert opening.is_new(tmp_path)
    made(tmp_path)
    assert opening.find_keys(tmp_path, 1, PASSPHRASE)


def test_a_finished_file_is_never_replaced(tmp_path: Path) -> None:
    made(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(AlreadyThere):
        made(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_without_its_keys_is_not_taken_for_new(tmp_path: Path) -> None:
    made(tmp_path)
    files.keys_in(tmp_path).unlink()
    assert not opening.is_new(tmp_path)
    files.data_in(tmp_path).unlink()
    assert files.mandates_in(tmp_path).exists() and not opening.is_new(tmp_path)


def test_a_folder_that_cannot_be_made_is_a_known_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageTrouble) as trouble:
        made(tmp_path / "file" / "data")
    assert trouble.value.sentence and not isinstance(trouble.value, ReadOnly)


def test_the_code_opens_the_file_whatever_the_case_and_accents(tmp_path: Path) -> None:
    made(tmp_path)
    keys = opening.find_keys(tmp_path, 1, PASSPHRASE).keys
    assert opening.find_keys_by_code(tmp_path, RECOVERY_CODE) == keys
    assert opening.find_keys_by_code(tmp_path, f"  {RECOVERY_CODE.upper().replace('E', 'É')}\n") == keys


def test_a_word_of_no_list_is_named_before_the_file_is_tried(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="« abeile » n’est pas un mot du code"):
        opening.find_keys_by_code(tmp_path, RECOVERY_CODE.replace("abeille", "abeile"))
    with pytest.raises(RuleBroken, match="8 mots, vous en avez écrit 7"):
        opening.find_keys_by_code(tmp_path, RECOVERY_CODE.removeprefix("abeille "))


def test_another_code_opens_nothing(tmp_path: Path) -> None:
    made(tmp_path)
    with pytest.raises(WrongPassphrase, match="code de secours"):
        opening.find_keys_by_code(tmp_path, " ".join(reversed(RECOVERY_CODE.split())))


def test_a_lost_passphrase_is_replaced_once_the_code_has_opened_the_file(tmp_path: Path) -> None:
    made(tmp_path)
    keys = opening.find_keys_by_code(tmp_path, RECOVERY_CODE)
    unlocked = opening.replace_passphrase(tmp_path, keys, 1, NEW)
    assert opening.find_keys(tmp_path, 1, NEW).keys == unlocked.keys
    assert unlocked.keys.data == keys.data and unlocked.keys.mandates.keys() > keys.mandates.keys()
    with pytest.raises(WrongPassphrase):
        opening.find_keys(tmp_path, 1, PASSPHRASE)
    desk = opening.open_desk(tmp_path, unlocked, clock=StillClock())
    assert lines(desk, 2) == [(Action.PASSPHRASE_CHANGED, "compte-1", "compte-1"), (Action.OPENED, "compte-1", "")]
    assert desk.keys.mandates == {unlocked.keys.newest: unlocked.keys.mandates[unlocked.keys.newest]}
    opening.close_desk(desk)


def test_the_code_gives_each_account_the_keys_of_its_roles_only(reception_desk: Desk) -> None:
    keys = opening.find_keys_by_code(reception_desk.folder, RECOVERY_CODE)
    assert opening.replace_passphrase(reception_desk.folder, keys, 2, NEW).keys == reception_desk.keys


def test_the_first_account_is_a_managers_and_its_advisor_is_the_one_typed(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="référent"):
        made(tmp_path, FIRST._replace(roles=frozenset({Role.ADVISOR})))
    with pytest.raises(RuleBroken) as refusal:
        made(tmp_path, FIRST._replace(name=" "))
    assert refusal.value.field == "account_name" and list(tmp_path.iterdir()) == []
    made(tmp_path, FIRST._replace(advisor_id=2))
    (account,) = opening.accounts(tmp_path)
    desk = opened(tmp_path)
    assert account == FIRST._replace(id=1, advisor_id=2) == desk.account
    assert advisors.get(desk.db, desk.advisor_at_work).name == "Jordi Puig"
    opening.close_desk(desk)


def test_a_locked_desk_keeps_the_file_open_and_reads_no_mandate(desk: Desk) -> None:
    everything = desk.keys
    opening.lock(desk)
    assert desk.locked and desk.keys == everything.for_the_desk
    assert settings.load(desk)
    opening.come_back(desk, opening.find_keys(desk.folder, 1, PASSPHRASE))
    assert not desk.locked and desk.keys == everything
    assert lines(desk, 2) == [(Action.LOCKED, "compte-1", ""), (Action.OPENED, "compte-1", "")]


def test_no_trouble_with_the_disk_keeps_a_screen_open_or_its_owner_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked = opening.find_keys(desk.folder, 1, PASSPHRASE)

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(journal, "write", full)
    opening.lock(desk)
    assert desk.locked and not desk.keys.reads_mandates
    opening.come_back(desk, unlocked)
    assert not desk.locked and desk.keys.reads_mandates
    with pytest.raises(DiskFull):
        opening.desk_for(desk, opening.find_keys(desk.folder, 3, PASSPHRASE))


def test_somebody_else_works_on_the_same_open_file_under_their_own_name(desk: Desk) -> None:
    opening.lock(desk)
    other = opening.desk_for(desk, opening.find_keys(desk.folder, 3, PASSPHRASE))
    assert other.db is desk.db and other.mandate_keys is desk.mandate_keys and not other.locked
    assert (other.account.name, other.advisor_at_work) == ("Jordi Puig", 2)
    assert other.keys.reads_mandates and not desk.keys.reads_mandates
    assert lines(desk, 2) == [(Action.LOCKED, "compte-1", ""), (Action.OPENED, "compte-3", "")]


def test_who_comes_back_has_the_roles_they_were_given_meanwhile(desk: Desk, advisor_desk: Desk) -> None:
    opening.lock(advisor_desk)
    accounts.change(desk, account=advisor_desk.account._replace(roles=frozenset({Role.RECEPTION})))
    opening.come_back(advisor_desk, opening.find_keys(desk.folder, 3, PASSPHRASE))
    assert not advisor_desk.account.reads_mandates and not advisor_desk.keys.reads_mandates


def test_nobody_comes_back_to_the_desk_of_another(desk: Desk) -> None:
    opening.lock(desk)
    with pytest.raises(ValueError, match="somebody else"):
        opening.come_back(desk, opening.find_keys(desk.folder, 2, PASSPHRASE))
    assert desk.locked


def test_wrong_passphrases_are_in_the_journal_by_account(desk: Desk) -> None:
    opening.record_refusals(desk, {3: 4, 2: 1})
    told = [(entry.action, entry.subject, entry.detail) for entry in journal.latest(desk.db, 2)]
    assert told == [(Action.REFUSED, "compte-3", "4"), (Action.REFUSED, "compte-2", "1")]


def test_an_account_taken_out_meanwhile_is_told_so(desk: Desk) -> None:
    accounts.remove(desk, 3)
    with pytest.raises(AccountGone):
        opening.find_keys(desk.folder, 3, PASSPHRASE)


def test_a_file_without_the_keys_of_its_mandates_is_not_opened(tmp_path: Path) -> None:
    made(tmp_path)
    aside = files.mandates_in(tmp_path).rename(tmp_path / "aside")
    with pytest.raises(MandateKeysMissing):
        opened(tmp_path)
    assert not files.mandates_in(tmp_path).exists() and not list(tmp_path.glob("*-wal"))
    aside.rename(files.mandates_in(tmp_path))
    opening.close_desk(opened(tmp_path))


def test_a_renewal_that_a_crash_interrupted_is_finished_at_the_next_opening_by_an_advisor(tmp_path: Path) -> None:
    made(tmp_path)
    keys = opening.find_keys(tmp_path, 1, PASSPHRASE).keys
    for name, roles in (("Jordi Puig", {Role.ADVISOR}), ("Núria Serra", {Role.ADVISOR}), ("Accueil", {Role.RECEPTION})):
        vault.add_account(tmp_path, keys, Account(0, name, frozenset(roles)), PASSPHRASE)
    desk = opened(tmp_path)
    body_key = mandate_keys.draw(desk.mandate_keys, desk.keys, "ab" * 16)
    opening.close_desk(desk)
    vault.remove_account(tmp_path, keys, 3)
    opening.close_desk(opening.open_desk(tmp_path, opening.find_keys(tmp_path, 4, PASSPHRASE), clock=StillClock()))
    assert opening.find_keys(tmp_path, 1, PASSPHRASE).keys.mandates.keys() > {1}
    advisor = opening.open_desk(tmp_path, opening.find_keys(tmp_path, 2, PASSPHRASE), clock=StillClock())
    assert len(advisor.keys.mandates) == 1 and advisor.keys.newest > 1
    assert mandate_keys.key_of(advisor.mandate_keys, advisor.keys, "ab" * 16) == body_key
    opening.close_desk(advisor)
    assert opening.find_keys(tmp_path, 1, PASSPHRASE).keys.mandates == advisor.keys.mandates


def test_codes_are_drawn_from_a_list_long_enough_and_without_look_alikes() -> None:
    known = opening.recovery_words()
    assert len(set(known)) == len(known) >= 1024
    drawn = {opening.draw_code() for _ in range(20)}
    assert len(drawn) == 20
    assert all(len(code.split()) == 8 and set(code.split()) <= set(known) for code in drawn)


def test_the_five_conventions_are_offered_with_their_source() -> None:
    offered = opening.models()
    assert {model.key for model in offered} == {"le-boulou", "estaires", "alberes", "sarthe", "porte-du-hainaut"}
    assert all(model.source and model.notes for model in offered)


@pytest.mark.parametrize("held", [files.data_in, files.mandates_in, files.keys_in])
def test_what_cannot_be_put_in_place_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: Callable[[Path], Path]
) -> None:
    put = files.put_in_place

    def held_by_an_antivirus(draft: Path, path: Path) -> None:
        if path == held(tmp_path):
            raise PermissionError(13, "held")
        put(draft, path)

    monkeypatch.setattr(files, "put_in_place", held_by_an_antivirus)
    with pytest.raises(ReadOnly):
        made(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert opening.is_new(tmp_path)


@pytest.mark.parametrize("last", [files.data_in, files.mandates_in, files.keys_in])
def test_a_creation_killed_between_two_files_begins_again_or_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: Callable[[Path], Path]
) -> None:
    put = files.put_in_place

    def killed(draft: Path, path: Path) -> None:
        put(draft, path)
        if path == last(tmp_path):
            raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(files, "put_in_place", killed)
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        made(tmp_path)
    if last is files.keys_in:
        opening.close_desk(opened(tmp_path))
        assert not (tmp_path / ".creation").exists()
    else:
        assert opening.is_new(tmp_path)
        made(tmp_path)
        assert opening.find_keys(tmp_path, 1, PASSPHRASE)
