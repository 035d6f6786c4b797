"""A clean system of this machine's own distribution in a folder, with an ordinary account and nothing of Python."""

import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from machine import Lacking

from . import ProofFailed, call

ACCOUNT = "accueil"
HOME = Path("/home") / ACCOUNT
_ID = 1000
_MOUNTS = Path("/proc/self/mountinfo")
_LASTS = 7 * 24 * 3600
"""Seconds after which the system is made again from the mirror rather than kept."""


@dataclass(frozen=True)
class Chroot:
    """A system below `folder`, in use: what it needs of the running kernel is mounted."""

    folder: Path

    def path(self, inside: str | Path) -> Path:
        """Where a path of that system lies on this one."""
        return self.folder / str(inside).lstrip("/")


@contextmanager
def clean_system(work: Path) -> Iterator[Chroot]:
    """A fresh system below `work`, gone at the end whatever happens; Lacking when this machine cannot make one.

    The base system and the packages once fetched are kept in `work` for the next time.
    """
    base = _base_system(work / "base")
    system = Chroot(work / "system")
    _remove(system.folder)
    subprocess.run(["cp", "--archive", "--reflink=auto", str(base), str(system.folder)], check=True)
    try:
        _mount(system)
        _lend_packages(system, work / "packages")
        yield system
    finally:
        _keep_packages(system, work / "packages")
        _remove(system.folder)


def as_root(system: Chroot, *command: str, trouble: str, seconds: int = 120) -> str:
    """Run inside as the administrator; ProofFailed on another status than 0."""
    return call(_inside(system, command, {"DEBIAN_FRONTEND": "noninteractive"}), trouble, seconds=seconds)


def as_person(
    system: Chroot, *command: str, trouble: str, env: Mapping[str, str] | None = None, seconds: int = 120
) -> str:
    """Run inside as the ordinary account; ProofFailed on another status than 0."""
    return call(personal(system, command, env), trouble, seconds=seconds)


def personal(system: Chroot, command: Sequence[str], env: Mapping[str, str] | None = None) -> list[str]:
    """The command to run on this machine so that `command` runs inside as the ordinary account, in its home."""
    values = {"HOME": str(HOME), "USER": ACCOUNT, "LOGNAME": ACCOUNT, **(env or {})}
    return _inside(system, command, values, f"--userspec={_ID}:{_ID}", "--groups=")


def give(system: Chroot, path: Path) -> None:
    """Make a file or folder of this machine, that lies inside the system, belong to the ordinary account."""
    call(["chown", "--recursive", f"{_ID}:{_ID}", path], f"{path} cannot be given away.")


def name(system: Chroot) -> str:
    """What the system calls itself: 'Debian GNU/Linux 12 (bookworm)'."""
    lines = system.path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)["PRETTY_NAME"].strip('"')


def _inside(system: Chroot, command: Sequence[str], env: Mapping[str, str], *options: str) -> list[str]:
    values = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/root", **env}
    settings = [f"{key}={value}" for key, value in values.items()]
    return ["chroot", *options, str(system.folder), "/usr/bin/env", "--ignore-environment", *settings, *command]


def _base_system(base: Path) -> Path:
    site, suite = _mirror()
    if base.is_dir() and time.time() - base.stat().st_mtime < _LASTS:
        return base
    half = base.with_name("base-half")
    for folder in (base, half):
        _remove(folder)
    half.mkdir(parents=True)
    print(f"Making a minimal {suite} in {base}", flush=True)
    try:
        call(
            ["debootstrap", "--variant=minbase", suite, half, site], "The clean system could not be made.", seconds=500
        )
    finally:
        _unmount(half)
    shutil.copy("/etc/resolv.conf", half / "etc" / "resolv.conf")
    keep = 'Binary::apt-get::APT::Keep-Downloaded-Packages "1";\n'
    (half / "etc" / "apt" / "apt.conf.d" / "90proof").write_text(keep, encoding="utf-8")
    call(
        ["chroot", half, "/usr/sbin/useradd", "--create-home", "--uid", str(_ID), ACCOUNT], "No account could be made."
    )
    half.rename(base)
    os.utime(base)
    return base


def _mirror() -> tuple[str, str]:
    """The site and the suite that this machine's own apt uses for its base packages."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise Lacking("The proof of the Linux package makes a clean system apart, and needs root for it.")
    said = call(["apt-get", "indextargets", "--format", "$(SITE) $(CODENAME) $(COMPONENT)"], "apt told no mirror.")
    codename = platform.freedesktop_os_release().get("VERSION_CODENAME")
    for line in said.splitlines():
        site, suite, component = line.rsplit(" ", 2)
        if (suite, component) == (codename, "main"):
            return site, suite
    raise Lacking(f"apt knows no mirror of {codename}: run apt-get update.")


def _mount(system: Chroot) -> None:
    # Qt's shared memory, random numbers, and what the program reads of the system's state.
    for kind, inside in (("proc", "proc"), ("tmpfs", "dev/shm")):
        folder = system.path(inside)
        folder.mkdir(exist_ok=True)
        call(["mount", "-t", kind, kind, folder], f"{inside} could not be mounted.")


def _remove(folder: Path) -> None:
    """Delete a system and all below it; never before everything mounted there is gone."""
    _unmount(folder)
    if folder.exists():
        shutil.rmtree(folder)


def _unmount(folder: Path) -> None:
    for _attempt in range(5):
        mounted = _mounts_below(folder)
        for place in reversed(mounted):
            subprocess.run(["umount", place], check=False)
        if not mounted:
            return
        time.sleep(1)
    raise ProofFailed(f"Something is still mounted below {folder}: {', '.join(_mounts_below(folder))}.")


def _mounts_below(folder: Path) -> list[str]:
    lines = _MOUNTS.read_text(encoding="utf-8").splitlines()
    # A blank in a name stands there as \040.
    places = [re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), line.split(" ")[4]) for line in lines]
    return [place for place in places if Path(place).is_relative_to(folder.resolve())]


def _lend_packages(system: Chroot, kept: Path) -> None:
    """Put what was fetched before where apt looks first; it checks each against its index."""
    archives = system.path("/var/cache/apt/archives")
    for package in kept.glob("*.deb"):
        shutil.copy2(package, archives)


def _keep_packages(system: Chroot, kept: Path) -> None:
    kept.mkdir(exist_ok=True)
    for package in system.path("/var/cache/apt/archives").glob("*.deb"):
        shutil.copy2(package, kept)
