"""The help beside the work: opened where the question arises, searched, walked through, printed, never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.ask import chapter_of, offer_in_corner
from desktop_app.screens.chapters import chapter
from desktop_app.screens.dialogs import Dialogs, MessageDialog
from desktop_app.screens.help.beside import HelpBeside
from desktop_app.screens.help.dress import chapter_paper
from desktop_app.screens.help.text import HelpText
from desktop_app.screens.help.window import HelpWindow
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.opening.unlock import UnlockWindow
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import CONTRAST, DARK, LIGHT, Colours
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.errors import DiskFull
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.folders import make_folder
from tests.helpers.paper import opened_pdf, words_of
from tests.helpers.seeing import click, fill

Key = Qt.Key


@pytest.fixture
def help_window(qtbot: QtBot) -> HelpWindow:
    """The help on its first chapter."""
    made = HelpWindow(FakeDialogs())
    qtbot.addWidget(made)
    made.show()
    made.open_at("first_steps")
    return made


@pytest.fixture(autouse=True)
def nobody_left(qapp: QApplication) -> Iterator[None]:
    """The window of the help outlives the one that asked: it is closed after each test."""
    yield
    for left in qapp.topLevelWidgets():
        if isinstance(left, HelpWindow):
            left.close()
            left.deleteLater()


def titles(shown: HelpWindow) -> list[str]:
    return [shown.list.item(at).text() for at in range(shown.list.count())]


def opened(dialogs: FakeDialogs) -> HelpWindow:
    window = dialogs.beside.window()
    assert isinstance(window, HelpWindow)
    return window


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_f1_opens_the_chapter_of_the_page_in_view(window: MainWindow, dialogs: FakeDialogs, key: str) -> None:
    window.go(key)
    (button,) = [one for one in window.page().findChildren(QPushButton, "help_button") if one.isVisible()]
    assert button.shortcut().toString() == "F1" and button.accessibleName() == "Aide"
    button.click()
    assert opened(dialogs).text.place() == chapter_of(window.page())
    assert opened(dialogs).text.place().split("#")[0] in {key, "backups", "settings"}


def test_the_question_mark_is_the_last_stop_of_tab(window: MainWindow) -> None:
    for entry in PAGES:
        window.go(entry.key)
        assert window.focusWidget().objectName() != "help_button", f"{entry.key} has nothing else to stand on"


def test_settings_open_at_the_section_in_view(window: MainWindow, dialogs: FakeDialogs) -> None:
    window.go("settings", section="days")
    window.page().findChild(QPushButton, "help_button").click()
    shown = opened(dialogs)
    assert shown.text.place() == "settings#jours-de-permanence"
    assert shown.text.textCursor().block().text() == "Jours de permanence"
    assert shown.text.verticalScrollBar().value() > 0


def test_a_mandate_under_way_asks_about_its_step(window: MainWindow, dialogs: FakeDialogs) -> None:
    window.go("mandates", new=True)
    (button,) = [one for one in window.page().findChildren(QPushButton, "help_button") if one.isVisible()]
    button.click()
    assert opened(dialogs).text.place() == chapter_of(window.page()) == "mandates#avant-le-mandat"


def test_a_dialog_that_says_what_it_is_about_has_a_question_mark(window: MainWindow, dialogs: FakeDialogs) -> None:
    dialog = BookingDialog(window.context, parent=window)
    dialogs.show(dialog)
    button = dialog.findChild(QPushButton, "help_button")
    assert button.geometry().right() < dialog.width() and button.y() < dialog.height() / 8
    button.click()
    assert opened(dialogs).text.place() == "booking#prendre-un-rendez-vous"
    dialog.reject()


def test_a_notice_leads_to_what_the_help_tells_of_it(qtbot: QtBot) -> None:
    dialogs, trouble = FakeDialogs(), DiskFull()
    said = MessageDialog("Un souci avec le fichier", trouble.sentence, trouble.way_out)
    qtbot.addWidget(said)
    said.topics = ("Un souci avec le fichier", trouble.sentence)
    said.show()
    dialogs.beside.offer(said, dialogs)
    said.findChild(QPushButton, "help_button").click()
    assert opened(dialogs).text.textCursor().block().text() == trouble.sentence.rstrip(".")


def test_a_dialog_that_says_nothing_has_none(qtbot: QtBot) -> None:
    said = MessageDialog("Titre", "Phrase")
    qtbot.addWidget(said)
    offer_in_corner(said, FakeDialogs())
    assert said.findChild(QPushButton, "help_button") is None


def test_the_window_of_the_passphrase_has_one_too(qtbot: QtBot, tmp_path: Path) -> None:
    dialogs = FakeDialogs()
    shown = UnlockWindow(make_folder(tmp_path / "permanence"), dialogs)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    qtbot.waitUntil(lambda: shown.findChild(QPushButton, "help_button") is not None, timeout=10_000)
    qtbot.waitUntil(shown.findChild(QPushButton, "help_button").isVisible)
    QTest.keyClick(shown, Key.Key_F1)
    qtbot.waitUntil(lambda: dialogs.beside.window() is not None)
    assert opened(dialogs).text.place() == "accounts#ouvrir-permanence"


def test_there_is_one_window_whoever_asks(qapp: QApplication) -> None:
    beside = HelpBeside()
    mine = Dialogs(beside=lambda: beside)
    theirs = mine.for_another()
    mine.help("today")
    theirs.help("journal")
    shown = [one for one in qapp.topLevelWidgets() if isinstance(one, HelpWindow) and one.isVisible()]
    assert [one.text.place() for one in shown] == ["journal"]
    assert not shown[0].isModal() and not shown[0].testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_it_is_put_away_when_the_screen_is_locked() -> None:
    beside = HelpBeside()
    dialogs = Dialogs(beside=lambda: beside)
    dialogs.help("today")
    shown = beside.window()
    assert shown and shown.isVisible()
    dialogs.hush()
    assert not shown.isVisible() and beside.window() is None


def test_over_a_question_it_can_be_read_and_stays_afterwards(qtbot: QtBot) -> None:
    dialogs, above = FakeDialogs(), MessageDialog("Titre", "Phrase")
    qtbot.addWidget(above)
    above.setModal(True)
    above.show()
    dialogs.help("today")
    shown = opened(dialogs)
    assert shown.parentWidget() is above and shown.isWindow()
    above.accept()
    assert shown.parentWidget() is None and shown.isVisible()


def test_its_place_is_remembered(tmp_path: Path) -> None:
    before = HelpBeside(tmp_path)
    before.show("today", FakeDialogs())
    before.window().resize(790, 502)  # type: ignore[union-attr]
    before.close()
    after = HelpBeside(tmp_path)
    after.show("today", FakeDialogs())
    assert after.window().size().toTuple() == (790, 502)  # type: ignore[union-attr]
    after.close()


def test_what_is_looked_for_is_listed_lit_and_walked_through(help_window: HelpWindow) -> None:
    fill(help_window.search, "EMARGEMENT")
    assert titles(help_window)[0].startswith("La feuille")
    assert help_window.text.place().startswith("printing")
    assert help_window.text.extraSelections()
    at, total = help_window.text.counted()
    assert (at, total > 1) == (0, True)
    QTest.keyClick(help_window.search, Key.Key_Return)
    assert help_window.text.counted() == (1, total) and help_window.count.text().startswith("1 sur")
    for _ in range(total):
        help_window.next_word()
    assert help_window.list.currentRow() == 1
    help_window.word_before()
    QTest.keyClick(help_window.search, Key.Key_Escape)
    assert len(titles(help_window)) > 15 and not help_window.text.extraSelections()


def test_nothing_found_says_what_to_try(help_window: HelpWindow) -> None:
    fill(help_window.search, "xylophone")
    assert not titles(help_window) and "plus court" in help_window.count.text()
    help_window.next_word()
    QTest.keyClick(help_window.search, Key.Key_Escape)
    help_window.back_button.click()
    assert help_window.text.place() == "first_steps" and not help_window.back_button.isEnabled()


def test_a_link_is_followed_and_one_comes_back(help_window: HelpWindow) -> None:
    help_window.text.setSource(QUrl("booking.md#deplacer-un-rendez-vous"))
    assert help_window.windowTitle() == "Aide – Prendre, déplacer, annuler un rendez-vous"
    assert help_window.text.textCursor().block().text() == "Déplacer un rendez-vous"
    help_window.back_button.click()
    assert help_window.text.place() == "first_steps" and not help_window.back_button.isEnabled()
    help_window.forth_button.click()
    assert help_window.text.place() == "booking#deplacer-un-rendez-vous"
    help_window.text.setSource(QUrl("booking.md#annuler-un-rendez-vous"))
    assert help_window.text.place() == "booking#annuler-un-rendez-vous"


def test_the_list_is_worked_by_keyboard(help_window: HelpWindow) -> None:
    help_window.search.setFocus()
    QTest.keyClick(help_window.search, Key.Key_Down)
    assert help_window.list.hasFocus()
    QTest.keyClick(help_window.list, Key.Key_Down)
    assert help_window.text.place() == "today"
    QTest.keyClick(help_window.list, Key.Key_Escape)
    assert not help_window.isVisible()


def test_a_picture_never_pushes_the_text_sideways(help_window: HelpWindow) -> None:
    help_window.open_at("today")
    for width in (1200, 700):
        help_window.resize(width, 600)
        QApplication.processEvents()
        assert help_window.text.document().size().width() <= help_window.text.viewport().width() + 1


@pytest.mark.parametrize(("colours", "scale"), [(LIGHT, 1.0), (DARK, 1.5), (CONTRAST, 2.0)])
def test_the_text_is_written_once_in_other_colours_and_another_size_of_type(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, colours: Colours, scale: float
) -> None:
    style, palette, font, again = qapp.style().objectName(), qapp.palette(), qapp.font(), HelpText.reload
    written: list[HelpText] = []
    monkeypatch.setattr(HelpText, "reload", lambda text: (written.append(text), again(text)))
    try:
        apply_theme(qapp, LIGHT, 1.25)
        shown = HelpWindow(FakeDialogs())
        qtbot.addWidget(shown)
        shown.show()
        shown.open_at("agenda")
        apply_theme(qapp, colours, scale)
        qtbot.waitUntil(lambda: _heading_points(shown) == pytest.approx(11 * scale * 1.75))
        QApplication.processEvents()
        assert _link_colour(shown) == QColor(colours.accent)
        assert written == [shown.text]
    finally:
        qapp.setStyleSheet("")
        qapp.setStyle(style)
        qapp.setPalette(palette)
        qapp.setFont(font)


def _heading_points(shown: HelpWindow) -> float:
    return shown.text.document().begin().begin().fragment().charFormat().fontPointSize()


def _link_colour(shown: HelpWindow) -> QColor:
    block = shown.text.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            if at.fragment().charFormat().isAnchor():
                return at.fragment().charFormat().foreground().color()
            at += 1
        block = block.next()
    raise AssertionError("no link")


def test_a_chapter_is_printed_through_the_preview(qtbot: QtBot, help_window: HelpWindow) -> None:
    click(help_window, "Imprimer")
    (preview,) = help_window.findChildren(PreviewDialog)
    qtbot.waitUntil(preview.panel.save_button.isEnabled)
    assert preview.windowTitle() == "Aide – Premiers pas"
    preview.reject()


def test_the_printed_chapter_holds_its_words_and_pictures(tmp_path: Path) -> None:
    kept = tmp_path / "aide.pdf"
    kept.write_bytes(chapter_paper(chapter("booking")).build())
    words = words_of(kept)
    assert "Trois questions, dans l’ordre" in words and "Fermer sans réserver" in words
    with opened_pdf(kept) as document:
        shown = [
            one.get_px_size() for at in range(len(document)) for one in document[at].get_objects() if _is_picture(one)
        ]
    assert shown == [(1022, 560)]


def _is_picture(thing: object) -> bool:
    return isinstance(thing, pypdfium2.PdfImage)


def test_the_menu_offers_every_way_to_help(window: MainWindow, dialogs: FakeDialogs) -> None:
    menu = window.top_bar.help_button.menu()
    words = [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert words[:4] == ["Aide de cette page", "Premiers pas", "Raccourcis clavier", "Imprimer la prise en main…"]
    assert {"S’entraîner…", "Nouveautés", "À propos"} <= set(words)
    for action in menu.actions():
        if action.text().startswith(("Aide", "Premiers", "Raccourcis", "Imprimer", "Nouveautés", "À propos")):
            action.trigger()
            for dialog in window.findChildren(QWidget):
                if dialog.isWindow() and dialog.isVisible() and dialog is not window:
                    dialog.close()
    assert opened(dialogs).text.place() == "first_steps"


@pytest.mark.parametrize(("wide", "tucked"), [(1400, False), (620, True)])
def test_without_room_the_help_hangs_under_the_name(window: MainWindow, wide: int, tucked: bool) -> None:
    bar = window.top_bar
    bar.resize(wide, 60)
    bar.resize(wide + 1, 60)
    assert bar.lock_button.isVisible() and bar.help_button.isVisible() is not tucked
    assert ("Aide" in [action.text() for action in bar.who.menu().actions()]) is tucked
