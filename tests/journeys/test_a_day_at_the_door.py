"""Sixty people on one day, forty of them without appointment: noted, received, printed, typed back and counted.

Through the real windows, once by keyboard alone and once by mouse alone; only the clock is prepared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStyle, QStyleOptionSpinBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.planning import Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.domain.theme import Purpose
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.appointments.redirect_dialog import RedirectDialog
from desktop_app.screens.appointments.sheet_dialog import SheetDialog
from desktop_app.screens.appointments.ticket_dialog import TicketDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments, tickets
from desktop_app.use_cases.desk import Desk
from tests.helpers.alike import at
from tests.helpers.builders import ITS_ACCOUNTS, THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_menu import choose, menu_of
from tests.helpers.day_screens import focused, labels_of, open_window, opened, rows_of, wait_in_front
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.open_door import of_marie
from tests.helpers.program import wait_until
from tests.helpers.seeing import click
from tests.helpers.typing import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
HOURS = (Segment.walk_in(time(9), time(12)), Segment(time(14), time(17), step=18))
WALK_INS, APPOINTMENTS = 40, 20


class Keyboard:
    """How the agent of the front desk does things with keys alone."""

    sent = TicketState.REDIRECTED

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        found = window.page().findChild(DayList)
        assert found
        self.day = found

    def row(self, words: str) -> int:
        """The first row that holds these words."""
        return next(at for at, told in enumerate(rows_of(self.day)) if words in told)

    def add(self, name: str) -> None:
        press(self.day, Qt.Key.Key_V)
        type_text(opened(self.window, TicketDialog).label, name)
        press(focused(), Qt.Key.Key_Return)
        wait_in_front(self.window)

    def do(self, words: str, key: Qt.Key, label: str) -> None:
        press(self.day, Qt.Key.Key_Home)
        for _ in range(self.row(words)):
            press(self.day, Qt.Key.Key_Down)
        press(self.day, key)

    def send_elsewhere(self, words: str) -> None:
        self.do(words, Qt.Key.Key_O, "Orienter")
        type_text(opened(self.window, RedirectDialog).sent_to, "la CAF")
        press(focused(), Qt.Key.Key_Return)
        wait_in_front(self.window)

    def print_day(self) -> list[str]:
        press(self.day, Qt.Key.Key_P, CTRL)
        return self._shown(opened(self.window, PreviewDialog))

    def type_back(self, unnamed: int) -> None:
        choose(menu_of(self.window), "Ressaisir la feuille signée")
        dialog = opened(self.window, SheetDialog)
        press(dialog.table, Qt.Key.Key_T, CTRL)
        # A button pressed by its keys stays down for a tenth of a second.
        field = next(iter(dialog.unnamed.values()))
        wait_until(lambda: not dialog.everybody.isDown())
        press(field, Qt.Key.Key_A, CTRL)
        type_text(field, str(unnamed))
        press(field, Qt.Key.Key_Return, CTRL)
        wait_in_front(self.window)

    def _shown(self, dialog: PreviewDialog) -> list[str]:
        QTest.qWait(1)
        names = [enclosed.name for enclosed in dialog._pack.papers]
        press(dialog, Qt.Key.Key_Escape)
        wait_in_front(self.window)
        return names


class Mouse(Keyboard):
    """The same with the mouse alone: no name is typed, and nobody is sent elsewhere, which asks where."""

    sent = TicketState.LEFT

    def add(self, name: str) -> None:
        click(self.window.page(), "Sans rendez-vous")
        click(opened(self.window, TicketDialog), "Ajouter à la file")
        wait_in_front(self.window)

    def do(self, words: str, key: Qt.Key, label: str) -> None:
        index = self.day.model().index(self.row(words), 0)
        self.day.scrollTo(index)
        box = self.day.visualRect(index)
        QTest.mouseClick(self.day.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 40, box.bottom() - 9))
        strip = self.day.chosen_strip
        if label in labels_of(strip):
            click(strip, label)
            return
        click(strip, "Plus…")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text().endswith(f"\t{chr(key)}"))
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    def send_elsewhere(self, words: str) -> None:
        self.do(words, Qt.Key.Key_P, "Départ")

    def print_day(self) -> list[str]:
        click(self.window.page(), "Imprimer la journée")
        return self._shown(opened(self.window, PreviewDialog))

    def type_back(self, unnamed: int) -> None:
        click(self.window.page(), "…")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text().startswith("Ressaisir la feuille"))
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        dialog = opened(self.window, SheetDialog)
        click(dialog, "Tous ont signé")
        option = QStyleOptionSpinBox()
        field = next(iter(dialog.unnamed.values()))
        field.initStyleOption(option)
        spin, up = QStyle.ComplexControl.CC_SpinBox, QStyle.SubControl.SC_SpinBoxUp
        arrow = field.style().subControlRect(spin, option, up, field).center()
        for _ in range(unnamed):
            QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=arrow)
        click(dialog, "Enregistrer la feuille")
        wait_in_front(self.window)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, clock: StillClock, tmp_path: Path) -> Iterator[MainWindow]:
    """Aujourd’hui a quarter before the door opens; two advisors, and twenty people have an hour this afternoon."""
    with writing(desk.db):
        marie = replace(of_marie(desk), segments=HOURS, purpose=Purpose.ANY_HELP)
        patterns.update(desk.db, marie)
        patterns.add(desk.db, replace(marie, id=0, advisor_id=2))
    for number in range(APPOINTMENTS):
        start, who = at(14) + timedelta(minutes=18 * (number // 2)), 1 + number % 2
        person = stored_person(desk.db, f"Nom{chr(97 + number)}", "Éloïse", phone=f"06399800{number:02}")
        stored_appointment(desk.db, person, start=start, minutes=18, advisor_id=who)
    clock.set(at(8, 45))
    # The front desk is at work: an advisor would take everybody in themself.
    with open_window(qtbot, replace(desk, account=ITS_ACCOUNTS[1]), FakeDialogs(), tmp_path) as made:
        yield made


@pytest.mark.parametrize("hands", [Keyboard, Mouse])
def test_a_day_of_sixty_people(window: MainWindow, desk: Desk, clock: StillClock, hands: type[Keyboard]) -> None:
    agent = hands(window)
    # One for each of the two advisors, with and without appointment.
    assert agent.print_day() == [
        *(f"Feuille {letter} d’émargement" for letter in "ABCD"), "Programme du conseiller", "Relevé du conseiller",
        "Comptage sans nom",
    ]  # fmt: skip
    the_morning(agent, window, clock)
    came = Counter(one.state for one in tickets.on_day(desk.db, THURSDAY))
    assert came == Counter({TicketState.SEEN: WALK_INS - 2, TicketState.LEFT: 1}) + Counter({agent.sent: 1})
    the_afternoon(agent, window, desk, clock)
    agent.type_back(2)
    marked = Counter(one.state for one in appointments.on_day(desk.db, THURSDAY))
    assert marked == {State.SEEN: APPOINTMENTS - 1, State.ABSENT: 1}
    seen = [one for one in tickets.on_day(desk.db, THURSDAY) if one.state is TicketState.SEEN]
    assert len(seen) == WALK_INS and sum(one.talk is not None for one in seen) == WALK_INS - 2
    # The two that the sheet added have no hour of their own; the others were received by both advisors.
    assert {one.advisor_id for one in seen if one.talk} == {1, 2}


def the_morning(agent: Keyboard, window: MainWindow, clock: StillClock) -> None:
    """Forty people from a quarter to nine on, one every four minutes; one leaves, one is sent elsewhere."""
    for number in range(1, WALK_INS + 1):
        clock.set(at(8, 45) + timedelta(minutes=4 * number))
        window.refresh()
        agent.add(f"p{number}")
        if number == 3:
            agent.do("numéro 3,", Qt.Key.Key_P, "Départ")
        elif number == 4:
            agent.send_elsewhere("numéro 4,")
        else:
            agent.do(f"numéro {number},", Qt.Key.Key_E, "Entretien")
    for number in (WALK_INS - 1, WALK_INS):
        agent.do(f"numéro {number},", Qt.Key.Key_R, "Réalisé")
    assert not [told for told in rows_of(agent.day) if "attend" in told and told.startswith("numéro")]


def the_afternoon(agent: Keyboard, window: MainWindow, desk: Desk, clock: StillClock) -> None:
    """Half of the appointments are marked as they come, one person does not; the rest comes back on the sheet."""
    for number, one in enumerate(appointments.on_day(desk.db, THURSDAY)[: APPOINTMENTS // 2]):
        clock.set(one.start + timedelta(minutes=11))
        window.refresh()
        name = f"Nom{chr(96 + one.id)}"
        if number == 5:
            agent.do(name, Qt.Key.Key_N, "Absence")
            continue
        agent.do(name, Qt.Key.Key_A, "Arrivée")
        agent.do(name, Qt.Key.Key_R, "Réalisé")
    clock.set(at(17, 30))
    window.refresh()
