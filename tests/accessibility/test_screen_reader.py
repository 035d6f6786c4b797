"""The main journey heard and done through the accessibility bus of a real desktop, as a screen reader does it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.accessibility.spoken_screen import READER, missing, spoken_screen

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(bool(missing()), reason=f"nothing can be read aloud here: {missing()}")


def test_a_visit_is_booked_marked_and_its_card_seen_by_ear(tmp_path: Path) -> None:
    start = [sys.executable, "-m", "tests.accessibility.at_the_counter", str(tmp_path / "boulou")]
    with spoken_screen(tmp_path) as values:
        program = subprocess.Popen(start, env=values, cwd=ROOT)
        try:
            journey = [READER, str(Path(__file__).with_name("journey.py"))]
            heard = subprocess.run(journey, env=values, capture_output=True, text=True, timeout=500, check=False)
            assert heard.returncode == 0, heard.stdout + heard.stderr
            assert program.poll() is None, "the program ended by itself"
        finally:
            program.kill()
            program.wait()
