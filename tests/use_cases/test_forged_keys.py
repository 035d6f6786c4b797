"""What the front desk's account can do with a script, its own keys and the raw files: nothing it was not given.

The desk holds the data key, so it can write any key file that opens. Each test is such an attack, from the passphrase
of the desk alone, and then what the program answers to it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop_app.domain.account import Account, Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import State
from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.errors import JournalForeign, KeysForged, MandateKeysForeign, Tampered
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import key_authority, key_file, key_shares, sealing, vault
from desktop_app.storage.keys.key_file import KeyFile
from desktop_app.storage.keys.key_shares import KeysLacking
from desktop_app.storage.keys.key_slot import Kind, Slot, kinds_for
from desktop_app.storage.keys.keys import Keys
from desktop_app.storage.mandates import mandate_keys
from desktop_app.use_cases.accounts import accounts, opening
from desktop_app.use_cases.copies import backups, restore
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE, stored_mandate
from tests.helpers.forged_keys import become, rewritten

THEIRS = "trois pommes sur la table"
DESK, ADVISOR, MANAGER = 2, 3, 4


@pytest.fixture
def colleague(desk: Desk) -> Account:
    """Somebody at the front desk, who types a passphrase that the attacker does not know."""
    asked = {"name": "Núria Serra", "roles": frozenset[Role](), "advisor_id": 0}
    made = accounts.add(desk, **asked, passphrase=THEIRS, again=THEIRS)
    return vault.account(desk.folder, made.subject)


def promoted(colleague: Account) -> Account:
    """They become an advisor, the second of the file."""
    return colleague._replace(roles=frozenset({Role.ADVISOR}), advisor_id=2)


def keys_of_the_desk(folder: Path) -> Keys:
    """What the attacker has."""
    return vault.unlock(folder, DESK, PASSPHRASE)


def slot_of(folder: Path, account_id: int) -> Slot:
    """The slot as it stands."""
    found = key_file.read(files.keys_in(folder).read_bytes()).slot(account_id)
    assert found
    return found


def shared_anew(slot: Slot, keys: Keys, *kinds: Kind) -> Slot:
    """The slot with these keys in the place of those of their kinds: its public key is all it takes."""
    return key_shares.filled(slot, [kind for kind in kinds if kind in kinds_for(slot.account)], keys)


# A role that gains a key.


def slip_in(folder: Path, account_id: int) -> X25519PrivateKey:
    """Put a public key of one's own in the slot of a colleague, with the witness that the data key makes."""
    spy, mine = X25519PrivateKey.generate(), keys_of_the_desk(folder)

    def change(file: KeyFile) -> KeyFile:
        slot = file.slot(account_id)
        assert slot
        forged = replace(slot, lock=replace(slot.lock, public=spy.public_key().public_bytes_raw()))
        return file.keep(shared_anew(forged, mine, Kind.DATA))

    rewritten(folder, change)
    return spy


def test_a_public_key_slipped_in_before_a_promotion_gets_no_mandate_key(desk: Desk, colleague: Account) -> None:
    spy = slip_in(desk.folder, colleague.id)
    wanted = promoted(colleague)
    for typed, refusal in (("", RuleBroken), (PASSPHRASE, RuleBroken), (THEIRS, Tampered)):
        with pytest.raises(refusal):
            accounts.change(desk, account=wanted, passphrase=typed)
    slot = slot_of(desk.folder, colleague.id)
    assert Kind.MANDATES not in slot.shares
    assert sealing.open_share(slot.shares[Kind.DATA], spy.private_bytes_raw(), kind=Kind.DATA, slot_id=slot.id)


def test_a_promotion_shares_with_no_public_key_that_was_in_the_file(desk: Desk, colleague: Account) -> None:
    before = slot_of(desk.folder, colleague.id).lock.public
    accounts.change(desk, account=promoted(colleague), passphrase=THEIRS)
    assert slot_of(desk.folder, colleague.id).lock.public != before
    assert vault.unlock(desk.folder, colleague.id, THEIRS).mandates == desk.keys.mandates


def test_a_slot_put_under_a_passphrase_of_the_attacker_gets_nothing_either(desk: Desk, colleague: Account) -> None:
    mine = keys_of_the_desk(desk.folder)
    lock = sealing.lock("à moi", colleague.id, vault.DEFAULT_COST)
    rewritten(desk.folder, lambda file: file.keep(key_shares.slot_for(colleague, lock, mine)))
    before = files.keys_in(desk.folder).read_bytes()
    with pytest.raises(RuleBroken) as refusal:
        accounts.change(desk, account=promoted(colleague), passphrase=THEIRS)
    assert [fault.field for fault in refusal.value.faults] == ["passphrase"]
    assert files.keys_in(desk.folder).read_bytes() == before


# Keys of the attacker's invention.


