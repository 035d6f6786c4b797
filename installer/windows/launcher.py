"""Permanence.exe: the small program that has the icon and the version, and starts Python without a console."""

import shutil
import subprocess
from pathlib import Path

from bundle import NotBuilt
from machine import Lacking

from . import icon

_HERE = Path(__file__).resolve().parent
_PREFIXES = ("x86_64-w64-mingw32-", "")
# GNU ld would write the time of the build into the program.
_OPTIONS = (
    "-std=c11",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-Os",
    "-s",
    "-municode",
    "-mwindows",
    "-Wl,--no-insert-timestamp",
)


def compile_into(exe: Path, *, version: str, drawing: Path, work: Path) -> None:
    """Compile the launcher of this version, with the icon of this SVG; `work` is a folder for what it takes.

    Raises Lacking without a compiler for Windows, NotBuilt when it refuses.
    """
    compiler, resources = tools()
    work.mkdir(parents=True, exist_ok=True)
    icon.make(drawing, work / "permanence.ico")
    for name in ("launcher.rc", "launcher.manifest"):
        (work / name).write_text(filled((_HERE / name).read_text(encoding="utf-8"), version), encoding="utf-8")
    _run([resources, "launcher.rc", "-O", "coff", "-o", "resources.o"], work)
    _run([compiler, *_OPTIONS, "-o", str(exe), str(_HERE / "launcher.c"), "resources.o"], work)


def tools() -> tuple[str, str]:
    """The compiler for Windows and its resource compiler; Lacking when there is none."""
    for prefix in _PREFIXES:
        compiler, resources = shutil.which(f"{prefix}gcc"), shutil.which(f"{prefix}windres")
        if compiler and resources:
            return compiler, resources
    raise Lacking("The machine lacks a compiler for Windows: gcc-mingw-w64-x86-64 (Debian's name), or MinGW-w64.")


def four(version: str) -> str:
    """A version as Windows counts, always four numbers: "0.1.0" → "0.1.0.0"."""
    numbers = version.split(".")
    return ".".join(numbers + ["0"] * (4 - len(numbers)))


def filled(template: str, version: str) -> str:
    """A resource or manifest with the version in each of the forms it asks for."""
    dotted = four(version)
    forms = {"@VERSION@": version, "@DOTTED@": dotted, "@NUMBERS@": dotted.replace(".", ",")}
    for mark, form in forms.items():
        template = template.replace(mark, form)
    return template


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotBuilt(f"The launcher does not compile:\n{done.stderr}")
