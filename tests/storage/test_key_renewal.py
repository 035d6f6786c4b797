"""When an advisor leaves, the key of the mandates is renewed for those who stay, without their passphrases."""

import json
import secrets
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop_app.domain.account import Role
from desktop_app.storage import files
from desktop_app.storage.errors import Tampered
from desktop_app.storage.keys import key_shares, key_slot, sealing, vault
from desktop_app.storage.mandates import mandate_keys
from tests.helpers.builders import ITS_ACCOUNTS, PASSPHRASE, RECOVERY_CODE

from .test_key_file import rewrite

RECEPTION, ADVISOR, MANAGER = ITS_ACCOUNTS[1:]
KEY_ID = "0123456789abcdef" * 2


def test_those_who_stay_hold_both_keys_until_the_old_one_is_dropped(four, keys):
    other = vault.add_account(four, keys, ADVISOR._replace(name="X"), PASSPHRASE)
    both = vault.remove_account(four, keys, ADVISOR.id)
    assert len(both.mandates) == 2 and both.mandates[1] == keys.mandates[1] != both.mandates[both.newest]
    assert vault.unlock(four, 1, PASSPHRASE) == both == vault.unlock_by_code(four, RECOVERY_CODE)
    assert vault.unlock(four, other.id, PASSPHRASE).mandates == both.mandates
    newest = vault.drop_old_generations(four, both)
    assert newest.mandates == {both.newest: both.mandates[both.newest]}
    assert vault.unlock(four, 1, PASSPHRASE) == newest == vault.unlock_by_code(four, RECOVERY_CODE)
    assert vault.unlock(four, other.id, PASSPHRASE).mandates == newest.mandates
    for account in (RECEPTION, MANAGER):
        assert not vault.unlock(four, account.id, PASSPHRASE).reads_mandates


def test_an_account_that_never_read_mandates_leaves_their_key_alone(four, keys):
    assert vault.remove_account(four, keys, RECEPTION.id) == keys
    assert vault.remove_account(four, replace(keys, mandates={}), MANAGER.id).mandates == {}


def test_who_is_no_advisor_any_more_is_shut_out_as_one_who_left(four, keys):
    both = vault.change_account(four, keys, ADVISOR._replace(roles=frozenset({Role.RECEPTION})))
    assert len(both.mandates) == 2
    assert vault.unlock(four, ADVISOR.id, PASSPHRASE) == keys.for_the_desk


def test_an_advisor_who_is_no_manager_finishes_the_renewal(four, keys):
    vault.add_account(four, keys, ADVISOR._replace(name="X"), PASSPHRASE)
    vault.remove_account(four, keys, 5)
    advisor = vault.unlock(four, ADVISOR.id, PASSPHRASE)
    newest = vault.drop_old_generations(four, advisor)
    assert newest.mandates.keys() == {advisor.newest} != {1} and not newest.journal
    assert vault.unlock(four, 1, PASSPHRASE) == replace(keys, mandates=newest.mandates)
    assert vault.unlock_by_code(four, RECOVERY_CODE) == replace(keys, mandates=newest.mandates)


def test_a_second_leaver_before_the_first_renewal_is_over(four, keys):
    vault.add_account(four, keys, ADVISOR._replace(name="X"), PASSPHRASE)
    both = vault.remove_account(four, keys, 5)
    three = vault.remove_account(four, both, ADVISOR.id)
    assert len(three.mandates) == 3
    assert (
        vault.drop_old_generations(four, three).mandates.keys()
        == {three.newest}
        == vault.unlock(four, 1, PASSPHRASE).mandates.keys()
    )


def test_the_old_key_opens_nothing_once_the_mandates_are_wrapped_anew(four, keys, mandate_keys_db):
    body_key = mandate_keys.draw(mandate_keys_db, keys, KEY_ID)
    both = vault.remove_account(four, keys, ADVISOR.id)
    assert mandate_keys.key_of(mandate_keys_db, both, KEY_ID) == body_key
    mandate_keys.rewrap(mandate_keys_db, both)
    newest = vault.drop_old_generations(four, both)
    assert mandate_keys.key_of(mandate_keys_db, newest, KEY_ID) == body_key
    assert mandate_keys.key_of(mandate_keys_db, keys, KEY_ID) is None


class Stopped(Exception):
    """The computer stops there."""


def _stops_at(monkeypatch, place, after):
    real = getattr(files, place)

    def stopping(*arguments):
        if after:
            real(*arguments)
        raise Stopped

    monkeypatch.setattr(files, place, stopping)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("place", ["write_whole", "put_in_place"])
