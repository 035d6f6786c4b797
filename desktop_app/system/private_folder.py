"""A folder that is this session's alone, on every system."""

import sys
from pathlib import Path

_ACCESS_LIST, _CUT_FROM_ABOVE = 0x4, 0x80000000
_OURS_ALONE = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;OW)"
"""What a folder of a Windows profile has: full access for the system, the administrators and its owner, below too."""


def make_private(folder: Path) -> None:
    """Create the folder and those above it that are missing, closed to other sessions; OSError says why not.

    One that is there keeps its rights: whoever administers the PC may have opened it to several on purpose.
    """
    if folder.is_dir():
        return
    for missing in reversed([each for each in (folder, *folder.parents) if not each.is_dir()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    if sys.platform == "win32" and not folder.is_relative_to(Path.home()):
        # Windows knows no mode: anywhere but in a profile, whoever opens a session on the PC could read and delete.
        _close_to_others(folder)


if sys.platform == "win32":

    def _close_to_others(folder: Path) -> None:
        import ctypes

        # A stick in FAT keeps no rights at all: what it answers is of no use.
        described = ctypes.c_void_p()
        read = ctypes.windll.advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW
        if not read(ctypes.c_wchar_p(_OURS_ALONE), 1, ctypes.byref(described), None):
            raise ctypes.WinError()
        try:
            ctypes.windll.advapi32.SetFileSecurityW(str(folder), _ACCESS_LIST | _CUT_FROM_ABOVE, described)
        finally:
            ctypes.windll.kernel32.LocalFree(described)
