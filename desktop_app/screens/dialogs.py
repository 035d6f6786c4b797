"""The one mouth of the program: every question, notice and choice of a file passes here."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from .widgets import labels
from .widgets.buttons import danger, primary, secondary
from .widgets.frame import Frame
from .widgets.labels import breakable

if TYPE_CHECKING:
    from desktop_app.domain.errors import RuleBroken


_WIDTH = 480
"""Of a question, in pixels at scale 1, unless its buttons are wider."""


class Trouble(Protocol):
    """A known trouble of the file: what happened and what to do."""

    @property
    def sentence(self) -> str: ...

    @property
    def way_out(self) -> str: ...


class Beside(Protocol):
    """The help, in a window of its own beside the work; `help.beside.HelpBeside` is one."""

    def show(self, place: str, dialogs: "Dialogs", /) -> None: ...

    def offer(self, window: QWidget, dialogs: "Dialogs", /) -> None: ...

    def close(self) -> None: ...


class Dialogs(QObject):
    """Asks and tells over the window in front; tests hand in another that answers by itself.

    Between `hush` and `wake` its owner is away: a question is answered no, the rest is told on their return.
    The window of the help is one for everybody at this PC; only what is asked there belongs to the help.
    """

    def __init__(self, parent: QObject | None = None, *, beside: Callable[[], Beside] | None = None) -> None:
        """`beside()` is the help, always the same, loaded when it is first needed; None where there is none."""
        super().__init__(parent)
        self._beside = beside
        self._hushed = False
        self._waiting: list[QDialog] = []
        self._untold: list[tuple[str, str, str]] = []
        self._unshown: list[QDialog] = []

    def for_another(self) -> "Dialogs":
        """The mouth of somebody else's window, which is hushed on its own."""
        return Dialogs(self.parent(), beside=self._beside)

    def help(self, place: str) -> None:
        """Open the help at 'chapter' or 'chapter#heading', beside the window in front, where there is one."""
        if self._beside is not None:
            self._beside().show(place, self)

    def hush(self) -> None:
        """Answer no to what is being asked, and say nothing more."""
        self._hushed = True
        if self._beside is not None:
            self._beside().close()
        for dialog in reversed(self._waiting):
            dialog.reject()

    def wake(self) -> None:
        """Tell what could not be told meanwhile."""
        self._hushed = False
        shown, self._unshown = self._unshown, []
        for dialog in shown:
            dialog.open()
        QTimer.singleShot(0, self, self._tell_the_untold)

    def ask(self, title: str, sentence: str, yes: str, no: str = "Annuler", *, dangerous: bool = False) -> bool:
        """Whether the agent chose `yes`, a verb; `no` is what Esc does. `dangerous` when it can't be undone."""
        question = MessageDialog(title, sentence, parent=_in_front())
        question.offer(yes, no, dangerous=dangerous)
        return self._answer(question)

    def ask_to_keep(self, title: str, sentence: str) -> bool | None:
        """What to do of what is typed and not saved: True saves it, False drops it, None (Esc) goes on with it."""
        question = MessageDialog(title, sentence, parent=_in_front())
        question.offer("Enregistrer", "Continuer", drop="Abandonner")
        return True if self._answer(question) else False if question.dropped else None

    def notice(self, title: str, sentence: str, way_out: str = "") -> None:
        """Say one thing and wait until it was read."""
        message = MessageDialog(title, sentence, way_out, parent=_in_front())
        message.offer("J’ai compris")
        message.topics = (title, sentence)
        self._answer(message)
        if self._hushed:
            self._untold.append((title, sentence, way_out))

    def refusal(self, refusal: "RuleBroken") -> None:
        """Say why a rule refused what was asked."""
        self.notice("Ce n’est pas possible", "\n".join(fault.sentence for fault in refusal.faults))

    def trouble(self, trouble: Trouble) -> None:
        """Say what is wrong with the file and what to do."""
        self.notice("Un souci avec le fichier", trouble.sentence, trouble.way_out)

    def choose_folder(self, title: str) -> Path | None:
        """An existing folder; None when the agent gave up."""
        chosen = QtWidgets.QFileDialog(_in_front(), title, str(_documents()))
        chosen.setFileMode(QtWidgets.QFileDialog.FileMode.Directory)
        chosen.setOption(QtWidgets.QFileDialog.Option.ShowDirsOnly)
        return self._choose(chosen, "Choisir ce dossier")

    def save_file(
        self, title: str, suggested: str, kinds: str = "Document PDF (*.pdf)", *, where: Path | None = None
    ) -> Path | None:
        """Where to save; None when the agent gave up. `suggested` is a bare file name, `where` the folder to show."""
        folder = where if where and where.is_dir() else _documents()
        chosen = QtWidgets.QFileDialog(_in_front(), title, str(folder / suggested), kinds)
        chosen.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        chosen.setDefaultSuffix(Path(suggested).suffix.removeprefix("."))
        return self._choose(chosen, "Enregistrer")

    def show(self, dialog: QDialog) -> None:
        """Open a dialog over its window without waiting; it is freed once closed. Listen to its signals."""
        dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._beside is not None:
            self._beside().offer(dialog, self)
        if self._hushed:
            self._unshown.append(dialog)
        else:
            dialog.open()

    def _choose(self, chosen: "QtWidgets.QFileDialog", verb: str) -> Path | None:
        chosen.setLabelText(QtWidgets.QFileDialog.DialogLabel.Accept, verb)
        chosen.setLabelText(QtWidgets.QFileDialog.DialogLabel.Reject, "Annuler")
        return Path(chosen.selectedFiles()[0]) if self._answer(chosen) else None

    def _answer(self, dialog: QDialog) -> bool:
        self._waiting.append(dialog)
        if self._beside is not None:
            self._beside().offer(dialog, self)
        try:
            return not self._hushed and dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            self._waiting.remove(dialog)
            # PySide lets go of one that was run; behind a lock none is (test_what_was_asked_is_gone_once_answered).
            dialog.deleteLater()

    def _tell_the_untold(self) -> None:
        while self._untold and not self._hushed:
            self.notice(*self._untold.pop(0))


