"""The PC sleeps in the middle of anything: the program wakes between two instructions, and goes on as if nothing."""

from __future__ import annotations

import os
import random
from pathlib import Path

from .nursery import Nursery, steps_of

SEED = int(os.environ.get("PERMANENCE_SEED", "1"))
NAPS = 25


def test_a_program_put_to_sleep_at_any_moment_ends_its_day_as_if_nothing(nursery: Nursery, quick: Path) -> None:
    chance = random.Random(SEED)
    awake = steps_of(nursery.live(quick / "awake", SEED))
    naps = {step["done"]: chance.uniform(0, step["took"]) for step in chance.sample(awake, NAPS)}
    lived = nursery.live(quick / "sleepy", SEED, naps=naps)
    assert lived["status"] == 0 and not lived["killed"]
    asleep = steps_of(lived)
    for was, now in zip(awake, asleep, strict=True):
        assert (now["name"], now["outcome"]) == (was["name"], was["outcome"])
        assert now["said"] == was["said"], f"PERMANENCE_SEED={SEED}: asleep in {now['name']}"
