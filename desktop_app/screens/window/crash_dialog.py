"""What a bug shows: what happened in plain words, a report that names nobody, and the way out."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from desktop_app.system.about import versions
from desktop_app.system.log import describe

from ..widgets import labels
from ..widgets.buttons import primary, quiet, secondary
from ..widgets.frame import Frame


class CrashDialog(QDialog):
    """Everything recorded so far is in the file; closing it ends the program."""

    def __init__(self, words: str, log_folder: Path) -> None:
        super().__init__()
        self._log_folder = log_folder
        self.setWindowTitle("Permanence doit s’arrêter")
        self.setModal(True)
        self.report = QPlainTextEdit(words, self)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("Rapport de l’erreur")
        self.copy_button = secondary("Copier le rapport", self, self.copy_report, icon="copy")
        self.folder_button = quiet("Ouvrir le dossier du journal", self, self.open_log, icon="folder")
        self.close_button = primary("Fermer Permanence", self, self.accept)
        self._lay_out()

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.setText("Copié")

    def open_log(self) -> None:
        """Show the folder of the log with the system's own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))

    def _lay_out(self) -> None:
        head = labels.heading("Une erreur du programme l’empêche de continuer", self)
        kept = labels.body("Ce que vous aviez enregistré est gardé. Rouvrez Permanence pour reprendre.", self)
        parts, left = (kept, labels.muted(_WHAT_TO_DO, self), self.report), (self.copy_button, self.folder_button)
        Frame(head, parts, (self.close_button,), self, left=left, fills=self.report, width=620, height=460)


_WHAT_TO_DO = (
    "Pour que ce soit réparé, copiez ce rapport dans un message à la personne qui s’occupe du programme. "
    "Il ne contient aucun nom ni aucune donnée saisie."
)


def report(error: BaseException) -> str:
    """The kind of the error, the lines of the program it went through, and the versions; nothing else."""
    return "\n".join([describe(error), "", *(f"{name} {version}" for name, version in versions())])
