"""The frame of the dialogs that are one form: a column that scrolls, and the buttons always in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from .context import Context
from .theme.tokens import CONTENT_WIDTH, Space, open_at, px
from .widgets import labels
from .widgets.buttons import primary, secondary
from .widgets.form import Form
from .widgets.long_words import breakable
from .widgets.shortcut import shortcut
from .widgets.stack import Stack


class FormDialog(QDialog):
    """A form under a title; Enter does what it says, Ctrl+Enter does and closes, Esc asks if something was typed."""

    abandon = "Abandonner ?"
    offers_more = False
    hint = ""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.form = Form()
        self.settled = False
        self.agree = primary(title, self)
        self.give_up = secondary("Annuler", self)
        self.above = labels.read_elsewhere("", self)
        self.stack = Stack(self)
        self.stack.addWidget(self._sheet(title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.agree.clicked.connect(self.place)
        self.give_up.clicked.connect(self.reject)
        shortcut(("Ctrl+Return", "Ctrl+Enter"), f"{title} et fermer", self.place_and_close, self)
        self._size()

    def give(self) -> bool:
        """Do what the primary button says, or show why not; whether it was done."""
        raise NotImplementedError

    def place(self) -> None:
        """Do it; the dialog stays when it has more to offer."""
        self._finish(close=not self.offers_more)

    def place_and_close(self) -> None:
        """Do it and close."""
        self._finish(close=True)

    def say_verb(self, words: str) -> None:
        """Write on the primary button what it does now."""
        self.agree.setText(words)
        self.agree.setAccessibleName(words)

    def say_above(self, words: str) -> None:
        """Say something above the buttons, and with the primary one to who hears it; '' says nothing."""
        self.above.setText(breakable(words))
        self.above.setVisible(bool(words))
        self.agree.setAccessibleDescription(words)

    def put_above(self, widget: QWidget) -> None:
        """Keep this in sight between what scrolls and the buttons."""
        self._foot.addWidget(widget)

    def reject(self) -> None:
        """Close, after asking when something typed would be lost."""
        lost = self.form.was_edited() and not self.settled
        if not lost or self.context.dialogs.ask(
            self.abandon, "Ce que vous avez choisi ici sera perdu.", "Abandonner", "Continuer"
        ):
            super().reject()

    def _finish(self, *, close: bool) -> None:
        self.settled = self.settled or self.give()
        if self.settled and close:
            self.accept()

    def _sheet(self, title: str) -> QWidget:
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XL, Space.XL, Space.S, Space.L)))
        column.setSpacing(px(self, Space.L))
        column.addWidget(labels.title(title, sheet))
        column.addWidget(self._scrolled(), 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(0, 0, px(self, Space.L), 0)
        self._foot.addWidget(self.above)
        column.addLayout(self._foot)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, px(self, Space.L), 0)
        row.setSpacing(px(self, Space.S))
        row.addWidget(labels.muted(self.hint, sheet), 1)
        row.addWidget(self.give_up)
        row.addWidget(self.agree)
        column.addLayout(row)
        return sheet

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(area)
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(self, 2), 0, px(self, Space.L), 0)
        # Across, for a column asks how high the form is at its own width, wider than the form ever gets.
        across = QHBoxLayout()
        across.addWidget(self.form, 1)
        across.addStretch(0)
        column.addLayout(across)
        column.addStretch(1)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area

    def _size(self) -> None:
        open_at(self, CONTENT_WIDTH + 90, 640)
