"""Compare a printed paper with the journal: what the paper says is copied here, and the answer comes below."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.use_cases import journal

from ..context import Context
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import primary, secondary
from ..widgets.fields import TextField
from ..widgets.form import Form
from ..widgets.frame import Frame
from .wording import comparison_in_words

_HOW = (
    "Sur la preuve d’une destruction ou un rapport, cherchez la ligne du journal et son empreinte. "
    "Si le papier et le journal concordent, tout ce qui le précède est encore là, tel quel."
)
_CHARS_OF_A_NUMBER, _CHARS_OF_A_MARK = 12, 22


class ComparisonDialog(QDialog):
    """Several papers may be compared one after the other."""

    chapter = "journal#comparer-avec-un-papier"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Comparer avec un papier")
        self.form = Form(self)
        self._line, self._mark = TextField(), TextField()
        self.form.row("line", "Ligne", self._line, chars=_CHARS_OF_A_NUMBER)
        self.form.row("mark", "Empreinte", self._mark, "Seize signes, avec ou sans espaces.", chars=_CHARS_OF_A_MARK)
        self.answer = Banner("info", parent=self)
        self.agree, self.leave = primary("Comparer", self), secondary("Fermer", self)
        head, parts = labels.title(self.windowTitle(), self), (labels.body(_HOW, self), self.form, self.answer)
        Frame(head, parts, (self.leave, self.agree), self, width=520)
        self.form.edited.connect(self._forget)
        self.agree.clicked.connect(self.compare)
        self.leave.clicked.connect(self.reject)
        self._line.setFocus()

    def compare(self) -> None:
        """Say whether the journal still has this line; nothing typed is lost."""
        self._forget()
        asked = {"line": self._line.value(), "mark": self._mark.value()}
        found = self._context.runner.beside(self.form).read(journal.compare, **asked)
        if found is not None:
            self.answer.set_tone("info" if found.agrees else "danger")
            self.answer.say(comparison_in_words(found))

    def _forget(self) -> None:
        self.form.clear_faults()
        self.answer.say("")
