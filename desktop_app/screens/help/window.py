"""The help: chapters at the left, the text at the right, a search through all of it; it never stands in the way."""

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.french import plural

from ..chapters import chapter, chapters, find, words_of
from ..context import BareMeans
from ..dialogs import Dialogs
from ..theme.tokens import Space, edged, open_at, px, screen_room
from ..widgets import labels
from ..widgets.aloud import describe, read_once
from ..widgets.buttons import quiet, secondary
from ..widgets.fields import TextField
from ..widgets.flow import Flow
from ..widgets.line import SEARCHED
from ..widgets.shortcut import shortcut
from ..worker import Worker
from .dress import chapter_paper
from .text import HelpText, place_of

_LEFT, _WIDTH, _HEIGHT = 280, 1040, 720
_PLACE = Qt.ItemDataRole.UserRole
_NOTHING = "Rien dans l’aide avec ces mots. Essayez un seul mot, plus court."


class HelpWindow(QWidget):
    """Not modal, and no reason for the program to stay open; `left` when it is closed."""

    left = Signal()

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._means = BareMeans(Worker(self), dialogs)
        self._found = ""
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.search = TextField(self, placeholder="Chercher dans l’aide", longest=SEARCHED)
        self.list = QListWidget(self)
        self.text = HelpText(self)
        self.back_button = quiet("Revenir", self, icon="previous")
        self.forth_button = quiet("Avancer", self, icon="next")
        self.print_button = secondary("Imprimer", self, self._preview, icon="print", keys="Ctrl+P")
        self.count = labels.muted("", self)
        self.before_button, self.after_button = quiet("Mot précédent", self), quiet("Mot suivant", self)
        self._lay_out()
        self._connect()
        self._list_chapters()

    def open_at(self, place: str) -> None:
        """Show this chapter at this heading."""
        self.text.open_at(place)

    def _preview(self) -> None:
        from ..printing.preview import PreviewDialog

        paper = chapter_paper(chapter(_chapter_of(self.text.place())))
        self._means.dialogs.show(PreviewDialog(self._means, paper, self))

    def _look_for(self) -> None:
        """List what holds the words typed, and show the first; all chapters again when nothing is typed."""
        asked = self.search.value()
        if not _worth(asked):
            self.text.mark(())
            self._list_chapters()
            return
        found = find(asked, chapters())
        places = [(f"{one.chapter}#{one.anchor}", _told(one.chapter, one.heading)) for one in found]
        self._fill(places)
        self.text.mark(words_of(asked))
        if places:
            self._show_first(places[0][0])
        self._show_count()

    def next_word(self) -> None:
        """Show the next word found: in this chapter, then in the next one of the list."""
        self._step(1)

    def word_before(self) -> None:
        """Show the word found before."""
        self._step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from word to word, Down from the search to the list; Esc clears the search, then closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            self.next_word()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.search.value():
            self.search.set_value("")
            self._look_for()
            self.search.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so: the place of the window is kept."""
        self._means.worker.wait()
        self.left.emit()
        super().closeEvent(event)

    def _tell_place(self, source: QUrl) -> None:
        place = place_of(source)
        self.setWindowTitle(f"Aide – {chapter(_chapter_of(place)).title}")
        self._choose(place)
        self._show_count()

    def _show_first(self, place: str) -> None:
        # One comes back to what was read before the search, not to each letter of it.
        if self._found and self.text.place() == self._found:
            with QSignalBlocker(self.text):
                self.text.backward()
        self._found = place if place != self.text.place() else ""
        self.open_at(place)

    def _step(self, by: int) -> None:
        if not self.text.step(by) and self.list.count() and _worth(self.search.value()):
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
            self.text.step(1)
        self._show_count()

    def _show_count(self) -> None:
        searching = _worth(self.search.value())
        at, total = self.text.counted()
        words = f"{at} sur {total} dans ce chapitre" if at else f"{plural(total, 'mot')} dans ce chapitre"
        self.count.setText(words if self.list.count() else _NOTHING)
        for widget in (self.count, self.before_button, self.after_button):
            widget.setVisible(searching)
        for button in (self.before_button, self.after_button):
            button.setEnabled(bool(total))

    def _list_chapters(self) -> None:
        self._fill([(one.key, one.title) for one in chapters()])
        self._choose(self.text.place())
        self._show_count()

    def _fill(self, places: list[tuple[str, str]]) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for place, words in places:
                QListWidgetItem(words, self.list).setData(_PLACE, place)

    def _choose(self, place: str) -> None:
        """Mark the line of what is in view, without following it."""
        known = [self.list.item(at).data(_PLACE) for at in range(self.list.count())]
        wanted = next((one for one in (place, _chapter_of(place)) if one in known), None)
        if wanted is not None:
            with QSignalBlocker(self.list):
                self.list.setCurrentRow(known.index(wanted))

    def _follow_line(self) -> None:
        if (line := self.list.currentItem()) is not None:
            self.open_at(line.data(_PLACE))

    def _connect(self) -> None:
        self.search.edited.connect(self._look_for)
        self.list.currentItemChanged.connect(self._follow_line)
        self.text.sourceChanged.connect(self._tell_place)
        self.text.backwardAvailable.connect(self.back_button.setEnabled)
        self.text.forwardAvailable.connect(self.forth_button.setEnabled)
        for button in (self.back_button, self.forth_button):
            button.setEnabled(False)
        shortcut("Ctrl+F", "Chercher dans l’aide", self.search.setFocus, self)
        for button, keys, written, words, do in (
            (self.back_button, "Alt+Left", "Alt+←", "Revenir à ce qui était affiché", self.text.backward),
            (self.forth_button, "Alt+Right", "Alt+→", "Avancer de nouveau", self.text.forward),
            (self.before_button, "Shift+F3", "Maj+F3", "Mot précédent", self.word_before),
            (self.after_button, "F3", "F3", "Mot suivant", self.next_word),
        ):
            button.clicked.connect(do)
            button.setToolTip(f"{words} ({written})")
            shortcut(keys, words, do, self)

    def _lay_out(self) -> None:
        self.setAccessibleName("Aide")
        self.search.setAccessibleName("Chercher dans l’aide")
        self.list.setAccessibleName("Chapitres de l’aide")
        self.list.setWordWrap(True)
        self.list.setSpacing(px(self, 2))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count.setWordWrap(True)
        describe(self.before_button, "Maj+F3")
        describe(self.after_button, "F3")
        read_once(self.search)
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (self.search, self.list):
            part.setFixedWidth(min(px(self, _LEFT), screen_room(self).width() * 2 // 5))
            left.addWidget(part)
        right.addWidget(_row(self, (self.back_button, self.forth_button), (self.print_button,)))
        right.addWidget(self.text, 1)
        right.addWidget(self.count)
        right.addWidget(_row(self, (), (self.before_button, self.after_button)))
        across = edged(QHBoxLayout(self), Space.L, Space.L)
        across.addLayout(left)
        across.addLayout(right, 1)
        open_at(self, _WIDTH, _HEIGHT)


def _row(window: QWidget, left: tuple[QWidget, ...], right: tuple[QWidget, ...]) -> Flow:
    gap = px(window, Space.S)
    return Flow([*left, *right], gap, gap, window, right_from=len(left))


def _worth(asked: str) -> bool:
    """Whether enough is typed to be looked for: one letter is in every chapter."""
    return any(len(word) > 1 for word in words_of(asked))


def _chapter_of(place: str) -> str:
    return place.partition("#")[0]


def _told(key: str, heading: str) -> str:
    title = chapter(key).title
    return title if heading == title else f"{heading} ({title})"
