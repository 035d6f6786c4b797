"""One part of Réglages: a sentence, fields, and its own « Enregistrer »."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import Fault, MandatesEnd
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..runner import ShowsFaults
from ..theme.tokens import Space, Target, px
from ..widgets import labels
from ..widgets.aloud import announce
from ..widgets.buttons import allow, primary, secondary
from ..widgets.flow import Flow
from ..widgets.scrolled import Scrolled, across


class Body(Protocol):
    """The fields of a section; a QWidget."""

    @property
    def edited(self) -> SignalInstance: ...

    def read(self) -> Any: ...

    def show_faults(self, faults: Iterable[Fault], /) -> None: ...


class Section(QWidget):
    """A section overrides `show_settings` and `keep`; what is typed and not saved is never overwritten.

    `nothing` stands beside the grey button while there is nothing to keep; `begun` when something is changed that is
    not saved yet.
    """

    begun = Signal()
    nothing = "Rien à enregistrer."

    def __init__(self, context: Context, title: str, sentence: str, body: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.body = body
        self.unsaved = False
        self._settings: Settings | None = None
        self.save_button = primary("Enregistrer", self)
        self.cancel_button = secondary("Annuler", self)
        self._state = labels.muted("", self)
        # On one line: a height that follows the width would have the page ask for all its fields at once.
        self._state.setWordWrap(False)
        self._state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out(title, sentence)
        body.edited.connect(self._note_edit)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancel)
        self._show_state(False)

    def show_settings(self, settings: Settings) -> None:
        """Put the settings in the fields."""
        raise NotImplementedError

    def keep(self, read: Any) -> bool:
        """Store what was read from the fields; whether it was."""
        raise NotImplementedError

    def keeps_by_itself(self) -> None:
        """Every change is stored when it is made: there is no button."""
        self.save_button.hide()
        self._state.hide()

    def add_below(self, title: str, widget: QWidget) -> None:
        """Put something else under the fields, with a title of its own; it stores what it asks by itself."""
        self._column.addWidget(labels.heading(title, self))
        self._column.addWidget(widget)

    def keep_asking(self, verb: Callable[..., Changes], wanted: Any, form: ShowsFaults) -> bool:
        """Store by a verb that would end mandates: which, and the référent's word, come first; whether it was."""
        runner = self.context.runner.beside(form, asking=(MandatesEnd,))
        try:
            return runner.do(verb, wanted) is not None
        except MandatesEnd as ends:
            sure = self.context.dialogs.ask(
                "Des mandats vont finir", ends.sentence, "Enregistrer, ils finiront", "Ne rien changer", dangerous=True
            )
        return sure and runner.do(verb, wanted, endings_confirmed=True) is not None

    def refresh(self, settings: Settings) -> None:
        """Show the settings as they stand, unless something typed is waiting."""
        self._settings = settings
        if not self.unsaved:
            self.show_settings(settings)

    def save(self) -> None:
        """Read, store, and show the faults beside the fields when there are some."""
        read = self.context.runner.beside(self.body).judge(self.body.read, self)
        if read is None:
            return
        self.unsaved = False
        kept = self.keep(read)
        self._show_state(not kept)

    def cancel(self) -> None:
        """Put the fields back as they are in the file."""
        self._show_state(False)
        if self._settings:
            self.show_settings(self._settings)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field saves, or says that there is nothing to; elsewhere it presses the button in focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPlainTextEdit):
            button = self.focusWidget()
            if isinstance(button, QPushButton):
                button.click()
            elif self.unsaved:
                self.save_button.click()
            elif not self.save_button.isHidden():
                announce(self._state, self._state.text())
        else:
            super().keyPressEvent(event)

    def _note_edit(self) -> None:
        if not self.unsaved:
            self.begun.emit()
        self._show_state(True)

    def _show_state(self, unsaved: bool) -> None:
        self.unsaved = unsaved
        allow(self.save_button, "" if unsaved else self.nothing)
        self.cancel_button.setVisible(unsaved)
        self._state.setText("Modifications non enregistrées." if unsaved else self.nothing)

    def _lay_out(self, title: str, sentence: str) -> None:
        inside = QWidget(self)
        # Before there is anything in it: what moves with its parent is dressed twice.
        area = Scrolled(inside, self)
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, px(self, Space.L))
        column.setSpacing(px(self, Space.L))
        column.addWidget(labels.heading(title, inside))
        column.addWidget(labels.muted(sentence, inside))
        column.addLayout(across(self.body))
        self._state.setWordWrap(False)
        self._state.setMinimumHeight(px(self, Target.CONTROL))
        gap = px(self, Space.S)
        foot = Flow((self.save_button, self.cancel_button, self._state), gap, gap, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(self, Space.M))
        whole.addWidget(area, 1)
        whole.addWidget(foot)
