"""A process that has everything loaded, and gives birth to those that live a day and may be killed in it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Nursery:
    """Births cost a millisecond here, and half a second from nothing."""

    def __init__(self) -> None:
        command = [sys.executable, "-W", "error", "-m", "tests.faults.day"]
        self._process = subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def live(self, folder: Path, seed: int, **fate: Any) -> dict[str, Any]:
        """Live a day, or a gesture of it, in a process of its own; what it said before its end."""
        assert self._process.stdin and self._process.stdout
        job = {"folder": str(folder), "seed": seed, **fate}
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return dict(json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


def steps_of(lived: dict[str, Any]) -> list[dict[str, Any]]:
    """The gestures that were acknowledged."""
    return [said for said in lived["said"] if "done" in said]
