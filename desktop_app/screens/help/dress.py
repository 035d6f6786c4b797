"""How a chapter looks, on the screen and on paper: sizes of headings, air, colours of links, width of pictures."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextEdit

from desktop_app.system.paths import resource
from desktop_app.use_cases.papers.printing import Paper

from ..chapters import Chapter
from ..theme.style import FONT_FAMILY
from ..theme.tokens import colours_of

_SIZES = {1: 1.75, 2: 1.3, 3: 1.1}
_LEADING = 135.0
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


def dress(document: QTextDocument, font: QFont, *, link: str, line: str, ground: str) -> None:
    """Dress a chapter just read from Markdown; the colours are those of links, of lines and of what is set apart."""
    document.setDefaultFont(font)
    points = font.pointSizeF()
    cursor = QTextCursor(document)
    for block in blocks(document):
        level = block.blockFormat().headingLevel()
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(_air(block, level, points, ground))
        for part in _fragments(block):
            form = part.charFormat()
            if level:
                # Qt's own steps of size win over points. Held by test_headings_are_dressed_to_their_end.
                form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                form.setFontPointSize(points * _SIZES.get(level, 1.0))
                form.setFontWeight(QFont.Weight.Bold)
            if form.isAnchor():
                form.setForeground(QColor(link))
                form.setFontUnderline(True)
            if level or form.isAnchor():
                _chosen(document, part).setCharFormat(form)
    _rule_tables(document, line, points)


def dress_shown(shown: QTextEdit) -> None:
    """Dress what a widget shows, in its own letters and today's colours."""
    colours = colours_of(shown.palette())
    dress(shown.document(), shown.font(), link=colours.accent, line=colours.line_strong, ground=colours.accent_soft)


def fit_pictures(document: QTextDocument, scale: float, room: float, *, smooth: bool = False) -> None:
    """Show every picture at this scale, or as wide as there is room; `smooth` for a screen, which would coarsen it."""
    for block in blocks(document):
        for part in _fragments(block):
            if not part.charFormat().isImageFormat():
                continue
            image = part.charFormat().toImageFormat()
            picture = QImage(str(resource(f"help/{image.name()}")))
            width = round(min(picture.width() * scale, room))
            if width > 0:
                image.setWidth(width)
                _chosen(document, part).setCharFormat(image)
                if smooth:
                    picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
                document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(image.name()), picture)


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Every block, in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _air(block: QTextBlock, level: int, points: float, ground: str) -> QTextBlockFormat:
    form = QTextBlockFormat()
    # A line that holds a picture is tall enough.
    leading = 100.0 if _PICTURE in block.text() else _LEADING
    form.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setTopMargin(points * {0: 0.0, 1: 0.2, 2: 1.8}.get(level, 1.0))
    form.setBottomMargin(points * (0.3 if block.textList() is not None else 0.7))
    if block.blockFormat().hasProperty(QTextFormat.Property.BlockQuoteLevel):
        form.setBackground(QColor(ground))
        form.setLeftMargin(points)
        form.setRightMargin(points)
    return form


def _rule_tables(document: QTextDocument, line: str, points: float) -> None:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format()
            form.setCellPadding(points * 0.6)
            form.setCellSpacing(0)
            form.setBorder(1)
            form.setBorderCollapse(True)
            form.setBorderBrush(QColor(line))
            form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(form)


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    # All before any is changed: Qt joins parts that have come to look alike, and walking on from one crashes.
    # Held by test_headings_are_dressed_to_their_end.
    found, at = [], block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found


def _chosen(document: QTextDocument, part: QTextFragment) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(part.position())
    cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
    return cursor


_POINTS, _ROOM = 12, 630
"""Width of a picture on A4, in the points of the screen that Qt lays text out in."""


def chapter_paper(chapter: Chapter) -> Paper:
    """The chapter in black on white, with the number of each page."""
    return Paper(f"Aide – {chapter.title}", f"aide-{chapter.key}.pdf", "", lambda: _draw(chapter), discloses="")


def _draw(chapter: Chapter) -> bytes:
    document = QTextDocument()
    document.setMarkdown(chapter.words)
    document.setIndentWidth(24)
    dress(document, QFont(FONT_FAMILY, _POINTS), link="#000000", line="#000000", ground="#ededed")
    fit_pictures(document, 1.0, _ROOM)
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    writer.setTitle(chapter.title)
    writer.setCreator("Permanence")
    # Two centimetres are left all round by `print_` itself.
    margins = QMarginsF(0, 0, 0, 0)
    portrait, a4 = QPageLayout.Orientation.Portrait, QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(a4, portrait, margins))
    document.print_(writer)
    kept.close()
    return bytes(kept.data().data())
