"""Every shortcut and every printable key, with every modifier, in every window: nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from tests.accessibility import walk
from tests.accessibility.conftest import Done
from tests.accessibility.played import Played, called, shown_dialog
from tests.helpers.deep import DEEP
from tests.helpers.typing import press_in_window
from tests.looks import guards

ASCII = [chr(code) for code in range(0x20, 0x7F) if not chr(code).isupper()]
FRENCH = list("éèàçùâêîôûëïüœæÉÈÀÇ€£µ§°²³¤¨’«»…–")
_HELD = Qt.KeyboardModifier
ALTGR = _HELD.ControlModifier | _HELD.AltModifier
"""As Windows tells it; elsewhere it changes the sign, and is no modifier."""
MODIFIERS = [
    held | shift
    for held in (_HELD.NoModifier, _HELD.ControlModifier, _HELD.AltModifier, ALTGR, _HELD.MetaModifier)
    for shift in (_HELD.NoModifier, _HELD.ShiftModifier)
]


_A_PICTURE_EVERY = 69
"""As many as there are signs: what a key does wrong to the window is still there some keys later."""
_SHARES = 9


def ill_taken(scene: Played, done: Done) -> Iterator[str]:
    """What a key does wrong in a scene: held, it presses nothing again, and no shortcut is looked up for it.

    Then each is pressed, for what breaks breaks the test.
    """
    keyboard, presses = Keyboard(scene), Presses()
    yield from keyboard.hold_all(presses)
    yield from (f"a key held presses « {words} »" for words in presses.heard)
    keyboard.press_all(done)


def kind(window: QWidget) -> tuple[str, ...]:
    """What tells one window from another for keys: its class, what hears them there by itself, the shortcuts."""
    seen = [window, *(one for one in window.findChildren(QWidget) if one.isVisible())]
    hear = {type(one).__name__ for one in seen if _hearing(type(one))}
    return (type(window).__name__, *sorted(hear), *shortcuts(window))


def shortcuts(window: QWidget) -> list[str]:
    """The keys that a window and its buttons have."""
    of_windows = [keys for one in window.findChildren(QShortcut) for keys in list(one.keys())]
    of_buttons = [one.shortcut() for one in window.findChildren(QAbstractButton)]
    return sorted({keys.toString() for keys in [*of_windows, *of_buttons] if not keys.isEmpty()})


def _due(window: QWidget, done: Done) -> list[str]:
    """The shortcuts in sight to be pressed: once for whose they are in this window, and all of them in depth.

    Each state of a page has the rail and the gestures of a day again. What another page has stands on the same key
    for something else, and is not heard while that page is hidden.
    """
    if DEEP:
        return shortcuts(window)
    of_windows = [
        (keys.toString(), type(one.parent()).__name__)
        for one in window.findChildren(QShortcut)
        if one.parent().isVisible()
        for keys in list(one.keys())
    ]
    of_buttons = [
        (one.shortcut().toString(), f"{type(one).__name__} {called(one)}")
        for one in guards.seen(window)
        if isinstance(one, QAbstractButton) and one.isEnabled() and not one.shortcut().isEmpty()
    ]
    kind = type(window).__name__
    due = [keys for keys, whose in [*of_windows, *of_buttons] if done.is_first("shortcut", kind, keys, whose)]
    return list(dict.fromkeys(due))


class Presses(QObject):
    """Remembers the words of the buttons that were pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def follow(self, window: QWidget) -> None:
        """Listen to each button of a window."""
        for button in window.findChildren(QAbstractButton):
            button.clicked.connect(self._note)

    def _note(self) -> None:
        self.heard.append(self.sender().property("text"))


