"""What Windows and the others do differently with files: rights, links, and names of files that are open."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def open_to_others(path: Path) -> bool:
    """Whether another session of this PC may look into the file or the folder."""
    if sys.platform != "win32":
        return path.stat().st_mode & 0o077 != 0
    import ctypes

    advapi, size = ctypes.windll.advapi32, ctypes.c_ulong()
    advapi.GetFileSecurityW(str(path), 4, None, 0, ctypes.byref(size))
    described, text = ctypes.create_string_buffer(size.value), ctypes.c_wchar_p()
    assert advapi.GetFileSecurityW(str(path), 4, described, size, ctypes.byref(size)), ctypes.WinError()
    assert advapi.ConvertSecurityDescriptorToStringSecurityDescriptorW(described, 1, 4, ctypes.byref(text), None)
    # Everyone, whoever is signed in, the group of users.
    return any(f";{group})" in (text.value or "") for group in ("WD", "AU", "BU"))


def link_folder(link: Path, target: Path) -> None:
    """A second name for a folder; on Windows a junction, which anybody may make."""
    if sys.platform == "win32":
        import _winapi

        _winapi.CreateJunction(str(target), str(link))
    else:
        link.symlink_to(target, target_is_directory=True)


def while_open(change: Callable[[], object]) -> None:
    """Throw away or rename a file that the program holds open: Windows forbids it, and nothing is left to try there."""
    if sys.platform != "win32":
        change()
        return
    with pytest.raises(PermissionError):
        change()
    pytest.skip("Windows takes the name of an open file from nobody")
