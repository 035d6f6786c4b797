"""The lock files: names, versions and the hashes of wheels for every system the program runs on; no index address."""

import re
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RUN = "installer/lock.txt"
TEST = "installer/lock-dev.txt"
BUILD = "installer/lock-build.txt"
EXTRAS = {RUN: [], TEST: ["--extra", "dev"], BUILD: ["--extra", "build"]}

_HEADER = "# Made by `python3 installer/dev.py lock` from pyproject.toml: wheels only, by hash.\n"
_OLDEST_MINOR = 11
_SYSTEMS = ("win_amd64", "manylinux")
_PLATFORM = re.compile(r"any|win_amd64|manylinux\w*_(x86_64|aarch64)")


class Unlocked(Exception):
    """The locks cannot be made; the message says why."""


def renew(root: Path) -> None:
    """Write every lock file anew with the newest versions that pyproject.toml allows."""
    uv = shutil.which("uv")
    if uv is None:
        raise Unlocked("Renewing the locks takes uv: pip install uv, then run this command again.")
    for name, extra in EXTRAS.items():
        with tempfile.TemporaryDirectory() as folder:
            resolved = Path(folder) / "pylock.toml"
            options = ["--universal", "--python-version", f"3.{_OLDEST_MINOR}", "--only-binary", ":all:", "--quiet"]
            options += ["--format", "pylock.toml", "--output-file", str(resolved), *extra]
            if subprocess.run([uv, "pip", "compile", "pyproject.toml", *options], cwd=root, check=False).returncode:
                raise Unlocked("No set of versions fits pyproject.toml.")
            packages = tomllib.loads(resolved.read_text(encoding="utf-8"))["packages"]
        (root / name).write_text(_HEADER + "".join(entry(package) for package in packages), encoding="utf-8")


def names(lock: Path) -> list[str]:
    """Every package that a lock file names, in its order."""
    return re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)


def entry(package: dict[str, Any]) -> str:
    """The lines of one package of a pylock.toml in the form pip reads; Unlocked when a system has no wheel."""
    found = {_file_name(wheel): wheel["hashes"]["sha256"] for wheel in package.get("wheels", ())}
    kept = {name: digest for name, digest in found.items() if fits(name)}
    marker = package.get("marker")
    for system in _SYSTEMS:
        if marker is None and not any(system in name or name.endswith("-any.whl") for name in kept):
            raise Unlocked(f"{package['name']} {package['version']} has no wheel for {system}.")
    first = f"{package['name']}=={package['version']}" + (f" ; {marker}" if marker else "")
    return " \\\n".join([first, *_hashes(kept)]) + "\n"


def fits(wheel: str) -> bool:
    """Whether a wheel of this file name installs on CPython 3.11 or newer on a system the program runs on."""
    pythons, abi, platforms = wheel.removesuffix(".whl").split("-")[-3:]
    if not any(_PLATFORM.fullmatch(platform) for platform in platforms.split(".")):
        return False
    if abi.endswith("t"):
        return False
    return any(_fits_python(python, abi) for python in pythons.split("."))


def _fits_python(python: str, abi: str) -> bool:
    if python == "py3":
        return True
    minor = re.fullmatch(r"cp3(\d+)", python)
    return minor is not None and (abi.startswith("abi3") or int(minor[1]) >= _OLDEST_MINOR)


def _file_name(wheel: dict[str, Any]) -> str:
    return str(wheel.get("name") or wheel["url"].rpartition("/")[2])


def _hashes(kept: dict[str, str]) -> Iterator[str]:
    for digest in sorted(set(kept.values())):
        yield f"    --hash=sha256:{digest}"
