"""See a page before it is printed: the paper, where to send it, and the way to keep it as a PDF."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import plural

from ..context import Means
from ..theme.tokens import open_at, px
from ..widgets.banner import Banner
from .panel import PrintPanel
from .print_job import PrintJob
from .printer import PrinterSilent, printer_names
from .render import page_picture, page_sizes
from .sheets import SCREEN_DOTS, Sheets
from .zoom_bar import ZoomBar

if TYPE_CHECKING:
    from desktop_app.use_cases.printing import Paper

_STEP = 1.25
_LEAST_ZOOM, _MOST_ZOOM = 0.25, 4.0
_SETTLED = 120
"""Milliseconds without a resize before the pages are drawn again."""


class _Fit(Enum):
    PAGE = auto()
    WIDTH = auto()
    FREE = auto()


class PreviewDialog(QDialog):
    """Show it with `dialogs.show`. `printed` and `saved` tell what was done; it closes once printed."""

    printed = Signal()
    saved = Signal(object)

    def __init__(
        self,
        means: Means,
        paper: "Paper",
        parent: QWidget | None = None,
        *,
        copies: int = 1,
        printers: Callable[[], list[str]] = printer_names,
    ) -> None:
        """`means` is a `Context` or, before a file is open, `BareMeans`."""
        super().__init__(parent)
        self._means, self._paper, self._printers = means, paper, printers
        self._pdf = b""
        self._sizes: list[QSizeF] = []
        self._fit, self._zoom, self._drawing = _Fit.PAGE, 1.0, 0
        self._job: PrintJob | None = None
        self.banner = Banner("info", parent=self)
        self.sheets = Sheets(self)
        self.page_list = QListWidget(self)
        self.zoom_bar = ZoomBar(self)
        self.panel = PrintPanel(paper.title, copies, self)
        self._settle = QTimer(self)
        self._lay_out()
        self._connect()
        means.worker.start(paper.build, self._receive, self._give_up)

    def reject(self) -> None:
        """Close, unless pages are on their way to the printer."""
        if self._job is None:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay open while pages are on their way to the printer."""
        if self._job is None:
            super().closeEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages again once the window has its size."""
        super().resizeEvent(event)
        self._settle.start()

    def _lay_out(self) -> None:
        self.setWindowTitle(self._paper.title)
        open_at(self, 1000, 780)
        self.page_list.setObjectName("page_list")
        self.page_list.setAccessibleName("Liste des pages")
        self.page_list.setFixedWidth(px(self, 110))
        self.page_list.hide()
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        pages = QHBoxLayout()
        pages.addWidget(self.page_list)
        pages.addWidget(self.sheets, 1)
        left = QVBoxLayout()
        left.addWidget(self.zoom_bar)
        left.addWidget(self.banner)
        left.addLayout(pages, 1)
        across = QHBoxLayout(self)
        across.addLayout(left, 1)
        across.addWidget(self.panel)
        for layout in (pages, left, across):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self.panel.print_wanted.connect(self._print)
        self.panel.save_wanted.connect(self._save)
        self.panel.stop_wanted.connect(self._stop)
        self.panel.close_wanted.connect(self.reject)
        self.zoom_bar.stepped.connect(self._step_zoom)
        self.zoom_bar.page_wanted.connect(self._fit_page)
        self.zoom_bar.width_wanted.connect(self._fit_width)
        self.page_list.currentRowChanged.connect(self.sheets.show_page)
        self._settle.timeout.connect(self._draw)

    def _receive(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._means.worker.start(partial(page_sizes, pdf), self._measure, self._give_up)

    def _measure(self, sizes: list[QSizeF]) -> None:
        self._sizes = sizes
        self.panel.facts.setText(plural(len(sizes), "page"))
        self.sheets.show_sizes(sizes, self._zoom)
        if len(sizes) > 1:
            self.page_list.addItems([f"Page {at}" for at in range(1, len(sizes) + 1)])
            self.page_list.show()
        self.panel.offer_printers(self._printers())
        self.panel.set_ready(True)
        self.panel.print_button.setFocus()
        self._draw()

    def _give_up(self, error: Exception) -> None:
        self.reject()
        if not isinstance(error, RuleBroken):
            raise error
        self._means.dialogs.refusal(error)

    def _draw(self) -> None:
        if not self._sizes:
            return
        if self._fit is _Fit.PAGE:
            self._zoom = self.sheets.zoom_to_page()
        elif self._fit is _Fit.WIDTH:
            self._zoom = self.sheets.zoom_to_width()
        self.zoom_bar.show_zoom(self._zoom)
        self.sheets.show_sizes(self._sizes, self._zoom)
        self._drawing += 1
        dots = self._zoom * SCREEN_DOTS * self.devicePixelRatioF()
        for at in range(len(self._sizes)):
            work = partial(_drawn, self._pdf, at, dots, self._drawing)
            self._means.worker.start(work, self._show_picture, self._give_up)

    def _show_picture(self, drawn: tuple[int, int, QImage]) -> None:
        drawing, at, picture = drawn
        if drawing == self._drawing:
            self.sheets.show_picture(at, picture)

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

    def _print(self) -> None:
        name = self.panel.printer.value()
        if name is None:
            self._offer_pdf_instead()
            return
        self._job = PrintJob(self._means.worker)
        self._job.advanced.connect(self.panel.advance)
        self._job.ended.connect(self._end_printing)
        self._job.broke.connect(self._printer_broke)
        self.panel.show_progress(True)
        self._job.start(self._pdf, name, self.panel.copies.value())

    def _offer_pdf_instead(self) -> None:
        sentence = "Aucune imprimante n’est installée sur cet ordinateur. Le document peut être gardé en PDF."
        if self._means.dialogs.ask("Pas d’imprimante", sentence, "Enregistrer en PDF", "Fermer"):
            self._save()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _end_printing(self, sent: bool) -> None:
        self._job = None
        self.panel.show_progress(False)
        if sent:
            self.printed.emit()
            self.accept()
        else:
            self.banner.say("Impression arrêtée : ce qui était déjà parti sortira peut-être.")

    def _printer_broke(self, error: Exception) -> None:
        self._job = None
        self.panel.show_progress(False)
        if not isinstance(error, PrinterSilent):
            raise error
        self._means.dialogs.notice(
            "L’imprimante ne répond pas",
            "Le document n’a pas été imprimé.",
            "Vérifiez qu’elle est allumée et reliée, choisissez-en une autre, ou enregistrez en PDF.",
        )

    def _save(self) -> None:
        path = self._means.dialogs.save_file("Enregistrer en PDF", self._paper.file_name)
        if path is None:
            return
        try:
            path.write_bytes(self._pdf)
        except OSError:
            self._means.dialogs.notice(
                "Le document n’est pas enregistré",
                "Ce dossier ne peut pas le recevoir.",
                "Choisissez un autre dossier, ou libérez de la place.",
            )
            return
        self.banner.say(f"Enregistré : {path.name}")
        self.saved.emit(path)


def _drawn(pdf: bytes, at: int, dots: float, drawing: int) -> tuple[int, int, QImage]:
    return drawing, at, page_picture(pdf, at, dots)
