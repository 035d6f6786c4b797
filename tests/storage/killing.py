"""Kill -9, for real: before the nth change of a name on the disk, before the nth statement, or at some instant."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from desktop_app.storage import driver
from desktop_app.storage.driver import Database

CHANGES = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}


Arm = Callable[[int], None]
"""Made in the child: it will die at its moment of this rank."""
Left = tuple[tuple[str, bytes], ...]
"""Each file by its name; not SQLite's shared index, which nobody trusts after a kill."""


def before_a_change_of_name(rank: int) -> None:
    """Die before the change of this rank."""
    seen = 0

    def count(event: str, _: object) -> None:
        nonlocal seen
        if event in CHANGES:
            seen += 1
            if seen == rank:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def before_a_statement(rank: int) -> None:
    """Die before the statement of this rank in a file that is opened from now on; those in memory do not count."""
    seen, connect = 0, driver.connect

    def count(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == rank:
            os.kill(os.getpid(), signal.SIGKILL)

    def connected(path: Path, key: bytes) -> Database:
        db = connect(path, key)
        if path.is_absolute():
            db.conn.set_trace_callback(count)
        return db

    driver.connect = connected


def left_before_each_statement(work: Callable[[], object], folder: Path) -> list[Left]:
    """Do the work, and keep before each statement what lies in the folder of the file: a kill would leave it so."""
    left: list[Left] = []
    connect = driver.connect

    def keep(_: str) -> None:
        found = sorted(path for path in folder.glob("permanence.db*") if not path.name.endswith("-shm"))
        now = tuple((path.name, path.read_bytes()) for path in found)
        left.append(left[-1] if left and left[-1] == now else now)

    def connected(path: Path, key: bytes) -> Database:
        db = connect(path, key)
        if path.parent == folder:
            db.conn.set_trace_callback(keep)
        return db

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driver, "connect", connected)
        work()
    return left


def after_microseconds(count: int) -> None:
    """Die then, in the middle of whatever it may be: nothing of Python runs any more."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, count / 1_000_000)


def each_kill(
    work: Callable[[], object], *, arm: Arm = before_a_change_of_name, most: int = 200, every: int = 1
) -> Iterator[int]:
    """Run the work in a child killed before its first moment, then its second…, until it lives to its end.

    `every` is how many moments further each next one is. The caller looks at what is left after each kill and puts
    things back as they were.
    """
    for rank in range(1, most, every):
        if not killed(work, partial(arm, rank)):
            return
        yield rank
    raise AssertionError("the work never came to its end")


def killed(work: Callable[[], object], arm: Callable[[], None]) -> bool:
    """Run the work in a child that is armed so; False when it lives to its end."""
    if not hasattr(os, "fork"):
        pytest.skip("a child that is this very test takes fork, which Windows lacks")
    child = os.fork()
    if child == 0:
        try:
            arm()
            work()
        except BaseException as error:
            os.write(2, f"{error!r}\n".encode())
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGALRM)
        return True
    assert os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return False
