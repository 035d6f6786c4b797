"""« Vérifier l’installation »: the checks of the self-test, one after the other before one's eyes."""

from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QWidget

from desktop_app.domain.french import plural
from desktop_app.system import throw_away
from desktop_app.system.paths import Folders
from desktop_app.system.paths import folders as usual_folders
from desktop_app.use_cases.checks import Outcome, perform

from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import primary, secondary
from ..widgets.frame import Frame
from ..worker import Worker
from .every import checks_of_the_window, checks_of_the_work

_WHAT = "Sur un fichier d’essai, effacé à la fin : vos données ne sont pas touchées."


class CheckDialog(QDialog):
    """Fills line by line from a thread of its own; closing it on the way ends with the check that runs."""

    _told = Signal(object)

    def __init__(self, folders: Folders | None = None, parent: QWidget | None = None) -> None:
        """`folders` are those of the program; None for where the system keeps such things."""
        super().__init__(parent)
        self._folders = folders or usual_folders()
        self._stop, self._running, self._failed = Event(), False, 0
        self._worker = Worker(self)
        self.setWindowTitle("Vérifier l’installation")
        self.lines = QPlainTextEdit(self, readOnly=True, tabChangesFocus=True)
        self.lines.setAccessibleName("Vérifications")
        self.verdict = Banner(parent=self)
        self.bar = QProgressBar(self, minimum=0, maximum=0, textVisible=False)
        self.bar.setAccessibleName("Vérification en cours")
        self.copy_button = secondary("Copier", self, self.copy_lines, icon="copy")
        self.close_button = primary("Fermer", self, self.reject)
        self._told.connect(self.tell)
        head, left = labels.heading("Vérifier l’installation", self), (self.copy_button,)
        parts = (labels.muted(_WHAT, self), self.bar, self.verdict, self.lines)
        Frame(head, parts, (self.close_button,), self, left=left, fills=self.lines, width=760, height=560)

    def begin(self) -> None:
        """Run the checks of the window now, and the others in the thread."""
        self._running = True
        for check in checks_of_the_window():
            self.tell(perform(check))
        self._worker.start(self._work, self.end, self._break)

    def copy_lines(self) -> None:
        """Put the lines on the clipboard."""
        QGuiApplication.clipboard().setText(self.lines.toPlainText())
        self.copy_button.setText("Copié")

    def done(self, result: int) -> None:
        """Close once the check that runs has ended and its throw-away file is gone."""
        self._stop.set()
        if self._running:
            self.close_button.setEnabled(False)
            self.close_button.setText("Arrêt en cours…")
        else:
            super().done(result)

    def _work(self) -> None:
        with throw_away.held(throw_away.a_new_one()) as folder:
            for check in checks_of_the_work(folder, self._folders):
                if self._stop.is_set():
                    return
                self._told.emit(perform(check))

    def tell(self, outcome: Outcome) -> None:
        """Add the line of a check that has ended."""
        self._failed += not outcome.passed
        verdict = "✓" if outcome.passed else "✗ ÉCHEC –"
        detail = f" : {outcome.detail}" if outcome.detail else ""
        self.lines.appendPlainText(f"{verdict} {outcome.name}{detail}")

    def end(self, _nothing: object = None) -> None:
        """Say how it all went, once the last check has ended; or close, when somebody asked to meanwhile."""
        self._running = False
        if self._stop.is_set():
            super().done(QDialog.DialogCode.Rejected)
            return
        self.bar.hide()
        self.verdict.set_tone("danger" if self._failed else "info")
        self.verdict.say(_verdict(self._failed))
        self.close_button.setFocus()

    def _break(self, error: Exception) -> None:
        self._running = False
        super().done(QDialog.DialogCode.Rejected)
        raise error


def _verdict(failed: int) -> str:
    if not failed:
        return "Tout fonctionne sur cet ordinateur."
    return f"{plural(failed, 'vérification')} en échec : copiez ces lignes pour la personne qui gère les ordinateurs."
