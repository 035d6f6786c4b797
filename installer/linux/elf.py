"""What a Linux library asks of others, read from the file itself."""

import re
import subprocess
from pathlib import Path

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_SEARCHED = re.compile(r"^\s+(?:RPATH|RUNPATH)\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")


def needed(library: Path) -> frozenset[str]:
    """The libraries it names, as `libQt6Core.so.6`; those that they need in turn are not among them."""
    return frozenset(_NEEDED.findall(_headers(library)))


def glibc(library: Path) -> tuple[int, int]:
    """The oldest C library it works with, as (2, 34); (2, 0) when it asks for none."""
    return max(((int(major), int(minor)) for major, minor in _GLIBC.findall(_headers(library))), default=(2, 0))


def forget_absolute_paths(library: Path) -> bool:
    """Take out where it was told to look for others on the machine that built it; whether there was something."""
    if not any(path.startswith("/") for path in ":".join(_SEARCHED.findall(_headers(library))).split(":")):
        return False
    subprocess.run(["chrpath", "--delete", str(library)], stdout=subprocess.DEVNULL, check=True)
    return True


def is_elf(path: Path) -> bool:
    """Whether a file is a program or a library of Linux, whatever its name."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _headers(library: Path) -> str:
    return subprocess.run(["objdump", "-p", str(library)], capture_output=True, text=True, check=True).stdout
