"""See papers before they are printed: the pages, where to send them, and the way to keep them as a file."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import listed, plural
from desktop_app.system.printer_state import Condition
from desktop_app.use_cases.papers.printing import Pack, record_printed

from ..context import Context, Means
from ..theme.tokens import bare, open_at
from ..widgets.aloud import announce_at_rest
from ..widgets.banner import Banner
from .condition_words import waiting, words_of
from .job import Job
from .pages_part import PagesPart
from .panel import PrintPanel
from .printer import Printers, PrinterSilent
from .remembered import Remembered
from .render import Drawn, Look, draw, in_one

if TYPE_CHECKING:
    from desktop_app.use_cases.papers.printing import Paper

_PDF, _JSON, _HTML = "Document PDF (*.pdf)", "Données JSON (*.json)", "Page HTML (*.html)"


def show_recorded(context: Context, papers: "Paper | Pack", parent: QWidget) -> "PreviewDialog":
    """Open the preview of papers over their window; every print or save of one goes to the journal."""
    preview = PreviewDialog(context, papers, parent)
    preview.record_with(context)
    context.dialogs.show(preview)
    return preview


class PreviewDialog(QDialog):
    """Show it with `dialogs.show`. It closes once printed.

    `printed` and `saved` carry the papers that were: those of the pack of which at least one copy was wanted. `given`
    tells, of a preview that is recorded, whether any were.
    """

    printed = Signal(object)
    saved = Signal(object)
    given = False

    def __init__(
        self,
        means: Means,
        papers: "Paper | Pack",
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(parent)
        self._means, self._pack = means, Pack.of(papers)
        self._remembered = Remembered(means.config)
        self._drawn: list[Drawn] = []
        self._awaited: Paper | None = None
        self._large = False
        self._job: Job | None = None
        self._saving = self._leaving = False
        # First of all: the worker draws while the window is made.
        self._draw_next()
        self.banner = Banner("info", parent=self)
        self.pages = PagesPart(means.worker, self)
        self.panel = PrintPanel(means.worker, self._pack, self._remembered, printers or Printers(), self)
        self._lay_out()
        self._connect()

    def record_with(self, context: Context) -> None:
        """Write in the journal each paper that is printed or saved."""
        self._runner = context.runner
        for out in (self.printed, self.saved):
            out.connect(self._record)

    def reject(self) -> None:
        """Close; once the PDF is kept when that is going on, and not at all while pages go to the printer."""
        self._leaving = self._saving
        if self._job is None and not self._saving:
            super().reject()

    def _lay_out(self) -> None:
        self.setWindowTitle(self._pack.title)
        open_at(self, 1020, 780)
        across, left = bare(QHBoxLayout(self)), QVBoxLayout()
        across.addLayout(left, 1)
        across.addWidget(self.panel)
        bare(left)
        left.addWidget(self.banner)
        left.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.panel.large.edited.connect(self._draw_again)
        self.panel.print_button.clicked.connect(self._print)
        self.panel.save_button.clicked.connect(self._save)
        self.panel.data_button.clicked.connect(self._save_data)
        self.panel.html_button.clicked.connect(self._save_html)
        self.panel.stop_button.clicked.connect(self._stop)
        self.panel.close_button.clicked.connect(self.reject)
        for part in (self.pages, self.panel.printer):
            part.broke.connect(self._give_up)

    def _draw_next(self) -> None:
        paper = self._pack.papers[len(self._drawn)]
        self._awaited = paper.enlarged() if self._large else paper
        self._means.worker.start(partial(draw, self._awaited), self._receive, self._give_up)

    def _draw_again(self) -> None:
        self._large = self.panel.large.value()
        self._drawn = []
        self.panel.show_papers(())
        self._draw_next()

    def _receive(self, drawn: Drawn) -> None:
        if drawn.paper is not self._awaited:
            # Letters of another size were asked for meanwhile.
            return
        self._awaited = None
        self._drawn.append(drawn)
        self.pages.show_papers(self._drawn)
        if len(self._drawn) < len(self._pack.papers):
            self._draw_next()
            return
        # At once, a reader would lose it among all that it hears of a window just opened.
        announce_at_rest(self, plural(sum(len(each.sizes) for each in self._drawn), "page"))
        self.panel.show_papers(self._drawn)
        self._means.worker.start(partial(_looks, self._drawn), self.panel.printer.show_looks, self._give_up)

    def _give_up(self, error: Exception) -> None:
        self.reject()
        if not isinstance(error, RuleBroken):
            raise error
        self._means.dialogs.refusal(error)

    def _papers(self) -> "tuple[Paper, ...]":
        return tuple(drawn.paper for drawn, _ in self.panel.wanted())

    def _record(self, papers: "tuple[Paper, ...]") -> None:
        self.given = True
        for paper in papers:
            self._runner.do(record_printed, paper)

    def _print(self) -> None:
        name = self.panel.printer.choice.value()
        if name is None:
            self._offer_pdf_instead()
            return
        self.banner.say("")
        job = Job(name, self.panel.wanted(), self.panel.printer.wants_both_sides, self._means.worker)
        job.advanced.connect(self.panel.progress.advance)
        job.ended.connect(self._end_printing)
        job.broke.connect(self._printer_broke)
        self.panel.show_progress(True)
        self._job = job
        job.start()

    def _offer_pdf_instead(self) -> None:
        sentence = "Aucune imprimante n’est installée sur cet ordinateur. Le document peut être gardé en PDF."
        if self._means.dialogs.ask("Pas d’imprimante", sentence, "Enregistrer en PDF", "Fermer"):
            self._save()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _end_printing(self) -> None:
        job, self._job = self._job, None
        assert job
        self.panel.show_progress(False)
        if not job.complete:
            self.banner.say("Impression arrêtée : ce qui était déjà parti sortira peut-être.")
        elif job.held is None or self._may_wait(job.held):
            job.follow(self._means.dialogs)
            both_sides, copies = self.panel.printer.wants_both_sides, self.panel.copies.by_kind()
            self._remembered.keep_printing(job.printer, both_sides, copies)
            self.printed.emit(self._papers())
            self.accept()
        else:
            job.take_back()
            self.banner.say("Retiré de la file : rien ne sortira. Vous pouvez imprimer à nouveau.")

    def _may_wait(self, held: Condition) -> bool:
        return self._means.dialogs.ask(words_of(held).title, waiting(held), "Laisser attendre", "Retirer de la file")

    def _printer_broke(self, error: Exception) -> None:
        self._job = None
        self.panel.show_progress(False)
        if not isinstance(error, PrinterSilent):
            raise error
        words = words_of(error.why)
        self._means.dialogs.notice(words.title, words.sentence, words.way_out)
        self.panel.printer.look_again()

    def _save(self) -> None:
        pdfs = [drawn.pdf for drawn, _ in self.panel.wanted()]
        self._save_as("Enregistrer en PDF", self._pack.file_name, _PDF, partial(in_one, pdfs))

    def _save_data(self) -> None:
        """Beside the PDF, under the same name, the same content for another program."""
        paper = next((paper for paper in self._papers() if paper.data), None)
        if paper is not None and paper.data is not None:
            self._save_as("Enregistrer en JSON", f"{Path(paper.file_name).stem}.json", _JSON, paper.data)

    def _save_html(self) -> None:
        """The same content for whoever reads it on a screen."""
        paper = next(iter(self._papers()), None)
        if paper is not None:
            self._save_as("Enregistrer en HTML", f"{Path(paper.file_name).stem}.html", _HTML, paper.html)

    def _save_as(self, title: str, name: str, kind: str, write: Callable[[], bytes]) -> None:
        path = self._means.dialogs.save_file(title, name, kind, where=self._remembered.folder)
        if path is not None and self._may_lie_in_clear(path):
            self._saving = True
            self._means.worker.start(partial(_kept, write, path), self._tell_saved, self._tell_not_saved)

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


def _looks(drawn: Iterable[Drawn]) -> list[Look]:
    return [look for each in drawn for look in each.looks]


def _kept(write: Callable[[], bytes], path: Path) -> Path:
    """Whole under its name, or not at all: a full disk leaves what was there before."""
    content, draft = write(), path.with_name(f"{path.name}.new")
    try:
        draft.write_bytes(content)
        return draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
