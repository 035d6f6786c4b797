"""The text of a chapter: Markdown in the colours and the size of type of the program, with the words looked for lit."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QResizeEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ..chapters import anchor, chapter, spans
from ..theme.tokens import Space, colours_of, px, scale_of
from .dress import blocks, dress_shown, fit_pictures

_LOOKS = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


def place_of(source: QUrl) -> str:
    """The place that is told by `sourceChanged`: `source()` is still the one before, until the history has it."""
    return source.toString().replace(".md", "", 1)


class HelpText(QTextBrowser):
    """Shows a chapter, follows its links and remembers the way; a place is written 'chapter' or 'chapter#heading'."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: Sequence[str] = ()
        self._found: list[tuple[int, int]] = []
        self._at = -1
        # One choice of colours and size tells six changes, of 20 ms each where all the text is written again.
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._write_again)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sourceChanged.connect(self._dress)

    def place(self) -> str:
        """What is in view, '' before anything is."""
        return place_of(self.source())

    def open_at(self, place: str) -> None:
        """Show this chapter at this heading; a heading that is not there shows the chapter from its top."""
        key, mark, heading = place.partition("#")
        self.setSource(QUrl(f"{key}.md{mark}{heading}"))

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

    def counted(self) -> tuple[int, int]:
        """Which of the words lit is in view, from 1 (0 for none), and how many there are."""
        return self._at + 1, len(self._found)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The words of a chapter; its pictures are given to the document at the size they have there."""
        if kind == QTextDocument.ResourceType.MarkdownResource.value:
            return chapter(QUrl(name).path().removesuffix(".md")).words
        return super().loadResource(kind, name)

    def changeEvent(self, event: QEvent) -> None:
        """Write the text again when the colours or the size of type change."""
        super().changeEvent(event)
        if event.type() in _LOOKS and self.place():
            self._again.start()

    def _write_again(self) -> None:
        place = self.verticalScrollBar().value()
        self.reload()
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pictures within the window."""
        super().resizeEvent(event)
        self._fit_pictures()

    def _dress(self, source: QUrl) -> None:
        key, _, heading = place_of(source).partition("#")
        self.setAccessibleName(chapter(key).title)
        self.document().setDocumentMargin(px(self, Space.L))
        self.document().setIndentWidth(px(self, Space.XL))
        dress_shown(self)
        self._fit_pictures()
        self.mark(self._wanted)
        # Qt knows only the anchors that are written, not the headings.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        for block in blocks(self.document()) if heading else ():
            if block.blockFormat().headingLevel() and anchor(block.text()) == heading:
                self._bring(block)
                break

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
