"""The list of scenes: each a small function that sets one thing up on a stage and returns the window to look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Scene = Callable[[Stage], "QWidget"]
SCENES: dict[str, Scene] = {}
"""Every scene by its name, which is also that of its picture."""
MAIN: set[str] = set()
"""The names of those also looked at in the largest type."""


def scene(play: Scene) -> Scene:
    """Add a scene under the name of its function."""
    return add(play.__name__, play)


def main_scene(play: Scene) -> Scene:
    """Add a scene that is looked at in the largest type too."""
    MAIN.add(play.__name__)
    return scene(play)


def add(name: str, play: Scene, *, main: bool = False) -> Scene:
    """Add a scene under a name of its own."""
    assert name not in SCENES, f"two scenes are called {name}"
    SCENES[name] = play
    if main:
        MAIN.add(name)
    return play
