"""Step 5: the two originals, looked at and then printed."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandate import State
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import mandate_papers, packs, printing
from desktop_app.use_cases.papers.mandate_papers import OriginalsPaper
from desktop_app.use_cases.papers.printing import Paper
from desktop_app.use_cases.settings import partner_models

from ..context import Context
from ..printing.preview import PreviewDialog
from ..widgets import labels
from .steps import StepPage

_BEFORE = (
    "Le mandat sort en deux originaux identiques : un pour la personne, un pour le service. "
    "Relisez-le ensemble à l’écran, puis imprimez."
)
_PRINTED_ELSEWHERE = (
    "Les deux originaux sont-ils imprimés ?",
    "Le PDF est enregistré, mais un fichier n’est pas un original : l’étape est faite quand les deux sont sortis d’une "
    "imprimante. S’il a servi ailleurs, supprimez-le : il est en clair.",
    "Ils sont imprimés",
    "Pas encore",
)
_AFTER = "Les deux originaux ont été imprimés. Vous pouvez les imprimer encore ; rien n’est à refaire."


class PrintingStep(StepPage):
    """Opens the preview; the step is done once the pages were printed, here or elsewhere from the saved file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.words = labels.day("", self)
        self.words.setWordWrap(True)
        self.form.add(self.words)
        self._saved: OriginalsPaper | None = None

    def fill(self, view: MandateView) -> None:
        self.words.setText(_AFTER if self._was_printed() else f"{_BEFORE}{self._imposed()}")

    def _imposed(self) -> str:
        """Whose text comes out, where it is not Permanence's own."""
        read = self.context.runner.read
        model = read(partner_models.for_advisor, self.mandate.advisor_id)
        return f" Le texte est celui que la convention impose : « {model.reference} »." if model else ""

    def button_words(self) -> str:
        return "Imprimer à nouveau" if self._was_printed() else "Voir et imprimer les deux originaux"

    def submit(self) -> None:
        """Show the two originals; printing them records the step, a file that was saved asks whether they are."""
        pack = self.context.runner.read(packs.mandate, self.mandate.id)
        if pack is None:
            return
        self._saved = None
        preview = PreviewDialog(self.context, pack, self.window())
        preview.printed.connect(self._record)
        preview.saved.connect(self._note_saved)
        preview.finished.connect(self._move_on)
        self.context.dialogs.show(preview)

    def _record(self, papers: tuple[Paper, ...]) -> None:
        # At once: the paper is out, whatever happens to the preview.
        for paper in papers:
            if isinstance(paper, OriginalsPaper):
                self._record_originals(paper)
            else:
                self.context.runner.do(printing.record_printed, paper)

    def _note_saved(self, papers: tuple[Paper, ...]) -> None:
        for paper in papers:
            self.context.runner.do(printing.record_printed, paper)
            self._saved = paper if isinstance(paper, OriginalsPaper) else self._saved

    def _record_originals(self, paper: OriginalsPaper) -> None:
        if self.context.runner.beside(self.form).do(mandate_papers.printed, self.mandate.id, paper):
            self.view = self.context.runner.read(mandates.view, self.mandate.id) or self.view

    def _move_on(self) -> None:
        if self._saved and not self._was_printed() and self.context.dialogs.ask(*_PRINTED_ELSEWHERE):
            self._record_originals(self._saved)
        if self._was_printed():
            self.saved.emit(self.mandate.id)

    def _was_printed(self) -> bool:
        return self.mandate.state is State.PRINTED
