"""The clock of the computer set back or a year ahead: nothing goes by itself until somebody says the date is right."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import State
from desktop_app.storage.copies import backups as copies
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.destruction import destructions, erasure
from desktop_app.use_cases.mandates import endings

from .snapshot import snapshot
from .work import Work

MORNINGS = 12


@pytest.fixture(scope="module")
def every_morning(lived_in: Work, tmp_path_factory: pytest.TempPathFactory) -> Work:
    """A folder opened every morning for a while, each time with its copy; closed, to copy and never to open."""
    made = _again(lived_in, tmp_path_factory.mktemp("mornings") / "data")
    for _ in range(MORNINGS):
        made.wait(days=1)
        morning(made)
        made.close()
    return made


@pytest.fixture
def work(every_morning: Work, quick: Path) -> Work:
    """The same, to open."""
    return _again(every_morning, quick / "data")


def _again(work: Work, folder: Path) -> Work:
    kept = shutil.copytree(work.folder, folder)
    return replace(work, folder=kept, chance=random.Random(1), secrets=dict(work.secrets))


def morning(work: Work) -> None:
    """What the program does by itself at an opening."""
    desk = work.open()
    endings.close_expired(desk)
    destructions.resume(desk)
    if job := backups.due(desk):
        backups.record(desk, backups.run(job))


def kept(work: Work) -> tuple[object, list[str]]:
    """What the folder says of people and their mandates, and the copies there are."""
    said = snapshot(work.folder, work.code)
    told = {part: said[part] for part in ("person", "appointment", "mandate", "body", "destruction", "destroyed")}
    return told, [copy.name for copy in copies.listing(copies.local_place(work.folder))]


@pytest.mark.parametrize("days", [*range(8, 50, 6), 45, 366, 4 * 366, 20 * 366, -1, -8, -30, -366, -20 * 366])
def test_nothing_is_ended_erased_or_taken_away_under_a_date_nobody_believes(work: Work, days: int) -> None:
    told, named = kept(work)
    assert told["mandate"] and told["body"]
    right = work.now
    work.now += timedelta(days)
    morning(work)
    assert "la date est-elle juste" in clock_check.doubt(work.desk)
    with pytest.raises(RuleBroken, match="date de l’ordinateur"):
        erasure.purge(work.desk)
    work.close()
    assert kept(work)[0] == told and set(named) <= set(kept(work)[1])
    made = set(kept(work)[1]) - set(named)
    work.now = right + timedelta(hours=1)
    morning(work)
    assert clock_check.doubt(work.desk) == ""
    work.close()
    # Those made under a date that was ahead, the last of which is all that holds what was written meanwhile.
    assert kept(work)[0] == told and {max(named), *made} <= set(kept(work)[1])


def test_once_confirmed_a_date_a_year_ahead_ends_what_is_over(work: Work) -> None:
    work.now += timedelta(366)
    morning(work)
    assert work.mandates(State.ACTIVE)
    clock_check.accept(work.desk, day=work.now.date())
    work.close()
    morning(work)
    assert not work.mandates(State.ACTIVE) and not destructions.pending(work.desk)
    assert len(copies.listing(copies.local_place(work.folder))) < MORNINGS
    work.close()
