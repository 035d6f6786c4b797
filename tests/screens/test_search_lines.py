"""A line that searches keeps a limit: a whole page pasted there by mistake holds nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.screens.widgets.fields import TextField
from desktop_app.screens.widgets.line import SEARCHED, Line
from desktop_app.screens.widgets.person_picker import PersonPicker
from tests.helpers.seeing import field, paste
from tests.looks.everything import SCENES
from tests.looks.stage import Stage, on_stage


@pytest.fixture(scope="module")
def stage(qapp: QApplication, cheap_keys: None) -> Iterator[Stage]:
    """Where scenes are played."""
    with on_stage(qapp) as made:
        made.dress()
        yield made


PAGE = "Lefèvre et d’autres " * 50_000


def test_the_people_found_as_one_types_are_sought_in_two_hundred_characters(qtbot: QtBot) -> None:
    sought: list[str] = []
    picker = PersonPicker(lambda typed: sought.append(typed) or [])
    qtbot.addWidget(picker)
    paste(picker.line, PAGE)
    assert len(picker.line.text()) == SEARCHED == 200
    assert [len(typed) <= SEARCHED for typed in sought] == [True]


@pytest.mark.parametrize(("page", "name"), [("people", "Chercher un usager"), ("", "Chercher dans l’aide")])
def test_so_is_every_other_line_that_searches(stage: Stage, page: str, name: str) -> None:
    try:
        window = SCENES["page_people_full" if page else "help_searched"](stage)
        line = field(window, name)
        paste(line, PAGE)
        assert len(str(line.property("text"))) == SEARCHED
    finally:
        stage.clear()


def test_a_field_whose_text_is_kept_loses_nothing(qtbot: QtBot) -> None:
    for kept in (Line(), TextField()):
        qtbot.addWidget(kept)
        paste(kept, PAGE)
        assert kept.text() == PAGE
