"""A screen nobody sees: windows are shown on it, driven by its keyboard, and photographed.

with display.shown() as screen:
    ...  # start a program with DISPLAY=screen.name
    screen.wait_for("Aujourd’hui", seconds=20)
    screen.type_in("Ève"); screen.press("Return"); screen.photograph(Path("dist/proof/day.png"))
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from machine import Lacking

from . import ProofFailed

_TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox", "import": "imagemagick"}
_LOOK_EVERY = 0.1
_SECONDS_TO_PAINT = 1.5
_SECONDS_TO_END = 20


@dataclass(frozen=True)
class Display:
    """A running X server; `name` is what DISPLAY must be for the programs shown on it."""

    name: str

    def titles(self) -> list[str]:
        """The titles of the windows in sight."""
        found = self._xdotool("search", "--onlyvisible", "--name", ".", must=False).split()
        return [title for window in found if (title := self._xdotool("getwindowname", window, must=False).strip())]

    def wait_for(self, title: str, *, seconds: float) -> None:
        """Wait until a window with this in its title is in sight, and give it the keyboard; ProofFailed when late."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            window = self._window(title)
            if window:
                self._xdotool("windowfocus", window, must=False)
                return
            time.sleep(_LOOK_EVERY)
        raise ProofFailed(f"No window “{title}” came within {seconds:g} s; there are: {self.titles()}.")

    def wait_until_gone(self, title: str, *, seconds: float) -> None:
        """Wait until no window with this in its title is in sight; ProofFailed when it stays."""
        until = time.monotonic() + seconds
        while self._window(title):
            if time.monotonic() > until:
                raise ProofFailed(f"The window “{title}” was still there after {seconds:g} s.")
            time.sleep(_LOOK_EVERY)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as xdotool names them: "Return", "alt+c"."""
        self._xdotool("key", "--delay", "60", *keys)

    def type_in(self, text: str) -> None:
        """Type a text where the keyboard is."""
        self._xdotool("type", "--delay", "40", text)

    def photograph(self, picture: Path) -> None:
        """Leave a PNG of the whole screen, once what was pressed has been painted."""
        time.sleep(_SECONDS_TO_PAINT)
        subprocess.run(
            ["import", "-display", self.name, "-window", "root", str(picture)],
            stdin=subprocess.DEVNULL,
            check=True,
            timeout=30,
        )

    def _window(self, title: str) -> str:
        found = self._xdotool("search", "--onlyvisible", "--name", re.escape(title), must=False).split()
        return found[-1] if found else ""

    def _xdotool(self, *words: str, must: bool = True) -> str:
        # Without this locale it stops at the first letter with an accent.
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.name, "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        if must and done.returncode:
            raise ProofFailed(f"xdotool {words[0]} failed: {done.stderr.strip()}")
        return done.stdout


def lacking() -> list[str]:
    """The Debian packages that this machine lacks for a screen."""
    return [package for tool, package in _TOOLS.items() if shutil.which(tool) is None]


@contextmanager
def shown(size: str = "1280x960") -> Iterator[Display]:
    """A screen with a plain window manager, on a number that is free; Lacking names what is not installed."""
    missing = lacking()
    if missing:
        raise Lacking(f"To show and drive a window the machine lacks: {' '.join(missing)} (Debian's names)")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        number = numbers.readline().strip()
    manager = None
    try:
        if not number:
            raise ProofFailed("Xvfb did not start.")
        name = f":{number}"
        manager = subprocess.Popen(
            ["openbox"],
            env={**os.environ, "DISPLAY": name},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        yield Display(name)
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait(_SECONDS_TO_END)
