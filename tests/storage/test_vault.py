"""The key file: two secrets for one key, and a refusal for whatever else it may hold."""

import json
import time
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.storage import files, key_file, vault
from desktop_app.storage.errors import (
    AlreadyThere,
    Damaged,
    DiskFull,
    FolderGone,
    KeysMissing,
    NotOurs,
    ReadOnly,
    StorageTrouble,
    TooNew,
    WrongPassphrase,
)
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE

from .rights import protected

REAL = key_file.Cost(64 * 1024, 3, 4)


def test_both_secrets_open_the_same_key(folder):
    assert vault.unlock(folder, PASSPHRASE) == vault.unlock(folder, RECOVERY_CODE, slot="recovery")


def test_neither_secret_opens_the_other_slot(folder):
    for secret, slot in ((PASSPHRASE, "recovery"), (RECOVERY_CODE, "passphrase"), ("", "passphrase")):
        with pytest.raises(WrongPassphrase):
            vault.unlock(folder, secret, slot=slot)


def test_a_wrong_code_is_told_as_a_code(folder):
    with pytest.raises(WrongPassphrase) as trouble:
        vault.unlock(folder, "autre", slot="recovery")
    assert "code de secours" in trouble.value.sentence and "mots" in trouble.value.way_out


def test_accents_open_however_the_keyboard_composes_them(folder, key):
    vault.change_passphrase(folder, key, "cha\u0302taigne e\u0301te\u0301 ﬁn")
    assert vault.unlock(folder, "châtaigne été fin") == key
    for near in ("chataigne ete fin", "Châtaigne été fin", "châtaigne été fin "):
        with pytest.raises(WrongPassphrase):
            vault.unlock(folder, near)


@pytest.mark.parametrize("secret", ["", "\ud800", "\0", "é" * 10_000, "'%s\"; --"])
def test_any_text_is_just_a_passphrase(folder, key, secret):
    vault.change_passphrase(folder, key, secret)
    assert vault.unlock(folder, secret) == key


def test_a_changed_passphrase_shuts_out_the_old_one_and_spares_the_code(folder, key):
    vault.change_passphrase(folder, key, "une autre phrase")
    assert vault.unlock(folder, "une autre phrase") == key == vault.unlock(folder, RECOVERY_CODE, slot="recovery")
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, PASSPHRASE)


def test_a_changed_code_shuts_out_the_old_sheet_and_spares_the_passphrase(folder, key):
    vault.change_recovery(folder, key, "huit autres mots")
    assert vault.unlock(folder, "huit autres mots", slot="recovery") == key == vault.unlock(folder, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, RECOVERY_CODE, slot="recovery")


def test_keys_are_never_overwritten(folder):
    before = files.keys_in(folder).read_bytes()
    with pytest.raises(AlreadyThere):
        vault.create(folder, "x", "y")
    assert files.keys_in(folder).read_bytes() == before


def test_the_real_cost_is_slow_on_purpose_and_stored(folder, key):
    started = time.perf_counter()
    vault.change_passphrase(folder, key, "vraie", cost=REAL)
    assert time.perf_counter() - started > 0.02
    slots = json.loads(files.keys_in(folder).read_bytes())["slots"]
    assert [slots["passphrase"][name] for name in ("memory_kib", "time", "lanes")] == [65536, 3, 4]
    assert vault.unlock(folder, "vraie") == key


def test_what_the_program_uses_is_what_was_measured(in_a_child):
    code = (
        "from desktop_app.storage import vault as v, key_file as k\nprint(v.DEFAULT_COST, k.bearable(v.DEFAULT_COST))"
    )
    assert in_a_child(code).stdout == "Cost(memory_kib=65536, time=3, lanes=4) True\n"


@pytest.fixture
def real_bounds(monkeypatch):
    monkeypatch.setattr(key_file, "LEAST_COST", key_file.Cost(64 * 1024, 3, 1))


def _rewrite(folder, **changes):
    """Give the slots the real cost, which is then none they were sealed at, and make the changes in one of them."""
    path = files.keys_in(folder)
    content = json.loads(path.read_bytes())
    for slot in content["slots"].values():
        slot.update(asdict(REAL))
    content["slots"]["passphrase"].update(changes)
    content["digest"] = key_file._digest(content["slots"])
    path.write_text(json.dumps(content))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 8),
        ("memory_kib", 65535),
        ("memory_kib", 2**31),
        ("memory_kib", 10**300),
        ("memory_kib", -1),
        ("memory_kib", "65536"),
        ("memory_kib", 65536.0),
        ("memory_kib", None),
        ("time", 1),
        ("time", 10**6),
        ("time", True),
        ("lanes", 0),
        ("lanes", 10**6),
        ("salt", ""),
        ("salt", 7),
        ("nonce", "é"),
        ("sealed", "AAAA"),
    ],
)
def test_hostile_values_are_refused_before_anything_is_derived(folder, real_bounds, name, value):
    _rewrite(folder, **{name: value})
    before = files.keys_in(folder).read_bytes()
    started = time.perf_counter()
    with pytest.raises(Damaged):
        vault.unlock(folder, PASSPHRASE)
    assert time.perf_counter() - started < 0.1
    assert files.keys_in(folder).read_bytes() == before


