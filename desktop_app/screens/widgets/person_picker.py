"""Find a person as one types, or ask for a new one, without leaving the keyboard."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain import french, text
from desktop_app.domain.french import plural
from desktop_app.domain.name_reading import readings
from desktop_app.domain.person import Person

from ..theme.icons import icon
from ..theme.tokens import Space, bare, px
from .aloud import announce, announce_at_rest
from .buttons import quiet
from .fields import TextField
from .labels import breakable
from .layout import take_out
from .line import SEARCHED, Line
from .painting import Index

Find = Callable[[str], Sequence[Person] | None]
TellApart = Callable[[Sequence[Person]], Mapping[int, str]]
"""A second fact, by id, for those of these people who have a namesake."""
_PERSON = Qt.ItemDataRole.UserRole
_ROWS_SHOWN = 6
_ADD_SHOWN = 40


class PersonPicker(QWidget):
    """A line, and under it the people found and a last row « Ajouter “…” ».

    Up and down move in the list, Enter takes the row, Esc closes the list. The value is the person taken, None
    while there is none: typing again lets them go. Where `adds` is False nobody is added, and that row is not there.
    """

    person_chosen = Signal(object)
    add_requested = Signal(str)
    edited = Signal()

    def __init__(
        self,
        find: Find,
        parent: QWidget | None = None,
        *,
        told_apart: TellApart = lambda found: {},
        adds: bool = True,
    ) -> None:
        super().__init__(parent)
        self._find, self._told_apart, self._adds = find, told_apart, adds
        self._chosen: Person | None = None
        self.line = Line(self, placeholder="Nom, prénom ou téléphone", longest=SEARCHED)
        self.results = QListWidget(self)
        self.results.setAccessibleName("Usagers trouvés")
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.results.setItemDelegate(_NameAndPhone(self.results))
        self.results.hide()
        self.setFocusProxy(self.line)
        column = bare(QVBoxLayout(self), Space.XS)
        column.addWidget(self.line)
        column.addWidget(self.results)
        self.line.edited.connect(self._search)
        self.line.installEventFilter(self)
        self.results.itemClicked.connect(self._take)

    def setAccessibleName(self, name: str) -> None:
        """Name the line too, where a screen reader looks for it."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> Person | None:
        """The person taken from the list."""
        return self._chosen

    def set_value(self, person: Person | None) -> None:
        """Show this person as taken, or nobody; no signal."""
        self._chosen = person
        self.line.show_typed(person.name if person else "")
        self.results.hide()

    def raw(self) -> str:
        """Exactly what is typed."""
        return self.line.text()

    def set_typed(self, typed: str) -> None:
        """Search as if the agent had typed this."""
        self.line.show_typed(typed)
        self.line.end(False)
        self._search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work while the focus stays in the line."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if not self.results.isVisibleTo(self):
            return False
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                last = self.results.count() - 1
                step = 1 if key == Qt.Key.Key_Down else -1
                self.results.setCurrentRow(max(0, min(last, self.results.currentRow() + step)))
                announce(self.line, _spoken(self.results.currentItem()))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self.results.currentItem())
            case Qt.Key.Key_Escape:
                self.results.hide()
            case _:
                return False
        return True

    def _search(self) -> None:
        self._chosen = None
        typed = text.tidy(self.line.text())
        self.results.clear()
        if typed:
            people = self._find(typed) or ()
            facts = self._told_apart(people)
            for person in people:
                self._add_row(person.listed_name, facts.get(person.id) or french.phone(person.phone), person)
            if self._adds:
                self._add_row(f"Ajouter « {_cut(typed)} »", "", None)
            self._show_found(len(people))
        self.results.setVisible(bool(typed) and self.results.count() > 0)
        self.edited.emit()

    def _show_found(self, found: int) -> None:
        self.results.setCurrentRow(0)
        self._fit()
        count = plural(found, "usager") if found else "Personne de ce nom"
        first = f". {_spoken(self.results.item(0))}" if self.results.count() else ""
        announce_at_rest(self.line, f"{count}{first}")

    def _add_row(self, words: str, fact: str, person: Person | None) -> None:
        item = QListWidgetItem(words)
        item.setData(_PERSON, person)
        item.setData(Qt.ItemDataRole.StatusTipRole, fact)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {fact}" if fact else words)
        if person is None:
            item.setIcon(icon("add", QPalette.ColorRole.Highlight))
        self.results.addItem(item)

    def _fit(self) -> None:
        rows = min(self.results.count(), _ROWS_SHOWN)
        self.results.setFixedHeight(rows * self.results.sizeHintForRow(0) + px(self, Space.M))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        person = item.data(_PERSON)
        if person is None:
            self.results.hide()
            announce_at_rest(self.line, "")
            self.add_requested.emit(text.tidy(self.line.text()))
            return
        self.set_value(person)
        announce(self.line, f"{self.accessibleName()} {person.name}.")
        self.edited.emit()
        self.person_chosen.emit(person)


