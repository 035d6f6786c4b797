"""What a start may not load: a list of names tells more than a stopwatch."""

import os
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from desktop_app.screens import warm_up
from desktop_app.use_cases.papers import printing
from tests.architecture.source import ROOT, imports, modules

HEAVY = (
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtQml",
    "PySide6.QtTest",
    "asyncio",
    "cryptography",
    "email",
    "hypothesis",
    "importlib.metadata",
    "logging.handlers",
    "nacl",
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
WAITS_FOR_THE_PAINT = (
    "dataclasses",
    "datetime",
    "desktop_app.screens.window.collector",
    "desktop_app.screens.context",
    "desktop_app.screens.help",
    "desktop_app.screens.window.interrupt",
    "desktop_app.screens.lock.watch",
    "desktop_app.screens.opening.open_file",
    "desktop_app.screens.opening.rescue",
    "desktop_app.screens.theme.icons",
    "desktop_app.screens.worker",
    "desktop_app.storage.keys.key_file",
    "desktop_app.storage.keys.vault",
    "desktop_app.use_cases.accounts.opening",
    "hashlib",
    "inspect",
    "platformdirs",
    "PySide6.QtSvg",
)
"""Light enough for a module of the start to need it one day, but none of it is seen in the first window."""
COSTLY_NAMES = {
    "AlignmentFlag": "Qt",
    "PixelMetric": "QStyle",
    "ThemeIcon": "QIcon",
    "RelationFlag": "QAccessible",
    "WizardStyle": "QWizard",
}
"""One enumeration each of what PySide makes whole at the first use of any of it, for 1 to 20 ms.

The last is of no use to anybody: it comes with all other widgets, as soon as PySide is asked what a widget of Qt's is.
"""
MOST_MODULES = 52
"""Nine of them are rooms, a docstring each; three keep the window within its screen; one loads PySide."""
UNLOCK_WINDOW = """
import os, sys
from pathlib import Path
from desktop_app import startup
from desktop_app.options import Options
from desktop_app.screens.opening.unlock import UnlockWindow
from PySide6.QtCore import QEvent, QObject
app, session = startup.prepare(Options(data=Path({folder!r})))
class Seen(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            # Told at once: on a busy machine what waits for the paint may begin before the loop has ended.
            exec({tell!r}, {{}})
            sys.stdout.flush()
            os._exit(0)
        return False
seen = Seen()
def show(window, shown=UnlockWindow.show):
    # Before it is shown: the first paint may come at once, and is the one that counts.
    window.installEventFilter(seen)
    shown(window)
UnlockWindow.show = show
assert session.begin()
app.exec()
"""
TELL = "\nimport sys\nprint(*sys.modules)"
TELL_NAMES = """
import enum
def below(kind):
    return {kind.__name__}.union(*map(below, kind.__subclasses__()))
print(*below(enum.Enum))
"""
TELL_SOURCES = "\nimport linecache\nprint(*linecache.cache, '.')"
COLLECTIONS = """
import gc, os, sys, threading, time
from desktop_app import command_line
from desktop_app.__main__ import main
seen = []
gc.callbacks.append(lambda *of: seen.append(of))
def tell():
    # What comes first once the window shows.
    while "desktop_app.screens.window.collector" not in sys.modules:
        time.sleep(0.01)
    print(len(seen), flush=True)
    os._exit(0)
threading.Thread(target=tell).start()
main(["--data", {folder!r}])
"""
EXPLAINS_WRONG_CALLS = {f"shibokensupport.signature.{name}" for name in ("errorhandler", "layout", "parser")}
WRONG_CALLS = """
import inspect
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QColor
def tell(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, repr(str(error)))
tell(lambda: QSize("a"))
tell(lambda: QObject(nothing=1))
tell(lambda: Qt.AlignmentFlag.AlignLeft | "a")
tell(lambda: QSize().scale())
from PySide6.QtWidgets import QApplication
tell(lambda: QApplication([]).setStyleSheet(3))
tell(lambda: inspect.signature(QColor.darker))
print(QSize.scaled.__doc__)
"""


def test_what_is_loaded_ahead_is_named_as_it_is_called_today() -> None:
    """A module that moved would end the program as the passphrase is given, and no list of names would say so."""
    named = {*WAITS_FOR_THE_PAINT, *warm_up.WHILE_TYPING, *printing.WHEN_IDLE, *warm_up._PREVIEW}
    assert not [name for name in named if isinstance(name, str) and not find_spec(name)]


@pytest.fixture
def folder(tmp_path: Path, boulou_folder: Path) -> Path:
    """Four accounts to choose from, none of whom was ever on this PC."""
    return shutil.copytree(boulou_folder, tmp_path / "permanence")


def loaded_by(code: str, tell: str = TELL) -> set[str]:
    """The modules a fresh Python has loaded once it has run this code, or what else this tells of it."""
    return set(said_by(code + tell).splitlines()[-1].split())


def said_by(code: str) -> str:
    """What a fresh Python writes as it runs this."""
    values = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=values,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_line_loads_no_window() -> None:
    loaded = loaded_by("from desktop_app.__main__ import main\nmain(['--version'])")
    assert not {"PySide6", *HEAVY} & loaded


@pytest.mark.parametrize(
    "module", ["desktop_app.__main__", "desktop_app.startup", "desktop_app.screens.opening.unlock"]
)
def test_a_module_of_the_start_is_light(module: str) -> None:
    assert not set(HEAVY) & loaded_by(f"import {module}")


def test_the_unlock_window_is_painted_before_anything_heavy_is_loaded(folder: Path) -> None:
    loaded = loaded_by(UNLOCK_WINDOW.format(folder=str(folder), tell=TELL))
    assert "desktop_app.screens.opening.account_choice" in loaded
    assert not {*HEAVY, *WAITS_FOR_THE_PAINT} & loaded
    ours = sorted(name for name in loaded if name.startswith("desktop_app"))
    assert len(ours) <= MOST_MODULES, ours


def test_the_unlock_window_is_painted_without_the_large_name_spaces_of_qt(folder: Path) -> None:
    assert not COSTLY_NAMES.keys() & loaded_by(UNLOCK_WINDOW.format(folder=str(folder), tell=TELL_NAMES))
    uses = "from PySide6.QtCore import Qt\nfrom PySide6.QtGui import QAccessible, QIcon"
    uses += "\nfrom PySide6.QtWidgets import QStyle, QWizard"
    assert COSTLY_NAMES.keys() <= loaded_by(uses, TELL_NAMES)


def test_the_unlock_window_is_painted_without_reading_the_sources_of_its_modules(folder: Path) -> None:
    read = loaded_by(UNLOCK_WINDOW.format(folder=str(folder), tell=TELL_SOURCES))
    assert not [name for name in read if "desktop_app" in name]
    as_pyside_does = loaded_by("import PySide6\nfrom desktop_app.options import Options", TELL_SOURCES)
    assert any(name.endswith("options.py") for name in as_pyside_does)


def test_a_start_loads_nothing_that_explains_wrong_calls(folder: Path) -> None:
    assert not EXPLAINS_WRONG_CALLS & loaded_by(UNLOCK_WINDOW.format(folder=str(folder), tell=TELL))
    assert loaded_by("import PySide6") >= EXPLAINS_WRONG_CALLS


def test_no_start_waits_for_the_collector_until_its_window_shows(folder: Path) -> None:
    assert said_by(COLLECTIONS.format(folder=str(folder))) == "0\n"


def test_every_import_after_that_of_pyside_is_python_s_own() -> None:
    code = "import builtins\nown = builtins.__import__\nimport {}, PySide6.QtWidgets\nprint(builtins.__import__ is own)"
    assert said_by(code.format("desktop_app.screens")) == "True\n"
    assert said_by(code.format("PySide6")) == "False\n"


def test_a_wrong_call_is_explained_as_pyside_does() -> None:
    """The first of each of the ways by which libshiboken asks for it, each in a program of its own."""
    calls = [line for line in WRONG_CALLS.splitlines() if line.startswith(("tell", "print"))]
    for one in [*calls, "\n".join(calls)]:
        code = WRONG_CALLS.partition("tell(lambda")[0] + "from PySide6.QtWidgets import QApplication\n" + one
        plain, ours = (said_by(f"import {package}\n{code}") for package in ("PySide6", "desktop_app.screens"))
        assert ours == plain
        assert plain


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells the limits of a program")
def test_the_start_lets_the_system_keep_no_image_of_the_memory(tmp_path: Path) -> None:
    begun = "from desktop_app import startup\nfrom desktop_app.options import Options\nfrom pathlib import Path"
    said = loaded_by(
        f"{begun}\nstartup.prepare(Options(data=Path({str(tmp_path)!r})))",
        "\nprint(*[line.split()[4] for line in open('/proc/self/limits') if line.startswith('Max core')])",
    )
    assert said == {"1"}


@cache
def at_the_top(module: str) -> frozenset[str]:
    """The modules of ours that this one loads with itself, and those that they load in turn."""
    seen, left = set[str](), [module]
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            left += [
                found.target
                for found in imports(one)
                if found.target in modules() and not (found.lazy or found.typing_only)
            ]
    return frozenset(seen)


def test_an_import_waits_within_a_function_for_something_that_is_not_loaded_anyway() -> None:
    assert not [
        str(found)
        for module in modules()
        for found in imports(module)
        if found.lazy and not found.typing_only and found.target in at_the_top(module)
    ]


def test_a_heavy_module_would_be_seen() -> None:
    assert set(HEAVY) & loaded_by("import PySide6.QtPrintSupport")
