"""The text of a chapter: Markdown in the colours and the size of type of the program, with the words looked for lit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ..chapters import Chapter, anchor, spans
from ..theme.tokens import Space, colours_of, px, scale_of
from .dress import blocks, dress, fit_pictures

_LOOKS = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class HelpText(QTextBrowser):
    """Shows a chapter; `link_wanted` carries 'chapter.md#heading' when a link is followed."""

    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapter: Chapter | None = None
        self._wanted: Sequence[str] = ()
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._follow)

    def show_chapter(self, chapter: Chapter) -> None:
        """Put this chapter in view, from its top."""
        self._chapter = chapter
        self.setAccessibleName(chapter.title)
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to(self, heading: str) -> None:
        """Bring the heading of this anchor to the top; nothing when there is none."""
        for block in blocks(self.document()):
            if block.blockFormat().headingLevel() and anchor(block.text()) == heading:
                self._bring(block)
                return

    def mark(self, wanted: Sequence[str]) -> None:
        """Light up these words; the one in view is none until `step`."""
        self._wanted, self._at = wanted, -1
        lines = [(block.position(), block.text()) for block in blocks(self.document())] if wanted else []
        self._found = [(at + start, at + end) for at, text in lines for start, end in spans(text, wanted)]
        self._light()

    def step(self, by: int) -> bool:
        """Show the next word lit (1), or the one before (-1), from where the text stands; False past the last one."""
        at = self._nearest() if self._at < 0 else self._at + by
        if not 0 <= at < len(self._found):
            return False
        self._at = at
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._found[at][0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._light()
        return True

    def step_to_last(self) -> None:
        """Show the last word lit, as when one comes from the chapter after."""
        self._at = len(self._found)
        self.step(-1)

    def counted(self) -> tuple[int, int]:
        """Which of the words lit is in view, from 1 (0 for none), and how many there are."""
        return self._at + 1, len(self._found)

    def changeEvent(self, event: QEvent) -> None:
        """Write the text again when the colours or the size of type change."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            place = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pictures within the window."""
        super().resizeEvent(event)
        self._fit_pictures()

    def _write(self) -> None:
        if self._chapter is None:
            return
        document, colours = self.document(), colours_of(self.palette())
        document.setDocumentMargin(px(self, Space.L))
        document.setIndentWidth(px(self, Space.XL))
        self.setMarkdown(self._chapter.words)
        dress(document, self.font(), link=colours.accent, line=colours.line_strong, ground=colours.accent_soft)
        self._fit_pictures()
        self.mark(self._wanted)

    def _fit_pictures(self) -> None:
        room = self.viewport().width() - 3 * px(self, Space.L)
        fit_pictures(self.document(), scale_of(self.font()), room, smooth=True)

    def _bring(self, block: QTextBlock) -> None:
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - px(self, Space.S))

    def _nearest(self) -> int:
        here = self.textCursor().position()
        return next((at for at, (start, _) in enumerate(self._found) if start >= here), 0)

    def _light(self) -> None:
        colours = colours_of(self.palette())
        lit = []
        for at, (start, end) in enumerate(self._found):
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor
            ground, ink = ("accent", "on_accent") if at == self._at else ("attention_soft", "attention")
            one.format.setBackground(QColor(getattr(colours, ground)))
            one.format.setForeground(QColor(getattr(colours, ink)))
            one.format.setFontUnderline(True)
            lit.append(one)
        self.setExtraSelections(lit)

    def _follow(self, link: QUrl) -> None:
        self.link_wanted.emit(link.toString())
