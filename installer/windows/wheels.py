"""The packages the program needs on a Windows PC: taken from the lock by hash, whatever system builds."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import bundle
import locks
from packaging.requirements import Requirement

PYTHON = "3.11"
"""The CPython that is shipped; its wheels are the ones taken."""

LEFT_OUT = bundle.NEVER_CALLED | {"pycparser", "tzdata"}
"""Distributions of the lock nothing here calls: pip, what reads C for cffi, and 600 files of other countries' time."""

_TAGS = ("--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp")
_ABIS = ("--abi", f"cp{PYTHON.replace('.', '')}", "--abi", "abi3", "--abi", "none")
_WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": PYTHON,
    "python_full_version": f"{PYTHON}.0",
}


def for_windows(lock: str) -> dict[str, str]:
    """Distribution → its entry of a lock file as pip reads it, for those a Windows PC needs.

    Markers are settled here, as pip would ask the building system: colorama is for Windows alone.
    """
    needed = {}
    for entry in re.split(r"^(?=\w)", lock, flags=re.MULTILINE)[1:]:
        head, _, hashes = entry.partition(" \\\n")
        requirement = Requirement(head)
        wanted = requirement.marker is None or requirement.marker.evaluate(_WINDOWS)
        if wanted and requirement.name not in LEFT_OUT:
            needed[requirement.name] = f"{requirement.name}{requirement.specifier} \\\n{hashes}"
    return needed


def install(root: Path, into: Path, asked: Path) -> list[str]:
    """Install what the program needs below `into`, a new folder, and name it; NotBuilt when pip refuses a wheel.

    `asked` is where the list for pip is written.
    """
    entries = for_windows((root / locks.RUN).read_text(encoding="utf-8"))
    unpack(entries, into, asked)
    return sorted(entries)


def unpack(entries: dict[str, str], into: Path, asked: Path) -> None:
    """Install these entries of a lock below `into`, a new folder; raises and writes as `install` does."""
    into.mkdir(parents=True)
    asked.write_text("".join(entries.values()), encoding="utf-8")
    _pip("install", "--no-compile", "--target", str(into), "-r", str(asked))
    for commands in ("bin", "Scripts"):
        shutil.rmtree(into / commands, ignore_errors=True)


def download(entry: str, into: Path) -> None:
    """Put the Windows wheel of one entry, `name==version --hash=sha256:…`, into a folder unless it is there."""
    asked = into / "wheel.txt"
    asked.write_text(entry, encoding="utf-8")
    _pip("download", "--dest", str(into), "-r", str(asked))


def _pip(command: str, *options: str) -> None:
    """Run pip for the Windows PC; NotBuilt with what it said when it fails."""
    fixed = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--quiet", "--no-input"]
    pip = [sys.executable, "-m", "pip", command, *fixed, "--disable-pip-version-check", *_TAGS, *_ABIS, *options]
    done = subprocess.run(pip, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise bundle.NotBuilt(f"pip could not {command} the Windows wheels:\n{done.stderr}")
