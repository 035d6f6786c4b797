"""How many copies and where to: the panel beside the pages, with its progress and its way to stop."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.use_cases.papers.printing import Pack

from ..theme.tokens import BESIDE, Space, bare, beside_width, px
from ..widgets import labels
from ..widgets.aloud import announce_at_rest
from ..widgets.boxes import TickField
from ..widgets.buttons import allow, primary, quiet, say_keys, secondary
from ..widgets.fields import NumberField
from ..widgets.form import Form
from ..widgets.scrolled import Scrolled
from ..worker import Worker
from .paint import Wanted, sheet_count
from .printer import Printers
from .printer_part import PrinterPart
from .remembered import Remembered
from .render import Drawn

MOST_COPIES = 50
_WORTH_SHOWING = 1000
"""Milliseconds after which a printing shows how far it is."""
_PREPARING, _PRINTING = "Préparation du document…", "Impression en cours…"
_LOOKING, _NO_COPY = "Recherche des imprimantes…", "Demandez au moins un exemplaire."


class CopiesPart(Form):
    """One number, or one a paper when several come out together: 0 leaves that paper out.

    Begins with what this PC remembers of each kind of paper.
    """

    def __init__(self, pack: Pack, remembered: Remembered, parent: QWidget) -> None:
        super().__init__(parent)
        self._papers = pack.papers
        self.fields: list[NumberField] = []
        alone = len(pack.papers) == 1
        for at, paper in enumerate(pack.papers):
            field = NumberField(int(alone), MOST_COPIES, self)
            field.set_value(remembered.copies(paper.kind, paper.copies))
            label = "Exemplaires" if alone else paper.name or paper.title
            self.row(f"copies_{at}", label, field, chars=10)
            self.fields.append(field)

    def values(self) -> tuple[int, ...]:
        """How many of each paper, in the order of the pack."""
        return tuple(field.value() for field in self.fields)

    def by_kind(self) -> dict[str, int]:
        """How many of each kind of paper, to be remembered."""
        return {paper.kind: copies for paper, copies in zip(self._papers, self.values(), strict=True)}


class PrintPanel(QWidget):
    """Says what the agent wants; the preview, which hears its buttons, does it."""

    def __init__(
        self, worker: Worker, pack: Pack, remembered: Remembered, printers: Printers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(beside_width(self))
        self.printer = PrinterPart(worker, remembered, printers, self)
        self.copies = CopiesPart(pack, remembered, self)
        # Never remembered: nobody else's paper is to be large.
        self.large = TickField("Gros caractères", self)
        self.large.setVisible(any(paper.large for paper in pack.papers))
        self.facts = labels.muted(_PREPARING, self)
        self.print_button = primary("Imprimer", self, icon="print", keys="Ctrl+P")
        self.save_button = secondary("Enregistrer en PDF", self, icon="save", keys="Ctrl+S")
        self.data_button = secondary("Enregistrer en JSON", self, icon="save")
        self.data_button.setVisible(any(paper.data for paper in pack.papers))
        self.html_button = secondary("Enregistrer en HTML", self, icon="save")
        self.html_button.setToolTip("Pour qui le lit à l’écran, l’agrandit ou l’écoute")
        self.html_button.setVisible(len(pack.papers) == 1 and pack.papers[0].on_screen)
        self.close_button = quiet("Fermer", self, icon="close")
        self.progress = _Progress(self)
        self.stop_button = self.progress.stop_button
        self._drawn: Sequence[Drawn] = ()
        self._has_printer: bool | None = None
        self._running = False
        self._lay_out(pack.title)
        self._connect()
        self._allow()

    def show_papers(self, drawn: Sequence[Drawn]) -> None:
        """Say how many pages and sheets there are; every paper is drawn. None while they are drawn again."""
        self._drawn = drawn
        if not drawn:
            self.facts.setText(_PREPARING)
        self._count()

    def wanted(self) -> Wanted:
        """The papers of which at least one copy is wanted, and how many."""
        return [(drawn, copies) for drawn, copies in zip(self._drawn, self.copies.values(), strict=False) if copies]

    def show_progress(self, running: bool) -> None:
        """Start or end showing how far the printing is."""
        self._running = running
        self.close_button.setEnabled(not running)
        self.progress.run(running)
        self._allow()

    def _connect(self) -> None:
        self.copies.edited.connect(self._count)
        self.printer.both_sides.edited.connect(self._count)
        self.printer.ready.connect(self._note_printers)
        for button, keys in ((self.print_button, "Ctrl+P"), (self.save_button, "Ctrl+S")):
            say_keys(button, keys, said=self.width() >= px(self, BESIDE))

    def _note_printers(self) -> None:
        self._has_printer = self.printer.choice.value() is not None
        self.copies.setVisible(self._has_printer or len(self.copies.fields) > 1)
        self._allow()

    def _allow(self) -> None:
        why_not = self._why_not()
        for button in (self.save_button, self.data_button, self.html_button):
            allow(button, why_not)
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
        if not self._drawn:
            return _PREPARING
        return "" if any(self.copies.values()) else _NO_COPY

    def _count(self) -> None:
        if wanted := self.wanted():
            pages = sum(len(drawn.sizes) for drawn, _ in wanted)
            sheets = sheet_count(wanted, both=self.printer.wants_both_sides)
            told = plural(pages, "page")
            self.facts.setText(told if pages == sheets else f"{told}, {plural(sheets, 'feuille')}")
        elif self._drawn:
            self.facts.setText(_NO_COPY)
            announce_at_rest(self.facts, _NO_COPY)
        self._allow()

    def _lay_out(self, title: str) -> None:
        body = QWidget(self)
        inside = bare(QVBoxLayout(body), Space.M)
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
        for button in (self.print_button, self.save_button, self.progress, self.close_button):
            column.addWidget(button)


class _Progress(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = labels.body("", self)
        self._bar = QProgressBar(self, textVisible=False)
        self._bar.setAccessibleName("Avancement de l’impression")
        self.stop_button = secondary("Arrêter l’impression", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(self, Space.M), 0, 0)
        for widget in (self._words, self._bar, self.stop_button):
            column.addWidget(widget)
        self._patience = QTimer(self, singleShot=True, interval=_WORTH_SHOWING)
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
