"""A worn disk: one bit wrong anywhere is found at the next opening, and a copy takes the place of what is damaged."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.storage.copies import backups as copies
from desktop_app.storage.errors import Damaged, NotOurs, StorageTrouble
from desktop_app.storage.keys import vault
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.copies import backups, restore

from .snapshot import snapshot
from .test_hostile_files import on_disk, open_and_close
from .work import Work

PAGE = 4096


@pytest.fixture
def work(lived_in: Work, quick: Path) -> Work:
    """A folder where people have worked, with a copy of yesterday, closed."""
    folder = shutil.copytree(lived_in.folder, quick / "data")
    made = replace(lived_in, folder=folder, chance=random.Random(1), secrets=dict(lived_in.secrets))
    desk = made.open()
    backups.record(desk, backups.run(backups.prepare(desk)))
    made.close()
    return made


@pytest.mark.parametrize("name", ["permanence.db", "permanence.mandates", "permanence.keys"])
def test_one_bit_wrong_in_any_page_is_found_before_anything_is_written(work: Work, name: str) -> None:
    path, chance = work.folder / name, random.Random(name)
    whole = path.read_bytes()
    step = PAGE if name != "permanence.keys" else 64
    for start in range(0, len(whole), step):
        spoilt = bytearray(whole)
        spoilt[start + chance.randrange(min(step, len(whole) - start))] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        before = on_disk(work.folder)
        with pytest.raises((Damaged, NotOurs)):
            open_and_close(work)
        assert on_disk(work.folder) == before
    path.write_bytes(whole)
    open_and_close(work)


@pytest.mark.parametrize("seed", range(6))
def test_a_copy_takes_the_place_of_each_file_that_is_damaged(work: Work, lived_in: Work, seed: int) -> None:
    chance = random.Random(seed)
    unlocked = opening.find_keys(work.folder, 1, work.secrets[1])
    for path in (work.folder / "permanence.db", work.folder / "permanence.mandates", work.folder / "permanence.keys"):
        if chance.random() < 0.7:
            raw = bytearray(path.read_bytes())
            at = chance.randrange(20, len(raw))
            raw[at:] = chance.choice((b"", chance.randbytes(len(raw) - at)))
            path.write_bytes(raw)
    _mend(work, unlocked)
    work.open()
    work.close()
    assert snapshot(work.folder, work.code) | {"journal": []} == snapshot(lived_in.folder, work.code) | {"journal": []}


def _mend(work: Work, unlocked: opening.Unlocked) -> None:
    """What the program offers to a référent, in its order: the keys, those of the mandates, the data."""
    try:
        vault.accounts(work.folder)
    except StorageTrouble:
        restore.give_back_keys(work.folder)
    try:
        restore.give_back_mandate_keys(work.folder, unlocked)
    except StorageTrouble as trouble:
        assert trouble.__class__.__name__ == "AlreadyThere"
    place = copies.local_place(work.folder)
    try:
        work.open()
    except StorageTrouble:
        restore.put_back(work.folder, unlocked, place / copies.listing(place)[0].name, at=work.now)
    finally:
        work.close()