@pytest.mark.parametrize("step", ["removal", "dropping"])
def test_a_renewal_cut_anywhere_leaves_everybody_able_to_read(
    four, keys, mandate_keys_db, monkeypatch, step, place, after
):
    body_key, held = mandate_keys.draw(mandate_keys_db, keys, KEY_ID), keys
    vault.add_account(four, keys, ADVISOR._replace(name="X"), PASSPHRASE)
    if step == "dropping":
        held = vault.remove_account(four, keys, 5)
        mandate_keys.rewrap(mandate_keys_db, held)
    with monkeypatch.context() as patch, pytest.raises(Stopped):
        _stops_at(patch, place, after)
        (vault.drop_old_generations if step == "dropping" else lambda f, k: vault.remove_account(f, k, 5))(four, held)
    everybody = [
        vault.unlock(four, 1, PASSPHRASE),
        vault.unlock(four, 3, PASSPHRASE),
        vault.unlock_by_code(four, RECOVERY_CODE),
    ]
    assert {mandate_keys.key_of(mandate_keys_db, one, KEY_ID) for one in everybody} == {body_key}
    again = everybody[1]
    mandate_keys.rewrap(mandate_keys_db, again)
    last = vault.drop_old_generations(four, again)
    assert mandate_keys.key_of(mandate_keys_db, last, KEY_ID) == body_key
    assert vault.unlock(four, 1, PASSPHRASE).mandates == last.mandates


def _forge(folder, rank, keys_of_the_forger):
    """Put one's own public key in a slot, as well as somebody with these keys can; return the private half."""
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()

    def change(content):
        written = content["recovery"] if rank < 0 else content["accounts"][rank]
        slot = key_slot.read_recovery(written) if rank < 0 else key_slot.read(written)
        slot = replace(slot, lock=replace(slot.lock, public=public))
        for kind in slot.shares:
            if not key_shares.lacking(keys_of_the_forger, {kind}):
                slot = replace(slot, shares={**slot.shares, kind: key_shares._share(slot, kind, keys_of_the_forger)})
        written.update(key_slot.written(slot))

    rewrite(folder, change)
    return private


@pytest.mark.parametrize(("rank", "named"), [(0, "Marie Castell"), (-1, "Le code de secours")])
def test_nobody_slips_in_a_public_key_of_their_own(four, keys, rank, named):
    _forge(four, rank, vault.unlock(four, RECEPTION.id, PASSPHRASE))
    before = files.keys_in(four).read_bytes()
    with pytest.raises(Tampered, match=named):
        vault.remove_account(four, keys, ADVISOR.id)
    assert files.keys_in(four).read_bytes() == before


@pytest.mark.parametrize("finished", [True, False])
def test_who_has_left_cannot_forge_with_the_key_they_took_along(four, keys, finished):
    gone = vault.unlock(four, ADVISOR.id, PASSPHRASE)
    left = vault.remove_account(four, keys, ADVISOR.id)
    if finished:
        left = vault.drop_old_generations(four, left)
    other = vault.add_account(four, left, ADVISOR._replace(name="X"), PASSPHRASE)
    _forge(four, 0, gone)
    with pytest.raises(Tampered):
        vault.remove_account(four, left, other.id)


def test_a_forged_slot_gets_neither_a_new_passphrase_nor_a_new_role(four, keys):
    _forge(four, 3, vault.unlock(four, ADVISOR.id, PASSPHRASE))
    before = files.keys_in(four).read_bytes()
    for attempt in (
        lambda: vault.change_passphrase(four, keys, MANAGER.id, PASSPHRASE),
        lambda: vault.change_account(four, keys, MANAGER._replace(roles=frozenset(Role)), PASSPHRASE),
    ):
        with pytest.raises(Tampered, match="Direction"):
            attempt()
    assert files.keys_in(four).read_bytes() == before
    vault.remove_account(four, keys, MANAGER.id)


def test_a_low_order_public_key_is_refused_as_any_other_forgery(four, keys):
    import base64

    nothing = base64.b64encode(bytes(32)).decode()
    rewrite(four, lambda content: content["accounts"][0].update(public=nothing))
    with pytest.raises(Tampered):
        vault.remove_account(four, keys, ADVISOR.id)


def test_the_envelope_of_a_leaver_is_gone_from_the_file(four, keys):
    vault.remove_account(four, keys, ADVISOR.id)
    assert [slot["id"] for slot in json.loads(files.keys_in(four).read_bytes())["accounts"]] == [1, 2, 4]
    assert b"Jordi" not in files.keys_in(four).read_bytes()


def test_a_share_is_for_its_holder_alone():
    mine, other = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    content = secrets.token_bytes(32)
    made = sealing.share(
        content, kind=key_slot.Kind.DATA, slot_id=1, public=mine.public_key().public_bytes_raw(), witness_key=content
    )
    assert sealing.open_share(made, mine.private_bytes_raw(), kind=key_slot.Kind.DATA, slot_id=1) == content
    for private, kind, slot_id in (
        (other, key_slot.Kind.DATA, 1),
        (mine, key_slot.Kind.JOURNAL, 1),
        (mine, key_slot.Kind.DATA, 2),
    ):
        with pytest.raises(Exception, match="abîmé"):
            sealing.open_share(made, private.private_bytes_raw(), kind=kind, slot_id=slot_id)
