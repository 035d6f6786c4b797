"""A Wayland compositor without a screen, for the programs of a clean system."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from machine import Lacking

from . import call, require
from .chroot import Chroot, give, personal

_SOCKET = "wayland-proof"
_RUNTIME = "/run/permanence"
_SECONDS = 60


@dataclass(frozen=True)
class Wayland:
    """A running compositor; `env` is what a program of the system needs to be shown by it."""

    system: Chroot

    @property
    def env(self) -> dict[str, str]:
        """The variables, as the system's programs see them."""
        return {"XDG_RUNTIME_DIR": _RUNTIME, "WAYLAND_DISPLAY": _SOCKET, "QT_QPA_PLATFORM": "wayland"}

    def show(self, command: Sequence[str], picture: Path) -> None:
        """Leave a photograph of what this program shows once nothing moves any more, and end it."""
        empty = self._photograph(picture)
        program = subprocess.Popen(personal(self.system, command, self.env))
        try:
            until = time.monotonic() + _SECONDS
            before, seen = b"", empty
            while seen == empty or seen != before:
                require(program.poll() is None, f"{command[0]} ends at once on Wayland.")
                require(time.monotonic() < until, f"{command[0]} shows nothing on Wayland, or never comes to rest.")
                time.sleep(2)
                before, seen = seen, self._photograph(picture)
        finally:
            program.terminate()
            program.wait()

    def _photograph(self, picture: Path) -> bytes:
        folder = self.system.path(_RUNTIME)
        for old in folder.glob("*.png"):
            old.unlink()
        # It names the picture after the minute, in the folder where it stands.
        env = {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": _SOCKET}
        call(
            ["env", f"--chdir={folder}", "weston-screenshooter"], "Wayland cannot be photographed.", env=env, seconds=20
        )
        (taken,) = folder.glob("*.png")
        shutil.move(taken, picture)
        return picture.read_bytes()


@contextmanager
def compositor(system: Chroot) -> Iterator[Wayland]:
    """Weston without a screen, whose socket lies in the clean system; Lacking when it is not installed."""
    if shutil.which("weston") is None:
        raise Lacking("To try Wayland the machine lacks: weston (Debian's name)")
    folder = system.path(_RUNTIME)
    folder.mkdir(mode=0o700, exist_ok=True)
    options = ["--backend=headless-backend.so", "--use-pixman", "--no-config", "--debug", f"--socket={_SOCKET}"]
    weston = subprocess.Popen(
        ["weston", *options, "--width=1280", "--height=960"],
        env={**os.environ, "XDG_RUNTIME_DIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + _SECONDS
        while not (folder / _SOCKET).exists():
            require(weston.poll() is None and time.monotonic() < until, "weston does not start.")
            time.sleep(0.1)
        give(system, folder)
        yield Wayland(system)
    finally:
        weston.terminate()
        weston.wait()
