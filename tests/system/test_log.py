"""The log tells what happened, and never of whom."""

import importlib
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from enum import Enum
from pathlib import Path

import pytest

from desktop_app.system import log
from tests.architecture.source import ROOT

NAME = "Œuvrard"
LOGGER = logging.getLogger("desktop_app.test")


@pytest.fixture(autouse=True)
def no_unexpected_log() -> None:
    """Every test here logs on purpose."""


class Colour(Enum):
    """A state, whose value may be what the screen shows."""

    RED = NAME


def written(folder: Path) -> str:
    """What the log holds."""
    return (folder / log.LOG_NAME).read_text("utf-8")


def fail_with_a_name() -> None:
    """A bug whose message and values name somebody."""
    person = {"last_name": NAME}
    raise KeyError(f"no such key: {person['last_name']}")


def test_numbers_states_and_vouched_words_are_kept(tmp_path: Path) -> None:
    with log.kept_in(tmp_path):
        LOGGER.info("appointment %d is %s after %.1f ms on %s", 12, Colour.RED, 3.25, log.Plain("wayland"))
    assert "appointment 12 is RED after 3.2 ms on wayland" in written(tmp_path)


def test_any_other_text_is_hidden(tmp_path: Path) -> None:
    with log.kept_in(tmp_path):
        LOGGER.warning("saved %s and %s", NAME, [NAME])
        LOGGER.warning("saved %(who)s", {"who": NAME})
        LOGGER.warning(ValueError(NAME))
    assert NAME not in written(tmp_path)
    assert "saved <str> and <list>" in written(tmp_path)
    assert "saved <str>\n" in written(tmp_path)


def test_an_exception_is_its_kind_and_its_way(tmp_path: Path) -> None:
    with log.kept_in(tmp_path):
        try:
            fail_with_a_name()
        except KeyError:
            LOGGER.exception("not done", stack_info=True)
    assert NAME not in written(tmp_path)
    assert "in fail_with_a_name\nKeyError\n" in written(tmp_path)
    assert str(ROOT) not in written(tmp_path)


def test_causes_come_first() -> None:
    try:
        try:
            fail_with_a_name()
        except KeyError as cause:
            raise OSError(28, NAME) from cause
    except OSError as error:
        told = log.describe(error).splitlines()
    assert told.index("KeyError") < told.index("which led to") < len(told) - 1
    assert told[-1].startswith("OSError ENOSPC")
    assert NAME not in "".join(told)


def test_what_the_program_itself_is_called_may_be_told() -> None:
    with pytest.raises(AttributeError) as missing:
        _ = Colour.BLUE
    with pytest.raises(ImportError) as absent:
        __import__("nothing_of_that_name")
    assert "BLUE" in log.describe(missing.value)
    assert "nothing_of_that_name" in log.describe(absent.value)


def _dynamic() -> None:
    getattr(Colour, "".join(NAME))


def _of_a_file() -> None:
    raise OSError(2, "No such file", f"/partage/{NAME}.pdf")


def _coded() -> None:
    NAME.encode("ascii")


def _noted() -> None:
    error = ValueError("x")
    error.add_note(NAME)
    raise error


def _grouped() -> None:
    raise ExceptionGroup(NAME, [KeyError(NAME)])


def _of_syntax() -> None:
    compile(f"{NAME} = = 1", NAME, "exec")


def _chained() -> None:
    try:
        fail_with_a_name()
    except KeyError:
        raise RuntimeError(NAME) from ValueError(NAME)


def _imported() -> None:
    importlib.import_module(NAME)


@pytest.mark.parametrize("fail", [_dynamic, _of_a_file, _coded, _noted, _grouped, _of_syntax, _chained, _imported])
def test_no_kind_of_error_lets_a_name_out(fail: Callable[[], None], tmp_path: Path) -> None:
    with pytest.raises(BaseException) as failed:
        fail()
    told = log.describe(failed.value)
    with log.kept_in(tmp_path):
        LOGGER.error("not done", exc_info=failed.value)
    assert NAME not in told and NAME not in written(tmp_path)
    assert fail.__name__ in told


def test_the_trace_of_a_program_brought_down_often_does_not_grow_for_ever(tmp_path: Path) -> None:
    (tmp_path / log.FATAL_NAME).write_bytes(b"x" * (log.LARGEST_LOG + 1))
    with log.fatal_traces_in(tmp_path) as path:
        assert path.stat().st_size == 0


def test_an_endless_recursion_is_told_shortly() -> None:
    def again() -> None:
        again()

    with pytest.raises(RecursionError) as endless:
        again()
    assert len(log.describe(endless.value).splitlines()) < 60


def test_what_nobody_caught_is_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[BaseException] = []
    with log.kept_in(tmp_path), log.crashes_watched(told.append):
        thread = threading.Thread(target=fail_with_a_name)
        thread.start()
        thread.join()
        try:
            fail_with_a_name()
        except KeyError as error:
            sys.excepthook(KeyError, error, error.__traceback__)
    assert [type(error) for error in told] == [KeyError, KeyError]
    assert written(tmp_path).count("CRITICAL crash: not caught") == 2
    assert NAME not in written(tmp_path)
    assert NAME not in capsys.readouterr().err


def test_what_fails_while_an_object_dies_is_written(tmp_path: Path) -> None:
    class Dying:
        def __del__(self) -> None:
            fail_with_a_name()

    with log.kept_in(tmp_path), log.crashes_watched(lambda error: None):
        dying = Dying()
        del dying
    assert "in fail_with_a_name\nKeyError" in written(tmp_path)


def test_the_hooks_are_given_back() -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    with log.crashes_watched(lambda error: None):
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_stopping_the_program_by_hand_is_no_crash(tmp_path: Path) -> None:
    told: list[BaseException] = []
    with log.kept_in(tmp_path), log.crashes_watched(told.append):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not told
    assert not written(tmp_path)


def test_a_full_log_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST_LOG", 1000)
    with log.kept_in(tmp_path):
        for number in range(100):
            LOGGER.info("%d", number)
    assert {path.name for path in tmp_path.iterdir()} == {log.LOG_NAME, log.OLDER_LOG_NAME}
    assert all(path.stat().st_size < 1200 for path in tmp_path.iterdir())
    assert "99" in written(tmp_path)


def test_the_log_goes_on_where_it_was(tmp_path: Path) -> None:
    for number in (1, 2):
        with log.kept_in(tmp_path):
            LOGGER.info("start %d", number)
    assert len(written(tmp_path).splitlines()) == 2


def test_a_program_brought_down_by_a_library_leaves_its_frames(tmp_path: Path) -> None:
    code = (
        "import ctypes\nfrom pathlib import Path\nfrom desktop_app.system.log import fatal_traces_in\n"
        f"with fatal_traces_in(Path({str(tmp_path)!r})):\n    ctypes.string_at(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode != 0
    assert "in string_at" in (tmp_path / log.FATAL_NAME).read_text("utf-8")
