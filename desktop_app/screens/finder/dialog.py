"""« Chercher partout »: one line, and under it what it may mean as one types; it opens, and changes nothing."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from desktop_app.domain import text
from desktop_app.domain.french import listed, plural
from desktop_app.use_cases.finder import finder

from ..appointments.booking import open_booking
from ..context import Context
from ..navigation import Entry
from ..theme.tokens import Space, px, screen_room
from ..widgets import labels
from ..widgets.aloud import AT_REST_MS, announce, announce_at_rest
from ..widgets.frame import Frame
from ..widgets.line import SEARCHED, Line
from ..widgets.shortcut import shortcut
from .places import Place, found_among, places_of
from .result_list import ResultList
from .results import Group, Result, near_results, results_of

_WIDTH, _HEIGHT, _FROM_TOP, _LINE = 640, 590, 80, 44
_KEYS = "↑ ↓ choisir · Entrée ouvrir · Ctrl+Entrée réserver pour la personne · Échap fermer"
_WHAT = "Nom, téléphone, date, heure, numéro de mandat, page…"
_ELSE = "Essayez un bout du nom, quatre chiffres du téléphone, une date, une heure ou le numéro d’un mandat."


class FinderDialog(QDialog):
    """Empty, it offers the pages, those seen last first, and nobody; closed, it gives the keyboard back."""

    chapter = "finder"
    closed_by_the_lock = True
    """What somebody looked for is not for whoever comes next."""

    def __init__(
        self, context: Context, entries: Sequence[Entry], recent: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`entries` are the pages of the account, `recent` the keys of those seen, the last one last."""
        super().__init__(parent)
        self._context = context
        self._places = places_of(context.desk.account, entries)
        self._pages = _by_last_seen(self._places[: len(entries)], entries, recent)
        self.setWindowTitle("Chercher partout")
        self.line = Line(self, placeholder=_WHAT, longest=SEARCHED)
        self.line.setAccessibleName("Chercher partout")
        self.line.setMinimumHeight(px(self, _LINE))
        self.said = labels.read_elsewhere("", self)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = ResultList(self)
        self._rest = QTimer(self, singleShot=True, interval=AT_REST_MS)
        self._lay_out()
        self.line.edited.connect(self._search)
        self.line.installEventFilter(self)
        self.list.chosen.connect(self._open)
        self._rest.timeout.connect(self._look_near)
        shortcut(("Ctrl+Return", "Ctrl+Enter"), "Réserver pour la personne choisie", self._book, self)
        self._search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work while the keyboard stays in the line."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()), event.modifiers())
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand near the top of the window, where its rows leave room under the line."""
        super().showEvent(event)
        if event.spontaneous() or (above := self.parentWidget()) is None:
            return
        window, screen = above.window().geometry(), screen_room(self)
        left = window.center().x() - self.width() // 2
        top = min(window.top() + px(self, _FROM_TOP), screen.bottom() - self.height())
        self.move(max(screen.left(), left), max(screen.top(), top))

    def _lay_out(self) -> None:
        head = QWidget(self)
        beside = QHBoxLayout(head)
        # The help has its « ? » at the right.
        beside.setContentsMargins(0, 0, px(self, Space.S), 0)
        beside.addWidget(self.line)
        frame = Frame(head, (self.said, self.list), (), self, fills=self.list, width=_WIDTH, height=_HEIGHT)
        frame.put_in_foot(labels.muted(_KEYS, self))
        self.line.setFocus()

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if held & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.NoModifier:
            return False
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.list.move_by(1 if key == Qt.Key.Key_Down else -1)
                announce(self.line, self.list.spoken())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if result := self.list.current():
                    self._open(result)
                elif self._rest.isActive():
                    self._look_near()
            case _:
                return False
        return True

    def _search(self) -> None:
        typed = text.tidy(self.line.text())
        results = self._found(typed) if typed else self._pages
        self._show(results, "" if results else f"Rien pour « {typed} ». {_ELSE}")
        counted = f"{plural(len(results), 'résultat')}. {self.list.spoken()}" if typed and results else ""
        announce_at_rest(self.line, counted)
        self._rest.stop()
        if not results:
            # Nobody is looked for by a slip while somebody still types: it is said at the same rest.
            self._rest.start()

    def _found(self, typed: str) -> list[Result]:
        found = self._context.runner.read(finder.search, typed) or finder.Found()
        desk, places = self._context.desk, found_among(self._places, typed)
        return results_of(found, places, typed, desk.now().date(), desk.account)

    def _look_near(self) -> None:
        self._rest.stop()
        typed = text.tidy(self.line.text())
        near = self._context.runner.read(finder.near, typed) or ()
        if near:
            names = listed([each.person.name for each in near])
            said = f"Rien pour « {typed} ». Proche : {names}."
            self._show(near_results(near, self._context.today()), said)
        announce(self.line, self.said.text())

    def _show(self, results: Sequence[Result], said: str) -> None:
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.list.show_results(results)
        self.list.setVisible(bool(results))

    def _open(self, result: Result) -> None:
        window = self.parentWidget()
        self.accept()
        if window is not None:
            result.lead(self._context, window.window())

    def _book(self) -> None:
        result, window = self.list.current(), self.parentWidget()
        if result is None or result.person is None or window is None:
            announce(self.line, "Choisissez d’abord une personne dans les résultats.")
            return
        self.accept()
        open_booking(self._context, window.window(), person=result.person)


def _by_last_seen(pages: Sequence[Place], entries: Sequence[Entry], recent: Sequence[str]) -> list[Result]:
    """A row for each page, that in view last, the others from the last one seen on, then as in the rail."""
    keys = [entry.key for entry in entries]
    seen = list(dict.fromkeys(key for key in reversed(recent) if key in keys))
    order = [*seen[1:], *(key for key in keys if key not in seen), *seen[:1]]
    return [replace(pages[keys.index(key)].result(), group=Group.PAGES) for key in order][: finder.MOST]
