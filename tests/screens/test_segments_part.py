"""The hours of a day, line by line: what is shown is read again, and what cannot be held is said on its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Refused
from desktop_app.domain.planning import Mode, Segment
from desktop_app.screens.planning.segments_part import SegmentsPart
from desktop_app.screens.widgets.form import Form
from tests.helpers.day_screens import focused
from tests.helpers.seeing import click, field, fill
from tests.helpers.typing import press

MIXED = (
    Segment.walk_in(time(9), time(11), "hall"),
    Segment(time(11), time(12), step=30, buffer=5, places=2),
    Segment.workshop(time(14), time(16), 8, "salle multimédia"),
)


@pytest.fixture
def part(qtbot: QtBot) -> Iterator[SegmentsPart]:
    """In a form, as every user of it has it; in front."""
    form = Form()
    qtbot.addWidget(form)
    made = SegmentsPart(form)
    form.row("hours", "Heures", made)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    # The form lives as long as the fixture holds it.
    yield made


def refusal(part: SegmentsPart) -> str:
    with pytest.raises(Refused) as caught:
        part.read()
    assert [fault.field for fault in caught.value.faults] == ["hours"]
    part.setFocus()
    return caught.value.sentence


def test_what_is_shown_is_read_again(part: SegmentsPart) -> None:
    part.show_segments(MIXED)
    assert part.read() == MIXED


def test_each_way_of_receiving_asks_only_for_what_it_needs(part: SegmentsPart) -> None:
    part.show_segments(MIXED)
    shown = {
        at: [
            name
            for name in ("Durée", "Pause", "Places", "Salle")
            if _is_shown(part, f"{name}, plage\N{NO-BREAK SPACE}{at}")
        ]
        for at in (1, 2, 3)
    }
    assert shown == {1: ["Salle"], 2: ["Durée", "Pause", "Places", "Salle"], 3: ["Places", "Salle"]}


def test_a_day_is_typed_by_keyboard(part: SegmentsPart) -> None:
    fill(field(part, "Début, plage\N{NO-BREAK SPACE}1"), "9")
    fill(field(part, "Fin, plage\N{NO-BREAK SPACE}1"), "11h30")
    fill(field(part, "Comment, plage\N{NO-BREAK SPACE}1"), "Sans rendez-vous")
    press(part.add_button, Qt.Key.Key_Return)
    assert focused().accessibleName() == "Début, plage\N{NO-BREAK SPACE}2"
    fill(focused(), "1400")
    fill(field(part, "Fin, plage\N{NO-BREAK SPACE}2"), "16:00")
    fill(field(part, "Comment, plage\N{NO-BREAK SPACE}2"), "Atelier")
    fill(field(part, "Places, plage\N{NO-BREAK SPACE}2"), "6")
    assert part.read() == (Segment.walk_in(time(9), time(11, 30)), Segment.workshop(time(14), time(16), 6))


def test_hours_added_before_the_others_take_their_place(part: SegmentsPart) -> None:
    part.show_segments((Segment(time(9), time(12)),))
    click(part, "Ajouter des heures")
    fill(focused(), "8")
    fill(field(part, "Fin, plage\N{NO-BREAK SPACE}2"), "9")
    assert [segment.start for segment in part.read()] == [time(8), time(9)]


def test_an_empty_line_counts_for_nothing_but_a_day_without_hours_is_refused(part: SegmentsPart) -> None:
    part.show_segments(MIXED[:1])
    click(part, "Ajouter des heures")
    assert part.read() == MIXED[:1]
    part.show_segments(())
    assert refusal(part) == "Donnez au moins une heure de début et une heure de fin."


@pytest.mark.parametrize(
    ("typed", "sentence", "where"),
    [
        ((("9", "12"), ("14", "matin")), "« matin » n’est pas une heure : écrivez par exemple 9 h 30.", "Fin, plage 2"),
        ((("9", ""), ("14", "17")), "Écrivez l’heure de début et l’heure de fin", "Fin, plage 1"),
        ((("9", "12"), ("17", "14")), "La fin doit venir après le début", "Début, plage 2"),
        ((("9", "12"), ("11", "14"), ("15", "16")), "11 h – 14 h commence avant la fin", "Début, plage 2"),
    ],
)
def test_what_is_wrong_is_said_on_its_line(
    part: SegmentsPart, typed: tuple[tuple[str, str], ...], sentence: str, where: str
) -> None:
    for at, (start, end) in enumerate(typed, 1):
        if at > 1:
            click(part, "Ajouter des heures")
        fill(field(part, f"Début, plage\N{NO-BREAK SPACE}{at}"), start)
        fill(field(part, f"Fin, plage\N{NO-BREAK SPACE}{at}"), end)
    assert sentence in refusal(part).replace("\N{NO-BREAK SPACE}", " ")
    assert focused().accessibleName().replace("\N{NO-BREAK SPACE}", " ") == where
    assert field(part, "Début, plage\N{NO-BREAK SPACE}1").raw().startswith(typed[0][0])


def test_a_line_taken_away_leaves_the_keyboard_in_the_next_and_the_last_leaves_an_empty_one(part: SegmentsPart) -> None:
    part.show_segments(MIXED[:2])
    heard: list[int] = []
    part.edited.connect(lambda: heard.append(1))
    press(button_of(part, "Retirer ces heures, plage\N{NO-BREAK SPACE}1"), Qt.Key.Key_Return)
    assert part.read() == MIXED[1:2] and heard == [1]
    assert focused().accessibleName() == "Début, plage\N{NO-BREAK SPACE}1"
    press(button_of(part, "Retirer ces heures, plage\N{NO-BREAK SPACE}1"), Qt.Key.Key_Return)
    assert refusal(part) and focused().accessibleName() == "Début, plage\N{NO-BREAK SPACE}1"


def test_places_of_a_way_of_receiving_come_back_with_it(part: SegmentsPart) -> None:
    part.show_segments((MIXED[2],))
    how = field(part, "Comment, plage\N{NO-BREAK SPACE}1")
    fill(how, "Sur rendez-vous")
    assert part.read()[0].places == 1 and part.read()[0].mode is Mode.BY_APPOINTMENT
    fill(how, "Atelier")
    assert part.read() == (MIXED[2],)


def _is_shown(part: SegmentsPart, name: str) -> bool:
    try:
        field(part, name)
    except AssertionError:
        return False
    return True


def button_of(part: SegmentsPart, name: str) -> QAbstractButton:
    return next(one for one in part.findChildren(QAbstractButton) if one.isVisible() and one.accessibleName() == name)