class _NameAndPhone(QStyledItemDelegate):
    """The name at the left, the phone or what tells namesakes apart in a quiet colour at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), round(option.fontMetrics.height() * 2.1)))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the room of what stands at the right: a long name ends in an ellipsis before it."""
        super().initStyleOption(option, index)
        fact, metrics = str(index.data(Qt.ItemDataRole.StatusTipRole) or ""), option.fontMetrics
        if fact:
            gaps = metrics.averageCharWidth() * 6
            room = option.rect.width() - metrics.horizontalAdvance(fact) - gaps
            option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, max(0, room))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        phone = index.data(Qt.ItemDataRole.StatusTipRole)
        if phone:
            painter.save()
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            inside = QRect(option.rect).adjusted(0, 0, -option.fontMetrics.averageCharWidth() * 2, 0)
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, phone)
            painter.restore()


def _spoken(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.AccessibleTextRole))


def _cut(typed: str) -> str:
    return typed if len(typed) <= _ADD_SHOWN else f"{typed[:_ADD_SHOWN]}…"


class NameReadings(QWidget):
    """Fills the fields of a surname and a first name; `taken` when the agent chose another reading."""

    taken = Signal()

    def __init__(self, last_name: TextField, first_name: TextField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last, self._first = last_name, first_name
        self._readings: list[tuple[str, str]] = []
        self.buttons: list[QPushButton] = []
        self._column = bare(QVBoxLayout(self), Space.XS)
        self.hide()

    def read(self, typed: str) -> None:
        """Write the likeliest reading in the fields, and offer the others."""
        self._readings = readings(typed)
        self._fill(*(self._readings[0] if self._readings else ("", "")))

    def withdraw(self) -> None:
        """Offer nothing more."""
        self._readings = []
        self._offer("", "")

    def _fill(self, last: str, first: str) -> None:
        self._last.set_value(last)
        self._first.set_value(first)
        self._offer(last, first)

    def _offer(self, last: str, first: str) -> None:
        take_out(self._column, self.buttons)
        others = [pair for pair in self._readings if pair != (last, first)]
        self.buttons = [self._button(*pair) for pair in others]
        self.setVisible(bool(others))

    def _button(self, last: str, first: str) -> QPushButton:
        button = quiet(breakable(f"Plutôt nom « {last} », prénom « {first} »").replace("&", "&&"), self, icon="refresh")
        button.setObjectName(str(self._readings.index((last, first))))
        button.clicked.connect(self._take)
        self._column.addWidget(button)
        button.show()
        return button

    def _take(self) -> None:
        last, first = self._readings[int(self.sender().objectName())]
        self._last.setFocus()
        self._fill(last, first)
        for field in (self._last, self._first):
            # As if it had been typed: what was wrong with the other reading is no longer said.
            field.edited.emit()
        self.taken.emit()
