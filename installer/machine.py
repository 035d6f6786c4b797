"""What the operating system must bring, by purpose, and how to get it on Debian and Ubuntu."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

# Library → Debian package; found by ldd on the wheels in an empty Debian 12. Debian 13 and Ubuntu 24.04 know the same
# names as "provided by" their …t64 packages.
NEEDED = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# A window on X11 or Wayland, and the list of printers.
FOR_A_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2",
}

# Those tests are skipped, and say so, where these are missing: a real print queue, a screen reader.
FOR_TESTS = (
    *("cups", "cups-client", "printer-driver-cups-pdf", "poppler-utils"),
    *("at-spi2-core", "dbus", "gir1.2-atspi-2.0", "openbox", "orca", "python3-gi", "xauth", "xvfb"),
)
FOR_BUILDS = {
    "linux": ("binutils", "chrpath", "xz-utils"),
    "windows": ("gcc-mingw-w64-x86-64", "nsis", "osslsigncode"),
}
_FOR_A_SCREEN = ("imagemagick", "openbox", "xdotool", "xvfb")
FOR_PROOFS = {
    "linux": (*_FOR_A_SCREEN, "debootstrap", "weston"),
    "windows": (*_FOR_A_SCREEN, "gcc-mingw-w64-x86-64", "wine64"),
}


class Lacking(Exception):
    """The machine lacks something, and it could not be installed; the message says what to do, in one line."""


def has_display() -> bool:
    """Whether a window can be shown here; a platform chosen through QT_QPA_PLATFORM counts as a display."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def provide(*, window: bool) -> None:
    """Say in one line what the system lacks and install it when root; raise Lacking when nothing can start without it.

    Libraries that only a window needs are said but don't stop a developer who cannot install them.
    """
    packages = lacking(window=window)
    if not packages:
        return
    if not (_apt() and _is_root()):
        sentence = _what_to_do(packages)
        if lacking(window=False):
            raise Lacking(sentence)
        print(sentence, flush=True)
        return
    print(f"Installing what the system lacks: {' '.join(packages)}", flush=True)
    _install(packages)
    left = lacking(window=False)
    if left:
        raise Lacking(_what_to_do(left))


def offer(packages: Iterable[str]) -> None:
    """Install what is missing of these when root, say it in one line otherwise; whoever needs one says what fails.

    Nothing is said on a system that has other names for them.
    """
    missing = [] if shutil.which("dpkg-query") is None else [each for each in packages if not _is_installed(each)]
    if not missing:
        return
    if _is_root():
        print(f"Installing what the system lacks: {' '.join(missing)}", flush=True)
        _install(missing)
        missing = [each for each in missing if not _is_installed(each)]
    if missing:
        print(_what_to_do(missing), flush=True)


def lacking(*, window: bool) -> list[str]:
    """The Debian packages that this machine lacks, in a fixed order; none on another system than Linux."""
    if sys.platform != "linux":
        return []
    asked = NEEDED | FOR_A_WINDOW if window else NEEDED
    packages = [package for library, package in asked.items() if not _loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        # Debian keeps the means to make an environment apart from Python.
        packages.insert(0, f"python3.{sys.version_info.minor}-venv")
    return packages


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_installed(package: str) -> bool:
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(query, capture_output=True, check=False).stdout == b"installed"


def _apt() -> str | None:
    return shutil.which("apt-get")


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _what_to_do(packages: list[str]) -> str:
    names = " ".join(packages)
    if _apt():
        return f"The system lacks: sudo apt-get install --no-install-recommends {names}"
    return f"The system lacks what Debian calls: {names}"


def _install(packages: list[str]) -> None:
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        # What failed is seen by looking again at what is lacking.
        subprocess.run(
            ["apt-get", "-qq", *command],
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
