"""See papers before they are printed: the pages, where to send them, and the way to keep them as a PDF."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import listed, plural

from ..context import Means
from ..theme.tokens import open_at
from ..widgets.aloud import announce_at_rest
from ..widgets.banner import Banner
from .condition_words import waiting, words_of
from .drawing import Drawn, draw, pack_of
from .following import Following
from .pages_part import PagesPart
from .paint import Piece
from .panel import PrintPanel
from .print_job import PrintJob
from .printer import PrinterSilent
from .printer_part import Printers
from .remembered import Remembered
from .render import Look, in_one, look_at
from .sending import Order, Sent
from .sides import Run
from .taking_back import TakingBack

if TYPE_CHECKING:
    from desktop_app.use_cases.papers.printing import Pack, Paper

_JSON, _HTML = "Données JSON (*.json)", "Page HTML (*.html)"


class PreviewDialog(QDialog):
    """Show it with `dialogs.show`. It closes once printed.

    `printed` and `saved` carry the papers that were: those of the pack of which at least one copy was wanted.
    """

    printed = Signal(object)
    saved = Signal(object)

    def __init__(
        self,
        means: Means,
        paper: "Paper | Pack",
        parent: QWidget | None = None,
        *,
        copies: int = 1,
        printers: Printers | None = None,
    ) -> None:
        """`means` is a `Context` or, before a file is open, `BareMeans`."""
        super().__init__(parent)
        self._means, self._pack = means, pack_of(paper, copies)
        self._remembered = Remembered(means.config)
        self._drawn: list[Drawn] = []
        self._awaited: Paper | None = None
        self._large = False
        self._job: PrintJob | None = None
        self._saving = self._leaving = False
        # First of all: the worker draws while the window is made.
        self._draw_next()
        self.banner = Banner("info", parent=self)
        self.pages = PagesPart(means.worker, self)
        self.panel = PrintPanel(means.worker, self._pack, self._remembered, printers or Printers(), self)
        self._lay_out()
        self._connect()

    def reject(self) -> None:
        """Close; once the PDF is kept when that is going on, and not at all while pages go to the printer."""
        self._leaving = self._saving
        if self._job is None and not self._saving:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close as `reject` does."""
        self._leaving = self._saving
        if self._job is None and not self._saving:
            super().closeEvent(event)
        else:
            event.ignore()

    def _lay_out(self) -> None:
        self.setWindowTitle(self._pack.title)
        open_at(self, 1020, 780)
        left = QVBoxLayout()
        left.addWidget(self.banner)
        left.addWidget(self.pages, 1)
        across = QHBoxLayout(self)
        across.addLayout(left, 1)
        across.addWidget(self.panel)
        for layout in (left, across):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self.panel.size_wanted.connect(self._draw_again)
        self.panel.print_wanted.connect(self._print)
        self.panel.save_wanted.connect(self._save)
        self.panel.data_wanted.connect(self._save_data)
        self.panel.html_wanted.connect(self._save_html)
        self.panel.stop_wanted.connect(self._stop)
        self.panel.close_wanted.connect(self.reject)
        for part in (self.pages, self.panel.printer):
            part.broke.connect(self._give_up)

    def _draw_next(self) -> None:
        following = self._pack.papers[len(self._drawn)]
        if self._large:
            following = replace(following, paper=following.paper.enlarged())
        self._awaited = following.paper
        self._means.worker.start(partial(draw, following), self._receive, self._give_up)

    def _draw_again(self, large: bool) -> None:
        self._large = large
        self._drawn = []
        self.panel.prepare()
        self._draw_next()

    def _receive(self, drawn: Drawn) -> None:
        if drawn.paper is not self._awaited:
            # Letters of another size were asked for meanwhile.
            return
        if not self._drawn:
            self.pages.begin_again()
        self._awaited = None
        self._drawn.append(drawn)
        self.pages.show_papers(self._drawn)
        if len(self._drawn) < len(self._pack.papers):
            self._draw_next()
            return
        # At once, a reader would lose it among all that it hears of a window just opened.
        announce_at_rest(self, plural(sum(len(each.sizes) for each in self._drawn), "page"))
        self.panel.show_papers([Run(len(each.sizes), each.paper.originals) for each in self._drawn])
        pdfs = [each.pdf for each in self._drawn]
        self._means.worker.start(partial(_looks, pdfs), self._receive_looks, self._give_up)

    def _receive_looks(self, looks: list[Look]) -> None:
        self.panel.printer.show_looks(looks)

    def _give_up(self, error: Exception) -> None:
        self.reject()
        if not isinstance(error, RuleBroken):
            raise error
        self._means.dialogs.refusal(error)

    def _wanted(self) -> list[tuple[Drawn, int]]:
        pairs = zip(self._drawn, self.panel.copies.values(), strict=True)
        return [(drawn, copies) for drawn, copies in pairs if copies]

    def _papers(self) -> "tuple[Paper, ...]":
        return tuple(drawn.paper for drawn, _ in self._wanted())

    def _print(self) -> None:
        name = self.panel.printer.choice.value()
        if name is None:
            self._offer_pdf_instead()
            return
        self.banner.say("")
        self._job = PrintJob(self._means.worker)
        self._job.advanced.connect(self.panel.advance)
        self._job.ended.connect(self._end_printing)
        self._job.broke.connect(self._printer_broke)
        self.panel.show_progress(True)
        pieces = tuple(Piece(drawn.pdf, copies, drawn.paper.originals) for drawn, copies in self._wanted())
        self._job.start(Order(name, pieces, self.panel.printer.wants_both_sides))

    def _offer_pdf_instead(self) -> None:
        sentence = "Aucune imprimante n’est installée sur cet ordinateur. Le document peut être gardé en PDF."
        if self._means.dialogs.ask("Pas d’imprimante", sentence, "Enregistrer en PDF", "Fermer"):
            self._save()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _end_printing(self, sent: Sent) -> None:
        self._job = None
        self.panel.show_progress(False)
        if not sent.complete:
            self.banner.say("Impression arrêtée : ce qui était déjà parti sortira peut-être.")
        elif sent.held is None or self._is_left_waiting(sent):
            self._remember(sent.printer)
            if sent.job and sent.held is None:
                Following(self._means, sent).start()
            self.printed.emit(self._papers())
            self.accept()
        else:
            TakingBack(self._means, sent).start()
            self.banner.say("Retiré de la file : rien ne sortira. Vous pouvez imprimer à nouveau.")

    def _is_left_waiting(self, sent: Sent) -> bool:
        assert sent.held
        title = words_of(sent.held).title
        return self._means.dialogs.ask(title, waiting(sent.held), "Laisser attendre", "Retirer de la file")

    def _remember(self, printer: str) -> None:
        self._remembered.keep_printing(printer, self.panel.printer.wants_both_sides)
        self.panel.copies.keep()

    def _printer_broke(self, error: Exception) -> None:
        self._job = None
        self.panel.show_progress(False)
        if not isinstance(error, PrinterSilent):
            raise error
        words = words_of(error.why)
        self._means.dialogs.notice(words.title, words.sentence, words.way_out)
        self.panel.printer.look_again()

    def _save(self) -> None:
        dialogs, where = self._means.dialogs, self._remembered.folder
        path = dialogs.save_file("Enregistrer en PDF", self._pack.file_name, where=where)
        if path is not None and self._may_lie_in_clear(path):
            pdfs = [drawn.pdf for drawn, _ in self._wanted()]
            self._keep(lambda: _kept(in_one(pdfs), path))

    def _save_data(self) -> None:
        """Beside the PDF, under the same name, the same content for another program."""
        paper = next((paper for paper in self._papers() if paper.data), None)
        if paper is not None and paper.data is not None:
            self._save_beside(paper, paper.data, ".json", "Enregistrer en JSON", _JSON)

    def _save_html(self) -> None:
        """The same content for whoever reads it on a screen."""
        paper = next(iter(self._papers()), None)
        if paper is not None:
            self._save_beside(paper, paper.html, ".html", "Enregistrer en HTML", _HTML)

    def _save_beside(self, paper: "Paper", write: Callable[[], bytes], suffix: str, title: str, kind: str) -> None:
        name, where = f"{Path(paper.file_name).stem}{suffix}", self._remembered.folder
        path = self._means.dialogs.save_file(title, name, kind, where=where)
        if path is not None and self._may_lie_in_clear(path):
            self._keep(lambda: _kept(write(), path))

    def _keep(self, work: Callable[[], Path]) -> None:
        self._saving = True
        self._means.worker.start(work, self._tell_saved, self._tell_not_saved)

    def _may_lie_in_clear(self, path: Path) -> bool:
        """Whether the agent, told where the file goes and what it will tell, still wants it there."""
        secrets = [paper.discloses for paper in self._papers() if paper.discloses]
        sentence = in_clear(path, list(dict.fromkeys(secrets)))
        title, yes = f"Enregistrer ce {kind_of(path)} en clair ?", "Enregistrer en clair"
        return not secrets or self._means.dialogs.ask(title, sentence, yes, dangerous=True)

    def _tell_saved(self, path: Path) -> None:
        self._saving = False
        self._remembered.keep_folder(path.parent)
        clear = "en clair " if any(paper.discloses for paper in self._papers()) else ""
        self.banner.say(f"Enregistré {clear}dans « {path.parent.name or path.parent} » : {path.name}")
        self.saved.emit(self._papers())
        if self._leaving:
            self.reject()

    def _tell_not_saved(self, error: Exception) -> None:
        self._saving = self._leaving = False
        if not isinstance(error, OSError):
            raise error
        self._means.dialogs.notice(
            "Le document n’est pas enregistré",
            "Ce dossier ne peut pas le recevoir.",
            "Choisissez un autre dossier, ou libérez de la place.",
        )


def in_clear(path: Path, secrets: list[str]) -> str:
    """Where a file goes, and what whoever opens that folder will read in it."""
    return (
        f"« {path.name} » ira dans le dossier « {path.parent} ». "
        f"Un {kind_of(path)} n’est pas chiffré : quiconque ouvre ce dossier y "
        f"lira {listed(secrets)}. Effacez-le dès qu’il ne sert plus."
    )


def kind_of(path: Path) -> str:
    """'PDF', 'fichier JSON' or 'fichier HTML'."""
    suffix = path.suffix.casefold()
    return f"fichier {suffix[1:].upper()}" if suffix in (".json", ".html") else "PDF"


def _looks(pdfs: list[bytes]) -> list[Look]:
    return [look for pdf in pdfs for look in look_at(pdf)]


def _kept(content: bytes, path: Path) -> Path:
    """Whole under its name, or not at all: a full disk leaves what was there before."""
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.write_bytes(content)
        return draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
