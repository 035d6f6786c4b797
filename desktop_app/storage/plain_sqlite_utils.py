"""sqlite-utils without its command line, its plugins and its recipes, which nothing here ever asks for.

They bring click, pluggy and dateutil, and half of the standard library behind them: sixty modules, and much of the
memory that sqlite-utils takes.
"""

import importlib
import sys
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """A module that is loaded once something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        # What is asked of any module by who looks through them all (test_nobody_loads_it_by_looking).
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module(self.__name__), name)


def _no_plugin(*_: object) -> None:
    raise RuntimeError("nobody's plugin opens these files")


def load() -> ModuleType:
    """Load sqlite-utils; afterwards whoever imports what was left out gets it."""
    plugins, hooks = ModuleType("sqlite_utils.plugins"), ModuleType("sqlite_utils.hookspecs")
    vars(plugins).update(ensure_plugins_loaded=_no_plugin, pm=None)
    vars(hooks).update(hookimpl=None, hookspec=None)
    absent = [
        stand_in
        for stand_in in (plugins, hooks, _Later("sqlite_utils.recipes"), _Later("click"))
        if stand_in.__name__ not in sys.modules
    ]
    sys.modules.update({stand_in.__name__: stand_in for stand_in in absent})
    try:
        return importlib.import_module("sqlite_utils")
    finally:
        for stand_in in absent:
            del sys.modules[stand_in.__name__]
