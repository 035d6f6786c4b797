"""Make the QApplication: French before anything else, our fonts and dress, Qt's messages in the log."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop_app import NAME
from desktop_app.system.log import Plain
from desktop_app.system.paths import resource

from ..theme.style import look_again, wear
from ..theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_LOG = logging.getLogger("qt")
_STYLE = ("-style", "Fusion")
"""Whatever the style of the desktop (test_it_looks_the_same_whatever_the_style_of_the_desktop).

As an argument: asking the application for its style would load what is known of every style, 8 ms
(test_the_unlock_window_is_painted_without_the_large_name_spaces_of_qt).
"""


def build_application(argv: Sequence[str] = (), *, tone: Tone | None = None, scale: float = 1.0) -> QApplication:
    """The dressed application; `tone` None follows the system. The caller owns it until the end."""
    app = begin_application(argv, tone=tone, scale=scale)
    complete(app)
    return app


def begin_application(argv: Sequence[str] = (), *, tone: Tone | None = None, scale: float = 1.0) -> QApplication:
    """The application with what the first window shows; call `complete` once that is painted."""
    qInstallMessageHandler(_log_message)
    speak_french()
    app = QApplication([NAME, *_STYLE, *argv])
    _name(app)
    wear(app, tone, scale, at_start=True)
    return app


def complete(app: QApplication) -> None:
    """Add what a first window can do without: the French of Qt's own dialogs, no icon of the system, its exact tone,
    Tab as one reads, a letter for Alt, no press by a key that is held, what a widget of ours is to who hears it.
    """
    from ..reading_order import ReadingOrder
    from ..widgets.voice import give_faces
    from .held_keys import HeldKeys
    from .mnemonics import Mnemonics

    _speak_french_throughout(app)
    look_again(app)
    ReadingOrder(app)
    Mnemonics(app)
    HeldKeys(app)
    give_faces()


def speak_french() -> None:
    """Write dates and numbers as in France whatever the machine says; only widgets made afterwards follow."""
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))


def prepare(app: QApplication) -> None:
    """Give an application its name, French buttons and fonts."""
    _name(app)
    _speak_french_throughout(app)


def _name(app: QApplication) -> None:
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setDesktopFileName(NAME.lower())
    for face in ("Bold", "Regular"):
        QFontDatabase.addApplicationFont(str(resource(f"fonts/AtkinsonHyperlegible-{face}.ttf")))


def _speak_french_throughout(app: QApplication) -> None:
    from PySide6.QtCore import QTranslator
    from PySide6.QtGui import QIcon

    from .qt_words import QtWords

    # On Linux the menu of a field would bear the pictures of the desktop, whose search cost 82 ms; none is ours.
    # Held by test_the_menu_of_a_field_has_no_picture_of_the_desktop.
    QIcon.setThemeSearchPaths([":/none"])
    QIcon.setFallbackSearchPaths([":/none"])
    app.installTranslator(QtWords(app))
    # Parented: a collected translator gives the buttons their English words back
    # (https://doc.qt.io/qt-6/qcoreapplication.html#installTranslator; test_the_buttons_of_the_system_speak_french).
    translator = QTranslator(app)
    if translator.load(str(resource("i18n/qtbase_fr.qm"))):
        app.installTranslator(translator)


def _log_message(kind: QtMsgType, _context: "QMessageLogContext", message: str) -> None:
    # A path under the home folder would name the agent.
    _LOG.log(_LEVELS[kind], "%s", Plain(message.replace(str(Path.home()), "~")))
