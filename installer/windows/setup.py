"""The French setup.exe, and the portable zip: one folder of the program, packed in two ways."""

import os
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from bundle import NotBuilt
from machine import Lacking

from . import icon, launcher, payload

PORTABLE_SETTINGS = (
    "; Le dossier des données, à côté du programme : il part avec lui.\r\n[dossiers]\r\ndonnees = Données\r\n"
)
"""What permanence.ini says in the portable zip."""

_SCRIPTS = Path(__file__).resolve().with_name("nsis")
_ON_WINDOWS = Path(r"C:\Program Files (x86)\NSIS\makensis.exe")
_STUBS = Path("/usr/share/nsis/Stubs")
_SMALLEST = ("/SOLID lzma", "64")


def compile_into(setup: Path, *, stage: Path, version: str, moment: int, work: Path, fast: bool = False) -> None:
    """Pack a stage into `setup`, in a moment when `fast`, which is larger.

    Raises Lacking without NSIS, NotBuilt when it refuses.
    """
    makensis = tool()
    drawing = stage / payload.DRAWING
    shutil.rmtree(work, ignore_errors=True)
    # Copied, because NSIS looks for what it includes in the folder it is started in.
    shutil.copytree(_SCRIPTS, work)
    icon.make(drawing, work / "permanence.ico")
    icon.make_side(drawing, work / "side.bmp")
    (work / "payload.nsh").write_text(payload_script(stage), encoding="utf-8")
    (work / "settings.nsh").write_text(settings(setup, stage, version, fast=fast), encoding="utf-8")
    # NSIS packs the pictures with their dates.
    payload.settle(work, moment)
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", "setup.nsi"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
    done = subprocess.run(
        command, cwd=work, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise NotBuilt(f"NSIS refuses the script:\n{done.stdout}{done.stderr}")


def tool() -> str:
    """The NSIS compiler; Lacking when there is none."""
    found = shutil.which("makensis") or (str(_ON_WINDOWS) if _ON_WINDOWS.exists() else None)
    if found is None:
        raise Lacking("The machine lacks NSIS: nsis (Debian's name).")
    return found


def settings(setup: Path, stage: Path, version: str, *, fast: bool) -> str:
    """What setup.nsi asks of each build, as its definitions."""
    compressor, dictionary = ("zlib", "") if fast else _SMALLEST
    values = {
        "VERSION": version,
        "DOTTED": launcher.four(version),
        "OUT": str(setup.resolve()),
        "SIZE_KB": str(sum(path.stat().st_size for path in payload.files(stage)) // 1024),
        "COMPRESSOR": compressor,
        "DICTIONARY": dictionary,
        "AS_IT_IS": "yes" if fast else "",
        # Debian's NSIS can make a 64-bit setup; the one for Windows cannot, and a 32-bit setup installs as well.
        "TARGET": "amd64-unicode" if (_STUBS / "lzma-amd64-unicode").exists() else "",
    }
    return "".join(f'!define {name} "{value}"\n' for name, value in values.items() if value)


def payload_script(stage: Path) -> str:
    """The files of a stage as NSIS installs them, each named, so that the order is never the disk's."""
    lines = []
    folder = None
    for path in payload.files(stage):
        if path.parent != folder:
            folder = path.parent
            inside = "\\".join(("$INSTDIR", *folder.relative_to(stage).parts))
            lines.append(f'SetOutPath "{inside}"')
        lines.append(f'File "{path.resolve()}"')
    return "".join(f"{line}\n" for line in lines)


def zip_into(archive: Path, *, stage: Path, moment: int) -> None:
    """Pack a stage into one zip, with a permanence.ini that keeps the data beside the program."""
    folder = archive.stem.removesuffix("-portable")
    date = datetime.fromtimestamp(moment, UTC).timetuple()[:6]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        contents = [(path.relative_to(stage).as_posix(), path.read_bytes()) for path in payload.files(stage)]
        for name, data in [*contents, ("permanence.ini", PORTABLE_SETTINGS.encode())]:
            entry = zipfile.ZipInfo(f"{folder}/{name}", date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, data)
