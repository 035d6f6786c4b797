"""Two accounts of the computer on one folder: told apart, never mixed, and the work of one is there for the other."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.storage.errors import StorageTrouble, known_trouble
from desktop_app.system import single_instance
from tests.helpers import head

from .day import EVERY
from .snapshot import snapshot
from .test_hostile_files import on_disk
from .work import Work

ALONE = getattr(os, "geteuid", lambda: 1)() != 0
MARIE, JORDI = 65_533, 65_534
"""Two accounts of the computer where the tests may take their place, or one that plays both."""


def begin(uid: int, do: Callable[[], str]) -> Callable[[], str]:
    """Have this done in a process that belongs to this account of the computer; what is returned waits for its end."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        _become(uid, do, write)
    os.close(write)

    def end() -> str:
        with os.fdopen(read) as pipe:
            told = str(json.loads(pipe.read()))
        os.waitpid(child, 0)
        return told

    return end


def _become(uid: int, do: Callable[[], str], pipe: int) -> None:
    told = ""
    try:
        if not ALONE:
            os.setgroups([])
            os.setgid(uid)
            os.setuid(uid)
        told = do()
    except BaseException as fault:
        told = f"{type(fault).__name__}: {fault}"
    finally:
        os.write(pipe, json.dumps(told).encode())
        os._exit(0)


def come_in(work: Work, gesture: str = "", last: Callable[[], object] = lambda: None) -> str:
    """Start as the program does, make a gesture, and leave; what was in the way, or ''."""
    try:
        with known_trouble(), single_instance.only_one(work.folder):
            work.open()
            if gesture:
                EVERY[gesture](work)
            last()
            work.close()
    except (StorageTrouble, single_instance.AlreadyOpen) as trouble:
        return type(trouble).__name__
    return ""


@pytest.fixture
def work(lived_in: Work, quick: Path) -> Work:
    """The folder of Marie."""
    quick.chmod(0o711)
    folder = shutil.copytree(lived_in.folder, quick / "data")
    for path in (folder, *folder.iterdir()) if not ALONE else ():
        os.chown(path, MARIE, -1)
    return replace(lived_in, folder=folder, chance=random.Random(1), secrets=dict(lived_in.secrets))


def share(folder: Path) -> None:
    """Everybody may read and write there."""
    folder.chmod(0o777)
    (folder / single_instance.LOCK_NAME).touch()
    for path in folder.iterdir():
        path.chmod(0o666)


@contextmanager
def kept_for_marie(path: Path) -> Iterator[None]:
    """Nobody else may even read this."""
    before = path.stat().st_mode
    path.chmod(0 if ALONE else before & 0o700)
    yield
    path.chmod(before)


def test_the_folder_of_somebody_else_is_said_to_be_protected_and_left_alone(work: Work) -> None:
    before = on_disk(work.folder)
    with kept_for_marie(work.folder):
        assert begin(JORDI, lambda: come_in(work))() == "ReadOnly"
    assert on_disk(work.folder) == before
    assert begin(MARIE, lambda: come_in(work, "register"))() == ""


@pytest.mark.parametrize("name", ["permanence.keys", "permanence.db", "permanence.mandates"])
def test_one_file_that_somebody_else_keeps_is_said_to_be_protected_and_nothing_is_touched(
    work: Work, name: str
) -> None:
    share(work.folder)
    (work.folder / single_instance.LOCK_NAME).write_bytes(b"")
    before = on_disk(work.folder)
    with kept_for_marie(work.folder / name):
        assert begin(JORDI, lambda: come_in(work, "register"))() == "ReadOnly"
    after = on_disk(work.folder)
    assert {**after, single_instance.LOCK_NAME: ""} == {**before, single_instance.LOCK_NAME: ""}
    assert begin(MARIE, lambda: come_in(work, "register"))() == ""


def test_a_shared_folder_is_open_for_one_at_a_time_and_what_one_writes_the_other_reads(work: Work) -> None:
    share(work.folder)
    inside, leave = os.pipe(), os.pipe()
    people = len(snapshot(work.folder, work.code)["person"])

    def sit() -> object:
        head.kept()
        os.write(inside[1], b"x")
        return os.read(leave[0], 1)

    marie = begin(MARIE, lambda: come_in(work, "register", sit))
    os.read(inside[0], 1)
    before = on_disk(work.folder)
    assert begin(JORDI, lambda: come_in(work))() == "AlreadyOpen"
    assert on_disk(work.folder) == before
    os.write(leave[1], b"x")
    assert marie() == ""
    for uid in (JORDI, MARIE):
        assert begin(uid, lambda: come_in(work, "register"))() == ""
    assert len(snapshot(work.folder, work.code)["person"]) == people + 3
