"""What a start may not load: a list of names tells more than a stopwatch."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

HEAVY = (
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtQml",
    "PySide6.QtTest",
    "argon2",
    "asyncio",
    "cryptography",
    "email",
    "hypothesis",
    "importlib.metadata",
    "logging.handlers",
    "PIL",
    "pypdfium2",
    "pytest",
    "reportlab",
    "socket",
    "sqlcipher3",
    "sqlite3",
    "sqlite_utils",
    "urllib.request",
)
UNLOCK_WINDOW = """
from pathlib import Path
from desktop_app import startup
from desktop_app.options import Options
app, session = startup.prepare(Options(data=Path({folder!r})))
assert session.begin()
assert session.unlock is not None and session.unlock.isVisible()
"""
TELL = "\nimport sys\nprint(*sys.modules)"


def loaded_by(code: str) -> set[str]:
    """The modules a fresh Python has loaded once it has run this code."""
    values = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
    done = subprocess.run(
        [sys.executable, "-c", code + TELL],
        cwd=ROOT,
        env=values,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_the_command_line_loads_no_window() -> None:
    loaded = loaded_by("from desktop_app.__main__ import main\nmain(['--version'])")
    assert not {"PySide6", *HEAVY} & loaded


@pytest.mark.parametrize(
    "module", ["desktop_app.__main__", "desktop_app.startup", "desktop_app.screens.opening.unlock"]
)
def test_a_module_of_the_start_is_light(module: str) -> None:
    assert not set(HEAVY) & loaded_by(f"import {module}")


def test_the_unlock_window_shows_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    # A file that exists is one to unlock; what it holds is read once the passphrase is typed.
    (tmp_path / "permanence.keys").write_text("{}")
    (tmp_path / "permanence.db").write_bytes(b"")
    loaded = loaded_by(UNLOCK_WINDOW.format(folder=str(tmp_path)))
    assert "desktop_app.screens.opening.unlock" in loaded
    assert not set(HEAVY) & loaded


def test_a_heavy_module_would_be_seen() -> None:
    assert set(HEAVY) & loaded_by("import PySide6.QtPrintSupport")
