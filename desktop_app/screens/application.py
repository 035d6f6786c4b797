"""Make the QApplication: French before anything else, our fonts and dress, Qt's messages in the log."""

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QMessageLogContext, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QIcon, Qt
from PySide6.QtWidgets import QApplication

from desktop_app import NAME
from desktop_app.system.log import Plain
from desktop_app.system.paths import resource

from .theme.style import apply_theme

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_LOG = logging.getLogger("qt")


def build_application(argv: Sequence[str] = (), *, dark: bool | None = None, scale: float = 1.0) -> QApplication:
    """The dressed application; `dark` None follows the system. The caller owns it until the end."""
    qInstallMessageHandler(_log_message)
    speak_french()
    app = QApplication(list(argv))
    prepare(app)
    follows = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    apply_theme(app, follows if dark is None else dark, scale)
    return app


def speak_french() -> None:
    """Write dates and numbers as in France whatever the machine says; only widgets made afterwards follow."""
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))


def prepare(app: QApplication) -> None:
    """Give an application its name, French buttons and fonts."""
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setDesktopFileName(NAME.lower())
    # Searching the system's icon themes costs 82 ms on Linux, and none of their icons is ours.
    QIcon.setThemeSearchPaths([":/none"])
    QIcon.setFallbackSearchPaths([":/none"])
    # Parented: a collected translator gives the buttons their English words back.
    translator = QTranslator(app)
    if translator.load(str(resource("i18n/qtbase_fr.qm"))):
        app.installTranslator(translator)
    for font in sorted(resource("fonts").glob("AtkinsonHyperlegible-*.ttf")):
        QFontDatabase.addApplicationFont(str(font))


def _log_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    # A path under the home folder would name the agent.
    _LOG.log(_LEVELS[kind], "%s", Plain(message.replace(str(Path.home()), "~")))
