"""What only the tests of faults need."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop_app.domain.errors import RuleBroken

from .day import EVERY, PRELUDE
from .nursery import Nursery
from .work import Work

_IN_MEMORY = Path("/dev/shm")


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: a killed process leaves there what it would have left on a disk."""
    if not _IN_MEMORY.is_dir():
        yield tmp_path
        return
    made = Path(tempfile.mkdtemp(prefix="permanence-faults-", dir=_IN_MEMORY))
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory, cheap_keys: None) -> Work:
    """A folder where people have worked for a while, closed; to copy and never to open."""
    return _lived_in(tmp_path_factory.mktemp("faults") / "data", seed=1)


@pytest.fixture(scope="session")
def other_folder(tmp_path_factory: pytest.TempPathFactory, cheap_keys: None) -> Path:
    """The folder of another place, with keys of its own."""
    return _lived_in(tmp_path_factory.mktemp("other") / "data", seed=2).folder


def _lived_in(folder: Path, seed: int) -> Work:
    work = Work(folder, random.Random(seed))
    work.create()
    for name in (*PRELUDE, "add_account", "withdraw", "mark_presence", "book", "erase"):
        with suppress(RuleBroken):
            EVERY[name](work)
        work.wait(minutes=3)
    work.close()
    return work


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """One for all."""
    made = Nursery()
    yield made
    made.close()
