"""The key file may be damaged, another program's, or made to harm: it is refused before anything is derived from it."""

import base64
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.storage import files
from desktop_app.storage.errors import Damaged, NotOurs, StorageTrouble, TooNew, TooOld, WrongPassphrase
from desktop_app.storage.keys import key_file, key_list, key_slot, vault
from tests.helpers.builders import ITS_ACCOUNTS, PASSPHRASE, RECOVERY_CODE
from tests.helpers.deep import tried

REAL = {"memory_kib": 64 * 1024, "time": 3, "lanes": 4}


def rewrite(folder, change):
    """Change the file by hand, as somebody would who also mends its digest."""
    path = files.keys_in(folder)
    content = json.loads(path.read_bytes())
    change(content)
    content["digest"] = digest(content)
    path.write_text(json.dumps(content))
    return path.read_bytes()


def digest(content):
    """The digest of what it holds, in whichever format it says it is."""
    names = key_file._HELD[key_list.OLDEST if content.get("format") == key_list.OLDEST else key_list.FORMAT]
    return key_file._digest({name: content.get(name) for name in names})


def a_slot(content, rank=0):
    """The slot of one account, or the recovery slot for -1."""
    return content["recovery"] if rank < 0 else content["accounts"][rank]


BAD = [
    ("memory_kib", 8),
    ("memory_kib", 65535),
    ("memory_kib", 2**31),
    ("memory_kib", 10**300),
    ("memory_kib", -1),
    ("memory_kib", "65536"),
    ("memory_kib", 65536.0),
    ("memory_kib", None),
    ("time", 1),
    ("time", 9),
    ("time", 10**6),
    ("time", True),
    ("lanes", 0),
    ("lanes", 10**6),
    ("salt", ""),
    ("salt", 7),
    ("nonce", "é"),
    ("sealed", "AAAA"),
    ("public", base64.b64encode(bytes(31)).decode()),
    ("public", base64.b64encode(bytes(33)).decode()),
    ("public", []),
    ("shares", []),
    ("shares", None),
    ("shares", {}),
    ("shares", {"data": {}}),
    ("shares", {"data": 3}),
    ("shares", {"door": {"envelope": "", "witness": ""}}),
]
BAD_ACCOUNT = [
    ("id", 0),
    ("id", -1),
    ("id", 2**31),
    ("id", 10**300),
    ("id", "1"),
    ("id", True),
    ("id", None),
    ("name", ""),
    ("name", " "),
    ("name", 12),
    ("name", None),
    ("name", "x" * 61),
    ("name", "x" * 200_000),
    ("name", "deux\nlignes"),
    ("name", "\u202eà l’envers"),
    ("name", "\ud800"),
    ("roles", "ADVISOR"),
    ("roles", ["ADVISOR", "ADVISOR"]),
    ("roles", ["KING"]),
    ("roles", [["ADVISOR"]]),
    ("roles", None),
    ("advisor_id", -1),
    ("advisor_id", 1.0),
    ("advisor_id", 2**40),
]


@pytest.mark.parametrize(
    ("rank", "name", "value"), [(r, *bad) for bad in BAD for r in (0, -1)] + [(0, *b) for b in BAD_ACCOUNT]
)
def test_hostile_values_are_refused_before_anything_is_derived(folder, monkeypatch, rank, name, value):
    monkeypatch.setattr(key_file, "LEAST_COST", key_slot.Cost(64 * 1024, 3, 1))

    def change(content):
        for each in (a_slot(content), a_slot(content, -1)):
            each.update(REAL)
        a_slot(content, rank)[name] = value

    before, started = rewrite(folder, change), time.perf_counter()
    for attempt in (vault.accounts, lambda folder: vault.unlock(folder, 1, PASSPHRASE)):
        with pytest.raises(Damaged if len(before) < key_list.LARGEST else (NotOurs, Damaged)):
            attempt(folder)
    assert time.perf_counter() - started < 0.1
    assert files.keys_in(folder).read_bytes() == before


