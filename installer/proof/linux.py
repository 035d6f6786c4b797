"""The Debian package on a clean Debian without Python: installed, opened, worked by keyboard, upgraded, removed.

What this does not prove: a real screen, desktop, graphics card and printer, and other distributions than this
machine's own.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import bundle
from linux import build, deb

from . import ProofFailed, call, display, passed, pictures, require
from .chroot import HOME, Chroot, as_person, as_root, clean_system, give, name, personal
from .wayland import compositor

OLDER = "0.0.1"
"""The version of the package that the upgrade begins with."""

_SECONDS = 60
"""What a window may take on a busy machine."""

_UNSEEN = {"QT_QPA_PLATFORM": "offscreen"}
_DATA = HOME / ".local/share/permanence"
_GONE = "/opt/permanence/of-an-older-version"
_PASSPHRASE = "cinq pommes sous la neige"
_MAKE = """
import sys
from pathlib import Path
from tests.helpers import folders
folders.PASSPHRASE = sys.argv[2]
folders.settle_le_boulou(folders.make_folder(Path(sys.argv[1])))
"""
_READ = """
import sys
from pathlib import Path
from desktop_app.storage.connection import database
from desktop_app.storage.keys import vault
from desktop_app.storage.planning import advisors
folder = Path(sys.argv[1])
db = database.open_file(folder, vault.unlock(folder, 1, sys.argv[2]).data)
print(*(advisor.last_name for advisor in advisors.every(db)))
database.close(db)
"""


def prove(root: Path, dist: Path) -> None:
    """Try the artefacts of `dist`; see `proof` for what is raised."""
    package, portable = build.artefacts(root, dist)
    with clean_system(root / "build" / "proof" / "linux") as system, display.shown() as screen:
        _install(system, package)
        _says(system, "permanence", bundle.version(root))
        _is_opened(system, screen, pictures(dist))
        _is_shown_by_wayland(system, pictures(dist))
        _unpack(system, portable)
        _remove(system, "remove")
        _upgrade(root, system, package, screen, pictures(dist))
        _remove(system, "purge")
        _require_data(root, system)
        passed("removed and purged, the data stay", f"{_DATA} opens and holds what it held")


def _install(system: Chroot, package: Path) -> None:
    _require_no_python(system)
    as_root(system, "apt-get", "-qq", "update", trouble="apt finds no packages.")
    _put_in(system, package)
    _require_no_python(system)
    size = call(["du", "--summarize", "--si", system.path("/opt/permanence")], "Nothing in /opt.").split()[0]
    passed(f"installed on {name(system)} without Python", f"{bundle.size(package)}, {size} once installed")


def _put_in(system: Chroot, package: Path) -> None:
    shutil.copy2(package, system.path("/tmp/permanence.deb"))
    command = ("apt-get", "-qq", "install", "--yes", "--no-install-recommends", "/tmp/permanence.deb")
    as_root(system, *command, trouble="The package cannot be installed.", seconds=300)


def _require_no_python(system: Chroot) -> None:
    found = [path for path in system.path("/usr/bin").glob("python*") if path.exists()]
    require(not found, f"The system has a Python of its own: {found}.")


def _says(system: Chroot, program: str, version: str) -> None:
    said = as_person(system, program, "--version", trouble="--version fails.").strip()
    require(said == f"Permanence {version}", f"--version says {said!r}.")
    tested = as_person(system, program, "--self-test", trouble="The self-test fails.", env=_UNSEEN)
    passed(f"{program} --self-test", f"{tested.count(chr(10) + 'ok ')} checks, {said}")


def _is_opened(system: Chroot, screen: display.Display, into: Path) -> None:
    with _running(system, screen) as program:
        screen.wait_for("Première ouverture", seconds=_SECONDS)
        screen.photograph(into / "linux-1-first-opening.png")
        _close(screen, program, into)
    with _running(system, screen, "--demo") as program:
        screen.wait_for("Aujourd’hui", seconds=_SECONDS)
        screen.photograph(into / "linux-2-training.png")
        screen.press("ctrl+2")
        screen.wait_for("Agenda", seconds=_SECONDS)
        screen.photograph(into / "linux-3-agenda.png")
        _close(screen, program, into)
    passed("opened on X11, worked by keyboard, closed", "pictures in dist/proof")


def _is_shown_by_wayland(system: Chroot, into: Path) -> None:
    with compositor(system) as wayland:
        tested = as_person(system, "permanence", "--self-test", trouble="The self-test fails.", env=wayland.env)
        require("wayland" in tested, f"The self-test does not speak of Wayland:\n{tested}")
        wayland.show(["permanence", "--demo"], into / "linux-4-wayland.png")
    passed("opened by Wayland itself", "pictures in dist/proof")


def _unpack(system: Chroot, portable: Path) -> None:
    home = system.path(HOME)
    call(["tar", "--extract", "--file", portable, "--directory", home], "The archive cannot be unpacked.")
    (folder,) = home.glob("permanence-*")
    give(system, folder)
    _says(system, f"{HOME}/{folder.name}/permanence", folder.name.partition("-")[2])
    shutil.rmtree(folder)


def _upgrade(root: Path, system: Chroot, package: Path, screen: display.Display, into: Path) -> None:
    work = root / "build" / "proof" / "linux"
    _put_in(system, make_older(root, work, root / "build" / "linux" / "deb"))
    require(system.path(_GONE).exists(), "The older package does not hold its own file.")
    _make_data(root, system)
    _open_with_passphrase(system, screen, into)
    _put_in(system, package)
    require(not system.path(_GONE).exists(), "A file of the older version stayed.")
    altered = as_root(system, "dpkg", "--verify", "permanence", trouble="The installed files are not the package's.")
    require(not altered, f"Not as they were packed:\n{altered}")
    _open_with_passphrase(system, screen, into)
    passed("upgraded over an older version", f"{OLDER} → {bundle.version(root)}, the same file opens before and after")


def make_older(root: Path, work: Path, tree: Path) -> Path:
    """A package of an older version: today's files under another number, and one that is gone since."""
    older = work / "older"
    shutil.rmtree(older, ignore_errors=True)
    subprocess.run(["cp", "--archive", "--reflink=auto", str(tree), str(older)], check=True)
    (older / _GONE.lstrip("/")).write_text("Of the older version alone.\n", encoding="utf-8")
    control = older / "DEBIAN" / "control"
    text = control.read_text(encoding="utf-8")
    control.write_text(text.replace(f"Version: {bundle.version(root)}\n", f"Version: {OLDER}\n"), encoding="utf-8")
    made = work / f"permanence_{OLDER}_amd64.deb"
    deb.pack(older, made, bundle.moment(root), fast=True)
    return made


