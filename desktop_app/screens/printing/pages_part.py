"""The pages of the papers on screen: their list, their zoom, and the pictures as the worker draws them."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from ..theme.tokens import px, window_room
from ..worker import Worker
from .drawing import Drawn
from .render import page_picture, page_texts
from .sheets import SCREEN_DOTS, Sheets
from .zoom_bar import ZoomBar

_STEP = 1.25
_LEAST_ZOOM, _MOST_ZOOM = 0.25, 4.0
_SETTLED = 120
"""Milliseconds without a resize before the pages are drawn again."""


class _Fit(Enum):
    PAGE = auto()
    WIDTH = auto()
    FREE = auto()


class PagesPart(QWidget):
    """`seen` says, once, that a first page is on screen; `broke` carries what kept one from being drawn."""

    seen = Signal()
    broke = Signal(object)

    def __init__(self, worker: Worker, parent: QWidget) -> None:
        super().__init__(parent)
        self._worker = worker
        self._pages: list[tuple[bytes, int]] = []
        self._sizes: list[QSizeF] = []
        self._fit, self._zoom = _Fit.PAGE, 1.0
        self._turn = [0]
        self._seen = False
        self.sheets = Sheets(self)
        self.page_list = QListWidget(self)
        self.zoom_bar = ZoomBar(self)
        self._read: list[bytes] = []
        self._texts: list[str] = []
        self._reading = 0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._lay_out()
        self._connect()

    def show_papers(self, papers: Sequence[Drawn]) -> None:
        """Show the pages of these papers, one under the other; those shown before stay where they are."""
        self._pages = [(paper.pdf, at) for paper in papers for at in range(len(paper.sizes))]
        self._sizes = [size for paper in papers for size in paper.sizes]
        names = [name for paper in papers for name in _names(paper, alone=len(papers) == 1)]
        self.page_list.addItems(names[self.page_list.count() :])
        for at, name in enumerate(names):
            self.page_list.item(at).setText(name)
        self.page_list.setVisible(len(names) > 1)
        wide = px(self, 110 if len(papers) == 1 else 170)
        # A large type on a small screen leaves the room to the page.
        self.page_list.setFixedWidth(min(wide, window_room(self).width() // 6))
        self._draw()
        # After the pictures: whoever sees them waits for nothing else.
        for paper in papers[len(self._read) :]:
            self._read.append(paper.pdf)
            self._worker.start(partial(_read, paper.pdf, self._reading), self._show_texts, self.broke.emit)

    def begin_again(self) -> None:
        """Other papers come: none of those shown stays."""
        self.page_list.clear()
        self._read, self._texts = [], []
        self._reading += 1

    def _lay_out(self) -> None:
        self.page_list.setObjectName("page_list")
        self.page_list.setAccessibleName("Liste des pages")
        self.page_list.setWordWrap(True)
        self.page_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page_list.hide()
        pages = QHBoxLayout()
        pages.addWidget(self.page_list)
        pages.addWidget(self.sheets, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.zoom_bar)
        column.addLayout(pages, 1)
        for layout in (pages, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self.zoom_bar.stepped.connect(self._step_zoom)
        self.zoom_bar.page_wanted.connect(self._fit_page)
        self.zoom_bar.width_wanted.connect(self._fit_width)
        self.page_list.currentRowChanged.connect(self.sheets.show_page)
        self.sheets.resized.connect(self._settle.start)
        self._settle.timeout.connect(self._draw)

    def _draw(self) -> None:
        if not self._sizes:
            return
        if self._fit is not _Fit.FREE:
            fits = {_Fit.PAGE: self.sheets.zoom_to_page, _Fit.WIDTH: self.sheets.zoom_to_width}
            self._zoom = fits[self._fit](self._sizes)
        self.zoom_bar.show_zoom(self._zoom)
        self.sheets.show_sizes(self._sizes, self._zoom)
        self._turn[0] += 1
        dots, first = self._zoom * SCREEN_DOTS * self.devicePixelRatioF(), self.sheets.first_in_view()
        for at in sorted(range(len(self._pages)), key=lambda at: (at < first, at)):
            pdf, page = self._pages[at]
            work = partial(_drawn, pdf, page, dots, at, self._turn, self._turn[0])
            self._worker.start(work, self._show_picture, self.broke.emit)

    def _show_picture(self, drawn: tuple[int, int, QImage] | None) -> None:
        if drawn is None or drawn[0] != self._turn[0]:
            return
        self.sheets.show_picture(drawn[1], drawn[2])
        if not self._seen:
            self._seen = True
            self.seen.emit()

    def _show_texts(self, read: tuple[int, list[str]]) -> None:
        if read[0] != self._reading:
            return
        self._texts += read[1]
        self.sheets.show_texts(self._texts)

    def _step_zoom(self, direction: int) -> None:
        self._fit = _Fit.FREE
        self._zoom = max(_LEAST_ZOOM, min(_MOST_ZOOM, self._zoom * _STEP**direction))
        self._draw()

    def _fit_page(self) -> None:
        self._fit = _Fit.PAGE
        self._draw()

    def _fit_width(self) -> None:
        self._fit = _Fit.WIDTH
        self._draw()


def _names(paper: Drawn, *, alone: bool) -> list[str]:
    pages = len(paper.sizes)
    if alone:
        return [f"Page {at}" for at in range(1, pages + 1)]
    return [paper.name, *(f"  page {at}" for at in range(2, pages + 1))]


def _read(pdf: bytes, reading: int) -> tuple[int, list[str]]:
    return reading, page_texts(pdf)


def _drawn(pdf: bytes, page: int, dots: float, at: int, turns: list[int], turn: int) -> tuple[int, int, QImage] | None:
    # Another turn has begun meanwhile: this picture would be thrown away.
    return (turn, at, page_picture(pdf, page, dots)) if turns[0] == turn else None
