"""Cards: the one to fill in comes into sight, and a button of a card that is gone asks nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QPoint, QRect, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Fault
from desktop_app.screens.settings.periods_editor import PeriodsEditor
from desktop_app.screens.widgets.scrolled import Scrolled
from desktop_app.screens.widgets.shown_cards import ShownCards
from tests.helpers.builders import THURSDAY, a_closure
from tests.helpers.seeing import button

_SETTLED_MS = 50


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[PeriodsEditor]:
    """Eight cards to type in, of which a window shows two or three."""
    window, made = QWidget(), PeriodsEditor(lambda: THURSDAY)
    made.show_periods([a_closure(THURSDAY, name=f"Inventaire {at}") for at in range(8)])
    QVBoxLayout(window).addWidget(Scrolled(made, window))
    window.resize(600, 480)
    window.show()
    qtbot.waitExposed(window)
    yield made
    window.close()


def in_sight(card: QWidget) -> bool:
    """Whether the whole of it is, once everything has its place."""
    QTest.qWait(_SETTLED_MS)
    area = card.window().findChild(Scrolled)
    assert isinstance(area, Scrolled)
    view = area.viewport()
    return bool(view.rect().contains(QRect(card.mapTo(view, QPoint()), card.size())))


def test_a_card_that_is_added_is_in_sight(editor: PeriodsEditor) -> None:
    editor.add_button.click()
    assert len(editor.cards) == 9 and in_sight(editor.cards[-1])


def test_a_card_that_is_refused_is_in_sight_with_its_sentence(editor: PeriodsEditor) -> None:
    assert not in_sight(editor.cards[-1])
    editor.show_faults([Fault("period-7-name", "Une phrase assez longue pour tenir sur deux lignes ou trois. " * 3)])
    assert in_sight(editor.cards[-1])


def test_a_button_whose_card_goes_before_its_letter_clicks_asks_nothing(qtbot: QtBot) -> None:
    cards, asked, again = ShownCards("Ajouter"), [], QEventLoop()
    qtbot.addWidget(cards)
    cards.wanted.connect(lambda *what: asked.append(what))
    cards.put_card("Jeudi", [], 4, [("change", "Modifier…")], ", jeudi")
    cards.show()
    pressed = button(cards, "Modifier")
    pressed.clicked.connect(again.quit)

    def show_again() -> None:
        # In a loop within the loop, as a question opens one: what Qt is to delete is still there.
        cards.begin("")
        again.exec()
        asked.append("nothing")

    QTimer.singleShot(0, show_again)
    pressed.animateClick()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["nothing"]
