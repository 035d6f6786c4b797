"""Copies from a spoilt or hostile medium: refused before anything is written, or what they were; never a crash."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.copies import backups as copies
from desktop_app.storage.errors import StorageTrouble
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.copies import backups, restore

from .snapshot import snapshot
from .spoiling import spoil_one
from .test_hostile_files import on_disk
from .work import Work

COPIES = int(os.environ.get("PERMANENCE_FUZZ", "2000")) // 20
IN_ONE_TEST = 100
PARTS = pytest.mark.parametrize("part", range(-(-COPIES // IN_ONE_TEST)))
SEED = int(os.environ.get("PERMANENCE_SEED", "1"))


@pytest.fixture
def work(lived_in: Work, quick: Path) -> Work:
    """A folder where people have worked, with a copy, closed."""
    folder = shutil.copytree(lived_in.folder, quick / "data")
    made = replace(lived_in, folder=folder, chance=random.Random(SEED), secrets=dict(lived_in.secrets))
    desk = made.open()
    backups.record(desk, backups.run(backups.prepare(desk)))
    made.close()
    return made


def told(folder: Path, code: str) -> dict[str, object]:
    """What a folder says, the journal left aside: it tells of the return of the copy."""
    return {part: said for part, said in snapshot(folder, code).items() if part != "journal"}


@PARTS
def test_a_spoilt_copy_is_refused_untouched_or_put_back_as_it_was(
    work: Work, other_folder: Path, quick: Path, part: int
) -> None:
    work.chance = random.Random(f"{SEED} {part}")
    unlocked, met = opening.find_keys(work.folder, 1, work.secrets[1]), Counter[str]()
    whole, name = told(work.folder, work.code), copies.listing(copies.local_place(work.folder))[0].name
    for number in range(IN_ONE_TEST):
        folder = shutil.copytree(work.folder, quick / "tried")
        place = copies.local_place(folder)
        how = f"PERMANENCE_SEED={SEED}, part {part}, {number}: {spoil_one(work.chance, place, name, other_folder)}"
        before = on_disk(folder)
        try:
            restore.choices(folder, unlocked.keys)
            restore.put_back(folder, unlocked, place / name, at=work.now)
        except (StorageTrouble, RuleBroken) as trouble:
            assert str(trouble) and on_disk(folder) == before, f"{how}: {trouble!r}, and yet written"
            met["refused"] += 1
        else:
            assert told(folder, work.code) == whole, f"{how}: put back as something else"
            met["harmless"] += 1
        shutil.rmtree(folder)
    assert met["refused"] > IN_ONE_TEST / 2, met


@PARTS
def test_a_spoilt_medium_fills_no_new_computer_or_fills_it_as_it_was(
    work: Work, other_folder: Path, quick: Path, part: int
) -> None:
    work.chance = random.Random(f"{SEED} {part}")
    met, whole = Counter[str](), told(work.folder, work.code)
    for number in range(IN_ONE_TEST):
        place, folder = shutil.copytree(copies.local_place(work.folder), quick / "medium"), quick / "new computer"
        spoilt = work.chance.choice([path.name for path in sorted(place.iterdir())])
        how = f"PERMANENCE_SEED={SEED}, part {part}, {number}: {spoil_one(work.chance, place, spoilt, other_folder)}"
        before = on_disk(place)
        try:
            opening.accounts(place)
            unlocked = opening.find_keys(place, 1, work.secrets[1])
            (choice,) = restore.choices(folder, unlocked.keys, chosen=place)
            restore.take_over(place, folder, unlocked, choice.path, at=work.now)
        except (StorageTrouble, RuleBroken) as trouble:
            assert str(trouble) and not (folder.is_dir() and list(folder.iterdir())), f"{how}: {trouble!r}"
            met["refused"] += 1
        else:
            assert told(folder, work.code) == whole, f"{how}: taken over as something else"
            met["harmless"] += 1
        assert on_disk(place) == before, f"{how}: the medium was written"
        shutil.rmtree(place)
        shutil.rmtree(folder, ignore_errors=True)
    assert met["refused"] > IN_ONE_TEST / 2, met
