"""Things of one kind in Réglages, each kept as soon as the dialog about it is."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.use_cases.changes import Changes

from ..context import Context
from ..widgets.sentence_list import Sentence, SentenceList


class KeptList(SentenceList):
    """Adds, corrects and takes out as soon as that is asked.

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
