"""Who is there: the accounts as a short list, always in the order of their names."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QRadioButton, QVBoxLayout, QWidget

from ..remembering import remember, stored_in
from ..theme.tokens import Space, Target, bare, edged, px, window_room
from ..widgets import labels
from ..widgets.aloud import set_plain_tooltip
from ..widgets.banner import Banner
from ..widgets.scrolled import reveal

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QScrollArea

    from desktop_app.domain.account import Account

_WIDEST = 312
"""Pixels at scale 1 that the words of an account may take."""
_ROOM_FOR_BOTH = 600
"""The height of a screen, in pixels at scale 1, from which the accounts may scroll by themselves."""
_MOST_SHOWN = 5
"""Accounts in sight at once; the others are reached by the arrows or by scrolling."""
_MOST_REMEMBERED = 8
_FILE, _RECENT = "opening.ini", "opening/recent"


class AccountChoice(QWidget):
    """`changed` when another account is chosen, `picked` when it was by a click: the passphrase comes next.

    A single account is not a choice: its name alone is written.
    """

    changed = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts: tuple[Account, ...] = ()
        self._chosen = 0
        self._lines: dict[int, _Line] = {}
        self._label = labels.one_line("", "heading", self)
        self._label.setWordWrap(True)
        self._fault = Banner("danger", parent=self)
        self._list: QWidget | None = None
        self._column = bare(QVBoxLayout(self), Space.S)
        self._column.addWidget(self._label)
        self._column.addWidget(self._fault)

    def offer(self, accounts: "Sequence[Account]", recent: Sequence[int], *, chosen: bool) -> None:
        """Show these accounts; the first of `recent` among them is chosen when asked, or one that is alone."""
        self._accounts = tuple(sorted(accounts, key=lambda account: account.name.casefold()))
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
            self._list = None
        self._lines = {}
        alone = len(accounts) == 1
        self._label.setText(accounts[0].name if alone else "Qui êtes-vous ?")
        self._label.setVisible(bool(accounts))
        if len(accounts) > 1:
            self._fill()
        self._chosen = accounts[0].id if alone else 0
        if alone:
            self.changed.emit()
        elif chosen and (known := [each for each in recent if each in self._lines]):
            self.choose(known[0])

    def is_offered(self) -> bool:
        """Whether there is anybody to choose."""
        return bool(self._accounts)

    def choose(self, account_id: int) -> None:
        """Choose this account, when it is among those offered."""
        if account_id in self._lines:
            self._lines[account_id].setChecked(True)
            reveal(self._lines[account_id])

    def step(self, by: int) -> None:
        """Choose the account so many lines further down, or the first when nobody is chosen; it stops at both ends."""
        ids = [account.id for account in self._accounts]
        if ids:
            at = ids.index(self.chosen()) + by if self.chosen() else 0
            reached = ids[max(0, min(at, len(ids) - 1))]
            self.choose(reached)

    def choose_focused(self) -> None:
        """Choose the account that has the focus, when nobody is chosen."""
        focused = self.window().focusWidget()
        if not self.chosen() and isinstance(focused, _Line):
            focused.setChecked(True)

    def chosen(self) -> int:
        """The id of the account, 0 while none is chosen."""
        return self._chosen

    def complain(self, sentence: str) -> None:
        """Say what is wrong under the list; '' takes it away."""
        self._fault.say(sentence)

    def take_focus(self) -> None:
        """Put the focus on the account chosen, or on the first."""
        line = self._lines.get(self._chosen) or next(iter(self._lines.values()), None)
        if line is not None:
            line.setFocus()

    def _fill(self) -> None:
        inside = QFrame()
        inside.setProperty("role", "scrolled")
        column = edged(QVBoxLayout(inside), 0, Space.XS, within=self)
        for account in self._accounts:
            self._lines[account.id] = line = self._line(account, inside)
            column.addWidget(line)
        # On a small screen the window scrolls: a part of it that scrolls too would be lost in it.
        whole = len(self._accounts) <= _MOST_SHOWN or window_room(self).height() < px(self, _ROOM_FOR_BOTH)
        shown = inside if whole else self._scrolling(inside)
        shown.setObjectName("accounts")
        shown.setAccessibleName("Qui êtes-vous ?")
        self._list = shown
        self._column.insertWidget(1, shown)

    def _scrolling(self, inside: QWidget) -> "QScrollArea":
        area = QtWidgets.QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFixedHeight(_MOST_SHOWN * px(self, Target.ROW) + 4 * px(self, Space.XS))
        return area

    def _line(self, account: "Account", inside: QWidget) -> "_Line":
        said = f"{account.name}, {account.roles_in_words}"
        line = _Line(account.id, inside)
        line.setText(_fitting(line, f"{account.name}  ·  {account.roles_in_words}").replace("&", "&&"))
        set_plain_tooltip(line, said)
        line.setAccessibleName(said)
        line.setMinimumHeight(px(self, Target.ROW))
        line.picked.connect(self.picked)
        line.toggled.connect(self._take)
        return line

    def _take(self, checked: bool) -> None:
        line = self.sender()
        if checked and isinstance(line, _Line):
            self._chosen = line.account_id
            self.complain("")
            self.changed.emit()


class _Line(QRadioButton):
    picked = Signal()

    def __init__(self, account_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.account_id = account_id

    def mouseReleaseEvent(self, event: "QMouseEvent") -> None:
        """Tell a click from a move of the arrows, which chooses as well."""
        super().mouseReleaseEvent(event)
        self.picked.emit()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Choose whom the arrows come to, though nobody was chosen before: Qt would only move the focus.

        Held by test_an_arrow_chooses_though_nobody_was_chosen_before.
        """
        super().keyPressEvent(event)
        reached = self.window().focusWidget()
        if event.key() in (QtCore.Qt.Key.Key_Up, QtCore.Qt.Key.Key_Down) and isinstance(reached, _Line):
            reached.setChecked(True)

    def hitButton(self, pos: "QPoint") -> bool:
        """Take a click anywhere on the line, not on its words alone.

        Held by test_a_click_beside_the_words_of_a_name_chooses_it.
        """
        return self.rect().contains(pos)


def _fitting(line: QRadioButton, words: str) -> str:
    metrics, room = line.fontMetrics(), px(line, _WIDEST)
    # Nearly every name fits, and needs none of what cutting it takes to load.
    if metrics.horizontalAdvance(words) <= room:
        return words
    return metrics.elidedText(words, QtCore.Qt.TextElideMode.ElideRight, room)


def recent_accounts(config: Path) -> tuple[int, ...]:
    """Who used this PC last, by number alone: names stay in the data folder; nothing when the file says nonsense."""
    stored = str(stored_in(config, _FILE).value(_RECENT, ""))
    return tuple(int(word) for word in stored.split(";") if word.isascii() and word.isdigit())[:_MOST_REMEMBERED]


def note_account(config: Path, account_id: int) -> None:
    """This account has just opened its session here."""
    others = [known for known in recent_accounts(config) if known != account_id]
    remember(stored_in(config, _FILE), {_RECENT: ";".join(map(str, [account_id, *others][:_MOST_REMEMBERED]))})
