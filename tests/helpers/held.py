"""A file that another program holds, as an antivirus does on Windows: whoever opens it gets that system's own error.

It is Python itself that refuses, before it asks the system: nothing of the program is put aside for it. What SQLite
opens by itself is not seen; `locked` is for that, and takes the locks of the system.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DENIED, SHARING_VIOLATION, LOCK_VIOLATION = 5, 32, 33
_held: dict[str, int] = {}
_named: set[str] = set()
_opened: Counter[str] = Counter()
_hooked = False
_LOCKING = """
import fcntl, sys
file = open(sys.argv[1], "r+b")
fcntl.lockf(file, fcntl.LOCK_EX, 512, 1 << 30)
print("locked", flush=True)
sys.stdin.read()
"""


def refusal(number: int) -> OSError:
    """The error as Windows' Python makes it; elsewhere with the errno that it would have there."""
    if sys.platform == "win32":
        return OSError(None, "refused", None, number)
    error = PermissionError(errno.EACCES, "refused")
    error.winerror = number  # type: ignore[attr-defined]
    return error


def _hear(event: str, args: tuple[object, ...]) -> None:
    if event == "open" and _held.keys() | _opened.keys() and isinstance(args[0], str | os.PathLike):
        path = os.fspath(args[0])
        if path in _opened:
            _opened[path] += 1
        if path in _held:
            raise refusal(_held[path])
    # As Windows answers: who replaces a file that is read is denied, who takes it away violates its sharing.
    if event == "os.rename" and os.fspath(args[1]) in _named:  # type: ignore[call-overload]
        raise refusal(DENIED)
    if event == "os.remove" and os.fspath(args[0]) in _named:  # type: ignore[call-overload]
        raise refusal(SHARING_VIOLATION)


def _hook() -> None:
    global _hooked
    if not _hooked:
        sys.addaudithook(_hear)
        _hooked = True


@contextmanager
def held(*paths: Path, number: int = SHARING_VIOLATION) -> Iterator[None]:
    """Nobody opens these files meanwhile; `let_go` ends it earlier."""
    _hook()
    _held.update({str(path): number for path in paths})
    try:
        yield
    finally:
        let_go()


@contextmanager
def read(path: Path) -> Iterator[None]:
    """Another program reads this file, which keeps its name and its place meanwhile; `let_go` ends it earlier."""
    _hook()
    _named.add(str(path))
    try:
        yield
    finally:
        let_go()


def let_go() -> None:
    """The other program has done with every file; from any thread."""
    _held.clear()
    _named.clear()


@contextmanager
def counted(path: Path) -> Iterator[Counter[str]]:
    """How often this file was opened since, under its path."""
    _hook()
    _opened[str(path)] = 0
    try:
        yield _opened
    finally:
        del _opened[str(path)]


@contextmanager
def locked(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program has a lock on the whole of this file of SQLite; it lets go when its input is closed."""
    child = subprocess.Popen(
        [sys.executable, "-c", _LOCKING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdin and child.stdout
    try:
        assert child.stdout.readline() == "locked\n"
        yield child
    finally:
        child.stdin.close()
        child.stdout.close()
        child.wait(60)
