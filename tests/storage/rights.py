"""Make a folder protected for the test itself, even when the tests run as root."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OVERRIDES = (1 << 1) | (1 << 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: root's right to ignore file modes


@contextmanager
def protected(*paths: Path) -> Iterator[None]:
    """Take the right to write away from these files and folders, and give it back."""
    if sys.platform == "win32":
        with _denied(*paths):
            yield
        return
    modes = [(path, path.stat().st_mode) for path in paths]
    for path, mode in modes:
        path.chmod(mode & ~0o222)
    try:
        with _like_an_ordinary_user():
            yield
    finally:
        for path, mode in modes:
            path.chmod(mode)


@contextmanager
def _denied(*paths: Path) -> Iterator[None]:
    # Writing, adding and taking out, for everybody; not icacls' own "W", which forbids even to wait for the file.
    for path in paths:
        _icacls(path, "/deny", "*S-1-1-0:(WD,AD,DC)")
    try:
        yield
    finally:
        for path in paths:
            _icacls(path, "/remove:d", "*S-1-1-0")


def _icacls(path: Path, *change: str) -> None:
    subprocess.run(["icacls", str(path), *change], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _like_an_ordinary_user() -> Iterator[None]:
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # version 3, this thread
    before = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, before) == 0
    after = type(before)(*before)
    after[0] &= ~_OVERRIDES  # effective only: what stays permitted can be taken up again
    assert libc.capset(header, after) == 0
    try:
        yield
    finally:
        assert libc.capset(header, before) == 0
