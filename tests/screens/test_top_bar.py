"""The top bar: the day and the last copy are told in as many words as there is room for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.widgets.top_bar import TRAINING, TopBar

LAST_COPY = "Dernière sauvegarde vérifiée hier à 18 h"


def a_bar(qtbot: QtBot) -> TopBar:
    """One whose help has its menu, as the window gives it: without one it cannot be tucked away."""
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.help_button.setMenu(QMenu(bar))
    return bar


@pytest.mark.parametrize(
    ("late", "said"),
    [
        (False, [LAST_COPY, "Sauvegardé hier à 18 h", "Sauvegardé hier", ""]),
        (True, [LAST_COPY, "La sauvegarde est à vérifier", "À vérifier", ""]),
    ],
)
def test_the_last_copy_is_always_told_at_the_top_in_as_many_words_as_there_is_room_for(
    qtbot: QtBot, late: bool, said: list[str]
) -> None:
    bar = a_bar(qtbot)
    bar.show_day("Jeudi 27 novembre", "Médiathèque du Boulou")
    bar.show_account("Marie Castell", "conseiller")
    bar.show_backup(LAST_COPY, late=late)
    bar.show()
    (told,) = [one for one in bar.findChildren(QWidget) if one.accessibleName() == LAST_COPY]
    seen: list[str] = []
    for width in range(1600, 300, -10):
        bar.resize(width, 60)
        seen.append("".join(label.text() for label in told.findChildren(QLabel) if label.isVisible()))
        assert told.isVisible() and bool(told.toolTip()) == (seen[-1] != LAST_COPY)
    assert list(dict.fromkeys(seen)) == said


def test_a_training_says_so_at_every_width_and_in_full_where_it_can(qtbot: QtBot) -> None:
    bar = a_bar(qtbot)
    bar.show_day("Jeudi 27\N{NO-BREAK SPACE}novembre", "Médiathèque du Boulou")
    bar.show_account("Marie Castell", "conseiller")
    bar.show_training()
    bar.show()
    (told,) = [one for one in bar.findChildren(QWidget) if one.accessibleName() == TRAINING]
    (label,) = told.findChildren(QLabel)
    seen: list[str] = []
    for width in range(1600, 560, -10):
        bar.resize(width, 60)
        seen.append(label.text())
        assert label.isVisible(), width
    short = "Entraînement\N{NO-BREAK SPACE}: rien n’est vrai"
    assert list(dict.fromkeys(seen)) == [TRAINING, short, "Entraînement"]


@pytest.mark.parametrize("late", [False, True])
def test_the_day_is_told_at_the_top_in_as_many_words_as_there_is_room_for(qtbot: QtBot, late: bool) -> None:
    bar = a_bar(qtbot)
    bar.show_day("Dimanche 29\N{NO-BREAK SPACE}novembre", "Médiathèque du Boulou")
    bar.show_account("Marie Castell", "conseiller")
    bar.show_backup(LAST_COPY, late=late)
    bar.show()
    day = bar.findChildren(QLabel)[0]
    seen: dict[str, int] = {}
    for width in range(1600, 300, -10):
        bar.resize(width, 60)
        seen.setdefault(day.text().replace("\N{NO-BREAK SPACE}", " ") if day.isVisible() else "", width)
    assert list(seen)[:2] == ["Dimanche 29 novembre", "Dimanche 29"]
    assert seen.get("", 0) < 600, "less than the narrowest window has beside its rail"
