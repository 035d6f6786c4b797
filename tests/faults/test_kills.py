"""Killed with -9 in the middle of every kind of write: nothing acknowledged is lost, nothing is half done.

A day is first lived to its end, and the folder kept after each gesture. Each gesture is then made again and killed:
at a moment when the disk is about to be written or has just been, or after a time drawn at random. What the next
start finds must be what the folder said before that gesture, or after it. PERMANENCE_KILLS says how many kills, one in
each gesture unless told, and PERMANENCE_SEED which ones.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app.use_cases.accounts import opening

from . import aftermath, newer
from .day import EVERY
from .gestures_of_endings import ENDINGS
from .nursery import Nursery, steps_of
from .snapshot import differences, snapshot, without_a_vain_purge

GESTURES = ["create", *EVERY]
KILLS = int(os.environ.get("PERMANENCE_KILLS", len(GESTURES)))
SEED = int(os.environ.get("PERMANENCE_SEED", "1"))
OF_ENDINGS = [*ENDINGS, "close_mandate", "withdraw"]
KILLS_A_DAY = 3 * len(GESTURES)
LEFT: Counter[str] = Counter()
"""What the kills have left half written, by name: each is wiped by what follows."""


@dataclass(frozen=True)
class Day:
    """A day lived to its end in `folder`, which was kept after each gesture of `steps`."""

    seed: int
    folder: Path
    kept: Path
    steps: list[dict[str, Any]]

    def back_to(self, rank: int) -> None:
        """Put the folder as it was after the gesture of this rank, or away before the first one."""
        for path in self.folder.parent.glob(f"{self.folder.name}*"):
            shutil.rmtree(path)
        if rank >= 0:
            shutil.copytree(self.kept / str(rank), self.folder.parent, dirs_exist_ok=True)


def a_day(nursery: Nursery, root: Path, seed: int) -> Day:
    """Live a day that nobody kills."""
    shutil.rmtree(root / "data", ignore_errors=True)
    lived = nursery.live(root / "data", seed, keep=str(root / "kept"))
    assert lived["status"] == 0 and not lived["killed"], f"the day of seed {seed} did not come to its end"
    return Day(seed, root / "data", root / "kept", steps_of(lived))


def step_of(chance: random.Random, day: Day, name: str) -> dict[str, Any]:
    """A gesture of this name that is not refused, or any when the day has none."""
    done = [step for step in day.steps if step["outcome"] == "done"]
    return dict(chance.choice([step for step in done if step["name"] == name] or done))


def fate(chance: random.Random, step: dict[str, Any]) -> dict[str, Any]:
    """When to die in this gesture."""
    how = chance.choice(("after", "moments", "file_moments"))
    if how == "after":
        return {"after": chance.uniform(0, 1.2 * step["took"])}
    how = how if step[how] else "moments"
    return {how.removesuffix("s"): chance.randint(1, step[how])}


@pytest.mark.parametrize("part", range(-(-KILLS // KILLS_A_DAY)))
def test_a_process_killed_in_any_write_loses_nothing_acknowledged_and_leaves_nothing_half_done(
    nursery: Nursery, quick: Path, part: int
) -> None:
    chance = random.Random(f"{SEED} {part}")
    day = a_day(nursery, quick, chance.randrange(1_000_000))
    numbers = range(part * KILLS_A_DAY, min(KILLS, (part + 1) * KILLS_A_DAY))
    kill_all(nursery, day, chance, [GESTURES[number % len(GESTURES)] for number in numbers])


def test_a_process_killed_in_any_ending_has_ended_or_not_and_destroyed_what_it_promised(
    nursery: Nursery, quick: Path
) -> None:
    chance = random.Random(f"{SEED} endings")
    day = a_day(nursery, quick, -1 - chance.randrange(1_000_000))
    assert {*OF_ENDINGS} <= {step["name"] for step in day.steps if step["outcome"] == "done"}
    kill_all(nursery, day, chance, OF_ENDINGS * -(-KILLS // len(GESTURES)))


def kill_all(nursery: Nursery, day: Day, chance: random.Random, names: list[str]) -> None:
    """Kill each of these gestures of the day once, and look at what is left each time."""
    killed_in, wrong = Counter[str](), []
    for number, name in enumerate(names):
        step = step_of(chance, day, name)
        how = fate(chance, step)
        try:
            killed_in[step["name"]] += kill_in(nursery, day, step["done"], how)
        except Exception as fault:
            told = f"{number}, {step['name']} of the day {day.seed}, {how}: {type(fault).__name__} {fault}"
            wrong.append(told[:2000])
    sys.stdout.write(f"left half written: {dict(sorted(LEFT.items()))}\n")
    sys.stdout.write(f"{sum(killed_in.values())} killed of {len(names)}: {dict(sorted(killed_in.items()))}\n")
    assert not wrong, f"PERMANENCE_SEED={SEED} PERMANENCE_KILLS={KILLS}: {len(wrong)} wrong\n" + "\n".join(wrong[:5])
    # One in three dies after a time: on a machine that was busier a moment ago, after its end.
    assert sum(killed_in.values()) > len(names) * 0.5


def kill_in(nursery: Nursery, day: Day, rank: int, how: dict[str, Any]) -> bool:
    """Make a gesture again and kill it so, then look at what is left; whether it died before its end."""
    day.back_to(rank - 1)
    before = [day.steps[rank - 1]] if rank else []
    state = before[0]["state"] if before else {}
    told = nursery.live(day.folder, day.seed, only=rank, state=state, **how)
    assert told["killed"] or told["status"] == 0, "it failed by itself"
    acknowledged = bool(steps_of(told))
    possible = [day.steps[rank]] if acknowledged else [*before, day.steps[rank]]
    with aftermath.drafts_wiped(day.folder) as left:
        LEFT.update(left)
        if not before and opening.is_new(day.folder):
            aftermath.begin_again(day.folder)
        else:
            look_at(day.folder, possible)
    return bool(told["killed"]) and not acknowledged


def look_at(folder: Path, possible: list[dict[str, Any]]) -> None:
    """Start again after the kill, and compare with what the folder said after each of these gestures."""
    with newer.program(possible[-1]["state"]["version"]):
        work = aftermath.open_again(folder, possible)
        said = json.loads(json.dumps(without_a_vain_purge(snapshot(folder, work.code))))
        assert said in [step["said"] for step in possible], differences(said, possible)
        aftermath.go_on(work)
