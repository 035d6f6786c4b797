"""Texts to read inside the program: Markdown of ours, and the licences of others as they were written."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTextBrowser, QVBoxLayout, QWidget

from desktop_app.system.paths import own_licence, resource

from ..theme.tokens import Space, colours_of, px
from ..widgets.fields import list_as_rows
from .dress import dress

_NOTICES = "Mentions des composants"
_OWN = "EUPL-1.2 (Permanence)"


def reader(words: str, name: str, parent: QWidget, *, plain: bool = False) -> QTextBrowser:
    """A text to read, select and copy, with the keyboard too; Markdown unless it is `plain`. No link is followed."""
    shown = QTextBrowser(parent)
    shown.setOpenLinks(False)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setAccessibleName(name)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    _show(shown, words, plain=plain)
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
        self.text = reader("", "Mentions et licences", self)
        self.choice.currentTextChanged.connect(self._read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.S))
        column.addWidget(self.choice)
        column.addWidget(self.text, 1)
        self._read(_NOTICES)

    def _read(self, name: str) -> None:
        path = self._texts[name]
        _show(self.text, path.read_text("utf-8", "replace"), plain=path.suffix != ".md")
        self.text.setAccessibleName(name)


def _texts() -> dict[str, Path]:
    """Every text by the name to choose it by: the notices first, our own licence, then those of others."""
    others = sorted([*resource("licences").glob("*.txt"), *resource("fonts").glob("*.txt")], key=_by_name)
    return {
        _NOTICES: resource("licences/NOTICES.md"),
        _OWN: own_licence(),
        **{path.stem: path for path in others},
    }


def _by_name(path: Path) -> str:
    return path.stem.casefold()


def _show(shown: QTextBrowser, words: str, *, plain: bool) -> None:
    if plain:
        shown.setPlainText(words)
        return
    shown.setMarkdown(words)
    colours = colours_of(shown.palette())
    dress(shown.document(), shown.font(), link=colours.accent, line=colours.line_strong, ground=colours.accent_soft)
