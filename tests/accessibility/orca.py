"""A real Orca on a spoken screen, and every sentence that it says, as its own log tells them."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 60.0
_SAID = re.compile(r"SPEECH OUTPUT: '(.*?)' ?[\[{]", re.DOTALL)


def missing() -> str:
    """What this machine lacks for Orca to speak; '' when nothing."""
    return "" if shutil.which("orca") else "orca is not installed"


@contextmanager
def speaking(values: Mapping[str, str], folder: Path) -> Iterator[Path]:
    """Where it writes what it says, from before the program starts; whole once it has ended."""
    log, values = folder / "orca.log", {**values, "LANGUAGE": "fr", "SPEECHD_CMD": "/bin/false"}
    command = ["orca", "--replace", "--debug-file", str(log)]
    started = subprocess.Popen(command, env=values, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + _PATIENCE
        while not (log.exists() and log.stat().st_size):
            assert time.monotonic() < end, "Orca does not start"
            time.sleep(0.2)
        # It listens from a moment after it has begun to write, which it does by the page: nothing tells when.
        time.sleep(3)
        yield log
    finally:
        _end(started)


def _end(process: subprocess.Popen[bytes]) -> None:
    # Asked to, Orca writes the rest of what it said.
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def spoken(log: Path) -> list[str]:
    """What was said, sentence by sentence, blanks made plain; its own word for keys and roles included."""
    said = _SAID.findall(log.read_text("utf-8", errors="replace"))
    return [sentence.replace("\N{NO-BREAK SPACE}", " ").strip() for sentence in said]
