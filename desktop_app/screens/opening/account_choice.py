"""Who is there: the accounts as a short list, whoever used this PC last first."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.account import Account

from ..theme.tokens import Space, Target, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.tooltip import set_plain_tooltip

_WIDEST = 312
"""Pixels at scale 1 that the words of an account may take."""
_MOST_SHOWN = 5
"""Accounts in sight at once; the others are reached by the arrows or by scrolling."""


class AccountChoice(QWidget):
    """`changed` when another account is chosen, `picked` when it was by a click: the passphrase comes next.

    A single account is not a choice: its name alone is written.
    """

    changed = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts: tuple[Account, ...] = ()
        self._group = QButtonGroup(self)
        self._label = labels.heading("", self)
        self._fault = Banner("danger", parent=self)
        self._area = _List(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.S))
        column.addWidget(self._label)
        column.addWidget(self._area)
        column.addWidget(self._fault)
        self._group.idToggled.connect(self._tell)

    def offer(self, accounts: Sequence[Account], recent: Sequence[int], *, chosen: bool) -> None:
        """Show these accounts, those of `recent` first; the first one is chosen when asked, or when it is alone."""
        self._accounts = tuple(sorted(accounts, key=lambda account: _rank(account, recent)))
        for button in self._group.buttons():
            self._group.removeButton(button)
        alone = len(accounts) == 1
        self._label.setText(accounts[0].name if alone else "Qui êtes-vous ?")
        self._label.setVisible(bool(accounts))
        self._area.setVisible(len(accounts) > 1)
        self._area.fill([self._line(account) for account in self._accounts])
        if alone or (chosen and accounts and self._accounts[0].id in recent):
            self._group.button(self._accounts[0].id).setChecked(True)

    def is_offered(self) -> bool:
        """Whether there is anybody to choose."""
        return bool(self._accounts)

    def choose(self, account_id: int) -> None:
        """Choose this account, when it is among those offered."""
        button = self._group.button(account_id)
        if button is not None:
            button.setChecked(True)

    def step(self, by: int) -> None:
        """Choose the account so many lines further down, or the first when nobody is chosen; it stops at both ends."""
        ids = [account.id for account in self._accounts]
        if ids:
            at = ids.index(self.chosen()) + by if self.chosen() else 0
            reached = self._group.button(ids[max(0, min(at, len(ids) - 1))])
            reached.setChecked(True)
            self._area.ensureWidgetVisible(reached)

    def choose_focused(self) -> None:
        """Choose the account that has the focus, when nobody is chosen."""
        focused = self.window().focusWidget()
        if not self.chosen() and isinstance(focused, _Line):
            focused.setChecked(True)

    def chosen(self) -> int:
        """The id of the account, 0 while none is chosen."""
        return max(0, self._group.checkedId())

    def name(self) -> str:
        """The name of the account chosen, or ''."""
        return next((account.name for account in self._accounts if account.id == self.chosen()), "")

    def complain(self, sentence: str) -> None:
        """Say what is wrong under the list; '' takes it away."""
        self._fault.say(sentence)

    def take_focus(self) -> None:
        """Put the focus on the account chosen, or on the first."""
        button = self._group.checkedButton() or next(iter(self._group.buttons()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, account: Account) -> QRadioButton:
        words = f"{account.name}  ·  {account.roles_in_words}"
        line = _Line(self)
        elided = line.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, px(self, _WIDEST))
        line.setText(elided.replace("&", "&&"))
        set_plain_tooltip(line, f"{account.name}, {account.roles_in_words}")
        line.setAccessibleName(f"{account.name}, {account.roles_in_words}")
        line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line.setMinimumHeight(px(self, Target.ROW))
        line.picked.connect(self.picked)
        self._group.addButton(line, account.id)
        return line

    def _tell(self, _account_id: int, checked: bool) -> None:
        if checked:
            self.complain("")
            self.changed.emit()


class _Line(QRadioButton):
    picked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click from a move of the arrows, which chooses as well."""
        super().mouseReleaseEvent(event)
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose whom the arrows come to, though nobody was chosen before: Qt would only move the focus."""
        super().keyPressEvent(event)
        reached = self.window().focusWidget()
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and isinstance(reached, _Line):
            reached.setChecked(True)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the line, not on its words alone."""
        return self.rect().contains(pos)


class _List(QScrollArea):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("accounts")
        self.setAccessibleName("Qui êtes-vous ?")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fill(self, lines: Sequence[QWidget]) -> None:
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[px(self, Space.XS)] * 4)
        column.setSpacing(0)
        for line in lines:
            column.addWidget(line)
        self.setWidget(inside)
        shown = min(len(lines), _MOST_SHOWN)
        self.setFixedHeight(shown * px(self, Target.ROW) + 4 * px(self, Space.XS))


def _rank(account: Account, recent: Sequence[int]) -> tuple[int, str]:
    return (recent.index(account.id) if account.id in recent else len(recent), account.name.casefold())
