"""One part of Réglages: a sentence over what it sets, stored as soon as it is asked or by its own « Enregistrer »."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.errors import MandatesEnd
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..theme.tokens import Space, Target, bare, edged, px
from ..widgets import labels
from ..widgets.aloud import announce
from ..widgets.buttons import allow, primary, secondary
from ..widgets.flow import Flow
from ..widgets.scrolled import Scrolled, across
from ..widgets.sentence_list import Sentence, SentenceList


class Section(QWidget):
    """A section overrides `show_settings`; each change of what it shows is stored when it is made."""

    def __init__(
        self, context: Context, title: str, sentence: str, parts: Iterable[QWidget], parent: QWidget | None = None
    ) -> None:
        """`parts` stand one under the other."""
        super().__init__(parent)
        self.context = context
        self.settings: Settings | None = None
        inside = QWidget(self)
        # Before there is anything in it: what moves with its parent is dressed twice.
        area = Scrolled(inside, self)
        self._column = column = edged(QVBoxLayout(inside), Space.L, 0, 0, 0, Space.L)
        column.addWidget(labels.heading(title, inside))
        column.addWidget(labels.muted(sentence, inside))
        for part in parts:
            column.addLayout(across(part))
        gap = px(self, Space.S)
        whole = bare(QVBoxLayout(self), Space.M)
        whole.addWidget(area, 1)
        whole.addWidget(Flow(self._make_foot(), gap, gap, self))

    def show_settings(self, settings: Settings) -> None:
        """Show what is in the file."""
        raise NotImplementedError

    def refresh(self, settings: Settings) -> None:
        """Show the settings as they stand."""
        self.settings = settings
        self.show_settings(settings)

    def _make_foot(self) -> Sequence[QWidget]:
        return ()


class FieldsSection(Section):
    """Fields under « Enregistrer »: it overrides `keep` too; what is typed and not saved is never overwritten.

    `form` reads them, says when one is edited and shows what is wrong. `nothing` stands beside the grey button while
    there is nothing to keep; `begun` when something is changed that is not saved yet.
    """

    begun = Signal()
    nothing = "Rien à enregistrer."

    def __init__(
        self, context: Context, title: str, sentence: str, form: Any, parent: QWidget | None, *parts: QWidget
    ) -> None:
        """`parts` stand one under the other, the form alone where none are given."""
        self.form, self.unsaved = form, False
        self._below: list[Any] = []
        super().__init__(context, title, sentence, parts or (form,), parent)
        form.edited.connect(self.note_edit)
        self._show_state(False)

    def keep(self, read: Any) -> bool:
        """Store what was read from the fields, most often by `store`; whether it was."""
        raise NotImplementedError

    def read(self) -> Any:
        """What is typed; raises `RuleBroken`."""
        return self.form.read()

    def store(self, verb: Callable[..., Changes], *wanted: Any) -> bool:
        """Store by this verb, or show beside the fields why not; whether it was."""
        return self.context.runner.beside(self.form).do(verb, *wanted) is not None

    def store_asking(self, verb: Callable[..., Changes], wanted: Any) -> bool:
        """Store by a verb that would end mandates: which, and the référent's word, come first; whether it was."""
        runner = self.context.runner.beside(self.form, asking=(MandatesEnd,))
        try:
            return runner.do(verb, wanted) is not None
        except MandatesEnd as ends:
            sure = self.context.dialogs.ask(
                "Des mandats vont finir", ends.sentence, "Enregistrer, ils finiront", "Ne rien changer", dangerous=True
            )
        return sure and runner.do(verb, wanted, endings_confirmed=True) is not None

    def refresh(self, settings: Settings) -> None:
        """Show the settings as they stand, unless something typed is waiting."""
        self.settings = settings
        if not self.unsaved:
            self.show_settings(settings)
        for part in self._below:
            part.refresh()

    def add_below(self, title: str, part: QWidget) -> None:
        """Put something else under the parts, with a title of its own; it reads and stores what it asks by itself."""
        self._column.addWidget(labels.heading(title, self))
        self._column.addWidget(part)
        self._below.append(part)

    def save(self) -> None:
        """Read, store, and show the faults beside the fields when there are some."""
        read = self.context.runner.beside(self.form).judge(self.read, self)
        if read is not None:
            self.unsaved = False
            kept = self.keep(read)
            self._show_state(not kept)

    def cancel(self) -> None:
        """Put the fields back as they are in the file."""
        self._show_state(False)
        if self.settings:
            self.show_settings(self.settings)

    def note_edit(self) -> None:
        """Something is typed that is not in the file."""
        if not self.unsaved:
            self.begun.emit()
        self._show_state(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field saves, or says that there is nothing to."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.unsaved:
            self.save_button.click()
        else:
            announce(self._state, self._state.text())

    def _show_state(self, unsaved: bool) -> None:
        self.unsaved = unsaved
        allow(self.save_button, "" if unsaved else self.nothing)
        self.cancel_button.setVisible(unsaved)
        self._state.setText("Modifications non enregistrées." if unsaved else self.nothing)

    def _make_foot(self) -> Sequence[QWidget]:
        self.save_button = primary("Enregistrer", self, self.save)
        self.cancel_button = secondary("Annuler", self, self.cancel)
        self._state = labels.muted("", self)
        # On one line: a height that follows the width would have the page ask for all its fields at once.
        self._state.setWordWrap(False)
        self._state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._state.setMinimumHeight(px(self, Target.CONTROL))
        return self.save_button, self.cancel_button, self._state


class KeptList(SentenceList):
    """Things of one kind, each kept as soon as the dialog about it is.

    `told` reads the file and tells each; `dialog` is about one, None for a new one; `remove` takes one out by its id.
    """

    def __init__(
        self,
        context: Context,
        nothing: str,
        add: str,
        told: Callable[[Context], Iterable[Sentence]],
        dialog: Callable[[Context, Any, QWidget], QDialog],
        remove: Callable[..., Changes],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(nothing, add, parent)
        self.context, self._told, self._dialog, self._remove = context, told, dialog, remove
        self.asked.connect(self._open)
        self.unwanted.connect(self.take_out)

    def refresh(self, nothing: str = "") -> None:
        """Show what is in the file, or say this when it holds none."""
        self.show_sentences(list(self._told(self.context)), nothing)

    def take_out(self, one: Any) -> None:
        """What « Retirer » does."""
        self.context.runner.beside(self).do(self._remove, one.id)

    def _open(self, one: Any) -> None:
        self.context.dialogs.show(self._dialog(self.context, one, self.window()))
