"""Small trees that look like the project, and like what PyInstaller makes of it."""

import shutil
from pathlib import Path

from tests.architecture.source import ROOT

CHANGELOG = """# Nouveautés

## 0.2.0 – 1er décembre 2026

- Deux points « ouverts » & un chevron <.
- Une phrase
  sur deux lignes.

## 0.1.0 – 21 novembre 2026

- Première version.
"""


def a_project(folder: Path, version: str = "0.2.0", changes: str = CHANGELOG) -> Path:
    """A root with a version, a changelog, an icon, the licence and the notices."""
    (folder / "desktop_app").mkdir(parents=True)
    (folder / "desktop_app" / "__init__.py").write_text(f'NAME = "Permanence"\n__version__ = "{version}"\n')
    for name in ("LICENSE", "resources/icons/permanence.svg", "resources/licences/NOTICES.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "resources" / "changelog.md").write_text(changes, encoding="utf-8")
    return folder


def a_frozen_program(folder: Path) -> Path:
    """What PyInstaller leaves: a program, a library, a link to it."""
    inside = folder / "_internal"
    (inside / "PySide6" / "Qt" / "lib").mkdir(parents=True)
    (folder / "permanence").write_bytes(b"\x7fELF program")
    (folder / "permanence").chmod(0o755)
    library = inside / "PySide6" / "Qt" / "lib" / "libQt6Core.so.6"
    library.write_bytes(b"\x7fELF library")
    library.chmod(0o755)
    (inside / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    return folder
