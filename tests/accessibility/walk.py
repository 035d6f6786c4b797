"""What a machine can tell of a window to be worked without eyes or without a mouse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from string import ascii_lowercase

from PySide6.QtCore import QAbstractTableModel, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QTextBrowser,
    QWidget,
)

from desktop_app.screens.reading_order import read_in_order
from desktop_app.screens.theme.tokens import px
from tests.looks import guards

ROLES_WITHOUT_A_MEANING = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}
"""But for what is only scrolled: Qt has no role for that."""
SMALLEST_ROW = guards.SMALLEST_TARGET
_LONGEST_ROUND, _MOST_LINKS = 400, 200


def stops(window: QWidget) -> list[QWidget]:
    """What Tab must come to: all that is in sight, works, and is no part of another stop."""
    return [
        widget
        for widget in guards.seen(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.window() is window
        if not widget.focusProxy() and not _inside(widget)
    ]


def mute(window: QWidget) -> Iterator[str]:
    """Stops without a name or a role that says what they are, and fields whose help or fault is not read out."""
    labels = _labels(window)
    for widget in stops(window):
        face = QAccessible.queryAccessibleInterface(widget)
        name, role = face.text(QAccessible.Text.Name).strip(), face.role()
        if not name and widget not in labels:
            yield f"{_told(widget)} has no name"
        if role in ROLES_WITHOUT_A_MEANING and not isinstance(widget, QAbstractScrollArea):
            yield f"{_told(widget)} is {role.name}"
        read = face.text(QAccessible.Text.Description)
        for words in _written_beside(labels.get(widget, [])):
            if words not in read:
                yield f"{_told(widget)} does not read « {words} », but « {read} »"


def heard_ill(window: QWidget) -> Iterator[str]:
    """What is said in vain, twice, or as something else than it is."""
    for widget in guards.seen(window):
        face = QAccessible.queryAccessibleInterface(widget)
        name, more = (_plain(face.text(kind)) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
        if widget.window() is not window or _inside(widget):
            continue
        if " · " in name + more:
            yield f"{_told(widget)} is heard with « point médian »"
        if more and (more in name or name == more.partition(" (")[0]):
            yield f"{_told(widget)} is heard twice"
        if face.role() is QAccessible.Role.LayeredPane:
            yield f"{_told(widget)} is a « panneau superposé »"
        if isinstance(widget, QAbstractButton) and not _says_its_words(widget, name):
            yield f"{_told(widget)} shows « {widget.text()} » and is heard as « {name} »"
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        if group is not None and group.exclusive() and face.role() is QAccessible.Role.CheckBox:
            yield f"{_told(widget)} is one of several and is heard as a box to tick"


def _plain(words: str) -> str:
    return " ".join(words.split()).strip()


def _says_its_words(button: QAbstractButton, name: str) -> bool:
    """Whether whoever asks for a button by what they see on it is understood, keys, signs and an ellipsis aside."""
    shown = button.text().partition("  ")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")
    words = [word.strip("….,:") for word in _plain(shown).split()]
    return all(word.lower() in name.lower() for word in words if any(sign.isalpha() for sign in word))


def silent_rows(window: QWidget) -> Iterator[str]:
    """Rows of lists and tables that say nothing."""
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None or _inside(view):
            continue
        for at in range(min(model.rowCount(), 30)):
            # A list model of Python keeps the number of its columns to itself.
            columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
            cells = [model.index(at, column) for column in range(columns)]
            said = [cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data() for cell in cells]
            if not any(said):
                yield f"row {at} of {_told(view)}"


def off_the_round(window: QWidget) -> Iterator[str]:
    """Where Tab does not come, comes in another order than one reads, or stops where nothing can be seen."""
    wanted = stops(window)
    if not wanted:
        return
    min(wanted, key=_from_the_corner).setFocus()
    # There and back: of the choices of a group the round passes by the chosen one only.
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Backtab)
    came, seen = [], QApplication.focusWidget()
    while seen is not None and seen not in came and len(came) < _LONGEST_ROUND:
        came.append(seen)
        if seen.visibleRegion().isEmpty() and seen is not came[0]:
            yield f"{_told(seen)} has the keyboard and is out of sight"
        seen = _after_tab(seen)
    if seen is None or seen is not came[0]:
        yield f"Tab goes from {_told(came[-1])} to {_told(seen) if seen else 'nothing'}, not to the start"
    groups = [_group(one) for one in came if _group(one)]
    never = [one for one in wanted if one not in came and _group(one) not in groups]
    yield from (f"Tab never comes to {_told(one)}" for one in never)
    back = [pair for pair in pairwise([*came, came[0]]) if _goes_back(*pair) and not _in_corner(pair[1])]
    # A round goes back once, from its end to its beginning.
    if len(back) > 1:
        yield from (f"Tab goes back from {_told(one)} to {_told(other)}" for one, other in back)


def low_rows(window: QWidget) -> Iterator[str]:
    """Rows of lists too low for an unsteady hand."""
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None and view.model().rowCount() and not _inside(view):
            height = view.visualRect(view.model().index(0, 0)).height()
            if height < SMALLEST_ROW * px(window, 100) / 100:
                yield f"rows of {_told(view)} are {height} high"


def quarrels(window: QWidget) -> Iterator[str]:
    """Keys that mean two things at once, that a French keyboard cannot type, or that nothing explains."""
    keys: Counter[str] = Counter()
    for shortcut in window.findChildren(QShortcut):
        above = shortcut.parent()
        if shortcut.isEnabled() and isinstance(above, QWidget) and above.isVisible() and above.window() is window:
            if not shortcut.whatsThis():
                yield f"{[key.toString() for key in list(shortcut.keys())]} is not explained"
            if shortcut.context() is Qt.ShortcutContext.WindowShortcut:
                keys.update(key.toString() for key in list(shortcut.keys()))
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.window() is window:
            keys.update([button.shortcut().toString()])
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.window() is window and label.textFormat() is not Qt.TextFormat.PlainText:
            keys.update([QKeySequence.mnemonic(label.text()).toString()])
    for key, times in keys.items():
        if key and times > 1:
            yield f"{key} means {times} things"
        if "Ctrl+Alt" in key or "Alt+Ctrl" in key:
            yield f"{key} is AltGr"


def without_a_letter(window: QWidget) -> Iterator[str]:
    """What Alt gives no letter though one is left, letters given twice, and what letting go does not put back."""
    before = _words_and_keys(window)
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Alt)
    held = _words_and_keys(window)
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    letters = Counter(
        keys
        for widget, (_, keys) in held.items()
        if keys != before[widget][1] or (keys.startswith("Alt+") and keys[-1].lower() in ascii_lowercase)
    )
    yield from (f"{keys} is for {many}" for keys, many in letters.items() if many > 1)
    for widget, (words, keys) in before.items():
        if held[widget] == (words, keys) and _wants_a_letter(widget):
            left = {sign for sign in words.partition("  ")[0].lower() if sign in ascii_lowercase}
            if left - {keys.rpartition("+")[2].lower() for keys in letters}:
                yield f"{_told(widget)} has no letter"
    after = _words_and_keys(window)
    # What a worker has found meanwhile may have changed the words themselves.
    same = [
        widget
        for widget, (words, _) in before.items()
        if widget in after and _unmarked(after[widget][0]) == _unmarked(words)
    ]
    if any(after[widget] != before[widget] for widget in same):
        yield "what Alt has shown stays"


def _unmarked(words: str) -> str:
    return words.replace("&", "")


def _words_and_keys(window: QWidget) -> dict[QWidget, tuple[str, str]]:
    return {
        widget: (widget.text(), _keys_of(widget))
        for widget in guards.seen(window)
        if isinstance(widget, QAbstractButton | QLabel) and widget.window() is window
    }


def _keys_of(widget: QAbstractButton | QLabel) -> str:
    if isinstance(widget, QAbstractButton):
        return widget.shortcut().toString()
    return QKeySequence.mnemonic(widget.text()).toString() if widget.buddy() else ""


def _wants_a_letter(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return widget.buddy() is not None and widget.buddy().isEnabled() and widget.buddy().isVisible()
    return widget.isEnabled() and widget.property("kind") in ("primary", "secondary", "danger", "quiet")


def read_out_of_order(window: QWidget) -> Iterator[str]:
    """Neighbours that a screen reader goes through in another order than one reads."""
    read_in_order(window)
    read = _read(window)
    for above in guards.seen(window):
        children = [one for one in above.children() if isinstance(one, QWidget) and one in read and not _in_corner(one)]
        for one, other in pairwise(children):
            if _goes_back(one, other):
                yield f"{_told(one)} is read before {_told(other)} in {_told(above)}"


def _in_corner(widget: QWidget) -> bool:
    """Whether it is the « ? » over a window, in none of its layouts: it is read last."""
    return widget.objectName() == "help_button" and bool(widget.parentWidget().isWindow())


def _read(window: QWidget) -> set[QWidget]:
    """What says something in a window, and whatever holds it."""
    read: set[QWidget] = set()
    for widget in guards.seen(window):
        if _says_something(widget) and widget.window() is window:
            each: QWidget | None = widget
            while each is not None and each not in read:
                read.add(each)
                each = None if each.isWindow() else each.parentWidget()
    return {widget for widget in read if not widget.objectName().startswith("qt_")}


def _says_something(widget: QWidget) -> bool:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return bool(words) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _goes_back(one: QWidget, other: QWidget) -> bool:
    """Whether the second stands before the first: higher, not in a column to its right, or left of it on its line."""
    a, b = _place(one, other), _place(other, one)
    higher = b.bottom() <= a.top() and b.left() < a.right()
    same_line = b.center().y() in range(a.top(), a.bottom() + 1) and a.center().y() in range(b.top(), b.bottom() + 1)
    return higher or (same_line and b.right() <= a.left())


def _place(widget: QWidget, beside: QWidget) -> QRect:
    """Where it stands for somebody who comes from beside; what is scrolled stands where its frame does."""
    shown, above = widget, widget
    while not above.isWindow() and not above.isAncestorOf(beside):
        shown = above if isinstance(above, QAbstractScrollArea) else shown
        above = above.parentWidget()
    return QRect(shown.mapTo(above, QPoint()), shown.size())


def _after_tab(widget: QWidget) -> QWidget | None:
    """Where Tab goes from here; through the links of a text first."""
    for _ in range(_MOST_LINKS if isinstance(widget, QTextBrowser) else 1):
        QTest.keyClick(widget.window().windowHandle(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not widget:
            break
    return QApplication.focusWidget()


def _from_the_corner(widget: QWidget) -> int:
    corner = widget.mapTo(widget.window(), QPoint())
    return corner.x() + corner.y()


def _group(widget: QWidget) -> QObject | None:
    """The buttons among which Tab comes to one, and the arrows to the others; what holds them when they have none."""
    if not isinstance(widget, QAbstractButton):
        return None
    return widget.group() or (widget.parentWidget() if widget.autoExclusive() else None)


def _labels(window: QWidget) -> dict[QWidget, list[QLabel]]:
    """The labels in sight by the field that they name."""
    found: dict[QWidget, list[QLabel]] = {}
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.buddy() is not None:
            found.setdefault(label.buddy(), []).append(label)
    return found


def _written_beside(labels: list[QLabel]) -> list[str]:
    """The help and the fault in the row of a field."""
    rows = [label.parentWidget() for label in labels]
    beside = [label for row in rows for label in row.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in beside if label.property("role") in ("muted", "fault") and not label.buddy()]


def _inside(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return isinstance(above, QAbstractSpinBox | QComboBox | QAbstractItemView) or widget.objectName().startswith("qt_")


def _told(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} « {(widget.accessibleName() or words or widget.objectName())[:50]} »"
