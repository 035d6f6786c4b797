"""« Aide » in the top bar: this page, the keys, the sheet to print, training, and what the program is."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ..ask import chapter_of

if TYPE_CHECKING:
    from ..context import Context
    from .about_dialog import AboutPart


class Helped(Protocol):
    """The window that has pages."""

    @property
    def context(self) -> "Context": ...

    def page(self) -> QWidget: ...


class HelpMenu(QMenu):
    """Hangs on a button of the window it helps with."""

    def __init__(self, window: Helped, button: QPushButton) -> None:
        super().__init__(button)
        self._window = window
        self.setTitle("Aide")
        # The keys are heard by the page and by the window: the menu only says them.
        self.addAction("Aide de cette page\tF1").triggered.connect(self.show_page)
        self.addAction("Premiers pas").triggered.connect(self.show_first_steps)
        self.addAction("Raccourcis clavier\t?").triggered.connect(self.show_shortcuts)
        self.addAction("Imprimer la prise en main…").triggered.connect(self.print_getting_started)
        if not window.context.desk.demo:
            self.addAction("S’entraîner…").triggered.connect(self.start_training)
        self.addSeparator()
        self.addAction("Nouveautés").triggered.connect(self.show_news)
        if window.context.program.folders is not None:
            self.addAction("Dossier du journal technique").triggered.connect(self.open_log)
        self.addAction("À propos").triggered.connect(self.show_about)
        button.setMenu(self)

    def show_page(self) -> None:
        """The chapter of the page in view."""
        self._window.context.dialogs.help(chapter_of(self._window.page()))

    def show_first_steps(self) -> None:
        """The first chapter, from which one goes to all others."""
        self._window.context.dialogs.help("first_steps")

    def show_shortcuts(self) -> None:
        """The keys that work now."""
        from .shortcuts import ShortcutsDialog

        self._window.context.dialogs.show(ShortcutsDialog(self._window.page()))

    def print_getting_started(self) -> None:
        """The two pages to keep beside the screen, before they are printed."""
        from desktop_app.use_cases.papers.printing import getting_started

        from ..printing.preview import PreviewDialog

        context = self._window.context
        # It names nobody, and the journal does not tell of it.
        if paper := context.runner.read(getting_started):
            context.dialogs.show(PreviewDialog(context, paper, self._window.page().window()))

    def start_training(self) -> None:
        """A second window of the program, on the fictional commune."""
        from ..training.start import start_training

        start_training(self._window.context.dialogs.trouble)

    def show_news(self) -> None:
        """What each version brought."""
        self._about("news")

    def open_log(self) -> None:
        """The folder of the technical log, in the system's own program."""
        folders = self._window.context.program.folders
        assert folders is not None
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folders.log)))

    def show_about(self) -> None:
        """Versions, licence and notices."""
        self._about("about")

    def _about(self, part: "AboutPart") -> None:
        from .about_dialog import AboutDialog

        context = self._window.context
        context.dialogs.show(AboutDialog(context.program.folders, self._window.page().window(), part=part))
