"""Fields read what French people type, keep all of it, and leave the wheel to the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.widgets.boxes import RadioField, TickField
from desktop_app.screens.widgets.date_field import CalendarPopup, DateField
from desktop_app.screens.widgets.fields import ChoiceField, HourField, NumberField, PhoneField, TextField
from desktop_app.screens.widgets.line import PassphraseField, inner
from desktop_app.screens.window.application import speak_french
from tests.helpers.typing import press, type_text


def a_day() -> date:
    """The day the fields believe it is."""
    return date(2025, 11, 27)


def leave(field: QWidget) -> None:
    """Go to another field."""
    QApplication.sendEvent(inner(field), QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))


def test_ten_thousand_pasted_characters_stay(qtbot: QtBot) -> None:
    long = "é" * 40_000
    for make in (TextField, PhoneField, HourField, PassphraseField, lambda: DateField(a_day)):
        field = make()
        qtbot.addWidget(field)
        QGuiApplication.clipboard().setText(long)
        line = inner(field)
        assert isinstance(line, QLineEdit)
        line.paste()
        assert field.raw() == long


def test_typing_is_told_and_setting_is_not(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_value("Zoé")
    with qtbot.waitSignal(field.edited):
        type_text(field, "ç")
    assert field.value() == "çZoé"


@pytest.mark.parametrize(("typed", "shown"), [("9", "9 h"), ("9h30", "9 h 30"), ("1405", "14 h 05"), ("25h", "25h")])
def test_an_hour_is_written_in_french_when_left(qtbot: QtBot, typed: str, shown: str) -> None:
    field = HourField()
    qtbot.addWidget(field)
    type_text(field, typed)
    leave(field)
    assert field.raw().replace("\N{NO-BREAK SPACE}", " ") == shown


def test_an_hour_can_be_read_back(qtbot: QtBot) -> None:
    field = HourField()
    qtbot.addWidget(field)
    field.set_value(time(14, 5))
    assert field.value() == time(14, 5)
    field.set_value(None)
    assert field.value() is None and field.raw() == ""


@pytest.mark.parametrize("typed", ["26/11/2026", "26.11.26", "26 novembre 2026", "jeudi 26 novembre 2026"])
def test_a_date_is_shown_with_its_weekday_when_left(qtbot: QtBot, typed: str) -> None:
    field = DateField(a_day)
    qtbot.addWidget(field)
    type_text(field.line, typed)
    leave(field)
    assert field.raw().replace("\N{NO-BREAK SPACE}", " ") == "jeudi 26 novembre 2026"
    assert field.value() == date(2026, 11, 26)


def test_an_unreadable_date_is_left_as_typed(qtbot: QtBot) -> None:
    field = DateField(a_day)
    qtbot.addWidget(field)
    type_text(field.line, "31/02/2026 ou après")
    leave(field)
    assert field.value() is None
    assert field.raw() == "31/02/2026 ou après"


def opened_calendar(field: DateField) -> CalendarPopup:
    """The calendar under the field."""
    popup = field.findChild(CalendarPopup)
    assert isinstance(popup, CalendarPopup)
    return popup


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_the_calendar_gives_its_date_and_goes(qtbot: QtBot) -> None:
    field = DateField(a_day)
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    press(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = opened_calendar(field)
    assert popup.calendar.selectedDate() == QDate(2025, 11, 27)
    with qtbot.waitSignals([field.edited, popup.destroyed]):
        popup.calendar.activated.emit(QDate(2025, 12, 4))
    assert field.value() == date(2025, 12, 4)


def test_the_calendar_speaks_french_on_an_english_machine(qtbot: QtBot) -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        speak_french()
        popup = CalendarPopup(a_day())
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(popup)
    calendar: QCalendarWidget = popup.calendar
    assert calendar.locale().monthName(11) == "novembre" and calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday


@pytest.mark.parametrize(
    ("typed", "shown"), [("0468000000", "04 68 00 00 00"), ("+33 6 12 34 56 78", "06 12 34 56 78"), ("04 68", "04 68")]
)
def test_a_phone_number_is_shown_in_pairs_when_left(qtbot: QtBot, typed: str, shown: str) -> None:
    field = PhoneField()
    qtbot.addWidget(field)
    type_text(field, typed)
    leave(field)
    assert field.value() == shown


def turn_wheel(widget: QWidget) -> QWheelEvent:
    """One notch towards the agent."""
    event = QWheelEvent(
        QPointF(5, 5), QPointF(widget.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event


@pytest.mark.parametrize(
    "make", [lambda: ChoiceField([(1, "un"), (2, "deux")]), lambda: NumberField(0, 9)], ids=["choice", "number"]
)
def test_the_wheel_belongs_to_the_page(qtbot: QtBot, make: Callable[[], ChoiceField | NumberField]) -> None:
    field = make()
    qtbot.addWidget(field)
    field.show()
    field.clearFocus()
    before = field.value()
    event = turn_wheel(field)
    assert field.value() == before
    assert not event.isAccepted()


def test_a_choice_keeps_values_that_are_no_text(qtbot: QtBot) -> None:
    field = ChoiceField([(date(2025, 11, 27), "jeudi"), (None, "aucun")])
    qtbot.addWidget(field)
    assert field.value() == date(2025, 11, 27)
    field.set_value(None)
    assert (field.value(), field.raw()) == (None, "aucun")


def test_words_that_have_no_room_end_with_dots(qtbot: QtBot) -> None:
    words = "Accord exprès, coché sur le mandat"

    def drawn(shown: str) -> QImage:
        field = ChoiceField([(1, shown)])
        qtbot.addWidget(field)
        field.setStyleSheet("QComboBox { border: 1px solid black }")
        field.resize(160, 40)
        return field.grab().toImage()

    whole, shorter = drawn(words), [words[:at] for at in range(len(words))]
    assert any(whole == drawn(f"{each}…") != drawn(each) for each in shorter), "cut in the middle of a letter"


def test_new_options_keep_the_choice(qtbot: QtBot) -> None:
    field = ChoiceField([(1, "un"), (2, "deux")])
    qtbot.addWidget(field)
    field.set_value(2)
    with qtbot.assertNotEmitted(field.edited):
        field.set_options([(2, "deux"), (3, "trois")])
    assert field.value() == 2


def test_a_choice_in_full_view_may_be_left_open_again(qtbot: QtBot) -> None:
    field = RadioField([(1, "un"), (2, "deux")])
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.set_value(2)
    field.setFocus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QRadioButton) and focused.text() == "deux"
    field.set_value(None)
    assert field.value() is None


def test_a_choice_made_by_key_is_told(qtbot: QtBot) -> None:
    field = ChoiceField([(1, "un"), (2, "deux")])
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited):
        press(field, Qt.Key.Key_Down)
    assert field.value() == 2


@pytest.mark.qt_log_ignore("This plugin does not support (grabbing the keyboard|raise)")
def test_the_same_choice_taken_again_is_no_edit(qtbot: QtBot) -> None:
    field = ChoiceField([(1, "un"), (2, "deux")])
    qtbot.addWidget(field)
    field.show()
    told: list[object] = []
    field.edited.connect(lambda: told.append(field.value()))
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down):
        field.showPopup()
        press(field.view(), key)
        press(field.view(), Qt.Key.Key_Return)
    assert told == [2]


def test_a_number_is_told_only_when_the_agent_changes_it(qtbot: QtBot) -> None:
    field = NumberField(5, 240, suffix="minutes")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_value(45)
    with qtbot.waitSignal(field.edited):
        press(field, Qt.Key.Key_Up)
    assert field.value() == 46


def test_a_secret_is_hidden_until_asked(qtbot: QtBot) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    field.setAccessibleName("Phrase de passe")
    type_text(field.line, " le chêne ")
    assert field.value() == " le chêne "
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    field.button.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.button.text() == "Masquer"
    assert field.button.accessibleName() == "Masquer : Phrase de passe"


def test_a_tick_is_told(qtbot: QtBot) -> None:
    field = TickField("Information donnée")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited):
        press(field, Qt.Key.Key_Space)
    assert field.value() is True


def test_the_words_of_a_box_go_on_below(qtbot: QtBot) -> None:
    words = "J’ai expliqué l’utilisation de ses données personnelles"
    field = TickField(words)
    qtbot.addWidget(field)
    field.show()
    narrow = field.minimumSizeHint().width()
    for width in (narrow, field.sizeHint().width()):
        field.resize(width, field.heightForWidth(width))
        assert [line for line in field.text().split("\n") if field.fontMetrics().horizontalAdvance(line) > width] == []
        assert field.text().replace("\n", " ") == words
    assert field.text() == words


def test_a_choice_that_a_screen_reader_takes_is_told_once(qtbot: QtBot) -> None:
    tick, radio = TickField("Information donnée"), RadioField([("a", "Au nom de"), ("b", "Avec")])
    for field in (tick, radio):
        qtbot.addWidget(field)
        told: list[object] = []
        field.edited.connect(lambda: told.append(field.value()))  # noqa: B023
        target = field if field is tick else field.findChildren(QRadioButton)[1]
        actions = QAccessible.queryAccessibleInterface(target).actionInterface()
        actions.doAction(actions.actionNames()[0])
        assert told == [True if field is tick else "b"]
        field.set_value(False if field is tick else "a")
        assert len(told) == 1


def test_the_line_of_a_composite_bears_its_name(qtbot: QtBot) -> None:
    field = DateField(a_day)
    qtbot.addWidget(field)
    field.setAccessibleName("Jour")
    found = QAccessible.queryAccessibleInterface(field.line)
    assert found.text(QAccessible.Text.Name) == "Jour"


def test_a_box_ticked_by_a_reader_is_an_edit(qtbot: QtBot) -> None:
    field = TickField("Un compagnon est venu aussi")
    qtbot.addWidget(field)
    actions = QAccessible.queryAccessibleInterface(field).actionInterface()
    with qtbot.waitSignal(field.edited):
        actions.doAction("Toggle")
    assert field.value()
