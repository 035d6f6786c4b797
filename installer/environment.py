"""The developer's environment: made from a lock file, and made again only when that file or the Python changes."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from machine import Lacking

_STAMP = "permanence-lock"


def prepare(root: Path, lock: str, *, below: str = ".venv", or_made_from: tuple[str, ...] = ()) -> Path:
    """The Python of the environment `below`, made from `lock`; Lacking when it cannot be made. Both are below `root`.

    One that was made from another of the locks named is kept as it is.
    """
    home = root / below
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamped = home / _STAMP
    if python.exists() and stamped.exists():
        made_from = stamped.read_text(encoding="utf-8")
        if made_from in {stamp(root / each) for each in (lock, *or_made_from)}:
            return python
    if Path(sys.prefix).resolve() == home.resolve():
        raise Lacking("The environment must be made again: leave it (deactivate) and run this command once more.")
    print(f"Making {home} from {lock}; the first time some 150 MB are downloaded", flush=True)
    if home.exists():
        shutil.rmtree(home)
    _call([sys.executable, "-m", "venv", str(home)], "The environment could not be made.")
    _call(_install(python, root / lock), "The packages of the lock file could not be installed.")
    # Last, so that an environment left half made is made again.
    stamped.write_text(stamp(root / lock), encoding="utf-8")
    return python


def stamp(lock: Path) -> str:
    """What an environment is made from: the content of a lock file and this Python."""
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def _install(python: Path, lock: Path) -> list[str]:
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--disable-pip-version-check", "--no-input"]
    if not sys.stdout.isatty():
        options.append("--quiet")
    return [str(python), "-m", "pip", "install", *options, "-r", str(lock)]


def _call(command: list[str], trouble: str) -> None:
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
        raise Lacking(trouble)
