"""One chapter of the help, read from the words shipped with the program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from desktop_app.system.paths import resource

from ..theme.tokens import Space, px
from ..widgets.buttons import primary


class ChapterDialog(QDialog):
    """Shows `resources/help/<chapter>.md`; its first line is the title of the window. Esc closes it."""

    def __init__(self, chapter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = resource(f"help/{chapter}.md").read_text("utf-8")
        title = words.splitlines()[0].removeprefix("# ")
        self.setWindowTitle(title)
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setMarkdown(words)
        self.text.setAccessibleName(title)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.understood = primary("J’ai compris", self)
        self.understood.clicked.connect(self.accept)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.understood)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XL, Space.XL, Space.XL, Space.L)))
        column.setSpacing(px(self, Space.M))
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.resize(px(self, 720), px(self, 620))
