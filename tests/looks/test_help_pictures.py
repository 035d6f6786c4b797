"""The help shows the program as it is: each of its pictures is taken again and compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageDraw

from tests.looks import help_pictures
from tests.looks.stage import Stage

RENEW = "the program has changed: python -m tests.looks.help_pictures"


@pytest.mark.parametrize("name", help_pictures.PICTURES)
def test_a_picture_of_the_help_is_that_of_the_program(stage: Stage, name: str, tmp_path: Path) -> None:
    now = help_pictures.take(stage, name)
    if help_pictures.changed(help_pictures.stored(name), now):
        now.save(tmp_path / f"{name}.png")
        pytest.fail(f"{RENEW}\nwhat it shows now: {tmp_path / name}.png")


def test_the_chapter_of_the_keys_is_that_of_the_program(stage: Stage) -> None:
    written = help_pictures.SHORTCUTS.read_text("utf-8")
    assert written == help_pictures.shortcuts_chapter(stage), RENEW


def test_a_word_that_changed_would_be_seen() -> None:
    before = help_pictures.stored("booking")
    assert before is not None
    now = before.copy()
    ImageDraw.Draw(now).text((300, 330), "autre mot", fill="black", font_size=16)
    assert help_pictures.changed(before, now) and not help_pictures.changed(before, before.copy())
