"""Compare a printed paper with the journal: what the paper says is copied here, and the answer comes below."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.use_cases import journal

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import primary, secondary
from ..widgets.fields import TextField
from ..widgets.watched_form import WatchedForm
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
        self.setMinimumWidth(px(self, 520))
        self.form = WatchedForm(self)
        self._line, self._mark = TextField(), TextField()
        self.form.row("line", "Ligne", self._line, chars=_CHARS_OF_A_NUMBER)
        self.form.row("mark", "Empreinte", self._mark, "Seize signes, avec ou sans espaces.", chars=_CHARS_OF_A_MARK)
        self.answer = Banner("info", parent=self)
        self.agree, self.leave = primary("Comparer", self), secondary("Fermer", self)
        self._lay_out()
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

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, Space.S))
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XL, Space.XL, Space.XL, Space.L)))
        column.setSpacing(px(self, Space.L))
        for widget in (labels.body(_HOW, self), self.form, self.answer):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(buttons)
