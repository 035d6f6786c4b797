"""Compare a paper that somebody shows: the digest at its foot is copied here, and which paper it is comes below."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.use_cases.mandates import paper_check

from ..context import Context
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import primary, secondary
from ..widgets.fields import TextField
from ..widgets.form import Form
from ..widgets.frame import Frame
from .words import check_in_words

_HOW = (
    "L’empreinte est au pied de chaque page. Permanence garde celles des papiers sortis d’ici, même quand tout le "
    "reste est détruit : il dit lequel c’est et quand il est sorti. Rien de ce qu’il disait n’est lu."
)
_CHARS_OF_A_MARK = 22


class PaperCheckDialog(QDialog):
    """Several papers may be compared one after the other."""

    chapter = "mandate_end#comparer-un-papier"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Comparer un papier")
        self.form = Form(self)
        self.mark = TextField()
        self.form.row("mark", "Empreinte", self.mark, "Douze ou seize signes, espaces ou non.", chars=_CHARS_OF_A_MARK)
        self.answer = Banner("info", parent=self)
        self.agree, self.leave = primary("Comparer", self), secondary("Fermer", self)
        head, parts = labels.title(self.windowTitle(), self), (labels.body(_HOW, self), self.form, self.answer)
        Frame(head, parts, (self.leave, self.agree), self, width=520)
        self.form.edited.connect(self._forget)
        self.agree.clicked.connect(self.compare)
        self.leave.clicked.connect(self.reject)
        self.mark.setFocus()

    def compare(self) -> None:
        """Say which paper it is, if any; nothing typed is lost."""
        self._forget()
        found = self._context.runner.beside(self.form).read(paper_check.compare, mark=self.mark.value())
        if found is not None:
            self.answer.set_tone("info" if found.sheet and not found.later else "danger")
            self.answer.say(check_in_words(found))

    def _forget(self) -> None:
        self.form.clear_faults()
        self.answer.say("")
