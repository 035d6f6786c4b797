"""Spoilt, swapped and hostile files: refused in French before a byte is written, or harmless; never a crash."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.errors import StorageTrouble
from desktop_app.storage.keys import key_file
from desktop_app.use_cases.accounts import opening

from .snapshot import Said, differences, snapshot
from .spoiling import spoil
from .work import Work

FILES = int(os.environ.get("PERMANENCE_FUZZ", "2000")) // 10
IN_ONE_TEST = 200
SEED = int(os.environ.get("PERMANENCE_SEED", "1"))


def on_disk(folder: Path) -> dict[str, str]:
    """Every file of a folder and a digest of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "-"
        for path in sorted(folder.rglob("*"))
    }


def open_and_close(work: Work) -> None:
    """As the program does: who may open, then the passphrase, then the files, then what was to be finished."""
    try:
        opening.accounts(work.folder)
        work.open()
    finally:
        work.close()


@pytest.mark.parametrize("part", range(-(-FILES // IN_ONE_TEST)))
def test_a_spoilt_file_is_refused_untouched_or_opens_as_it_was(
    lived_in: Work, other_folder: Path, quick: Path, part: int
) -> None:
    chance, met = random.Random(f"{SEED} {part}"), Counter[str]()
    whole = snapshot(lived_in.folder, lived_in.code)
    for number in range(IN_ONE_TEST):
        folder = shutil.copytree(lived_in.folder, quick / "data")
        told = f"PERMANENCE_SEED={SEED}, part {part}, file {number}: {spoil(chance, folder, other_folder)}"
        before, work = on_disk(folder), Work(folder, chance, lived_in.now, lived_in.secrets, lived_in.code)
        try:
            open_and_close(work)
        except (StorageTrouble, RuleBroken) as trouble:
            assert str(trouble) and on_disk(folder) == before, f"{told}: refused as {trouble!r}, and yet written"
            met["refused"] += 1
        except Exception as fault:
            raise AssertionError(told) from fault
        else:
            said = as_told(whole, snapshot(folder, lived_in.code))
            assert said == whole, (
                f"{told}: opened as something else: {differences(said, [{'name': '', 'said': whole}])}"
            )
            met["harmless"] += 1
        shutil.rmtree(folder)
    sys.stdout.write(f"{dict(met)}\n")
    assert met["refused"] > IN_ONE_TEST / 2 and met["harmless"], met


def as_told(whole: Said, said: Said) -> Said:
    """The same, less a change of accounts that the journal tells: a name stands in clear, and may be written over.

    Keys do not come with a name, nor with a role.
    """
    *lines, last = said["journal"]
    if said["account"] == whole["account"] or lines != whole["journal"] or last[1] != "ACCOUNT_CHANGED":
        return said
    assert [account[2] for account in said["account"]] == [account[2] for account in whole["account"]]
    return {**said, "journal": lines, "account": whole["account"]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)
HELD = st.fixed_dictionaries({"next_id": JSON, "recovery": JSON, "accounts": JSON | st.lists(JSON, max_size=3)})


@settings(max_examples=max(100, min(FILES, 20_000)))
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_as_no_key_file(raw: bytes) -> None:
    with pytest.raises(StorageTrouble):
        key_file.read(raw)


@settings(max_examples=max(100, min(FILES, 20_000)))
@given(HELD)
def test_a_key_file_with_anything_in_it_is_refused(held: dict[str, object]) -> None:
    import json

    from desktop_app.storage.keys.key_file import FORMAT, MARK, _digest

    content = {"file": MARK, "format": FORMAT, "digest": _digest(held), **held}
    with pytest.raises(StorageTrouble):
        key_file.read(json.dumps(content).encode())