@pytest.mark.parametrize("name", ["id", "name", "roles", "advisor_id", "memory_kib", "salt", "public", "shares"])
def test_a_slot_that_lacks_something_is_damage(folder, name):
    rewrite(folder, lambda content: a_slot(content).pop(name))
    with pytest.raises(Damaged):
        vault.accounts(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(accounts=[]),
        lambda content: content.update(accounts={}),
        lambda content: content.update(accounts=[None]),
        lambda content: content.update(accounts=content["accounts"] * 2),
        lambda content: content.update(accounts=content["accounts"] * 200),
        lambda content: content.update(recovery=None),
        lambda content: content.pop("recovery"),
        lambda content: content.update(recovery=[]),
        lambda content: content.update(next_id=1),
        lambda content: content.update(next_id=2**31),
        lambda content: content.update(next_id=True),
        lambda content: content.update(next_id="2"),
        lambda content: content.pop("next_id"),
        lambda content: content.update(next_id=[[[]]] * 50),
    ],
)
def test_a_file_of_another_shape_is_damage(folder, change):
    before = rewrite(folder, change)
    with pytest.raises(Damaged):
        vault.accounts(folder)
    assert files.keys_in(folder).read_bytes() == before


def test_a_file_made_to_exhaust_the_reader_is_refused(folder):
    deep = b'{"file": "permanence.keys", "format": 2, "digest": "", "next_id": ' + b"[" * 990 + b"]" * 990 + b"}"
    files.keys_in(folder).write_bytes(deep)
    with pytest.raises(Damaged):
        vault.accounts(folder)


def test_a_cost_that_was_lowered_or_raised_no_longer_opens(folder):
    rewrite(folder, lambda content: a_slot(content).update(time=2))
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, 1, PASSPHRASE)


@pytest.mark.parametrize(
    ("rank", "roles"),
    [(1, ["ADVISOR"]), (1, ["MANAGER"]), (2, ["MANAGER"]), (2, []), (0, ["MANAGER"]), (3, ["ADVISOR"])],
)
def test_a_role_written_by_hand_opens_nothing(four, rank, roles):
    rewrite(four, lambda content: a_slot(content, rank).update(roles=roles))
    for attempt in (vault.accounts, lambda folder: vault.unlock(folder, rank + 1, PASSPHRASE)):
        with pytest.raises(Damaged):
            attempt(four)


def test_a_role_with_the_key_of_somebody_else_opens_nothing(four):
    def give_the_front_desk_what_the_advisor_has(content):
        a_slot(content, 1).update(roles=["ADVISOR"])
        a_slot(content, 1)["shares"]["mandates"] = a_slot(content, 2)["shares"]["mandates"]

    rewrite(four, give_the_front_desk_what_the_advisor_has)
    with pytest.raises(Damaged):
        vault.unlock(four, 2, PASSPHRASE)


def test_a_share_under_another_name_opens_nothing(four):
    def swap(content):
        shares = a_slot(content, 3)["shares"]
        shares["data"], shares["journal"] = shares["journal"], shares["data"]

    rewrite(four, swap)
    with pytest.raises(Damaged):
        vault.unlock(four, 4, PASSPHRASE)


def test_slots_that_change_places_open_nothing(four):
    def swap(content):
        first, second = a_slot(content, 0), a_slot(content, 2)
        first["id"], second["id"] = second["id"], first["id"]

    rewrite(four, swap)
    with pytest.raises(WrongPassphrase):
        vault.unlock(four, 3, PASSPHRASE)


def test_another_public_key_is_seen_by_its_owner(four):
    rewrite(four, lambda content: a_slot(content, 1).update(public=a_slot(content, 2)["public"]))
    with pytest.raises(Damaged):
        vault.unlock(four, 2, PASSPHRASE)


