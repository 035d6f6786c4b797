"""The awkward dates are what they say, and a program that a test starts lives on the one it was given."""

from __future__ import annotations

import json
import os
import re
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop_app.system import clock
from desktop_app.system.paths import resource
from tests.helpers import awkward_dates, its_date

TESTS = Path(__file__).parents[1]


def test_each_is_what_its_name_says() -> None:
    assert awkward_dates.SUNDAY.weekday() == 6
    assert (awkward_dates.LEAP_DAY + timedelta(days=1)).day == 1
    assert set(awkward_dates.ALWAYS_TRIED) < set(awkward_dates.AWKWARD)
    offset = [
        [hour.replace(tzinfo=ZoneInfo("Europe/Paris"), fold=fold).utcoffset() for fold in (0, 1)]
        for hour in (awkward_dates.SPRING, awkward_dates.AUTUMN)
    ]
    assert all(first != second for first, second in offset), "the clocks change"


def test_the_last_day_of_every_model_of_convention_is_there() -> None:
    read = [json.loads(file.read_text("utf-8")) for file in resource("conventions").glob("*.json")]
    # Estaires names no day: 36 months at most, from 1 September 2024.
    last = {model["key"]: model["convention"]["hard_end"] for model in read if model["convention"]["hard_end"]}
    last["estaires"] = "2027-08-31"
    assert last == {key: day.date().isoformat() for key, day in awkward_dates.LAST_DAYS.items()}


def test_this_process_lives_at_the_hour_of_the_tests_too() -> None:
    asked = datetime.now() if os.environ.get(its_date.AT) == its_date.AS_THE_MACHINE_SAYS else its_date.hour()
    assert timedelta() <= clock.now() - asked < timedelta(hours=3)


def test_a_program_lives_at_the_hour_it_was_given(odd_hour: datetime, tmp_path: Path) -> None:
    asks = tmp_path / "what_hour.py"
    asks.write_text("from desktop_app.startup import Session\nprint(Session.__init__.__kwdefaults__['clock']())")
    done = subprocess.run(
        its_date.command("what_hour"),
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{TESTS.parent}"},
        cwd=TESTS.parent, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert timedelta() <= datetime.fromisoformat(done.stdout.strip()) - odd_hour < timedelta(minutes=2)


def test_nothing_starts_the_program_otherwise() -> None:
    starts = re.compile(r'"-m",\s*"(desktop_app|tests\.journeys\.alone)|(clock=|, )datetime\.now\b')
    found = {
        f"{path.relative_to(TESTS)}: {match.group()}"
        for path in TESTS.rglob("*.py")
        for match in starts.finditer(path.read_text("utf-8"))
        if "benchmarks" not in path.parts and path not in (Path(__file__), Path(its_date.__file__))
    }
    assert not found


@pytest.mark.parametrize("without", ["desktop_app", "resources"])
def test_the_program_has_no_switch_for_it(without: str) -> None:
    root = TESTS.parent / without
    assert not [path for path in root.rglob("*") if path.is_file() and its_date.AT.encode() in path.read_bytes()]
