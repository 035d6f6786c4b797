"""The log: what the program did and how it failed, with ids only and no personal data."""

import errno
import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Any

LOG_NAME = "permanence.log"
OLDER_LOG_NAME = "permanence.old.log"
FATAL_NAME = "permanence.fatal.log"
LARGEST_LOG = 512 * 1024
_MOST_FRAMES = 50
_LAYOUT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

Tell = Callable[[BaseException], None]


class Plain(str):
    """A text that its writer vouches for: it names nobody. Any other text given to the log is hidden."""

    __slots__ = ()


class SafeFormatter(logging.Formatter):
    """Writes a record without any text it cannot vouch for: arguments are masked, exceptions keep only their frames."""

    def format(self, record: logging.LogRecord) -> str:
        """One line for the record, and one more for each frame of its exception."""
        safe = logging.makeLogRecord(record.__dict__)
        safe.msg = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        safe.args = _masked_all(record.args)
        safe.exc_info = safe.exc_text = safe.stack_info = None
        text = super().format(safe)
        if record.exc_info and record.exc_info[1] is not None:
            text += "\n" + describe(record.exc_info[1])
        return text


class _Turning(logging.FileHandler):
    """A file that is put aside when it is full; logging.handlers would cost the start a socket and 10 ms."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record, putting the file aside first when it is full."""
        if self.stream is not None and self.stream.tell() > LARGEST_LOG:
            self.stream.close()
            self._put_aside()
            self.stream = self._open()
        super().emit(record)

    def _put_aside(self) -> None:
        path = Path(self.baseFilename)
        # Windows refuses while another program reads it: the file then grows a little more.
        with suppress(OSError):
            path.replace(path.with_name(OLDER_LOG_NAME))


@contextmanager
def kept_in(folder: Path) -> Iterator[Path]:
    """Write the log of the whole program into `folder` while the block runs; OSError when that cannot be done."""
    path = folder / LOG_NAME
    handler = _Turning(path, encoding="utf-8")
    handler.setFormatter(SafeFormatter(_LAYOUT))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield path
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
        handler.close()


@contextmanager
def crashes_watched(tell: Tell) -> Iterator[None]:
    """Log what nobody caught, in any thread, and hand it to `tell` in that thread, while the block runs.

    Nothing goes to the terminal: a session manager keeps what is written there, and the message may name somebody.
    """

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _record(error)
        tell(error)

    def on_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            on_error(found.exc_type, found.exc_value, found.exc_traceback)

    def on_unraisable(found: "sys.UnraisableHookArgs") -> None:
        if found.exc_value is not None:
            _record(found.exc_value)

    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook, threading.excepthook, sys.unraisablehook = on_error, on_thread, on_unraisable
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


@contextmanager
def fatal_traces_in(folder: Path) -> Iterator[Path]:
    """Keep where the program was when a library brought it down: file, line and function of each frame, no values."""
    path = folder / FATAL_NAME
    full = path.exists() and path.stat().st_size > LARGEST_LOG
    with path.open("wb" if full else "ab") as stream:
        faulthandler.enable(stream)
        try:
            yield path
        finally:
            faulthandler.disable()


def describe(error: BaseException) -> str:
    """The kind of an error and where it came from, causes first; never its message, which may name somebody."""
    import traceback

    lines: list[str] = []
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        lines += [describe(earlier), "which led to"]
    for frame, line in list(traceback.walk_tb(error.__traceback__))[-_MOST_FRAMES:]:
        # The module, not the file: the path of a program installed for one agent holds the agent's name.
        lines.append(f"  {frame.f_globals.get('__name__', '?')}:{line} in {frame.f_code.co_name}")
    return "\n".join([*lines, _kind(error)])


def _record(error: BaseException) -> None:
    logging.getLogger("crash").critical("not caught", exc_info=error)


def _kind(error: BaseException) -> str:
    """The class of an error and what its library says in code: errno, SQLite's code, the name that was not found."""
    words = [type(error).__name__]
    if isinstance(error, OSError) and error.errno is not None:
        words += [errno.errorcode.get(error.errno, str(error.errno)), os.strerror(error.errno)]
    if isinstance(error, AttributeError | NameError | ImportError) and _is_of_the_code(error, error.name):
        words.append(str(error.name))
    code = getattr(error, "sqlite_errorname", None)
    return " ".join([*words, code] if isinstance(code, str) else words)


def _is_of_the_code(error: BaseException, name: object) -> bool:
    """Whether a name is written in the code the error went through: one that was made up may be somebody's."""
    import traceback

    codes = (frame.f_code for frame, _ in traceback.walk_tb(error.__traceback__))
    return isinstance(name, str) and any(name in code.co_names or name in code.co_consts for code in codes)


def _masked_all(arguments: Any) -> Any:
    if isinstance(arguments, dict):
        return {name: _masked(value) for name, value in arguments.items()}
    return tuple(_masked(value) for value in arguments) if arguments else arguments


def _masked(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | Plain):
        return value
    if isinstance(value, Enum):
        return Plain(value.name)
    if isinstance(value, type):
        return Plain(value.__qualname__)
    return Plain(f"<{type(value).__name__}>")
