"""The workshops proposed to the partner: in which state each is, filtered by it, with its next stage."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, capital, plain_date, plural
from desktop_app.domain.planning.submission import Stage, Submission
from desktop_app.use_cases.workshops import submissions

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets.fields import ChoiceField
from ..widgets.sentence_list import Sentence, SentenceList
from ..workshops.submission_dialogs import StageDialog, SubmissionDialog

_NONE = "Rien n’est proposé. Un atelier que le partenaire doit accepter se propose ici, puis chaque étape se note."
_NONE_SO = "Aucun n’en est là. « Tous » montre les autres."
_EVERY = "Tous"


class SubmissionsPart(QWidget):
    """Proposes, notes stages and takes out as soon as that is asked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.stage = ChoiceField([(None, _EVERY), *((each, capital(each.value)) for each in Stage)], self)
        self.stage.setAccessibleName("Propositions à montrer")
        self.list = SentenceList(_NONE, "Proposer un atelier…", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.M))
        column.addWidget(self.stage)
        column.addWidget(self.list)
        self.stage.edited.connect(self.show_submissions)
        self.list.asked.connect(self._open)
        self.list.unwanted.connect(self._remove)

    def show_submissions(self) -> None:
        """Show those in the file that stand where it was asked."""
        every = self._context.runner.read(submissions.every) or []
        wanted = self.stage.value()
        found = [each for each in every if wanted in (None, each.stage)]
        self.stage.setVisible(bool(every))
        self.list.show_sentences([_sentence(each) for each in found], _NONE_SO if every else _NONE)

    def _open(self, submission: Submission | None) -> None:
        context, window = self._context, self.window()
        made = StageDialog(context, submission, window) if submission else SubmissionDialog(context, window)
        self._context.dialogs.show(made)

    def _remove(self, submission: Submission) -> None:
        self._context.runner.beside(self.list).do(submissions.remove, submission.id)


def _sentence(submission: Submission) -> Sentence:
    when = f"du {plain_date(submission.first)} au {plain_date(submission.last)}"
    before = len(submission.reached) - 1
    more = f", {plural(before, 'étape')} avant" if before else ""
    words = f"{capital(submission.told())}{more}{NBSP}; pour la période {when}"
    return Sentence(submission, submission.title, words, submission.title)
