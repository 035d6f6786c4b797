"""The notice for the door: what it says at the right, the sheet as it will be at the left."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.door_notice import DoorNotice
from desktop_app.domain.french import day_and_month
from desktop_app.use_cases.papers import call_papers
from desktop_app.use_cases.papers.printing import Paper

from ..context import Context
from ..printing.pages_part import PagesPart
from ..printing.preview import show_recorded
from ..printing.render import Drawn
from ..theme.tokens import Space, bare, beside_width, edged, open_at
from ..widgets import labels
from ..widgets.buttons import allow, primary, quiet
from ..widgets.fields import TextField
from ..widgets.scrolled import Scrolled
from ..widgets.values_form import ValuesForm

_SETTLED = 250
"""Milliseconds without a key before the sheet is drawn again."""


class NoticeDialog(QDialog):
    """Print, or Ctrl+P, shows the sheet where a printer is chosen; the dialog then closes once it is printed."""

    chapter = "calls#l-avis-de-porte"

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self._day = context, day
        self._paper: Paper | None = None
        self.setWindowTitle(f"Avis de porte – {day_and_month(day)}")
        self.pages = PagesPart(context.worker, self)
        self.form = ValuesForm()
        self.print_button = primary("Imprimer", self, self._print, icon="print", keys="Ctrl+P")
        self.close_button = quiet("Fermer", self, self.reject, icon="close")
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED)
        self._lay_out()
        self.form.edited.connect(self._settle.start)
        self._settle.timeout.connect(self._draw)
        self.pages.broke.connect(context.runner.say_what_broke)
        self._fill()

    def _lay_out(self) -> None:
        self.form.row("title", "Titre", TextField(self.form))
        self.form.row("when", "Date", TextField(self.form))
        self.form.row("reason", "Motif public", TextField(self.form), "Jamais une maladie : « absence » suffit.")
        self.form.row("back", "Retour", TextField(self.form))
        right = QWidget(self)
        right.setFixedWidth(beside_width(self))
        column = edged(QVBoxLayout(right), Space.M, Space.XL)
        column.addWidget(labels.heading("Avis de porte", right))
        column.addWidget(Scrolled(self.form, right), 1)
        column.addWidget(self.print_button)
        column.addWidget(self.close_button)
        across = bare(QHBoxLayout(self))
        across.addWidget(self.pages, 1)
        across.addWidget(right)
        open_at(self, 900, 680)

    def _fill(self) -> None:
        proposed = self.context.runner.read(call_papers.proposed_notice, self._day)
        if proposed is not None:
            self.form.show_value(proposed)
        self._draw()
        self.form.fields["title"].setFocus()

    def _draw(self) -> None:
        self._settle.stop()
        self.form.clear_faults()
        words = DoorNotice(**self.form.read())
        self._paper = self.context.runner.beside(self.form).read(call_papers.door_notice, self._day, words)
        allow(self.print_button, "" if self._paper is not None else "Corrigez d’abord ce qui est signalé.")
        if self._paper is not None:
            self.context.runner.make(self._paper, self._show)

    def _show(self, pdf: bytes) -> None:
        if self._paper is not None:
            self.pages.show_papers([Drawn(self._paper, pdf)])

    def _print(self) -> None:
        if self._settle.isActive():
            self._draw()
        if self._paper is not None:
            show_recorded(self.context, self._paper, self).printed.connect(self.accept)
