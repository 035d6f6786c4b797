"""A real Orca on a spoken screen, and every sentence that it says, as its own log tells them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import tty
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

_PATIENCE = 60.0
_SAID = re.compile(r"SPEECH OUTPUT: '(.*?)' ?[\[{]", re.DOTALL)


def missing() -> str:
    """What this machine lacks for Orca to speak; '' when nothing."""
    return "" if shutil.which("orca") else "orca is not installed"


@contextmanager
def speaking(values: Mapping[str, str], folder: Path) -> Iterator[Path]:
    """Where it writes what it says, as it says it, from before the program starts.

    One Orca ends any other of the same user, that of whoever runs these tests included, or that of a run beside this
    one: it asks `pgrep` for them, which finds nobody here.
    https://gitlab.gnome.org/GNOME/orca/-/blob/ORCA_43_1/src/orca/orca_bin.py.in
    """
    alone = folder / "alone"
    alone.mkdir()
    (alone / "pgrep").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    (alone / "pgrep").chmod(0o755)
    path = os.pathsep.join([str(alone), values["PATH"]])
    log, values = folder / "orca.log", {**values, "PATH": path, "LANGUAGE": "fr", "SPEECHD_CMD": "/bin/false"}
    with _written_at_once(log) as terminal:
        command = ["orca", "--debug-file", terminal]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        started = subprocess.Popen(command, env=values, cwd=folder, **quiet)
        try:
            end = time.monotonic() + _PATIENCE
            while not spoken(log):
                assert time.monotonic() < end, "Orca does not start"
                time.sleep(0.2)
            yield log
        finally:
            _end(started)


@contextmanager
def _written_at_once(log: Path) -> Iterator[str]:
    """A file whose lines reach the log one by one: Python writes to a terminal by the line, to others by the page."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)

    def copy() -> None:
        # Nothing more can be read once the last who wrote has closed it: an error on Linux, not an end.
        with log.open("wb", buffering=0) as file, suppress(OSError):
            while line := os.read(ours, 1 << 16):
                file.write(line)

    copying = Thread(target=copy)
    copying.start()
    try:
        yield os.ttyname(theirs)
    finally:
        os.close(theirs)
        copying.join()
        os.close(ours)


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
    if not log.exists():
        return []
    said = _SAID.findall(log.read_text("utf-8", errors="replace"))
    return [sentence.replace("\N{NO-BREAK SPACE}", " ").strip() for sentence in said]
