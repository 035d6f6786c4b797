"""The base of every page: when it must show things afresh, and how its parts are laid out."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.use_cases.changes import Changes, Touched

from .context import Context
from .theme.tokens import Space, px
from .widgets import labels


class Page(QWidget):
    """One entry of the rail.

    A page overrides `refresh`, which is called before it is first seen and whenever something in `touched_by`
    has changed: at once when the page is visible, otherwise when it is next shown.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    touched_by: ClassVar[Touched] = Touched.EVERYTHING

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.heading = labels.title(self.title, self)
        self.sentence = labels.muted("", self)
        self.sentence.hide()
        self._stale = True
        self.setAccessibleName(self.title)
        context.runner.changed.connect(self._hear)

    def refresh(self) -> None:
        """Read everything shown again from the file, keeping the selection."""

    def aim(self, **target: object) -> None:
        """Show what another page pointed at; the meaning of `target` is the page's own."""

    def say(self, sentence: str) -> None:
        """Put one quiet line under the title, such as how many there are; '' takes it away."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def lay_out(
        self, body: QWidget | QLayout, *, actions: Sequence[QPushButton] = (), panel: QWidget | None = None
    ) -> None:
        """Arrange the page once: title and actions above, body below, a panel for what must be decided at the right."""
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XXL, Space.XL, Space.XXL, Space.L)))
        column.setSpacing(px(self, Space.L))
        column.addLayout(self._head(actions))
        if isinstance(body, QLayout):
            column.addLayout(body, 1)
        else:
            column.addWidget(body, 1)
        across.addLayout(column, 1)
        if panel is not None:
            across.addLayout(_side(panel, self))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _head(self, actions: Sequence[QPushButton]) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(px(self, Space.XS))
        words.addWidget(self.heading)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(px(self, Space.S))
        head.addLayout(words, 1)
        for action in actions:
            head.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _hear(self, changes: Changes) -> None:
        if not changes.touched & self.touched_by:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True


def _side(panel: QWidget, parent: QWidget) -> QVBoxLayout:
    side = QFrame(parent)
    side.setObjectName("side_panel")
    side.setFixedWidth(px(parent, 280))
    column = QVBoxLayout(side)
    column.setContentsMargins(*[px(parent, Space.L)] * 4)
    column.addWidget(panel)
    around = QVBoxLayout()
    around.setContentsMargins(*(px(parent, edge) for edge in (0, Space.XL, Space.XXL, Space.L)))
    around.addWidget(side)
    return around
