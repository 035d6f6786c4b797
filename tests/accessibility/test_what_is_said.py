"""The page that says what each widget of ours must say names all of them, and no other."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop_app import screens

PAGE = Path(__file__).with_name("README.md")
_WORKED = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
_READ_AS_WELL = {"AccountChoice", "HalfDayField", "SegmentsPart", "Sheet", "Sheets", "StepPage"}
"""Neither in `widgets` nor worked as these are, and yet the keyboard comes to them, or into them, with words."""


def every_widget() -> set[str]:
    """Those for everybody, and elsewhere what is pressed, chosen or typed in: it has a value and tells of an edit."""
    for module in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    found, left = set(_READ_AS_WELL), [QWidget]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        for_all = kind.__module__.startswith(f"{screens.__name__}.widgets.")
        worked = issubclass(kind, _WORKED) or (hasattr(kind, "value") and hasattr(kind, "edited"))
        ours = for_all or (kind.__module__.startswith(f"{screens.__name__}.") and worked)
        if ours and not kind.__name__.startswith("_"):
            found.add(kind.__name__)
    return found


def lines() -> list[list[str]]:
    """The cells of each line of the table."""
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_every_widget_of_ours_has_its_line_and_no_line_outlives_its_widget() -> None:
    named = [name for cells in lines() for name in re.findall(r"`(\w+)`", cells[0])]
    assert sorted(named) == sorted(every_widget())


@pytest.mark.parametrize("cells", lines(), ids=lambda cells: cells[0])
def test_a_line_says_all_three(cells: list[str]) -> None:
    assert len(cells) == 4 and all(cells)
