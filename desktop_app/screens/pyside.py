"""PySide, loaded without what it explains a wrong call with: that is loaded by the first wrong call."""

import builtins
import importlib
import sys
from collections.abc import Callable
from functools import cache, partial
from types import ModuleType
from typing import Any

_SIGNATURE = "shibokensupport.signature"
_MAPPING = f"{_SIGNATURE}.mapping"
_NOTHING = ("finish_import", "post_init")
"""The first replaces what PySide6/support/deprecated.py names, which is empty; the second Python's `__import__`."""


def load() -> None:
    """Load PySide, unless somebody has already, and leave every import that follows to Python alone.

    Each start, PySide compiles the sources of the modules that word its TypeErrors and tell the signatures of its
    functions, and loads what they need (inspect, ast, argparse): 50 of the 110 ms of an empty window, 1.6 MiB. It then
    puts an `__import__` of its own in the place of Python's, which reads the source of each module in search of
    `from __feature__ import …`: 13 ms more (https://bugreports.qt.io/browse/PYSIDE-2404,
    https://bugreports.qt.io/browse/PYSIDE-2029). Its bootstrap is given a stand-in for that one module; should it ask
    in another way one day, it gets what it asks for. Held by test_a_start_loads_nothing_that_explains_wrong_calls.
    """
    plain = getattr(builtins, "__orig_import__", builtins.__import__)

    def answer(name: str, *how: Any, **named: Any) -> Any:
        source = sys.meta_path[0]
        # Its own finder, and a file of its own: it has unpacked neither, and loaded nothing of it yet.
        if (name, *how[2:3]) == (_SIGNATURE, ("loader",)) and type(source).__name__ == "EmbeddableZipImporter":
            return _Explanations(source)
        return plain(name, *how, **named)

    builtins.__import__ = answer
    try:
        importlib.import_module("PySide6")
    finally:
        builtins.__import__ = plain


class _Explanations:
    """Stands for PySide's `loader`: each function that PySide takes from it loads the true one when it is called."""

    def __init__(self, source: Any) -> None:
        self.loader, self._source = self, source
        # libshiboken looks for this one by itself, keeps its namespace, and calls this function first.
        self._mapping = ModuleType(_MAPPING)
        vars(self._mapping)["update_mapping"] = self._update_mapping
        sys.modules[_MAPPING] = self._mapping

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return partial(self._call, name)

    def _call(self, name: str, *given: Any) -> Any:
        return None if name in _NOTHING else getattr(self._loaded(), name)(*given)

    def _update_mapping(self) -> None:
        self._loaded()
        vars(self._mapping)["update_mapping"]()

    @cache  # noqa: B019 - one, for as long as the program runs
    def _loaded(self) -> ModuleType:
        self._mapping.__spec__ = self._source.find_spec(_MAPPING, None)
        sys.meta_path.insert(0, self._source)
        try:
            self._source.exec_module(self._mapping)
            return importlib.import_module(f"{_SIGNATURE}.loader")
        finally:
            sys.meta_path.remove(self._source)
