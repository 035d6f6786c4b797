"""No network: whole journeys run where the first socket beyond the display's and the printer's means death."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.no_socket import can_forbid

ROOT = Path(__file__).parents[2]
JOURNEYS = ("test_a_day_at_the_counter.py", "test_each_opening.py")
OTHER_DATES = "not February and not December"
"""The same day on another date would open nothing else."""


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0"}
    for name in [name for name in surroundings if name.startswith(("PYTEST_", "COV_"))]:
        del surroundings[name]
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=300, check=False
    )


def _opening(family: str) -> int:
    code = "from tests.helpers.no_socket import forbid_sockets; import socket; forbid_sockets()"
    return _run("-c", f"{code}; socket.socket(socket.AF_{family})").returncode


@pytest.mark.skipif(not can_forbid(), reason="seccomp is Linux's")
class TestUnderTheTracer:
    def test_the_tracer_kills_whoever_opens_a_socket_that_leads_away(self) -> None:
        for family in ("INET", "INET6", "NETLINK", "PACKET"):
            assert _opening(family) == -signal.SIGSYS, family
        assert _opening("UNIX") == 0

    def test_whole_journeys_open_none(self) -> None:
        bare = ("-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-k", OTHER_DATES)
        done = _run("-m", "tests.helpers.no_socket", *bare, *(f"tests/journeys/{name}" for name in JOURNEYS))
        assert done.returncode == 0, (done.returncode, done.stdout[-2000:], done.stderr[-2000:])
