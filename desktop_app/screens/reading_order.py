"""Tab and screen readers go through a window as its layouts are read, whatever the order in which it was made."""

from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from .front_window import FrontWindowListener

_WHOLE = QAbstractItemView | QAbstractSpinBox | QCalendarWidget | QComboBox | QLineEdit
"""Their parts are Qt's own affair."""
_STEPS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ReadingOrder(FrontWindowListener):
    """Takes Tab in hand in the window in front: what comes next is looked up then, for rows may have come and gone.

    Qt's own chain follows the order in which widgets were made, and a focus proxy makes it leap over others (as in
    https://github.com/qbittorrent/qBittorrent/pull/17829): nothing here orders it by hand.
    Held by test_a_scene_can_be_worked_by_keyboard_and_by_ear, in the built program by test_tab_goes_there_as_one_reads.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        app.focusObjectChanged.connect(self._follow)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the next stop on Tab, to the one before on Shift+Tab; in a menu Qt does."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _STEPS:
            return False
        held = QApplication.focusWidget()
        if held is None or event.modifiers() & _COMMANDS or QApplication.activePopupWidget():
            return False
        if isinstance(held, QTextBrowser):
            # Through its links first; at the last one it lets the keyboard go.
            # Held by test_tab_goes_through_the_links_of_a_text_before_it_leaves_it.
            QApplication.sendEvent(held, event)
            if held.hasFocus():
                return True
        return go_on(held, _STEPS[Qt.Key(event.key())])

    def _follow(self) -> None:
        window = QApplication.activeWindow()
        if QAccessible.isActive() and window is not None:
            read_in_order(window)


def go_on(held: QWidget, step: int) -> bool:
    """Give the keyboard to the next stop of the window, or the one before; False when it stands at none."""
    stops = [widget for widget in in_reading_order(held.window()) if widget is held or _is_stop(widget)]
    if held not in stops or len(stops) < 2:
        return False
    reached = stops[(stops.index(held) + step) % len(stops)]
    reached.setFocus(Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason)
    above = reached.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(reached)
        above = above.parentWidget()
    return True


def first_stop(within: QWidget) -> QWidget | None:
    """The first of what Tab comes to there, but for the « ? » of a title."""
    return next((one for one in in_reading_order(within) if _is_stop(one) and one.objectName() != "help_button"), None)


def read_in_order(window: QWidget) -> None:
    """Have a screen reader go through a window as its layouts are read: it follows what lies over what.

    Held by test_a_scene_can_be_worked_by_keyboard_and_by_ear.
    """
    for above in [window, *in_reading_order(window)]:
        if above.layout() is not None and (wanted := _children(above)) != _widgets(above):
            for child in wanted:
                child.raise_()


def _is_stop(widget: QWidget) -> bool:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive():
        # Of the choices of a group, the chosen one, or the first; the arrows go to the others. Qt's own notion of
        # which that is stays behind when another one is chosen without the keyboard.
        # Held by test_of_several_choices_tab_comes_to_the_one_that_the_program_chose.
        chosen = group.checkedButton()
        return widget.isEnabled() and widget is (chosen if chosen and chosen.isVisible() else group.buttons()[0])
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.focusProxy()


def in_reading_order(widget: QWidget) -> list[QWidget]:
    """What is in a widget and not hidden, in the order in which it is read."""
    found: list[QWidget] = []
    _gather(widget, found)
    return found


def _gather(widget: QWidget, found: list[QWidget]) -> None:
    # One list filled on the way down: handed up from one generator to the next, each widget passed through nine.
    if isinstance(widget, _WHOLE):
        return
    for child in _children(widget):
        if not child.isHidden() and not child.isWindow():
            found.append(child)
            _gather(child, found)


def _children(widget: QWidget) -> list[QWidget]:
    """Those in its layout, as it is read, then the others."""
    every = _widgets(widget)
    if (layout := widget.layout()) is None:
        return every
    within: list[QWidget] = []
    _gather_in_layout(layout, every, within)
    placed = set(within)
    return [*within, *(child for child in every if child not in placed)]


def _widgets(widget: QWidget) -> list[QWidget]:
    return [child for child in widget.children() if isinstance(child, QWidget)]


def _gather_in_layout(layout: QLayout, every: list[QWidget], found: list[QWidget]) -> None:
    """Add those of `every` that stand in a layout and in the layouts within it.

    Never asked by `itemAt`: PySide6 keeps what it answers as a part of the layout, still there once Qt has freed it
    with its widget; the next widget that Qt makes at its address is then taken for it, which ended gestures with a
    TypeError (as in https://github.com/pyside/Shiboken/issues/74). Held by test_nobody_asks_a_layout_for_its_items.
    """
    parts: list[QWidget | QLayout] = [*every, *(child for child in layout.children() if isinstance(child, QLayout))]
    stands = {at: part for part in parts if (at := layout.indexOf(part)) >= 0}
    read_at = partial(_read_at, layout) if isinstance(layout, QGridLayout) else None
    for at in sorted(sorted(stands), key=read_at):
        if isinstance(part := stands[at], QLayout):
            _gather_in_layout(part, every, found)
        else:
            found.append(part)


def _read_at(grid: QGridLayout, at: int) -> tuple[int, int]:
    """What stands beside several rows is read after them."""
    row, column, rows, _ = cast("tuple[int, int, int, int]", grid.getItemPosition(at))
    return row + rows - 1, column
