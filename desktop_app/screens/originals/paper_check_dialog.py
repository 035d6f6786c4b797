"""Compare a mandate that somebody shows with the journal: its number and its fingerprint are copied here."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.use_cases.mandates import paper_check

from ..context import Context
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import primary, secondary
from ..widgets.fields import TextField
from ..widgets.frame import Frame
from ..widgets.watched_form import WatchedForm
from .words import check_in_words

_HOW = (
    "Le numéro est en haut du mandat, l’empreinte au pied de chaque page. Le journal les garde : il dit si c’est le "
    "papier que Permanence a imprimé, même quand tout le reste est détruit. Rien du mandat n’est lu."
)
_CHARS_OF_A_NUMBER, _CHARS_OF_A_MARK = 14, 22


class PaperCheckDialog(QDialog):
    """Several papers may be compared one after the other."""

    chapter = "mandate_end#comparer-un-mandat-avec-le-journal"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Comparer un mandat avec le journal")
        self.form = WatchedForm(self)
        self.number, self.mark = TextField(), TextField()
        self.form.row("number", "Numéro", self.number, "Par exemple 2026-0012.", chars=_CHARS_OF_A_NUMBER)
        self.form.row("mark", "Empreinte", self.mark, "Seize signes, avec ou sans espaces.", chars=_CHARS_OF_A_MARK)
        self.answer = Banner("info", parent=self)
        self.agree, self.leave = primary("Comparer", self), secondary("Fermer", self)
        head, parts = labels.title(self.windowTitle(), self), (labels.body(_HOW, self), self.form, self.answer)
        Frame(head, parts, (self.leave, self.agree), self, width=520)
        self.form.edited.connect(self._forget)
        self.agree.clicked.connect(self.compare)
        self.leave.clicked.connect(self.reject)
        self.number.setFocus()

    def compare(self) -> None:
        """Say whether it is the paper that was printed; nothing typed is lost."""
        self._forget()
        asked = {"number": self.number.value(), "mark": self.mark.value()}
        found = self._context.runner.beside(self.form).read(paper_check.compare, **asked)
        if found is not None:
            self.answer.set_tone("info" if found.printed_at and not found.later else "danger")
            self.answer.say(check_in_words(found))

    def _forget(self) -> None:
        self.form.clear_faults()
        self.answer.say("")
