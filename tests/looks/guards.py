"""What a machine can see in a window: cut words, a page pushed sideways, words that are not French, nameless fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from desktop_app.screens.appointments.step_strip import StepButton
from desktop_app.screens.printing.sheets import Sheet
from desktop_app.screens.theme.tokens import colours_of, screen_room, window_room
from desktop_app.screens.widgets.buttons import Button

SMALLEST_TARGET = 28
_READABLE = 90
"""Pixels at scale 1 under which a part that scrolls is no more than a slit: three lines, or a field with its label."""
_ENGLISH = re.compile(
    r"\b(OK|Cancel|Close|Save|Open|Yes|No|Apply|Discard|Reset|Help|Undo|Delete|Print|Page up|Next|Previous|Today|"
    r"Search|Enter|Error|Warning|Loading|Settings|Name|Date and|Shift|Return|None|True|False|null)\b"
)
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|\n")
_COLON = re.compile(r"\s:(?=\s|$)")
_SLACK = 1
_VERBS = ("primary", "secondary", "danger")
_WAITS = re.compile(r"…$|^Réessayez dans \d")


def seen(window: QWidget) -> list[QWidget]:
    """The window and all that is visible in it, whether scrolled out of sight or not."""
    return [window, *(child for child in window.findChildren(QWidget) if child.isVisible())]


def cut_words(window: QWidget) -> Iterator[str]:
    """Labels, buttons and choices whose words do not fit, unless a tooltip says them whole."""
    for widget in seen(window):
        if isinstance(widget, QLabel) and widget.text() and not _is_told_whole(widget):
            yield from _cut_label(widget)
        elif isinstance(widget, QAbstractButton) and widget.text() and not isinstance(widget, StepButton):
            yield from _cut_button(widget)
        elif isinstance(widget, QComboBox):
            yield from _cut_choice(widget)
        elif isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
            room = widget.width() - 2 * QFontMetrics(widget.font()).averageCharWidth()
            if QFontMetrics(widget.font()).horizontalAdvance(widget.placeholderText()) > room:
                yield _told(widget, widget.placeholderText(), room)


def pushed_out(window: QWidget) -> Iterator[str]:
    """What stands partly outside the widget that holds it, and can't be scrolled to."""
    for widget in seen(window)[1:]:
        kinds = QLabel | QAbstractButton | QLineEdit | QComboBox | QAbstractScrollArea
        if not isinstance(widget, kinds) or isinstance(widget.parentWidget(), QAbstractScrollArea):
            continue
        inner, above = widget, widget.parentWidget()
        while above is not None and inner is not window:
            box = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())
            area = above.parentWidget()
            scrolls = isinstance(area, QAbstractScrollArea) and above is area.viewport()
            out = box.left() < -_SLACK or box.right() > above.width() + _SLACK
            if out or (not scrolls and (box.top() < -_SLACK or box.bottom() > above.height() + _SLACK)):
                yield f"{_name(widget)} at {box.getRect()} leaves {type(above).__name__} of {above.size().toTuple()}"
                break
            if scrolls:
                break
            inner, above = above, above.parentWidget()


def pushed_sideways(window: QWidget) -> Iterator[str]:
    """Horizontal scroll bars."""
    for bar in window.findChildren(QScrollBar):
        if bar.isVisible() and bar.orientation() is Qt.Orientation.Horizontal and bar.maximum():
            yield f"{type(bar.parentWidget().parentWidget()).__name__} scrolls {bar.maximum()} px sideways"


def beyond_the_screen(window: QWidget, scale: float) -> Iterator[str]:
    """What a person cannot reach there: outside the screen or the window, sideways, or in a slit too low to read."""
    room = window_room(window)
    if window.width() > room.width() or window.height() > room.height():
        yield f"the window is {window.size().toTuple()}, there is room for {room.size().toTuple()}"
    if not screen_room(window).contains(window.geometry()):
        yield f"the window stands at {window.geometry().getRect()}"
    yield from pushed_sideways(window)
    yield from pushed_out(window)
    yield from cut_words(window)
    if not isinstance(window, QMainWindow):
        yield from _scrolled_away(window)
    for area in (child for child in seen(window) if isinstance(child, QScrollArea | QAbstractItemView)):
        if area.verticalScrollBar().maximum() and area.viewport().height() < round(_READABLE * scale):
            yield f"{_name(area)} scrolls in {area.viewport().height()} px"


def scrolled_twice(window: QWidget) -> Iterator[str]:
    """A part that scrolls inside a page that scrolls too: the wheel then moves what one did not mean."""
    moving = [
        area
        for area in window.findChildren(QScrollArea)
        if area.verticalScrollBar().isVisible() and area.verticalScrollBar().maximum()
    ]
    for area in moving:
        for other in moving:
            if area is not other and area.isAncestorOf(other):
                yield f"{_name(other)} inside {_name(area)}"


def foreign_words(window: QWidget) -> Iterator[str]:
    """English words in what can be read."""
    for widget in seen(window):
        for read in (_words(widget), widget.toolTip(), widget.accessibleName(), widget.windowTitle()):
            if found := _ENGLISH.search(read):
                yield f"{found.group()!r} in {read!r}"


def nameless(window: QWidget) -> Iterator[str]:
    """What takes the keyboard and has no name to be read aloud."""
    for widget in seen(window):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _inside(widget):
            face = QAccessible.queryAccessibleInterface(widget)
            if face is None or not face.text(QAccessible.Text.Name).strip():
                yield _name(widget)


