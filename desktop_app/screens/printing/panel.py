"""Where to print and how many: the panel beside the pages, with its progress and its way to stop."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import primary, quiet, secondary
from ..widgets.fields import ChoiceField, NumberField
from ..widgets.form import Form

MOST_COPIES = 50
_WORTH_SHOWING = 1000
"""Milliseconds after which a printing shows how far it is."""


class PrintPanel(QWidget):
    """Says what the agent wants; the preview does it."""

    print_wanted = Signal()
    save_wanted = Signal()
    stop_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, title: str, copies: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(self, 300))
        self.printer = ChoiceField((), self)
        # Longer than the panel more often than not.
        self.printer.currentTextChanged.connect(self.printer.setToolTip)
        self.copies = NumberField(1, MOST_COPIES, self)
        self.copies.set_value(copies)
        self.facts = labels.muted("Préparation du document…", self)
        self.print_button = primary("Imprimer", self, icon="print", keys="Ctrl+P")
        self.save_button = secondary("Enregistrer en PDF", self, icon="save", keys="Ctrl+S")
        self.close_button = quiet("Fermer", self, icon="close")
        self._progress = _Progress(self)
        self.stop_button = self._progress.stop_button
        self._form = Form(self)
        self._form.row("printer", "Imprimante", self.printer)
        self._form.row("copies", "Exemplaires", self.copies, chars=10)
        self._lay_out(title)
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.close_button.clicked.connect(self.close_wanted)
        self.stop_button.clicked.connect(self.stop_wanted)
        self.set_ready(False)

    def offer_printers(self, names: Sequence[str]) -> None:
        """Offer these printers; without any, what is left is the PDF."""
        self.printer.set_options([(name, name) for name in names])
        self._form.show_row("printer", bool(names))
        self._form.show_row("copies", bool(names))

    def set_ready(self, ready: bool) -> None:
        """Let the agent print and save, once there is something to print and while nothing is printing."""
        for widget in (self.printer, self.copies, self.print_button, self.save_button):
            widget.setEnabled(ready)

    def show_progress(self, running: bool) -> None:
        """Start or end showing how far the printing is."""
        self.set_ready(not running)
        self.close_button.setEnabled(not running)
        self._progress.run(running)

    def advance(self, done: int, of: int) -> None:
        """So many sheets are sent."""
        self._progress.advance(done, of)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[px(self, Space.XL)] * 4)
        column.setSpacing(px(self, Space.M))
        column.addWidget(labels.heading(title, self))
        column.addWidget(self.facts)
        column.addWidget(self._form)
        column.addSpacing(px(self, Space.S))
        column.addWidget(self.print_button)
        column.addWidget(self.save_button)
        column.addWidget(self._progress)
        column.addStretch(1)
        column.addWidget(self.close_button)


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
            self._words.setText("Impression en cours…")
            self._patience.start()
        else:
            self._patience.stop()
            self.hide()

    def advance(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._words.setText(f"Impression : feuille {done} sur {of}")
