"""À propos: which program this is, what is new in it, whose work it is made of, and whether it works here."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDialog, QPlainTextEdit, QTextBrowser, QVBoxLayout, QWidget

from desktop_app import NAME, __version__
from desktop_app.system.about import versions
from desktop_app.system.paths import Folders, own_licence, resource

from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.buttons import one_of_several, primary, quiet, secondary
from ..widgets.fields import list_as_rows
from ..widgets.flow import Flow
from ..widgets.frame import Frame
from ..widgets.layout import Stack
from .dress import dress_shown

AboutPart = Literal["about", "news", "licences"]
_WHAT = (
    "L’accueil d’une permanence numérique : rendez-vous, feuille d’émargement, mandats. "
    "Permanence fonctionne sans réseau, et n’envoie rien à personne."
)
_NOTICES, _OWN = "Mentions des composants", "EUPL-1.2 (Permanence)"
_LICENCE = "Logiciel libre, sous licence publique de l’Union européenne (EUPL) 1.2."


class AboutDialog(QDialog):
    """Needs no open file; `folders` are those of the program, None where nothing is known of them."""

    chapter = "administration"

    def __init__(
        self, folders: Folders | None = None, parent: QWidget | None = None, *, part: AboutPart = "about"
    ) -> None:
        super().__init__(parent)
        self._folders = folders
        self.setWindowTitle(f"À propos de {NAME}")
        self._tabs = QButtonGroup(self)
        self.stack = Stack(self)
        parts: tuple[tuple[AboutPart, str, QWidget], ...] = (
            ("about", "Le programme", self._make_about()),
            ("news", "Nouveautés", _reader(resource("changelog.md"), "Nouveautés", self)),
            ("licences", "Composants et licences", Licences(self)),
        )
        for _, title, content in parts:
            one_of_several(quiet(title, self), self._tabs, self.stack.addWidget(content))
        self._tabs.idClicked.connect(self.stack.setCurrentIndex)
        close, gap = primary("Fermer", self, self.accept), px(self, Space.XS)
        head = labels.heading(f"{NAME} {__version__}", self)
        rows = (Flow(self._tabs.buttons(), gap, gap, self), self.stack)
        Frame(head, rows, (close,), self, fills=self.stack, width=680, height=560)
        at = [key for key, _, _ in parts].index(part)
        self._tabs.button(at).setChecked(True)
        self._tabs.button(at).setFocus()
        self.stack.setCurrentIndex(at)

    def _copy_facts(self) -> None:
        QGuiApplication.clipboard().setText(self.facts.toPlainText())
        self.copy_button.setText("Copié")

    def _open_log(self) -> None:
        if self._folders is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folders.log)))

    def _verify(self) -> None:
        from ..checks.dialog import CheckDialog

        dialog = CheckDialog(self._folders, self)
        dialog.open()
        dialog.begin()

    def _make_about(self) -> QWidget:
        page = QWidget(self)
        self.facts = QPlainTextEdit("\n".join(_facts(self._folders)), page)
        self.facts.setReadOnly(True)
        self.facts.setTabChangesFocus(True)
        self.facts.setAccessibleName("Versions et dossiers")
        self.copy_button = secondary("Copier", page, self._copy_facts, icon="copy")
        self.log_button = quiet("Ouvrir le dossier du journal", page, self._open_log, icon="folder")
        self.log_button.setVisible(self._folders is not None)
        self.check_button = secondary("Vérifier l’installation…", page, self._verify, icon="check")
        column = bare(QVBoxLayout(page), Space.M)
        column.addWidget(labels.body(_WHAT, page))
        column.addWidget(labels.muted(_LICENCE, page))
        column.addWidget(self.facts, 1)
        gap = px(self, Space.S)
        column.addWidget(Flow((self.copy_button, self.log_button, self.check_button), gap, gap, self))
        return page


def _facts(folders: Folders | None) -> list[str]:
    told = []
    if folders is not None:
        told += [f"Données : {folders.data}", f"Journal technique : {folders.log}"]
        told += [f"Second endroit des sauvegardes : {folders.second_place}"] if folders.second_place else []
    return told + [f"{name} : {version}" for name, version in versions()]


def _reader(path: Path, name: str, parent: QWidget) -> QTextBrowser:
    """A text to read, select and copy, with the keyboard too. No link is followed."""
    shown = QTextBrowser(parent)
    shown.setOpenLinks(False)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setAccessibleName(name)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    _show(shown, path)
    return shown


class Licences(QWidget):
    """The notices, and the whole text of any licence they name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = _texts()
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("Texte à lire")
        self.choice.addItems(list(self._texts))
        list_as_rows(self.choice)
        self.text = _reader(self._texts[_NOTICES], _NOTICES, self)
        self.choice.currentTextChanged.connect(self._read)
        column = bare(QVBoxLayout(self), Space.S)
        column.addWidget(self.choice)
        column.addWidget(self.text, 1)

    def _read(self, name: str) -> None:
        _show(self.text, self._texts[name])
        self.text.setAccessibleName(name)


def _texts() -> dict[str, Path]:
    """Every text by the name to choose it by: the notices first, our own licence, then those of others."""
    others = [*resource("licences").glob("*.txt"), *resource("fonts").glob("*.txt")]
    others.sort(key=lambda path: path.stem.casefold())
    return {_NOTICES: resource("licences/NOTICES.md"), _OWN: own_licence(), **{path.stem: path for path in others}}


def _show(shown: QTextBrowser, path: Path) -> None:
    words = path.read_text("utf-8", "replace")
    if path.suffix == ".md":
        shown.setMarkdown(words)
        dress_shown(shown)
    else:
        shown.setPlainText(words)