def test_the_desk_does_not_make_itself_a_manager(desk: Desk, colleague: Account) -> None:
    backups.record(desk, backups.run(backups.prepare(desk)))
    folder, clock = desk.folder, desk.clock
    become(folder, Account(DESK, "Accueil", frozenset({Role.MANAGER})), PASSPHRASE)
    unlocked = opening.find_keys(folder, DESK, PASSPHRASE)
    assert unlocked.account.manages and unlocked.keys.journal
    before = vault.accounts(folder)
    with pytest.raises(JournalForeign):
        opening.desk_for(desk, unlocked)
    locked = replace(desk, account=unlocked.account, keys=unlocked.keys.for_the_desk, locked=True)
    with pytest.raises(JournalForeign):
        opening.come_back(locked, unlocked)
    assert locked.locked and not locked.keys.journal
    head = journal.head(desk.db)
    opening.close_desk(desk)
    copy = restore.choices(folder, unlocked.keys)[0]
    for attempt in (
        lambda: opening.open_desk(folder, unlocked, clock=clock),
        lambda: restore.put_back(folder, unlocked, copy.path, at=clock()),
    ):
        with pytest.raises(JournalForeign):
            attempt()
    db = database.open_file(folder, unlocked.keys.data)
    assert journal.head(db) == head and vault.accounts(folder) == before
    database.close(db)


def test_a_journal_key_alone_is_refused_before_the_file_is_opened(desk: Desk) -> None:
    invented = replace(keys_of_the_desk(desk.folder), journal=secrets.token_bytes(32))
    own = slot_of(desk.folder, DESK)
    made = key_shares.slot_for(Account(DESK, "Accueil", frozenset({Role.MANAGER})), own.lock, invented)
    rewritten(desk.folder, lambda file: file.keep(made))
    with pytest.raises(KeysForged):
        vault.unlock(desk.folder, DESK, PASSPHRASE)


@pytest.mark.parametrize("generation", [1, 2])
def test_the_desk_does_not_make_itself_an_advisor(desk: Desk, generation: int) -> None:
    stored_mandate(desk.db, State.ACTIVE)
    become(desk.folder, Account(DESK, "Accueil", frozenset({Role.ADVISOR})), PASSPHRASE, generation=generation)
    unlocked = opening.find_keys(desk.folder, DESK, PASSPHRASE)
    assert unlocked.keys.reads_mandates
    with pytest.raises(MandateKeysForeign):
        opening.desk_for(desk, unlocked)


def test_an_altered_key_of_a_body_keeps_no_advisor_out(desk: Desk, advisor_desk: Desk) -> None:
    for _ in range(2):
        stored_mandate(desk.db, State.ACTIVE)
    first = sorted(mandate_keys.ids(desk.mandate_keys))[0]
    desk.mandate_keys.execute("UPDATE mandate_key SET wrapped = zeroblob(60) WHERE id = ?", (first,))
    opening.desk_for(desk, opening.Unlocked(advisor_desk.account, advisor_desk.keys))


def with_no_line(file: KeyFile, _invented: Keys) -> KeyFile:
    return replace(file, line=())


def with_the_line_as_it_was(file: KeyFile, _invented: Keys) -> KeyFile:
    return file


def with_a_line_of_its_own(file: KeyFile, invented: Keys) -> KeyFile:
    return replace(file, line=key_authority.begun(invented))


def with_an_authority_of_its_own(file: KeyFile, invented: Keys) -> KeyFile:
    return replace(file, authority=key_authority.of(invented.journal), line=key_authority.begun(invented))


def with_a_link_after_the_others(file: KeyFile, invented: Keys) -> KeyFile:
    return replace(file, line=(*file.line, *key_authority.begun(invented)))


def as_by_0_1_0(file: KeyFile, _invented: Keys) -> KeyFile:
    return replace(file, authority=b"", line=())


@pytest.mark.parametrize(
    "dressed",
    [
        with_no_line,
        with_the_line_as_it_was,
        with_a_line_of_its_own,
        with_an_authority_of_its_own,
        with_a_link_after_the_others,
        as_by_0_1_0,
    ],
)
def test_nobody_is_handed_a_mandate_key_of_the_desk_s_invention(
    desk: Desk, dressed: Callable[[KeyFile, Keys], KeyFile]
) -> None:
    invented = replace(
        keys_of_the_desk(desk.folder), mandates={9: secrets.token_bytes(32)}, journal=secrets.token_bytes(32)
    )

    def change(file: KeyFile) -> KeyFile:
        for slot in file.every_slot():
            file = file.keep(shared_anew(slot, invented, Kind.MANDATES))
        return dressed(file, invented)

    rewritten(desk.folder, change)
    for attempt in (
        lambda: vault.unlock(desk.folder, 1, PASSPHRASE),
        lambda: vault.unlock(desk.folder, ADVISOR, PASSPHRASE),
        lambda: vault.unlock_by_code(desk.folder, RECOVERY_CODE),
    ):
        with pytest.raises(KeysForged):
            attempt()


