"""« Aide » in the top bar: this page, the keys, the sheet to print, training, and what the program is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ..ask import chapter_of

if TYPE_CHECKING:
    from ..context import Context
    from .about_dialog import AboutPart


class HelpMenu(QMenu):
    """Hangs on a button of the window it helps with; `page` gives the one in view."""

    def __init__(self, context: "Context", page: Callable[[], QWidget], button: QPushButton) -> None:
        super().__init__(button)
        self._context, self._page = context, page
        self.setTitle("Aide")
        # The keys are heard by the page and by the window: the menu only says them.
        self.addAction("Aide de cette page\tF1").triggered.connect(self._show_page)
        self.addAction("Premiers pas").triggered.connect(self._show_first_steps)
        self.addAction("Raccourcis clavier\t?").triggered.connect(self._show_shortcuts)
        self.addAction("Imprimer la prise en main…").triggered.connect(self.print_getting_started)
        if not context.desk.demo:
            self.addAction("S’entraîner…").triggered.connect(self._start_training)
        self.addSeparator()
        self.addAction("Nouveautés").triggered.connect(self._show_news)
        if context.program.folders is not None:
            self.addAction("Dossier du journal technique").triggered.connect(self._open_log)
        self.addAction("À propos").triggered.connect(self._show_about)
        button.setMenu(self)

    def print_getting_started(self) -> None:
        """The two pages to keep beside the screen, before they are printed."""
        from desktop_app.use_cases.papers.printing import getting_started

        from ..printing.preview import PreviewDialog

        # It names nobody, and the journal does not tell of it.
        if paper := self._context.runner.read(getting_started):
            self._context.dialogs.show(PreviewDialog(self._context, paper, self._page().window()))

    def _show_page(self) -> None:
        self._context.dialogs.help(chapter_of(self._page()))

    def _show_first_steps(self) -> None:
        self._context.dialogs.help("first_steps")

    def _show_shortcuts(self) -> None:
        from .shortcuts import ShortcutsDialog

        self._context.dialogs.show(ShortcutsDialog(self._page()))

    def _start_training(self) -> None:
        from ..training.start import start_training

        start_training(self._context.dialogs.trouble)

    def _open_log(self) -> None:
        folders = self._context.program.folders
        assert folders is not None
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folders.log)))

    def _show_news(self) -> None:
        self._about("news")

    def _show_about(self) -> None:
        self._about("about")

    def _about(self, part: "AboutPart") -> None:
        from .about_dialog import AboutDialog

        self._context.dialogs.show(AboutDialog(self._context.program.folders, self._page().window(), part=part))