def two_colons(window: QWidget) -> Iterator[str]:
    """Sentences that announce twice, « X : Y : z »: seen, or told to a screen reader; a paper has its own words."""
    for widget in seen(window):
        if isinstance(widget, Sheet):
            continue
        said = (_words(widget), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        for sentence in _SENTENCE_END.split("\n".join(said)):
            if len(_COLON.findall(sentence)) > 1:
                yield f"{_name(widget)} says {sentence!r}"


def deaf_to_enter(window: QWidget) -> Iterator[str]:
    """Buttons that give Enter away: in a dialog another would be pressed. A choice among several may go on with it."""
    for widget in seen(window):
        if isinstance(widget, QPushButton) and not isinstance(widget, Button) and not widget.isCheckable():
            yield _name(widget)


def silent_grey(window: QWidget) -> Iterator[str]:
    """Grey buttons that do not say why; one that only waits says so, « Un instant… »."""
    for widget in seen(window):
        if isinstance(widget, QPushButton) and widget.property("kind") in _VERBS and not widget.isEnabled():
            # What holds it may be grey as a whole, and say why for all.
            reasons = (widget.accessibleDescription(), widget.toolTip(), widget.parentWidget().toolTip())
            if not any(reason.strip() for reason in reasons) and not _WAITS.search(widget.text()):
                yield _name(widget)


def small_targets(window: QWidget, scale: float) -> Iterator[str]:
    """Buttons and fields too small for an unsteady hand."""
    least = round(SMALLEST_TARGET * scale)
    for widget in seen(window):
        kinds = QAbstractButton | QComboBox | QLineEdit | QAbstractSpinBox
        if isinstance(widget, kinds) and not _inside(widget) and min(widget.width(), widget.height()) < least:
            yield f"{_name(widget)} is {widget.width()} × {widget.height()}"


def unseen_focus(window: QWidget, known: set[str]) -> Iterator[str]:
    """What shows no ring of the focus colour when it has the keyboard; kinds in `known` are passed and added."""
    for widget in seen(window):
        kind = f"{type(widget).__name__} {widget.property('kind') or ''} {widget.property('role') or ''}"
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _inside(widget) or kind in known:
            continue
        if not widget.isEnabled() or widget.focusProxy():
            continue
        known.add(kind)
        # A cell that is only laid out keeps the drawing it had without the keyboard.
        window.setUpdatesEnabled(True)
        # As by Tab: what has it already would not bring into sight what it chose in a larger window.
        widget.clearFocus()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not widget.hasFocus():
            yield f"{_name(widget)} does not take the keyboard"
            continue
        if not shows_focus(widget):
            yield f"{_name(widget)} ({kind})"


def shows_focus(widget: QWidget) -> bool:
    """Whether anything in it has the colour of the focus."""
    ring = QColor(colours_of(QGuiApplication.palette()).focus).rgb()
    picture = widget.grab().toImage()
    return any(picture.pixel(x, y) == ring for x in range(picture.width()) for y in range(picture.height()))


def _scrolled_away(window: QWidget) -> Iterator[str]:
    """What a dialog is answered by, when it is among what scrolls."""
    for area in window.findChildren(QScrollArea):
        for button in area.findChildren(QPushButton):
            if button.isVisible() and button.property("kind") == "primary":
                yield f"{_name(button)} scrolls with the rest"


def _is_told_whole(label: QLabel) -> bool:
    """Whether its words are under the mouse, be it that « … » stands for the middle of them."""
    return all(part in label.toolTip() for part in label.text().split("…"))


def _cut_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        high = label.heightForWidth(label.width())
        if high > label.height() + _SLACK:
            yield _told(label, label.text(), high)
        room = label.contentsRect().width()
        longest = max((label.fontMetrics().horizontalAdvance(word) for word in _unbroken(label.text())), default=0)
        if longest > room + _SLACK:
            yield _told(label, label.text(), longest)
    else:
        wanted = label.sizeHint()
        if wanted.width() > label.width() + _SLACK or wanted.height() > label.height() + _SLACK:
            yield _told(label, label.text(), wanted)


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    wanted = button.minimumSizeHint() if isinstance(button, QCheckBox | QRadioButton) else button.sizeHint()
    # A chosen button is written in bold, which the hint of an unchosen one does not count.
    bold = QFont(button.font())
    bold.setBold(True)
    widest = max((QFontMetrics(bold).horizontalAdvance(line) for line in button.text().split("\n")), default=0)
    if button.isCheckable() and not isinstance(button, QCheckBox | QRadioButton):
        wanted = wanted.expandedTo(QSize(widest + button.iconSize().width() * (not button.icon().isNull()), 0))
    if wanted.width() > button.width() + _SLACK or wanted.height() > button.height() + _SLACK:
        yield _told(button, button.text(), wanted)


def _cut_choice(choice: QComboBox) -> Iterator[str]:
    if choice.isEditable():
        return
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, choice).width()
    needed = choice.fontMetrics().horizontalAdvance(choice.currentText())
    if needed > room + _SLACK and choice.currentText() not in choice.toolTip():
        yield _told(choice, choice.currentText(), needed)


def _unbroken(words: str) -> list[str]:
    return re.split(r"[ \n\N{ZERO WIDTH SPACE}/-]", words)


def _inside(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another widget, which has the name and the size."""
    above = widget.parentWidget()
    return isinstance(above, QAbstractSpinBox | QComboBox | QAbstractItemView) or widget.objectName().startswith("qt_")


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {(widget.objectName() or widget.accessibleName() or _words(widget))[:60]!r}"


def _told(widget: QWidget, words: str, wanted: object) -> str:
    size = wanted.toTuple() if hasattr(wanted, "toTuple") else wanted
    return f"{type(widget).__name__} {words[:70]!r} has {widget.size().toTuple()}, needs {size}"
