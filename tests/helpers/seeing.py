"""Find in a window what a person sees: a field by its name, a button by its verb, and the words shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.typing import type_text

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QAbstractButton, QWidget


def field(within: QWidget, name: str, nth: int = 0) -> QWidget:
    """The nth visible widget of this accessible name that takes the focus."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QWidget

    found = [
        widget
        for widget in within.findChildren(QWidget)
        if widget.isVisible() and widget.accessibleName() == name and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not isinstance(widget, QAbstractButton) or widget.isCheckable()
        # The line inside a number bears the name of its field too.
        if widget.objectName() != "qt_spinbox_lineedit"
    ]
    assert len(found) > nth, f"no field {name!r} ({nth}) among {names(within)}"
    return found[nth]


def names(within: QWidget) -> list[str]:
    """The accessible names of what is visible."""
    from PySide6.QtWidgets import QWidget

    return [widget.accessibleName() for widget in within.findChildren(QWidget) if widget.isVisible()]


def button(within: QWidget, words: str, nth: int = 0) -> QAbstractButton:
    """The nth visible button whose words begin so."""
    from PySide6.QtWidgets import QAbstractButton

    shown = [one for one in within.findChildren(QAbstractButton) if one.isVisible()]
    found = [one for one in shown if one.text().startswith(words)]
    assert len(found) > nth, f"no button {words!r} ({nth}) among {[one.text() for one in shown]}"
    return found[nth]


def click(within: QWidget, words: str, nth: int = 0) -> None:
    """Press a button; a box or a choice on its mark, as what lies beside its words is no part of it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from .program import wait_until

    pressed = button(within, words, nth)
    assert pressed.isEnabled(), f"{words!r} cannot be pressed"
    # What has just come into sight is laid out a moment later: no finger could be there before.
    wait_until(lambda: not pressed.rect().isEmpty())
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton, pos=_mark_of(pressed))


def _mark_of(pressed: QAbstractButton) -> QPoint:
    from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QStyleOptionButton

    if not isinstance(pressed, QCheckBox | QRadioButton):
        return pressed.rect().center()
    option, part = QStyleOptionButton(), QStyle.SubElement
    pressed.initStyleOption(option)
    mark = part.SE_CheckBoxIndicator if isinstance(pressed, QCheckBox) else part.SE_RadioButtonIndicator
    return pressed.style().subElementRect(mark, option, pressed).center()


def whole(page: QWidget) -> QWidget:
    """The page, once all rows of its conventions are made: they come in parts as somebody looks."""
    from desktop_app.screens.setup.convention_form import ConventionForm

    from .program import wait_until

    wait_until(lambda: not any(form._parts for form in page.findChildren(ConventionForm) if form.isVisible()))
    return page


def fill(widget: QWidget, text: str) -> None:
    """Replace what a field holds by typing."""
    from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox

    widget.setFocus()
    if isinstance(widget, QComboBox):
        at = widget.findText(text)
        assert at >= 0, f"{text!r} is not offered"
        widget.setCurrentIndex(at)
        widget.activated.emit(at)
        return
    if isinstance(widget, QSpinBox):
        widget.clear()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.selectAll()
    if isinstance(widget, QLineEdit | QPlainTextEdit) and not text:
        widget.clear() if isinstance(widget, QPlainTextEdit) else widget.del_()
    type_text(widget, text)


def paste(widget: QWidget, text: str) -> None:
    """Replace what a field holds by what is in the clipboard."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    QGuiApplication.clipboard().setText(text)
    widget.setFocus()
    widget.selectAll()
    widget.paste()


def words(within: QWidget) -> str:
    """Every visible label, one a line."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in within.findChildren(QLabel) if label.isVisible() and label.text())
