"""Kill -9, for real, just before the nth change of a name on the disk: every such moment can be tried in turn."""

import os
import signal
import sys
from collections.abc import Callable, Iterator

import pytest

CHANGES = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}


def each_kill(work: Callable[[], object], *, most: int = 200) -> Iterator[int]:
    """Run the work in a child killed before its first change, then its second…, until it lives to its end.

    The caller looks at what is left after each kill and puts things back as they were.
    """
    if not hasattr(os, "fork"):
        pytest.skip("a child that is this very test takes fork, which Windows lacks")
    for rank in range(1, most):
        if not _killed_before(rank, work):
            return
        yield rank
    raise AssertionError("the work never came to its end")


def _killed_before(rank: int, work: Callable[[], object]) -> bool:
    child = os.fork()
    if child == 0:
        _die_before(rank)
        try:
            work()
        except BaseException as error:
            os.write(2, f"{error!r}\n".encode())
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return False


def _die_before(rank: int) -> None:
    seen = 0

    def count(event: str, _: object) -> None:
        nonlocal seen
        if event in CHANGES:
            seen += 1
            if seen == rank:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
