"""What the agent sees: the only floor where Qt lives."""

import builtins

import PySide6  # noqa: F401 - what follows undoes something of it

# PySide would read the source of every module imported from here on, in search of its own name: a third of a
# millisecond each, for `from __feature__ import …`, which nothing here says. It keeps Python's own import at hand.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
