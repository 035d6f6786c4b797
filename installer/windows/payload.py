"""What lies on the agent's PC: CPython, the packages without what nobody calls, and the program, all compiled."""

import fnmatch
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import bundle
from components import of as component_of

from . import python_runtime, wheels

RUNTIME, SITE, APP = "runtime", "site", "app"
FOLDERS = (RUNTIME, SITE, APP)
"""Folders that are the program's alone: an upgrade empties them, nobody's file belongs there."""

DRAWING = Path(APP) / "resources" / "icons" / "permanence.svg"
"""The program's icon, in the stage."""

_QT = "PySide6"
_CPP_RUNTIME = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll")
_QT_PLUGINS = {**bundle.QT_PLUGINS, "platforms": ("windows", "offscreen"), "styles": ("modernwindowsstyle",)}
_KEPT_OF_QT = frozenset(
    [
        *("__init__.py", "_config.py", "_git_pyside_version.py", "pyside6.abi3.dll", *_CPP_RUNTIME),
        *(f"Qt{name}.pyd" for name in bundle.QT_LIBRARIES),
        *(f"Qt6{name}.dll" for name in bundle.QT_LIBRARIES),
        *(f"plugins/{folder}/q{stem}.dll" for folder, stems in _QT_PLUGINS.items() for stem in stems),
    ]
)
_DROPPED = (
    # What a developer needs, not a counter.
    *("*.pyi", "*.lib", "*.exe", "*/py.typed", "*/tests/*", "*.dist-info/RECORD", "*.dist-info/INSTALLER"),
    *("*.dist-info/REQUESTED", "*.dist-info/WHEEL", "*.dist-info/entry_points.txt", "*.dist-info/sboms/*"),
    *("shiboken6/include/*", "shiboken6/lib/*", "shiboken6/[cmv]*140*.dll", "pypdfium2_cli/*"),
    # Pillow does without each of these; reportlab asks for PNG and JPEG alone.
    *("PIL/_avif.*", "PIL/_webp.*", "PIL/_imagingcms.*", "PIL/_imagingft.*", "PIL/_imagingtk.*"),
    # Charts and sample fonts; our forms draw with neither. Of cffi only the compiled half runs.
    *("reportlab/fonts/*", "reportlab/graphics/*", "reportlab/lib/corp.py", "reportlab/lib/codecharts.py"),
    *("reportlab/lib/testutils.py", "cffi/*"),
)


def assemble(root: Path, stage: Path, downloads: Path) -> list[str]:
    """Lay out the program in `stage`, made anew, but for its launcher; the names of the distributions inside.

    `downloads` keeps what came from the network. NotBuilt or Lacking says why it cannot be done.
    """
    shutil.rmtree(stage, ignore_errors=True)
    python_runtime.put(stage / RUNTIME, downloads)
    python_runtime.point_at(stage / RUNTIME, SITE, APP)
    distributions = wheels.install(root, stage / SITE, downloads / "wheels.txt")
    prune(stage / SITE)
    bundle.put_program(root, stage / APP)
    compile_bytecode(stage)
    settle(stage, bundle.moment(root))
    return distributions


def kept(name: str) -> bool:
    """Whether a file of the packages is shipped; `name` is its path below them, with slashes."""
    package, _, inside = name.partition("/")
    if package == _QT:
        return inside in _KEPT_OF_QT
    if package == "shiboken6" and inside in _CPP_RUNTIME:
        return True
    return not any(fnmatch.fnmatchcase(name, pattern) for pattern in _DROPPED)


def prune(site: Path) -> None:
    """Delete the files that are not kept, and the folders this leaves empty; NotBuilt when a part of Qt is missing."""
    missing = sorted(name for name in _KEPT_OF_QT if not (site / _QT / name).is_file())
    if missing:
        raise bundle.NotBuilt(f"The wheel of PySide6 lacks: {', '.join(missing)}.")
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not kept(path.relative_to(site).as_posix()):
            path.unlink()


def compile_bytecode(stage: Path) -> None:
    """Compile every module once: an agent may not write beside the program, and must not wait for it at each start.

    The compiled files are never compared with their sources, and name them as on the agent's PC.
    """
    python = _compiler(stage)
    for folder in (SITE, APP):
        options = ["-q", "-j", "0", "--invalidation-mode", "unchecked-hash", "-s", str(stage), "-o", "0"]
        done = subprocess.run([python, "-m", "compileall", *options, str(stage / folder)], check=False)
        if done.returncode:
            raise bundle.NotBuilt(f"Some module of {folder} does not compile.")


def _compiler(stage: Path) -> str:
    """A CPython of the minor version shipped: its own where it runs, else the one that builds."""
    if os.name == "nt":
        return str(stage / RUNTIME / "python.exe")
    if ".".join(map(str, sys.version_info[:2])) != wheels.PYTHON:
        raise bundle.NotBuilt(f"Compiling what is shipped takes CPython {wheels.PYTHON}; this one is {sys.version}.")
    return sys.executable


def settle(stage: Path, moment: int) -> None:
    """Give every file and folder the same date, in seconds, so that two builds are alike."""
    for path in sorted(stage.rglob("*"), reverse=True):
        os.utime(path, (moment, moment))


def components(stage: Path) -> frozenset[str]:
    """Whose work the compiled files of the stage are, by the names of the notices."""
    compiled = (path for path in files(stage) if path.suffix in {".dll", ".exe", ".pyd"})
    return component_of(path.relative_to(stage).as_posix() for path in compiled)


def files(stage: Path) -> Iterator[Path]:
    """Every file of the stage, in an order that no file system chooses."""
    yield from sorted((path for path in stage.rglob("*") if path.is_file()), key=lambda path: path.as_posix())
