"""Tomorrow's papers in one gesture, and those of a power cut: by keyboard, from the window to the PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.journal import Action
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.today.page import TodayPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from tests.forms.reading import whole
from tests.helpers.builders import stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import focused, opened, to_do, wait_in_front
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press
from tests.use_cases.gestures_of_workshops import given

NBSP = "\N{NO-BREAK SPACE}"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

SITE = "Fiche du lieu, pour le partenaire"


@pytest.fixture(autouse=True)
def evening(clock: StillClock, desk: Desk) -> None:
    """Wednesday evening; two people come on Thursday, one of whom has no telephone."""
    clock.set(datetime(2025, 11, 26, 17, 30))
    for last, phone, hour in (("Aubert", "0639980001", 9), ("Roca", "", 14)):
        person = stored_person(desk.db, last, "Nadia", phone)
        stored_appointment(desk.db, person, start=datetime(2025, 11, 27, hour), theme="ArgentImpots")


def saved(qtbot: QtBot, window: MainWindow, dialogs: FakeDialogs, path: Path) -> str:
    """What the PDF says that Ctrl+S leaves of the preview in front."""
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(preview.panel.save_button.isEnabled, timeout=10_000)
    dialogs.paths, dialogs.answers = [path], [True]
    with qtbot.waitSignal(preview.saved, timeout=10_000):
        press(preview, Qt.Key.Key_S, CTRL)
    press(preview, Qt.Key.Key_Escape)
    wait_in_front(window)
    return whole(path.read_bytes())


def lines(window: MainWindow) -> list[str]:
    """What « À faire » says."""
    return [line.accessibleName().replace(NBSP, " ") for line in to_do(window)]


def open_menu(button: QPushButton) -> QMenu:
    """The menu of the button, as the keyboard opens it."""
    button.setFocus()
    press(button, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words_of(menu: QMenu) -> list[str]:
    """What it offers, without the keys."""
    return [action.text().partition("\t")[0].replace(NBSP, " ") for action in menu.actions() if action.isVisible()]


def choose(menu: QMenu, down: int) -> None:
    """Go so many actions down, and take that one."""
    for _ in range(down):
        press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Return)


def today_page(window: MainWindow) -> TodayPage:
    page = window.page()
    assert isinstance(page, TodayPage)
    return page


def test_one_key_and_the_papers_of_tomorrow_are_there(
    qtbot: QtBot, window: MainWindow, desk: Desk, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    assert "À préparer : jeudi 27 novembre" in lines(window)
    press(focused(), Qt.Key.Key_P, CTRL | SHIFT)
    told = saved(qtbot, window, dialogs, tmp_path / "demain.pdf")
    assert "Feuille d’émargement Jeudi 27 novembre 2025" in told and "Programme de la journée" in told
    reminders = told.partition("Rappels par téléphone")[2]
    assert "9 h Aubert Nadia 06 39 98 00 01" in reminders and "Sans téléphone" in reminders
    assert told.count("Nadia Aubert, vous avez rendez-vous") == told.count("Nadia Roca, vous avez rendez-vous") == 1
    recorded = {entry.subject for entry in journal.latest(desk.db, 20) if entry.action is Action.PRINTED}
    day = "2025-11-27"
    assert recorded == {f"feuille-{day}", f"programme-{day}", f"rappels-{day}", "rendez-vous-1", "rendez-vous-2"}
    assert "À préparer : jeudi 27 novembre" not in lines(window)


def test_the_line_of_what_is_to_do_opens_them(qtbot: QtBot, window: MainWindow) -> None:
    (line,) = [each for each in to_do(window) if "préparer" in each.accessibleName()]
    line.setFocus()
    press(line, Qt.Key.Key_Return)
    preview = opened(window, PreviewDialog)
    assert preview.windowTitle().replace(NBSP, " ") == "Demain : jeudi 27 novembre"
    press(preview, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2025, 11, 26, 9), "Préparer demain, jeudi 27 novembre"),
        (datetime(2025, 11, 28, 9), "Préparer la prochaine permanence, jeudi 4 décembre"),
        (datetime(2027, 1, 5, 9), "Préparer la prochaine permanence"),
    ],
)
def test_the_menu_says_which_day_comes_next(window: MainWindow, clock: StillClock, at: datetime, words: str) -> None:
    clock.set(at)
    menu = open_menu(today_page(window).papers_button)
    power_cut, remind = "En cas de coupure : les sept jours qui viennent", "Rappeler les personnes par téléphone…"
    assert words_of(menu) == [words, power_cut, remind, SITE]
    assert menu.actions()[2].isEnabled() == (at.year == 2025)
    menu.close()


def test_the_programme_of_the_workshops_is_offered_where_one_has_a_title(desk: Desk, window: MainWindow) -> None:
    given(desk)
    menu = open_menu(today_page(window).papers_button)
    assert words_of(menu)[3:] == ["Programme des ateliers (A4)", "Programme des ateliers (A3)", SITE]
    menu.actions()[4].trigger()
    preview = opened(window, PreviewDialog)
    assert preview.windowTitle().replace(NBSP, " ") == "Programme des ateliers (A3)"
    press(preview, Qt.Key.Key_Escape)
    menu.close()


def test_the_sheet_of_the_site_is_shown_from_the_menu(desk: Desk, window: MainWindow) -> None:
    menu = open_menu(today_page(window).papers_button)
    menu.actions()[-1].trigger()
    preview = opened(window, PreviewDialog)
    assert preview.windowTitle() == "Fiche du lieu"
    press(preview, Qt.Key.Key_Escape)
    menu.close()


def test_a_power_cut_by_keyboard_alone(
    qtbot: QtBot, window: MainWindow, desk: Desk, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    choose(open_menu(today_page(window).papers_button), 2)
    told = saved(qtbot, window, dialogs, tmp_path / "coupure.pdf")
    assert "Rendez-vous du jeudi 27 novembre au mercredi 3 décembre" in told and "Argent - Impôts" not in told
    assert "9 h Aubert Nadia 06 39 98 00 01" in told and "9 h 45 libre" in told
    assert told.count("Date : Conseiller :") == 1 and "Rendez-vous à noter" in told
    recorded = [entry.subject for entry in journal.latest(desk.db, 20) if entry.action is Action.PRINTED]
    day = "2025-11-27"
    assert sorted(recorded) == [f"coupure-{day}", f"emargement-vierge-{day}", f"reservations-{day}"]
    window.go("journal")
    assert "rendez-vous des sept jours à partir du 27 novembre 2025" in spoken(window.page())


def spoken(page: QWidget) -> str:
    """What the lines of a journal say."""
    from desktop_app.screens.widgets.table import TableView

    table = page.findChild(TableView)
    assert table is not None
    model = table.model()
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return " ".join(str(cell.data()) for cell in cells).replace(NBSP, " ")


def test_the_agenda_has_both_whatever_is_in_view(qtbot: QtBot, window: MainWindow) -> None:
    window.go("agenda")
    page = window.page()
    assert isinstance(page, AgendaPage)
    for button in page.bar.findChildren(QPushButton):
        if button.text() in ("Jour", "Semaine", "Mois", "Année"):
            button.click()
            assert page.papers_button.isVisible() and page.papers_button.isEnabled()
    press(focused(), Qt.Key.Key_P, CTRL | SHIFT)
    preview = opened(window, PreviewDialog)
    assert [each.name for each in preview._pack.papers][:4] == [
        "Feuille A d’émargement", "Feuille B d’émargement", "Programme du conseiller", "Rappels par téléphone"
    ]  # fmt: skip
    press(preview, Qt.Key.Key_Escape)


def test_nobody_to_come_is_said_and_nothing_opens(window: MainWindow, clock: StillClock, dialogs: FakeDialogs) -> None:
    clock.set(datetime(2027, 1, 5, 9))
    press(focused(), Qt.Key.Key_P, CTRL | SHIFT)
    assert dialogs.sentences == [f"Personne ne reçoit dans l’année qui vient{NBSP}: il n’y a rien à préparer."]
