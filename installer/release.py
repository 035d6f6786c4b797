"""What is made for others: the installers, their proofs, and a release; dev.py calls it in the build environment."""

import argparse
import hashlib
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import bundle
import changelog
import machine
import proof

ROOT = Path(__file__).resolve().parents[1]
SUMS = "SHA256SUMS"
_SOURCES = ("desktop_app", "resources", "installer", "LICENSE", "pyproject.toml")


class Unready(Exception):
    """The tree is not fit to be released; the message says what to do."""


def main() -> int:
    """Do one command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python3 installer/dev.py", description=__doc__)
    parser.add_argument("command", choices=("build", "prove", "release"))
    parser.add_argument("systems", nargs="?", choices=("linux", "windows", "all"), default="all")
    asked = parser.parse_args()
    systems = ("linux", "windows") if asked.systems == "all" else (asked.systems,)
    dist = ROOT / "dist"
    if asked.command == "release":
        check_tree(ROOT)
    build(ROOT, dist, systems, afresh=asked.command != "prove")
    if asked.command != "build":
        prove(ROOT, dist, systems)
    if asked.command == "release":
        finish(ROOT, dist, systems)
    return 0


def build(root: Path, dist: Path, systems: Iterable[str], *, afresh: bool) -> None:
    """Make the installers of these systems; unless `afresh`, only those that are missing or older than the sources."""
    for system in systems:
        builder = _builder(system)
        if not afresh and not is_stale(root, builder.artefacts(root, dist)):
            print(f"== Build {system}: already made", flush=True)
            continue
        machine.offer(machine.FOR_BUILDS[system])
        print(f"== Build {system}", flush=True)
        began = time.monotonic()
        builder.build(root, dist)
        print(f"   {time.monotonic() - began:.0f} s", flush=True)


def prove(root: Path, dist: Path, systems: Iterable[str]) -> None:
    """Try the installers of these systems; ProofFailed or Lacking at the first that is not as it should be."""
    for system in systems:
        machine.offer(machine.FOR_PROOFS[system])
        print(f"== Proof {system}", flush=True)
        began = time.monotonic()
        _prover(system).prove(root, dist)
        print(f"   {time.monotonic() - began:.0f} s", flush=True)


def is_stale(root: Path, artefacts: Iterable[Path]) -> bool:
    """Whether an artefact is missing, or older than a file it is made from."""
    made = list(artefacts)
    if not all(path.exists() for path in made):
        return True
    oldest = min(path.stat().st_mtime for path in made)
    files = (
        file for name in _SOURCES for file in ((root / name).rglob("*") if (root / name).is_dir() else [root / name])
    )
    return any(file.stat().st_mtime > oldest for file in files if file.is_file() and "__pycache__" not in file.parts)


def check_tree(root: Path) -> None:
    """Raise Unready unless all is committed and the changelog's first entry is this version, dated today or before."""
    changed = _git(root, "status", "--porcelain").splitlines()
    if changed:
        raise Unready(f"Commit first; {len(changed)} files differ, as {changed[0][3:]}.")
    try:
        version, newest = bundle.version(root), changelog.read(root)[0].version
    except (bundle.NotBuilt, changelog.Unreadable) as trouble:
        raise Unready(str(trouble)) from trouble
    if f"v{version}" in _git(root, "tag", "--list").split():
        raise Unready(f"Version {version} is tagged already: raise __version__ in desktop_app/__init__.py.")
    if newest != version:
        raise Unready(f"resources/changelog.md ends with {newest}: say what is new in {version}.")


def finish(root: Path, dist: Path, systems: Iterable[str]) -> None:
    """Write the checksums beside the installers, and say what remains to be done by hand."""
    made = [path for system in systems for path in _builder(system).artefacts(root, dist)]
    (dist / SUMS).write_text(sums(made), encoding="utf-8")
    for path in made:
        print(f"   {path.name}: {bundle.size(path)}")
    version = bundle.version(root)
    print(f"Version {version} is ready in {dist}. Look at dist/proof, then: git tag v{version}", flush=True)


def sums(files: Iterable[Path]) -> str:
    """The lines that `sha256sum --check` reads."""
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    return "".join(sorted(lines, key=lambda line: line.split()[1]))


def _builder(system: str) -> ModuleType:
    # Each is imported when it is asked for: proofs need tools of their own.
    if system == "linux":
        from linux import build as linux_build

        return linux_build
    from windows import build as windows_build

    return windows_build


def _prover(system: str) -> ModuleType:
    if system == "linux":
        from proof import linux

        return linux
    from proof import windows

    return windows


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unready(f"A release is made from a clone of the repository: git {words[0]} fails.")
    return done.stdout


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (machine.Lacking, bundle.NotBuilt, changelog.Unreadable, proof.ProofFailed, Unready) as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit(130)
