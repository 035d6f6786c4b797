"""What the agent sees: the only floor where Qt lives."""

import builtins

import PySide6  # noqa: F401 - what follows undoes something of it


def import_as_python_does() -> None:
    """Take PySide's own `__import__` out of the way of every import that follows.

    It reads the source of each module, in search of its own name, for `from __feature__ import …`, which nothing here
    says: a third of a millisecond each, 13 ms of the start (https://bugreports.qt.io/browse/PYSIDE-2029, and
    https://github.com/pyzo/pyzo/pull/851, which it brought down). It keeps Python's own import at hand.
    Held by test_the_unlock_window_is_painted_without_reading_the_sources_of_its_modules.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


import_as_python_does()
