"""One program to a file, whatever happens to the first."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.system.single_instance import LOCK_NAME, AlreadyOpen, Holder, only_one
from tests.architecture.source import ROOT

HOLD = """
import sys
from pathlib import Path
from desktop_app.system.single_instance import only_one
with only_one(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_program(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that holds the file of a folder until it is told to stop, or killed."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield program


def test_a_second_program_is_told_who_holds_the_file(tmp_path: Path) -> None:
    with another_program(tmp_path) as program:
        with pytest.raises(AlreadyOpen) as refused, only_one(tmp_path):
            pass
        assert refused.value.holder.pid == program.pid
        assert refused.value.holder.host


def test_the_file_is_free_once_the_first_program_ends(tmp_path: Path) -> None:
    with another_program(tmp_path):
        pass
    with only_one(tmp_path):
        pass


def test_the_file_is_free_once_the_first_program_is_killed(tmp_path: Path) -> None:
    with another_program(tmp_path) as program:
        os.kill(program.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        program.wait()
        with only_one(tmp_path):
            pass


def test_the_same_program_cannot_open_it_twice(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(AlreadyOpen) as refused, only_one(tmp_path):
        pass
    assert refused.value.holder.pid == os.getpid()


def test_the_lock_is_given_back_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), only_one(tmp_path):
        raise KeyError
    with only_one(tmp_path):
        pass


def test_two_folders_are_two_files(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with only_one(tmp_path), only_one(tmp_path / "other"):
        pass


@pytest.mark.parametrize("note", [b"", b"\xff\xfe", b"[]", b'{"pid": "x"}', b"null", b"[" * 100_000])
def test_a_strange_note_of_the_holder_is_no_trouble(tmp_path: Path, note: bytes) -> None:
    with only_one(tmp_path):
        (tmp_path / LOCK_NAME).write_bytes(note)
        with pytest.raises(AlreadyOpen) as refused, only_one(tmp_path):
            pass
    assert refused.value.holder == Holder()


@pytest.mark.skipif(sys.platform == "win32", reason="takes a lock as POSIX does")
def test_a_lock_that_nobody_of_ours_holds_is_waited_for(tmp_path: Path) -> None:
    import fcntl

    with only_one(tmp_path):
        pass
    assert not (tmp_path / LOCK_NAME).read_bytes()
    scanner = (tmp_path / LOCK_NAME).open("rb")
    fcntl.flock(scanner, fcntl.LOCK_EX)
    threading.Timer(0.2, scanner.close).start()
    with only_one(tmp_path):
        pass


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), only_one(tmp_path / "gone"):
        pass