def _remove(system: Chroot, how: str) -> None:
    listed = as_root(system, "dpkg", "--listfiles", "permanence", trouble="The package is not installed.").split("\n")
    as_root(system, "apt-get", "-qq", how, "--yes", "permanence", trouble="The package cannot be removed.")
    files = [path for path in listed if path and not system.path(path).is_dir()]
    left = [path for path in files if system.path(path).exists() or system.path(path).is_symlink()]
    left += [str(path) for place in ("opt", "usr", "etc", "var/lib") for path in _named_so(system.path(place))]
    require(not left, f"Left behind after {how}: {', '.join(left[:10])}.")


def _named_so(folder: Path) -> list[Path]:
    """What is called after the program; dpkg's own list of a removed package apart."""
    return [path for path in folder.rglob("*permanence*") if "dpkg/info" not in str(path)]


def _make_data(root: Path, system: Chroot) -> None:
    folder = system.path(_DATA)
    folder.mkdir(parents=True, exist_ok=True)
    call([sys.executable, "-c", _MAKE, folder, _PASSPHRASE], "No data could be made.", env={"PYTHONPATH": str(root)})
    give(system, system.path(HOME))


def _require_data(root: Path, system: Chroot) -> None:
    command = [sys.executable, "-c", _READ, str(system.path(_DATA)), _PASSPHRASE]
    found = call(command, "The data do not open any more.", env={"PYTHONPATH": str(root)}).strip()
    require(found == "Castell Puig", f"The file opens, and holds: {found}.")


def _open_with_passphrase(system: Chroot, screen: display.Display, into: Path) -> None:
    with _running(system, screen) as program:
        screen.wait_for("Ouvrir Permanence", seconds=_SECONDS)
        screen.type_in(_PASSPHRASE)
        screen.press("Return")
        screen.wait_for("Aujourd’hui", seconds=_SECONDS)
        _close(screen, program, into)


@contextmanager
def _running(system: Chroot, screen: display.Display, *options: str) -> Iterator["subprocess.Popen[bytes]"]:
    program = subprocess.Popen(personal(system, ["permanence", *options], {"DISPLAY": screen.name}))
    try:
        yield program
    finally:
        program.kill()
        program.wait()


def _close(screen: display.Display, program: "subprocess.Popen[bytes]", into: Path) -> None:
    screen.press("alt+F4")
    try:
        status = program.wait(_SECONDS)
    except subprocess.TimeoutExpired as late:
        screen.photograph(into / "linux-stays-open.png")
        raise ProofFailed(f"The program stays open after Alt+F4: see {into / 'linux-stays-open.png'}.") from late
    require(status == 0, f"The program closed with Alt+F4 ends with {status}.")
