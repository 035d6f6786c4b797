"""Every scene in every size of type on the two small screens of a counter: nothing leaves them, all can be reached."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT


@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_no_window_leaves_a_small_screen_nor_anything_in_it_the_window(scale: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.looks.small_screens", scale],
        cwd=ROOT,
        env=dict(os.environ, LC_ALL="C.UTF-8"),
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {}
