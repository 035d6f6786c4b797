"""Where to print and how many: the panel beside the pages, with its progress and its way to stop."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.use_cases.papers.printing import Pack

from ..theme.tokens import BESIDE, Space, beside_width, px
from ..widgets import labels
from ..widgets.aloud import announce_at_rest
from ..widgets.boxes import TickField
from ..widgets.buttons import allow, primary, quiet, say_keys, secondary
from ..widgets.scrolled import Scrolled
from ..worker import Worker
from .copies_part import CopiesPart
from .printer_part import PrinterPart, Printers
from .remembered import Remembered
from .sides import Run, sheet_count

_WORTH_SHOWING = 1000
"""Milliseconds after which a printing shows how far it is."""
_PREPARING, _PRINTING = "Préparation du document…", "Impression en cours…"
_LOOKING, _NO_COPY = "Recherche des imprimantes…", "Demandez au moins un exemplaire."


class PrintPanel(QWidget):
    """Says what the agent wants; the preview does it.

    `size_wanted` says whether letters are to be large, where a paper has them: nobody else's paper is, so it is never
    remembered.
    """

    size_wanted = Signal(bool)
    print_wanted = Signal()
    save_wanted = Signal()
    data_wanted = Signal()
    html_wanted = Signal()
    stop_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self, worker: Worker, pack: Pack, remembered: Remembered, printers: Printers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(beside_width(self))
        self.printer = PrinterPart(worker, remembered, printers, self)
        self.copies = CopiesPart(pack, remembered, self)
        self.large = TickField("Gros caractères", self)
        self.large.setVisible(any(each.paper.large for each in pack.papers))
        self.facts = labels.muted(_PREPARING, self)
        self.print_button = primary("Imprimer", self, icon="print", keys="Ctrl+P")
        self.save_button = secondary("Enregistrer en PDF", self, icon="save", keys="Ctrl+S")
        self.data_button = secondary("Enregistrer en JSON", self, icon="save")
        self.data_button.setVisible(any(each.paper.data for each in pack.papers))
        self.html_button = secondary("Enregistrer en HTML", self, icon="save")
        self.html_button.setToolTip("Pour qui le lit à l’écran, l’agrandit ou l’écoute")
        self.html_button.setVisible(len(pack.papers) == 1 and pack.papers[0].paper.on_screen)
        self.close_button = quiet("Fermer", self, icon="close")
        self._progress = _Progress(self)
        self.stop_button = self._progress.stop_button
        self._pages: list[Run] = []
        self._has_printer: bool | None = None
        self._running = False
        self._lay_out(pack.title)
        self._connect()
        self._allow()

    def show_papers(self, pages: list[Run]) -> None:
        """Say how many pages and sheets there are; every paper is drawn."""
        self._pages = pages
        self._count()
        self._allow()

    def prepare(self) -> None:
        """The papers are being drawn again."""
        self._pages = []
        self.facts.setText(_PREPARING)
        self._allow()

    def show_progress(self, running: bool) -> None:
        """Start or end showing how far the printing is."""
        self._running = running
        self.close_button.setEnabled(not running)
        self._progress.run(running)
        self._allow()

    def advance(self, done: int, of: int) -> None:
        """So many pages are sent."""
        self._progress.advance(done, of)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.data_button.clicked.connect(self.data_wanted)
        self.html_button.clicked.connect(self.html_wanted)
        self.close_button.clicked.connect(self.close_wanted)
        self.stop_button.clicked.connect(self.stop_wanted)
        self.large.edited.connect(self._ask_size)
        self.copies.edited.connect(self._count)
        self.printer.both_sides.edited.connect(self._count)
        self.printer.ready.connect(self._note_printers)
        for button, keys in ((self.print_button, "Ctrl+P"), (self.save_button, "Ctrl+S")):
            say_keys(button, keys, said=self.width() >= px(self, BESIDE))

    def _ask_size(self) -> None:
        self.size_wanted.emit(self.large.value())

    def _note_printers(self) -> None:
        self._has_printer = self.printer.choice.value() is not None
        self.copies.setVisible(self._has_printer or len(self.copies.fields) > 1)
        self._allow()

    def _allow(self) -> None:
        why_not = self._why_not()
        allow(self.save_button, why_not)
        allow(self.data_button, why_not)
        allow(self.html_button, why_not)
        could = self.print_button.isEnabled()
        allow(self.print_button, why_not or ("" if self._has_printer is not None else _LOOKING))
        self.large.setEnabled(not self._running)
        for part in (self.printer, self.copies):
            part.setEnabled(why_not in ("", _NO_COPY))
        if self.print_button.isEnabled() and not could and self.focusWidget() in (None, self.close_button):
            self.print_button.setFocus()

    def _why_not(self) -> str:
        if self._running:
            return _PRINTING
        if not self._pages:
            return _PREPARING
        return "" if any(self.copies.values()) else _NO_COPY

    def _count(self) -> None:
        if not self._pages:
            return
        if not any(self.copies.values()):
            self.facts.setText(_NO_COPY)
            announce_at_rest(self.facts, _NO_COPY)
            self._allow()
            return
        runs = [Run(run.pages, run.originals, n) for run, n in zip(self._pages, self.copies.values(), strict=True)]
        pages = sum(run.pages for run in runs if run.copies)
        sheets = sheet_count(runs, both=self.printer.wants_both_sides)
        same = pages == sheets
        self.facts.setText(plural(pages, "page") if same else f"{plural(pages, 'page')}, {plural(sheets, 'feuille')}")
        self._allow()

    def _lay_out(self, title: str) -> None:
        body = QWidget(self)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(self, Space.M))
        parts = (labels.heading(title, self), self.facts, self.large, self.printer, self.copies)
        # What is rarely wanted scrolls: the foot would leave no room for the rest in large type.
        for widget in (*parts, self.html_button, self.data_button):
            inside.addWidget(widget)
        # A large type on a small screen needs the room for its words.
        edge = min(px(self, Space.XL), self.width() // 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(px(self, Space.M))
        column.addWidget(Scrolled(body, self), 1)
        for button in (self.print_button, self.save_button, self._progress, self.close_button):
            column.addWidget(button)


class _Progress(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = labels.body("", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Avancement de l’impression")
        self.stop_button = secondary("Arrêter l’impression", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(self, Space.M), 0, 0)
        for widget in (self._words, self._bar, self.stop_button):
            column.addWidget(widget)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_WORTH_SHOWING)
        self._patience.timeout.connect(self.show)
        self.hide()

    def run(self, running: bool) -> None:
        if running:
            self._bar.setRange(0, 0)
            self._words.setText(_PRINTING)
            self._patience.start()
        else:
            self._patience.stop()
            self.hide()

    def advance(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._words.setText(f"Impression : page {done} sur {of}")
