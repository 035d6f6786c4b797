"""What was done under the mandate in focus, the last act first; each opens to be corrected or printed again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, hour, plain_date, short_date
from desktop_app.domain.mandate import ActDone, Body
from desktop_app.domain.mandate.acts import deadlines

from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.labels import breakable
from ..widgets.words_button import WordsButton, unclickable
from .gestures import Gestures
from .wording import entry_in_words

_TITLE, _NOTHING = "Actes faits", "Rien n’a encore été noté."


class ActsList(QWidget):
    """A line an act, and the button that renders account of all of them."""

    def __init__(self, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gestures = gestures
        self._lines: list[QWidget] = []
        self._title = labels.muted("", self)
        self.report = quiet("Compte rendu", self, icon="print")
        self.report.clicked.connect(gestures.report_acts)
        self._column = bare(QVBoxLayout(self), Space.XS)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.report)
        self._column.addLayout(head)

    def show_acts(self, body: Body | None) -> None:
        """Replace what is shown by what was done; None for a mandate of which nothing can be told."""
        focused = self.window().focusWidget()
        at = self._lines.index(focused) if focused in self._lines else -1
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        self.setVisible(body is not None)
        if body is None:
            return
        self._title.setText(_TITLE if body.acts else _NOTHING)
        self.report.setVisible(bool(body.acts))
        awaited = deadlines(body)
        for done in reversed(body.acts):
            line = _ActLine(body, done, due=done in awaited, parent=self)
            line.wanted.connect(self._gestures.correct_act)
            self._column.addWidget(line)
            line.show()
            self._lines.append(line)
        if at >= 0:
            (self._lines[min(at, len(self._lines) - 1)] if self._lines else self.report).setFocus()


class _ActLine(WordsButton):
    wanted = Signal(object)

    def __init__(self, body: Body, done: ActDone, *, due: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._done = done
        self.setProperty("kind", "state")
        entry = dict(body.numbered)[done.number]
        head = f"{short_date(done.at.date())} à {hour(done.at)}{NBSP}: {done.outcome.value}"
        what = f"{done.act.value} – " if done.act else ""
        told = [head, f"{what}{entry_in_words(entry)}"]
        if due and done.due_on:
            told.append(f"Pour le {plain_date(done.due_on)}{NBSP}: {done.due_for}")
        self.setAccessibleName(". ".join(told))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.M, Space.S, Space.M, Space.S)))
        column.setSpacing(0)
        column.addWidget(unclickable(labels.strong(breakable(head), self)))
        for words in told[1:]:
            column.addWidget(unclickable(labels.body(breakable(words), self)))
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.wanted.emit(self._done)
