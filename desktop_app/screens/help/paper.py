"""A chapter of the help as pages to print, for the same preview as every other paper."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from desktop_app.use_cases.papers.printing import Paper

from ..chapters import Chapter
from ..theme.style import FONT_FAMILY
from .dress import dress, fit_pictures

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
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    document.print_(writer)
    kept.close()
    return bytes(kept.data().data())