def test_no_manager_is_handed_a_journal_key_of_the_desk_s_invention(desk: Desk) -> None:
    invented = replace(keys_of_the_desk(desk.folder), journal=secrets.token_bytes(32))

    def change(file: KeyFile) -> KeyFile:
        for slot in file.every_slot():
            file = file.keep(shared_anew(slot, invented, Kind.JOURNAL))
        return replace(file, authority=key_authority.of(invented.journal))

    rewritten(desk.folder, change)
    for account_id in (1, ADVISOR, MANAGER):
        with pytest.raises(KeysForged):
            vault.unlock(desk.folder, account_id, PASSPHRASE)


def test_an_authority_put_there_while_somebody_is_at_work_gives_nothing(desk: Desk, colleague: Account) -> None:
    other = key_authority.of(secrets.token_bytes(32))
    rewritten(desk.folder, lambda file: replace(file, authority=other))
    for attempt in (
        lambda: accounts.change(desk, account=promoted(colleague), passphrase=THEIRS),
        lambda: accounts.remove(desk, ADVISOR),
        lambda: accounts.give_passphrase(desk, colleague.id, passphrase=PASSPHRASE, again=PASSPHRASE),
        lambda: accounts.add(desk, name="X", roles=frozenset(), advisor_id=0, passphrase=THEIRS, again=THEIRS),
    ):
        with pytest.raises(KeysForged):
            attempt()


# Names and roles.


def written_by_hand(folder: Path, account_id: int, **changes: Any) -> None:
    """Change what a slot says of its account."""

    def change(file: KeyFile) -> KeyFile:
        slot = file.slot(account_id)
        assert slot and slot.account
        account = slot.account._replace(**changes)
        return file.keep(replace(slot, account=account, shares={k: slot.shares[k] for k in kinds_for(account)}))

    rewritten(folder, change)


@pytest.mark.parametrize(
    "changes",
    [{"name": "Direction 2"}, {"advisor_id": 1}, {"roles": frozenset[Role]()}],
    ids=["name", "advisor", "roles"],
)
def test_what_was_written_by_hand_is_told_to_a_manager_and_mended_with_its_owner(
    desk: Desk, advisor_desk: Desk, manager_desk: Desk, changes: dict[str, Any]
) -> None:
    assert accounts.doubtful(desk) == "" and accounts.doubtful(advisor_desk) is None
    written_by_hand(desk.folder, ADVISOR, **changes)
    said = vault.account(desk.folder, ADVISOR)
    for one in (desk, manager_desk):
        assert f"Un compte a été modifié hors de Permanence : « {said.name} »." in (accounts.doubtful(one) or "")
    before = files.keys_in(desk.folder).read_bytes()
    with pytest.raises(Tampered, match=said.name):
        accounts.give_passphrase(desk, ADVISOR, passphrase=THEIRS, again=THEIRS)
    right = Account(ADVISOR, "Jordi Puig", frozenset({Role.ADVISOR}), 2)
    assert accounts.needs_passphrase(desk, right) and accounts.needs_passphrase(desk, said)
    with pytest.raises(RuleBroken) as refusal:
        accounts.change(desk, account=right)
    assert [fault.field for fault in refusal.value.faults] == ["passphrase"]
    assert files.keys_in(desk.folder).read_bytes() == before
    accounts.change(desk, account=right, passphrase=PASSPHRASE)
    assert accounts.doubtful(desk) == "" and vault.unlock(desk.folder, ADVISOR, PASSPHRASE).reads_mandates


def test_a_public_key_slipped_in_where_there_are_keys_to_take_is_told(desk: Desk) -> None:
    slip_in(desk.folder, ADVISOR)
    assert "« Jordi Puig »" in (accounts.doubtful(desk) or "")
    with pytest.raises(Tampered, match="Jordi Puig"):
        accounts.change_passphrase(desk, current=PASSPHRASE, passphrase=THEIRS, again=THEIRS)


def test_invented_keys_are_not_kept_when_an_account_is_mended(desk: Desk, manager_desk: Desk) -> None:
    """A référent who reads no mandate would have to take that key from the slot itself, in a file without a line."""
    invented = replace(keys_of_the_desk(desk.folder), mandates={1: secrets.token_bytes(32)})
    claimed = Account(DESK, "Accueil", frozenset({Role.ADVISOR}), advisor_id=1)

    def claim(file: KeyFile) -> KeyFile:
        file = replace(file, line=())
        lock = sealing.lock(PASSPHRASE, DESK, vault.DEFAULT_COST, kept=file.kept)
        return file.keep(key_shares.slot_for(claimed, lock, invented))

    rewritten(desk.folder, claim)
    before = files.keys_in(desk.folder).read_bytes()
    with pytest.raises(KeysLacking):
        accounts.change(manager_desk, account=claimed, passphrase=PASSPHRASE)
    assert files.keys_in(desk.folder).read_bytes() == before


def test_the_file_names_its_authority_and_nothing_secret(desk: Desk) -> None:
    content = json.loads(files.keys_in(desk.folder).read_bytes())
    assert content["format"] == 3 and len(content["generations"]) == 1
    assert all(len(slot["witness"]) == 44 for slot in content["accounts"]) and "witness" not in content["recovery"]