class Keyboard:
    """Presses keys in the window of a scene, which is played again once a key has closed it."""

    def __init__(self, scene: Played) -> None:
        self._scene = scene
        self._begin(scene.as_at_first())
        self._place: QWidget | None = None
        self._presses = count()

    def press_all(self, done: Done) -> None:
        """Every key where the keyboard is at first, then where nothing is typed; not where one like it had them all."""
        places = self._places(done)
        for where in places:
            self._stand(where)
            for held in MODIFIERS:
                for sign in self._share(ASCII, held):
                    self._press(where, sign, held)
                self._let_go(held)
            for held in (_HELD.NoModifier, _HELD.ControlModifier, ALTGR):
                for sign in self._share(FRENCH, held):
                    self._press(where, sign, held)
        self._press_shortcuts(_due(self._window, done))

    def _share(self, signs: list[str], held: Qt.KeyboardModifier) -> list[str]:
        """All of them as they are typed; with another key held a ninth, which is another one in each scene.

        Those that are somebody's in this window, letters of buttons among them, are pressed as shortcuts.
        """
        if DEEP or not held & ~_HELD.ShiftModifier:
            return signs
        return signs[sum(map(ord, self._scene.name)) % _SHARES :: _SHARES]

    def hold_all(self, presses: Presses) -> list[str]:
        """Hold what presses, at each stop of Tab, and every shortcut; those for which a shortcut was looked up."""
        presses.follow(self._window)
        looked_up = []
        for at in range(len(walk.stops(self._window))):
            self._stand(at)
            for key, text in ((Qt.Key.Key_Return, "\r"), (Qt.Key.Key_Enter, "\r"), (Qt.Key.Key_Space, " ")):
                if press_in_window(self._window, key, text=text, held=True):
                    looked_up.append(f"{key.name} on {self._place}")
        for keys in shortcuts(self._window):
            pressed = QKeySequence(keys)[0]
            if press_in_window(self._window, pressed.key(), pressed.keyboardModifiers(), held=True):
                looked_up.append(keys)
        return looked_up

    def _places(self, done: Done) -> list[int]:
        """Once for the rail of all pages: it hears the same there, and their shortcuts come from the first place.

        Likewise for the list of a day in each of its states: what is new among the shortcuts is pressed by itself.
        """
        stops = walk.stops(self._window)
        typed_in = [at for at, one in enumerate(stops) if one is QApplication.focusWidget()]
        pressed = [at for at, one in enumerate(stops) if isinstance(one, QAbstractButton | QAbstractItemView)][:1]
        return [at for at in dict.fromkeys([*typed_in, *pressed]) if done.is_first("part", *_part(stops[at]))]

    def _stand(self, where: int) -> None:
        stops = walk.stops(self._window)
        if where < len(stops):
            stops[where].setFocus()
        self._place = QApplication.focusWidget()

    def _press(self, where: int, sign: str, held: Qt.KeyboardModifier) -> None:
        self._stay()
        if self._place is None or QApplication.focusWidget() is not self._place:
            self._stand(where)
        # QTest paints after each of up to eight events.
        self._window.setUpdatesEnabled(next(self._presses) % _A_PICTURE_EVERY == 0)
        if sign not in ASCII or not held & ~_HELD.ShiftModifier:
            press_in_window(self._window, ord(sign.upper()), held, sign)
        elif _shows_letters(held):
            # Alt stays down from one sign to the next: its letters are shared out once, and again once it was let go.
            QTest.keyPress(self._window.windowHandle(), Qt.Key(ord(sign.upper())), held)
            if alive(self._window):
                QTest.keyRelease(self._window.windowHandle(), Qt.Key(ord(sign.upper())))
            self._wait_for_letters()
        else:
            QTest.keyClick(self._window.windowHandle(), Qt.Key(ord(sign.upper())), held)
        self._come_back()

    def _wait_for_letters(self) -> None:
        """A button pressed by its letter is clicked a tenth of a second later: one at a time, as by hand.

        One that opens a menu stays down for as long as the menu is there.
        """
        while (
            alive(self._window)
            and QApplication.activePopupWidget() is None
            and any(each.isDown() for each in self._window.findChildren(QAbstractButton))
        ):
            QTest.qWait(10)

    def _let_go(self, held: Qt.KeyboardModifier) -> None:
        self._stay()
        if _shows_letters(held):
            QTest.keyRelease(self._window.windowHandle(), Qt.Key.Key_Alt)

    def _press_shortcuts(self, shortcuts: list[str]) -> None:
        self._stay()
        self._window.setUpdatesEnabled(True)
        for keys in shortcuts:
            self._stay()
            QTest.keySequence(self._window.windowHandle(), keys)
            self._wait_for_letters()
            self._come_back()

    def _stay(self) -> None:
        """Set the scene up again when what a key began has closed it since: a worker's answer, a late animation.

        What the key before has closed is freed first: here no loop runs around, and the first one that does, while a
        gesture is written, would free it under the key.
        """
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not alive(self._window):
            self._come_back()

    def _come_back(self) -> None:
        """Close what the key has opened; set the scene up again when the key has closed it."""
        front = QApplication.activePopupWidget() or QApplication.activeWindow()
        if front is self._window and alive(self._window):
            return
        for above in [*QApplication.topLevelWidgets()]:
            if above is not self._window and above.isVisible() and (shown_dialog(above) or above.isWindow()):
                above.hide()
        if not alive(self._window):
            self._begin(self._scene.again())
        self._window.activateWindow()
        self._scene.stage.settle(0)

    def _begin(self, window: QWidget) -> None:
        self._window, asked = window, self._scene.stage.dialogs
        asked.answers, asked.paths = [False] * 10_000, [None] * 10_000


def alive(window: QWidget) -> bool:
    """Whether a window is still there to be seen."""
    try:
        return window.isVisible()
    except RuntimeError:
        return False


def _part(widget: QWidget) -> tuple[str, ...]:
    """What a key meets there: the class of the widget, then of each that holds it, which may hear what it makes of it.

    A button makes nothing of a key but a press: of what holds it, only those count that hear keys themselves.
    """
    holding, above = [], widget
    while not above.isWindow():
        above = above.parentWidget()
        holding.append(type(above))
    if isinstance(widget, QAbstractButton):
        return (type(widget).__name__, *(heard.__name__ for kind in holding for heard in _hearing(kind)))
    return (type(widget).__name__, *(kind.__name__ for kind in holding))


def _shows_letters(held: Qt.KeyboardModifier) -> bool:
    return held & ~_HELD.ShiftModifier == _HELD.AltModifier


def _hearing(kind: type) -> list[type]:
    """Of a class and those it is made from, ours that hear keys by themselves."""
    ours = [one for one in kind.__mro__ if one.__module__.startswith("desktop_app")]
    return [one for one in ours if {"keyPressEvent", "eventFilter", "event"} & set(vars(one))]
