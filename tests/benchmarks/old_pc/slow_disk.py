"""The shim that makes the disk of one folder old, compiled where a C compiler is, and what it has counted."""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COUNTS = "OLD_PC_COUNTS"
_SOURCE = Path(__file__).with_suffix(".c")
_NUMBERS = struct.Struct("=6q")


@dataclass(frozen=True)
class Counted:
    """Asked of the disk so far: by the window's thread, and by every other."""

    window_flushes: int
    other_flushes: int
    window_opens: int
    other_opens: int
    window_bytes: int
    other_bytes: int


def compiled(into: Path) -> Path | None:
    """The shim, made in this folder; None where nothing compiles C, or where nothing can be loaded before a program."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    made = into / "slow_disk.so"
    command = [compiler, "-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o", str(made), str(_SOURCE), "-ldl"]
    # A compiler without the system's headers is none.
    return made if subprocess.run(command, capture_output=True, check=False).returncode == 0 else None


def surroundings(shim: Path, folder: Path, *, flush_ms: int = 0, open_ms: int = 0) -> dict[str, str]:
    """What to put in the environment of a program for which the disk of this folder is an old one."""
    others = os.environ.get("LD_PRELOAD", "").split()
    return {
        "LD_PRELOAD": " ".join([str(shim), *others]),
        "OLD_PC_FOLDER": str(folder.resolve()),
        COUNTS: str(shim.with_name("counts")),
        "OLD_PC_FLUSH_MS": str(flush_ms),
        "OLD_PC_OPEN_MS": str(open_ms),
    }


class Counts:
    """What the shim of this very process has counted since it began; noughts without a shim."""

    def __init__(self) -> None:
        self._shared: mmap.mmap | None = None
        if name := os.environ.get(COUNTS):
            with Path(name).open("r+b") as file:
                self._shared = mmap.mmap(file.fileno(), _NUMBERS.size)

    def now(self) -> Counted:
        """So far."""
        return Counted(*(_NUMBERS.unpack_from(self._shared) if self._shared is not None else (0,) * 6))