def test_a_cost_that_was_lowered_or_raised_no_longer_opens(folder, real_bounds):
    _rewrite(folder)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, PASSPHRASE)


@pytest.mark.parametrize("cost", [key_file.Cost(8, 1, 1), key_file.Cost(2**31, 3, 4), key_file.Cost(65536, 3, 0)])
def test_no_key_is_ever_sealed_at_such_a_cost(folder, key, real_bounds, cost):
    with pytest.raises(ValueError, match="cost"):
        vault.change_passphrase(folder, key, "x", cost=cost)


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
        (b'{"format": 1, "slots": {}}', NotOurs),
        (b"x" * 10_000_000, NotOurs),
        (b'["permanence.keys"]', Damaged),
        (b'{"file": "permanence.keys"', Damaged),
        (b'{"file": "permanence.keys"}', Damaged),
        (b'{"file": "permanence.keys", "format": 0}', Damaged),
        (b'{"file": "permanence.keys", "format": true, "slots": {}}', Damaged),
        (b'{"file": "permanence.keys", "format": 1, "slots": []}', Damaged),
        (b'{"file": "permanence.keys", "format": 2}', TooNew),
        (b'{"file": "permanence.keys", "format": 99, "slots": 7}', TooNew),
    ],
)
def test_another_file_of_that_name_is_refused_and_left_alone(folder, content, trouble):
    files.keys_in(folder).write_bytes(content)
    for attempt in (lambda: vault.unlock(folder, PASSPHRASE), lambda: vault.change_passphrase(folder, b"k" * 32, "x")):
        with pytest.raises(trouble):
            attempt()
    assert files.keys_in(folder).read_bytes() == content


def test_a_slot_that_lacks_is_damage(folder):
    files.keys_in(folder).write_bytes(key_file.text_of({}))
    with pytest.raises(Damaged):
        vault.unlock(folder, PASSPHRASE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_never_taken_for_a_wrong_passphrase(folder, at, bit):
    path = files.keys_in(folder)
    good = path.read_bytes()
    bad = bytearray(good)
    bad[int(at * len(good))] ^= 1 << bit
    path.write_bytes(bad)
    try:
        with pytest.raises((NotOurs, Damaged, TooNew)):
            vault.unlock(folder, PASSPHRASE)
        assert path.read_bytes() == bad
    finally:
        path.write_bytes(good)


def test_a_file_cut_short_is_told_as_damaged(folder):
    good = files.keys_in(folder).read_bytes()
    for length in range(40, len(good) - 2, 97):
        files.keys_in(folder).write_bytes(good[:length])
        with pytest.raises(Damaged):
            vault.unlock(folder, PASSPHRASE)


def test_what_is_missing_is_told_apart(folder, tmp_path):
    files.keys_in(folder).unlink()
    assert not vault.exists(folder)
    for where, trouble in ((folder, KeysMissing), (tmp_path / "nowhere", FolderGone)):
        with pytest.raises(trouble):
            vault.unlock(where, PASSPHRASE)
        with pytest.raises(trouble):
            vault.change_recovery(where, b"k" * 32, "x")


def test_a_folder_in_place_of_the_file_is_not_ours(folder):
    files.keys_in(folder).unlink()
    files.keys_in(folder).mkdir()
    with pytest.raises(NotOurs):
        vault.unlock(folder, PASSPHRASE)


def test_a_protected_folder_keeps_its_keys(folder, key):
    before = files.keys_in(folder).read_bytes()
    with protected(folder):
        assert vault.unlock(folder, PASSPHRASE) == key
        with pytest.raises(ReadOnly):
            vault.change_passphrase(folder, key, "x")
        with pytest.raises(ReadOnly):
            vault.create(folder / "inside", "x", "y")
    assert files.keys_in(folder).read_bytes() == before and not (folder / "permanence.keys.new").exists()


def test_a_full_disk_keeps_the_old_keys(folder, key):
    import resource  # POSIX only: no file may grow past the limit, as on a disk that is full

    before, limits = files.keys_in(folder).read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(DiskFull):
            vault.change_passphrase(folder, key, "x")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert files.keys_in(folder).read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["permanence.db", "permanence.keys"]


def _kinds(kind):
    return {kind} | {below for child in kind.__subclasses__() for below in _kinds(child)}


@pytest.mark.parametrize("kind", sorted(_kinds(StorageTrouble), key=lambda kind: kind.__name__))
def test_every_trouble_says_what_happened_and_what_to_do(kind):
    trouble = kind()
    for text in (trouble.sentence, trouble.way_out, str(trouble)):
        assert text.endswith(".") and text[0].isupper() and "'" not in text
    assert trouble.sentence != StorageTrouble.sentence or kind is StorageTrouble
