"""The door notice: black on white, as large as it fits, never smaller than what is read from the pavement."""

from __future__ import annotations

import pytest

from desktop_app.forms import door_notice

from . import reading, samples


def sizes(data: door_notice.DoorNotice) -> set[float]:
    """The sizes of the letters of the notice itself."""
    texts, _ = reading.marks(door_notice.build(data), 0)
    return {mark.size for mark in texts if mark.size > 20}


def test_the_usual_notice_is_in_forty_eight_points() -> None:
    assert sizes(samples.door_notice()) == {48}


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Pas de permanence", 48),
        ("Pas de permanence " * 5, 48),
        ("Pas de permanence " * 6, 44),
        ("Pas de permanence " * 8, 40),
        ("Pas de permanence " * 10, 36),
        ("Pas de permanence " * 11, None),
        ("Pas de " + "a" * 24, 36),
        ("Pas de " + "a" * 26, None),
    ],
)
def test_the_letters_shrink_to_thirty_six_points_and_no_further(title: str, size: int | None) -> None:
    assert door_notice.size_of(samples.door_notice(title=title)) == size
    if size:
        pdf = door_notice.build(samples.door_notice(title=title))
        assert reading.page_count(pdf) == 1 and sizes(samples.door_notice(title=title)) == {size}


def test_an_empty_reason_and_return_leave_no_line() -> None:
    texts, _ = reading.marks(door_notice.build(samples.door_notice(reason="", back="")), 0)
    assert [mark.text.strip() for mark in texts if mark.size > 20] == ["Pas de permanence", "Jeudi 26 novembre"]
