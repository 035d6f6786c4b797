"""The one window of the help, which stays beside the work, and above a dialog when it is asked for there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ..ask import offer_in_corner
from ..remembering import remember, stored_in
from ..theme.tokens import scale_of
from ..widgets.shortcut import shortcut

if TYPE_CHECKING:
    from ..dialogs import Dialogs
    from .window import HelpWindow

_FILE, _PLACE = "window.ini", "help/place"


class HelpBeside(QObject):
    """`config` is the folder where the place of the window is remembered; None to remember nothing."""

    def __init__(self, config: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stored = stored_in(config, _FILE) if config else None
        self._window: HelpWindow | None = None
        self._scale = 1.0

    def show(self, chapter: str, dialogs: "Dialogs") -> None:
        """Open the help at 'chapter' or 'chapter#heading', in front; what is underneath can still be worked with."""
        scale = scale_of(QApplication.font())
        if self._window is not None and scale != self._scale:
            # Its measures were those of another size of type.
            self.close()
        self._scale = scale
        window = self._window or self._make(dialogs)
        front = QApplication.activeModalWidget()
        # Such a dialog would keep every other window from being used, but not those that are its own
        # (test_over_a_question_it_can_be_read_and_stays_afterwards).
        if isinstance(front, QDialog) and front.windowModality() is Qt.WindowModality.ApplicationModal:
            self._stand_over(window, front)
        # Shown first: where a heading stands depends on how wide the text is.
        window.show()
        window.open_at(chapter)
        window.raise_()
        window.activateWindow()

    def offer(self, window: QWidget, dialogs: "Dialogs") -> None:
        """Put a « ? » on a dialog that says what it is about, and have the key « ? » list its shortcuts."""
        offer_in_corner(window, dialogs)
        offer_shortcuts(window)

    def window(self) -> QWidget | None:
        """The window, in sight or not; None until it was asked for."""
        return self._window

    def close(self) -> None:
        """Take the window away, with what was looked for: it is not for whoever comes next."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None

    def _make(self, dialogs: "Dialogs") -> "HelpWindow":
        from .window import HelpWindow

        self._window = window = HelpWindow(dialogs)
        place = self._stored.value(_PLACE) if self._stored else None
        if place:
            window.restoreGeometry(place)
        window.left.connect(self._keep_place)
        return window

    def _keep_place(self) -> None:
        if self._stored is not None and self._window is not None:
            remember(self._stored, {_PLACE: self._window.saveGeometry()})

    def _stand_over(self, window: QWidget, dialog: QDialog) -> None:
        if window.parentWidget() is not dialog:
            _adopt(window, dialog)
            dialog.finished.connect(self._stand_alone)

    def _stand_alone(self) -> None:
        if self._window is not None:
            shown = self._window.isVisible()
            _adopt(self._window, None)
            self._window.setVisible(shown)


def _adopt(window: QWidget, above: QWidget | None) -> None:
    place = window.saveGeometry()
    window.setParent(above, Qt.WindowType.Window)
    window.restoreGeometry(place)


def offer_shortcuts(window: QWidget) -> None:
    """Have « ? » list the shortcuts of this window; in a field it is typed as any other sign."""
    # On a French keyboard « ? » needs Shift, which some systems keep in what is pressed.
    shortcut(("?", "Shift+?"), "Voir les raccourcis clavier", _Opening(window).open, window)


class _Opening(QObject):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def open(self) -> None:
        from .shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
