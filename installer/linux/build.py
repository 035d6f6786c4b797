"""The Debian package and the portable archive, from one PyInstaller folder."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import bundle
import components
import locks
from machine import Lacking

from . import archive, deb, elf, parts

LARGEST = 40_000_000
"""Bytes of the package: what a town's slow line fetches in a few minutes."""

_TOOLS = {"chrpath": "chrpath", "dpkg-deb": "dpkg", "objdump": "binutils", "strip": "binutils", "xz": "xz-utils"}


def artefacts(root: Path, dist: Path) -> list[Path]:
    """The package and the archive of this version, made or not."""
    version = bundle.version(root)
    return [dist / f"permanence_{version}_amd64.deb", dist / f"permanence-{version}-linux-x86_64.tar.xz"]


def build(root: Path, dist: Path) -> list[Path]:
    """Make both in `dist` below which nothing else is touched; Lacking or NotBuilt says why they cannot be made."""
    _require_tools()
    work = root / "build" / "linux"
    dist.mkdir(parents=True, exist_ok=True)
    program = freeze(root, work)
    print(f"  frozen: {bundle.size(program)}", flush=True)
    libraries = {path: elf.needed(path) for path in program.rglob("*") if _is_library(path)}
    check(root, program, libraries)
    for library in libraries:
        elf.forget_absolute_paths(library)
    needs = _needs(libraries)
    package, portable = artefacts(root, dist)
    # Each compresses for a minute, on one processor.
    with ThreadPoolExecutor() as both:
        making = [
            both.submit(deb.make, root, program, package, needs=needs, work=work / "deb"),
            both.submit(archive.make, root, program, portable, needs=needs, work=work / "archive"),
        ]
    for each in making:
        each.result()
    print(f"  {package.name}: {bundle.size(package)}, installed {bundle.size(work / 'deb')}", flush=True)
    print(f"  {portable.name}: {bundle.size(portable)}", flush=True)
    if package.stat().st_size > LARGEST:
        raise bundle.NotBuilt(f"{package.name} is larger than {LARGEST} bytes.")
    return [package, portable]


def freeze(root: Path, work: Path) -> Path:
    """PyInstaller's folder, made afresh: the program `permanence` and what it needs beside it."""
    made = work / "frozen"
    if made.exists():
        shutil.rmtree(made)
    settings = {
        "PYTHONPATH": os.pathsep.join(str(each) for each in (root / "installer", root)),
        # The same sources make the same bytes, as far as PyInstaller can.
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(bundle.moment(root)),
        "PYINSTALLER_CONFIG_DIR": str(work / "cache"),
        # The package compresses better what is not compressed yet, and each start has that much less to do.
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
    }
    options = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(made), "--workpath", str(work / "work")]
    command = [sys.executable, "-m", "PyInstaller", *options, str(root / "installer" / "linux" / "permanence.spec")]
    if subprocess.run(command, env={**os.environ, **settings}, stdin=subprocess.DEVNULL, check=False).returncode:
        raise bundle.NotBuilt("PyInstaller failed; its last lines are above.")
    return made / "permanence"


def check(root: Path, program: Path, libraries: dict[Path, frozenset[str]]) -> None:
    """Raise NotBuilt when a module of ours is missing, or when the notices leave somebody out."""
    missing = {name for name in locks.names(root / locks.RUN) if name not in bundle.NEVER_CALLED} - versions(program)
    if missing:
        raise bundle.NotBuilt(f"Not in the bundle: {', '.join(sorted(missing))}.")
    named = components.of(str(path.relative_to(program)) for path in libraries)
    bundle.check_notices(root, versions(program) | named)


def versions(program: Path) -> frozenset[str]:
    """The distributions whose version the bundle can tell, by the names of the lock files."""
    found = (program / "_internal").glob("*.dist-info")
    return frozenset(each.name.partition("-")[0].replace("_", "-").lower() for each in found)


def _is_library(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and elf.is_elf(path)


def _needs(libraries: dict[Path, frozenset[str]]) -> list[str]:
    oldest = max(elf.glibc(path) for path in libraries)
    packages = parts.debian_packages({path.name: needed for path, needed in libraries.items()})
    return [f"libc6 (>= {oldest[0]}.{oldest[1]})", *packages]


def _require_tools() -> None:
    if sys.platform != "linux":
        raise Lacking("The Linux package is made on Linux.")
    lacking = sorted({package for tool, package in _TOOLS.items() if shutil.which(tool) is None})
    if lacking:
        raise Lacking(f"The build lacks: sudo apt-get install --no-install-recommends {' '.join(lacking)}")
