"""What every installed program holds, whatever the system: the program, its plain files, the parts of Qt kept.

How the commands fit together: `dev.py build|prove|release [linux|windows|all]` needs only a bare Python. It makes the
environment `build/venv` from `lock-build.txt` (what runs, and PyInstaller) and calls `release.py` with its Python,
which imports the builders and the proofs. `installer/` itself is on the path, there and in the tests and for mypy, so
everything below it is a top-level name: `import bundle`, `from linux import build`, `from proof import ProofFailed`.

`linux.build` and `windows.build` have the same shape:

- `artefacts(root, dist) -> list[Path]` names the files to be made in `dist`, made or not;
- `build(root, dist) -> list[Path]` makes them and returns the same list. It works below `root / "build" / "linux"` or
  `"windows"`, prints one line a step, raises `machine.Lacking` when this machine lacks a tool (the sentence names the
  Debian package) and `NotBuilt` when what was made is not fit to ship.

`proof.linux` and `proof.windows` have `prove(root, dist) -> None`: see `proof/__init__.py`.
"""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import changelog

NEVER_CALLED = frozenset({"pip"})
"""Distributions of the lock that another asks for and nothing here imports; no bundle holds them."""

QT_LIBRARIES = ("Core", "Gui", "Widgets", "PrintSupport", "Svg")
"""Qt6<name>.dll, libQt6<name>.so.6 and the Python module Qt<name>, on every system."""

QT_PLUGINS = {
    "iconengines": ("svgicon",),
    "imageformats": ("gif", "ico", "jpeg", "svg"),
}
"""Folder below plugins → stems (q<stem>.dll, libq<stem>.so); each system adds its platforms, styles and printers."""

_UNSHIPPED = shutil.ignore_patterns("__pycache__", "*.pyc", "py.typed")


class NotBuilt(Exception):
    """The installer could not be made, or what was made is not fit to ship; the message says why."""


def version(root: Path) -> str:
    """The version as desktop_app/__init__.py gives it, read without importing."""
    text = (root / "desktop_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([\d.]+)"$', text, re.MULTILINE)
    if found is None:
        raise NotBuilt("desktop_app/__init__.py gives no version.")
    return found[1]


def moment(root: Path) -> int:
    """The date in seconds that every shipped file carries, so that two builds are alike (SOURCE_DATE_EPOCH)."""
    return int(changelog.of(root, version(root)).moment.timestamp())


def put_program(root: Path, into: Path) -> None:
    """Copy `desktop_app` (sources, no caches), `resources` and `LICENSE` below `into`, which is made."""
    into.mkdir(parents=True, exist_ok=True)
    for name in ("desktop_app", "resources"):
        shutil.copytree(root / name, into / name, ignore=_UNSHIPPED)
    shutil.copy2(root / "LICENSE", into / "LICENSE")


def noticed(root: Path) -> frozenset[str]:
    """Every component that resources/licences/NOTICES.md names, lower case, as `pyside6-essentials` or `openssl`."""
    text = (root / "resources" / "licences" / "NOTICES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \|", text, re.MULTILINE)
    return frozenset(name.strip().lower() for row in rows for name in row.split(","))


def check_notices(root: Path, components: Iterable[str]) -> None:
    """Raise NotBuilt naming each component of a bundle (a distribution, a library) that the notices leave out."""
    known = noticed(root)
    unnamed = sorted({name for name in components if name.lower().replace("_", "-") not in known})
    if unnamed:
        raise NotBuilt(f"resources/licences/NOTICES.md does not name: {', '.join(unnamed)}.")


def size(path: Path) -> str:
    """The size of a file or of a whole folder, to print: '35.9 MB' (millions of bytes)."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file() and not each.is_symlink()]
    return f"{sum(each.stat().st_size for each in files) / 1e6:.1f} MB"
