"""The pages of the papers on screen: their list, their zoom, and the pictures as the worker draws them."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Event

from PySide6.QtCore import QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from ..theme.tokens import Space, Target, bare, px, window_room
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.flow import Flow
from ..widgets.shortcut import shortcut
from ..worker import Worker
from .render import Drawn, page_picture, page_texts
from .sheets import SCREEN_DOTS, Sheets

_STEP = 1.25
_LEAST_ZOOM, _MOST_ZOOM = 0.25, 4.0
_SETTLED = 120
"""Milliseconds without a resize before the pages are drawn again."""


class PagesPart(QWidget):
    """`seen` says, once, that a first page is on screen; `broke` carries what kept one from being drawn."""

    seen = Signal()
    broke = Signal(object)

    def __init__(self, worker: Worker, parent: QWidget) -> None:
        super().__init__(parent)
        self._worker = worker
        self._papers: list[Drawn] = []
        self._texts: list[str] = []
        self._outdated = Event()
        self._seen = False
        self.sheets = Sheets(self)
        self._fit: Callable[[Sequence[QSizeF]], float] | None = self.sheets.zoom_to_page
        self._zoom = 1.0
        self.page_list = QListWidget(self)
        self._percent = labels.one_line("", "muted", self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settle.timeout.connect(self._draw)
        self.sheets.resized.connect(self._settle.start)
        self.page_list.currentRowChanged.connect(self.sheets.show_page)
        self._lay_out()

    def show_papers(self, papers: Sequence[Drawn]) -> None:
        """Show the pages of these papers, one under the other; those shown before stay where they are."""
        if list(papers[: len(self._papers)]) != self._papers:
            self._papers, self._texts = [], []
            self.page_list.clear()
        new = papers[len(self._papers) :]
        self._papers = list(papers)
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
        for paper in new:
            self._worker.start(partial(_read, paper.pdf, self._texts), self._show_texts, self.broke.emit)

    def _lay_out(self) -> None:
        self.page_list.setObjectName("page_list")
        self.page_list.setAccessibleName("Liste des pages")
        self.page_list.setWordWrap(True)
        self.page_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page_list.hide()
        column, pages = bare(QVBoxLayout(self)), QHBoxLayout()
        column.addWidget(self._zoom_bar())
        column.addLayout(pages, 1)
        bare(pages)
        pages.addWidget(self.page_list)
        pages.addWidget(self.sheets, 1)

    def _zoom_bar(self) -> QFrame:
        bar = QFrame(self)
        self._percent.setMinimumHeight(px(self, Target.CONTROL))
        buttons = []
        for text, picture, keys, slot in (
            ("Réduire", "zoom_out", "Ctrl+-", self._see_smaller),
            ("Agrandir", "zoom_in", "Ctrl++", self._see_larger),
            ("Page entière", "", "Ctrl+0", self._fit_page),
            ("Pleine largeur", "", "", self._fit_width),
        ):
            buttons.append(quiet(text, bar, slot, icon=picture))
            if keys:
                shortcut(keys, text, slot, self)
        gap = px(self, Space.XS)
        column = QVBoxLayout(bar)
        column.setContentsMargins(px(self, Space.L), gap, px(self, Space.L), gap)
        column.addWidget(Flow([*buttons, self._percent], gap, gap, bar, right_from=len(buttons)))
        return bar

    def _draw(self) -> None:
        sizes = [size for paper in self._papers for size in paper.sizes]
        if not sizes:
            return
        if self._fit is not None:
            self._zoom = self._fit(sizes)
        self._percent.setText(f"{round(self._zoom * 100)}\N{NO-BREAK SPACE}%")
        self.sheets.show_sizes(sizes, self._zoom)
        self._outdated.set()
        self._outdated = outdated = Event()
        dots, first = self._zoom * SCREEN_DOTS * self.devicePixelRatioF(), self.sheets.first_in_view()
        pages = enumerate((paper.pdf, page) for paper in self._papers for page in range(len(paper.sizes)))
        for at, (pdf, page) in sorted(pages, key=lambda each: (each[0] < first, each[0])):
            self._worker.start(partial(_picture, pdf, page, dots, at, outdated), self._show_picture, self.broke.emit)

    def _show_picture(self, drawn: tuple[int, QImage, Event] | None) -> None:
        if drawn is None or drawn[2].is_set():
            return
        self.sheets.show_picture(drawn[0], drawn[1])
        if not self._seen:
            self._seen = True
            self.seen.emit()

    def _show_texts(self, read: tuple[list[str], list[str]]) -> None:
        before, texts = read
        if before is self._texts:
            self._texts += texts
            self.sheets.show_texts(self._texts)

    def _see_smaller(self) -> None:
        self._step_zoom(1 / _STEP)

    def _see_larger(self) -> None:
        self._step_zoom(_STEP)

    def _step_zoom(self, by: float) -> None:
        self._fit = None
        self._zoom = max(_LEAST_ZOOM, min(_MOST_ZOOM, self._zoom * by))
        self._draw()

    def _fit_page(self) -> None:
        self._fit = self.sheets.zoom_to_page
        self._draw()

    def _fit_width(self) -> None:
        self._fit = self.sheets.zoom_to_width
        self._draw()


def _names(drawn: Drawn, *, alone: bool) -> list[str]:
    pages = len(drawn.sizes)
    if alone:
        return [f"Page {at}" for at in range(1, pages + 1)]
    return [drawn.paper.name or drawn.paper.title, *(f"  page {at}" for at in range(2, pages + 1))]


def _read(pdf: bytes, before: list[str]) -> tuple[list[str], list[str]]:
    return before, page_texts(pdf)


def _picture(pdf: bytes, page: int, dots: float, at: int, outdated: Event) -> tuple[int, QImage, Event] | None:
    # Another size was asked for meanwhile: this picture would be thrown away.
    return None if outdated.is_set() else (at, page_picture(pdf, page, dots), outdated)