def test_a_name_changed_by_hand_keeps_nobody_out_and_is_seen(four, keys):
    rewrite(four, lambda content: a_slot(content).update(name="Quelqu’un"))
    assert vault.unlock(four, 1, PASSPHRASE) == keys
    assert [account.name for account in vault.doubtful(four, keys)] == ["Quelqu’un"]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", NotOurs),
        (b"\xff\xfe\0", NotOurs),
        (b"null", NotOurs),
        (b"[]", NotOurs),
        (b"{}", NotOurs),
        (b"[" * 60_000, NotOurs),
        (b'{"file": 3}', NotOurs),
        (b'{"format": 2, "accounts": {}}', NotOurs),
        (b"x" * 10_000_000, NotOurs),
        (b'["permanence.keys"]', Damaged),
        (b'{"file": "permanence.keys"', Damaged),
        (b'{"file": "permanence.keys"}', Damaged),
        (b'{"file": "permanence.keys", "format": 0}', Damaged),
        (b'{"file": "permanence.keys", "format": true, "slots": {}}', Damaged),
        (b'{"file": "permanence.keys", "format": 2.0, "accounts": []}', Damaged),
        (b'{"file": "permanence.keys", "format": 2, "accounts": []}', Damaged),
        (b'{"file": "permanence.keys", "format": 1}', TooOld),
        (b'{"file": "permanence.keys", "format": 1, "slots": 7}', TooOld),
        (b'{"file": "permanence.keys", "format": 3}', Damaged),
        (b'{"file": "permanence.keys", "format": 3, "accounts": []}', Damaged),
        (b'{"file": "permanence.keys", "format": 4}', TooNew),
        (b'{"file": "permanence.keys", "format": 99, "slots": 7}', TooNew),
    ],
)
def test_another_file_of_that_name_is_refused_and_left_alone(folder, keys, content, trouble):
    files.keys_in(folder).write_bytes(content)
    for attempt in (
        lambda: vault.accounts(folder),
        lambda: vault.unlock(folder, 1, PASSPHRASE),
        lambda: vault.unlock_by_code(folder, RECOVERY_CODE),
        lambda: vault.change_passphrase(folder, keys, 1, "x"),
        lambda: vault.add_account(folder, keys, ITS_ACCOUNTS[1], "x"),
        lambda: vault.drop_old_generations(folder, keys),
    ):
        with pytest.raises(trouble):
            attempt()
    assert files.keys_in(folder).read_bytes() == content


@tried(100)
@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_never_taken_for_a_wrong_passphrase(folder, at, bit):
    path = files.keys_in(folder)
    good = path.read_bytes()
    bad = bytearray(good)
    bad[int(at * len(good))] ^= 1 << bit
    path.write_bytes(bad)
    try:
        with pytest.raises((NotOurs, Damaged, TooNew, TooOld)):
            vault.unlock(folder, 1, PASSPHRASE)
        assert path.read_bytes() == bad
    finally:
        path.write_bytes(good)


@tried(100)
@given(data=st.data())
def test_whatever_is_written_in_its_place_is_a_known_trouble_or_changes_nothing(folder, keys, data):
    path = files.keys_in(folder)
    good = path.read_bytes()
    content = json.loads(good)
    places = [
        content,
        a_slot(content),
        a_slot(content, -1),
        a_slot(content)["shares"],
        a_slot(content)["shares"]["data"],
    ]
    place = data.draw(st.sampled_from(places))
    name = data.draw(st.sampled_from(sorted(place)))
    place[name] = data.draw(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        )
    )
    content["digest"] = digest(content)
    path.write_text(json.dumps(content))
    try:
        assert vault.unlock(folder, 1, PASSPHRASE) == keys
    except StorageTrouble:
        pass
    finally:
        path.write_bytes(good)


def test_a_file_cut_short_is_told_as_damaged(folder):
    good = files.keys_in(folder).read_bytes()
    for length in range(40, len(good) - 2, 97):
        files.keys_in(folder).write_bytes(good[:length])
        with pytest.raises(Damaged):
            vault.unlock(folder, 1, PASSPHRASE)