class MessageDialog(QDialog):
    """A short title, a sentence, what to do, and one or two buttons that say their verb.

    `topics` are the words under which the help may tell more.
    """

    def __init__(self, title: str, sentence: str, way_out: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dropped = False
        self.topics: tuple[str, ...] = ()
        self.setWindowTitle(title)
        self.setAccessibleDescription(f"{sentence} {way_out}".strip())
        self._head = labels.heading(title, self)
        self._told = [labels.body(breakable(text), self) for text in (sentence, way_out) if text]

    def offer(self, yes: str, no: str = "", *, drop: str = "", dangerous: bool = False) -> None:
        """Add the buttons, once; the harmless one has the focus when the other is dangerous.

        `drop` is a third answer, left of the others; `dropped` tells whether it was chosen.
        """
        agree = (danger if dangerous else primary)(yes, self, self.accept)
        buttons, left = [agree], (secondary(drop, self, self._drop),) if drop else ()
        if no:
            refuse = secondary(no, self, self.reject)
            buttons.insert(0, refuse)
            refuse.setDefault(dangerous)
        Frame(self._head, self._told, buttons, self, left=left, width=_WIDTH)
        (buttons[0] if dangerous else agree).setFocus()

    def _drop(self) -> None:
        self.dropped = True
        self.reject()


def _in_front() -> QWidget | None:
    return QApplication.activeModalWidget() or QApplication.activeWindow()


def _documents() -> Path:
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def may_drop(dialogs: Dialogs, typed: bool) -> bool:
    """Whether a dialog may close: nothing was `typed`, or the agent agrees to lose it."""
    return not typed or dialogs.ask(
        "Fermer sans enregistrer ?", "Ce que vous avez écrit ici sera perdu.", "Fermer", "Continuer"
    )
