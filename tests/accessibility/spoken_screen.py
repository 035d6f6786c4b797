"""A screen, a session bus and the accessibility bus of its own, as a desktop with a screen reader has them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

BUS_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
MANAGER = "openbox"
"""Without a window manager no window is in front once a dialog has closed: what has the keyboard is never told."""
_PATIENCE = 60.0
READER = Path("/usr/bin/python3")
"""The system's Python: the bindings of the accessibility bus are packaged for it alone."""


def missing() -> str:
    """What this machine lacks to read the screen aloud; '' when nothing."""
    for program in ("Xvfb", "dbus-daemon", MANAGER):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not BUS_LAUNCHER.exists():
        return "at-spi2-core is not installed"
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if subprocess.run([READER, "-c", asked], capture_output=True, check=False).returncode:
        return "python3-gi and gir1.2-atspi-2.0 are not installed"
    return ""


@contextmanager
def spoken_screen(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a program that is read aloud; everything started for it ends with it."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    values = {
        **os.environ,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "GSETTINGS_BACKEND": "memory",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "LC_ALL": "C.UTF-8",
    }
    values.pop("AT_SPI_BUS_ADDRESS", None)
    with ExitStack() as ending:
        screen = ["Xvfb", "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-displayfd"]
        values["DISPLAY"] = ":" + ending.enter_context(_telling(screen, values))
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        values["DBUS_SESSION_BUS_ADDRESS"] = ending.enter_context(_telling(bus, values))
        manages = folder / "manages"
        ending.enter_context(_running([MANAGER, "--startup", f"touch {shlex.quote(str(manages))}"], values))
        _wait_for(manages)
        ending.enter_context(_running([str(BUS_LAUNCHER), "--launch-immediately"], values))
        yield values


def _wait_for(made: Path) -> None:
    """Until a file is there: a window shown before there is a manager is never given the keyboard."""
    end = time.monotonic() + _PATIENCE
    while not made.exists():
        assert time.monotonic() < end, f"{made.name} is never made"
        time.sleep(0.05)


@contextmanager
def _telling(command: list[str], values: dict[str, str]) -> Iterator[str]:
    """Run a command that writes one line once it is ready, to the file descriptor it is given last."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as told:
        given = [*command[:-1], f"{command[-1]}={writing}"] if "--" in command[-1] else [*command, str(writing)]
        process = subprocess.Popen(given, env=values, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        try:
            yield told.readline().strip()
        finally:
            _end(process)


@contextmanager
def _running(command: list[str], values: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, env=values, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
