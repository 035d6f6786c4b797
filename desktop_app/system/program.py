"""The program itself on this machine: where it was installed, what settles its folders, how it is started once more."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from desktop_app import NAME

LAUNCHER = f"{NAME}.exe"
SETTINGS = "permanence.ini"
_PACKAGE = Path(__file__).resolve().parents[1]


def leave_no_dump() -> None:
    """Have the system keep no image of this program's memory, keys and all, should it crash; what it starts neither."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)
        return
    import resource

    # One byte and not none: Linux hands the dumps of a limit of nought to whatever collects them (man 5 core).
    with suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (1, 1))


def program_folder() -> Path:
    """The folder that was installed, which holds the file one starts; the root of the tree when run from source."""
    if _is_frozen():
        return Path(sys.executable).resolve().parent
    # Windows: app/desktop_app lies beside runtime/ and the launcher.
    installed = _PACKAGE.parents[1]
    return installed if (installed / LAUNCHER).is_file() else _PACKAGE.parent


def command() -> tuple[str, list[str], str]:
    """How this very program is started once more: what to run, what comes before its options, and in which folder."""
    folder = program_folder()
    if _is_frozen():
        return sys.executable, [], str(folder)
    # Under the launcher, sys.executable is what the embedded Python makes of it: never rely on it.
    if (folder / LAUNCHER).is_file():
        return str(folder / LAUNCHER), [], str(folder)
    return sys.executable, ["-m", "desktop_app"], str(folder)


def settings_places() -> tuple[Path, ...]:
    """Where the administrator's file is looked for: beside the program, then for the whole computer."""
    if sys.platform == "win32":
        everybody = Path(os.environ.get("PROGRAMDATA", "C:\\ProgramData")) / NAME
    else:
        everybody = Path("/etc") / NAME.lower()
    return program_folder() / SETTINGS, everybody / SETTINGS


def settings_file(candidates: Iterable[Path] | None = None) -> Path | None:
    """The administrator's file, the first found of `settings_places()`; None when there is none, as on most PCs."""
    # lexists: a link that leads nowhere was meant to settle something
    # (test_a_link_that_leads_nowhere_was_meant_to_settle_something).
    found = (path for path in candidates or settings_places() if os.path.lexists(path))
    return next(found, None)


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))
