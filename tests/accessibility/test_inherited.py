"""Whoever adds a page or a dialog adds a scene: everything else of these tests then looks at it unasked."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from pathlib import Path

from PySide6.QtWidgets import QDialog

from desktop_app import screens
from desktop_app.screens.navigation import PAGES
from tests import looks
from tests.looks.everything import SCENES


def every_dialog() -> set[type[QDialog]]:
    """The dialogs of the program that are opened themselves, rather than built upon."""
    for module in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    found, left = set(), [QDialog]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        ours = kind.__module__.startswith(screens.__name__)
        if ours and not [below for below in kind.__subclasses__() if below.__module__.startswith(screens.__name__)]:
            found.add(kind)
    return found


def named_in_scenes() -> set[str]:
    """Every name used by the modules of the scenes."""
    sources = [path.read_text("utf-8") for path in Path(looks.__path__[0]).glob("scenes_*.py")]
    return {node.id for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}


def test_every_page_has_a_scene() -> None:
    assert {f"page_{entry.key}_full" for entry in PAGES} <= set(SCENES)


def test_every_dialog_has_a_scene_that_names_it() -> None:
    assert {kind.__name__ for kind in every_dialog()} - named_in_scenes() == set()
