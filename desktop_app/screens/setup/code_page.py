"""Last page of the assistant: the recovery code, shown once, to print or copy before going on."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop_app.domain.errors import Fault, Refused
from desktop_app.use_cases.accounts import opening

from ..context import Means
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.boxes import TickField
from ..widgets.buttons import secondary
from ..widgets.form import Form

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

_COLUMNS = 2


class CodePage(Form):
    """The words in order, in large; a button that previews the sheet, and a tick without which nothing is made."""

    def __init__(
        self, means: Means, today: Callable[[], date], parent: QWidget | None = None, *, desk: "Desk | None" = None
    ) -> None:
        """`desk` is the one at which the code is renewed, None while there is no file yet."""
        super().__init__(parent)
        self._means, self._desk = means, desk
        self._today = today
        self._code = opening.draw_code()
        self.print_button = secondary("Imprimer le code…", self, self.preview, icon="print")
        self.add(_words(self._code, self))
        self.add(self.print_button, at_the_left=True)
        self._noted = self.row("noted", "", TickField("Le code est imprimé ou recopié, et rangé loin de l’ordinateur"))

    def read(self) -> str:
        """The code; raises `Refused` until it is said to be kept."""
        if not self._noted.value():
            sentence = "Imprimez ou recopiez le code, puis cochez : il ne sera plus jamais affiché."
            raise Refused([Fault("noted", sentence)])
        return self._code

    def preview(self) -> None:
        """Show the sheet before it is printed."""
        from desktop_app.use_cases.papers.printing import recovery_sheet

        from ..printing.preview import PreviewDialog

        paper = recovery_sheet(self._code, self._today(), self._desk)
        self._means.dialogs.show(PreviewDialog(self._means, paper, self.window()))


def _words(code: str, parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("role", "card")
    card.setAccessibleName(f"Code de secours : {code}")
    grid = QGridLayout(card)
    grid.setHorizontalSpacing(px(parent, Space.M))
    grid.setVerticalSpacing(px(parent, Space.S))
    grid.setContentsMargins(*(px(parent, edge) for edge in (Space.XL, Space.L, Space.XL, Space.L)))
    words = code.split()
    rows = (len(words) + 1) // _COLUMNS
    for at, word in enumerate(words):
        column, row = divmod(at, rows)
        grid.addWidget(labels.muted(f"{at + 1}", card), row, column * 2)
        grid.addWidget(labels.clock(word, card), row, column * 2 + 1)
    for column in range(_COLUMNS):
        grid.setColumnStretch(column * 2 + 1, 1)
    return card
