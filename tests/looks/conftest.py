"""One stage for all the scenes of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.looks.stage import Stage, on_stage


@pytest.fixture(scope="module")
def stage(qapp: QApplication, cheap_keys: None) -> Iterator[Stage]:
    """The application is undressed afterwards."""
    with on_stage(qapp) as made:
        yield made
