"""The one row builder: label above, help, field, and the fault beside it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from PySide6 import QtCore
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..theme.tokens import CONTENT_WIDTH, WIDE_CONTENT, Space, bare, edged, px
from . import labels
from .aloud import announce, describe, is_read_with_its_field, mark_faulty, to_correct
from .banner import Banner
from .line import inner
from .scrolled import reveal

if TYPE_CHECKING:
    from desktop_app.domain.errors import Fault

    from .layout import SideBySide

F = TypeVar("F", bound=QWidget)


class Form(QWidget):
    """Named rows in the order of the conversation: one column, or two beside each other where there is room.

    The names are the `field`s of the faults its rules raise; a fault of another name, or of a hidden row, goes to the
    banner on top. `edited` each time the agent changes a field.
    """

    edited = QtCore.Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner("danger", parent=self)
        self._rows: dict[str, _Row] = {}
        self._edited = False
        self._to_see: tuple[QWidget, ...] = ()
        self._beside: SideBySide | None = None
        self._column = bare(QVBoxLayout(self), Space.L)
        self._column.addWidget(self.banner)
        self.setMaximumWidth(px(self, CONTENT_WIDTH))

    def row(self, name: str, label: str, field: F, help: str = "", *, chars: int = 0) -> F:
        """Add a field under its label, and return it; `chars` is how wide it should look, 0 for the whole column."""
        row = _Row(label, field, help, chars, self)
        self._rows[name] = row
        self._column.addWidget(row)
        edited = getattr(field, "edited", None)
        if edited is not None:
            edited.connect(row.clear)
            edited.connect(self.note_edit)
        return field

    def begin_column(self) -> None:
        """What is added from now on stands in a column of its own, beside the one begun before or under it."""
        # Few forms have two: the first window, which has a form, is painted without it.
        from .layout import SideBySide

        if self._beside is None:
            self._beside = SideBySide(self)
            self._column.addWidget(self._beside)
            self.setMaximumWidth(px(self, WIDE_CONTENT))
        self._column = self._beside.column()

    def section(self, title: str, sentence: str = "") -> None:
        """Add a heading between rows."""
        self._column.addSpacing(px(self, Space.S))
        self._column.addWidget(labels.heading(title, self))
        if sentence:
            self._column.addWidget(labels.muted(sentence, self))

    def add(self, widget: QWidget, *, at_the_left: bool = False) -> None:
        """Add something that is no field: a sentence, a list, buttons; `at_the_left`, no wider than its words."""
        if at_the_left:
            self._column.addWidget(widget, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        else:
            self._column.addWidget(widget)

    def show_row(self, name: str, shown: bool) -> None:
        """Show or hide one row; what it holds stays."""
        # Shown by itself it is laid out by itself: 28 rows took 5 ms before anybody saw the first of them.
        if self.shows(name) is not shown:
            self._rows[name].setVisible(shown)

    def has(self, name: str) -> bool:
        """Whether there is such a row, shown or not."""
        return name in self._rows

    def shows(self, name: str) -> bool:
        """Whether this row is shown."""
        return not self._rows[name].isHidden()

    def show_faults(self, faults: "Iterable[Fault]", /) -> None:
        """Put each sentence beside its field and the focus on the first; nothing typed is touched."""
        self.clear_faults()
        found = list(faults)
        shown = {name: row for name, row in self._rows.items() if not row.isHidden()}
        for fault in found:
            if row := shown.get(fault.field):
                row.blame(fault.sentence)
        self.banner.say("\n".join(fault.sentence for fault in found if fault.field not in shown))
        first = next((shown[fault.field] for fault in found if fault.field in shown), None)
        read = first if first is not None and first.is_read() else None
        beside = [row.told() for row in self._rows.values() if row.sentence and row is not read]
        announce(self, to_correct(" ".join(beside)))
        if first is not None:
            first.take_focus()
        self._to_see = (first, *first.to_see()) if first is not None else (self.banner,)
        # Where the sentences stand is known once the layout has run. Held by
        # test_a_refusal_stays_in_sight_under_what_the_top_has_to_say.
        QtCore.QTimer.singleShot(0, self, self._bring_into_view)

    def clear_faults(self) -> None:
        """Take every fault away."""
        self.banner.say("")
        for row in self._rows.values():
            row.clear()

    def faults(self) -> dict[str, str]:
        """The sentences shown now, by name of row; '' is the banner's."""
        shown = {name: row.sentence for name, row in self._rows.items() if row.sentence}
        return {**shown, "": self.banner.sentence()} if self.banner.sentence() else shown

    def was_edited(self) -> bool:
        """Whether the agent changed anything; Esc need not ask otherwise."""
        return self._edited

    def _bring_into_view(self) -> None:
        reveal(*self._to_see)

    def note_edit(self) -> None:
        """Something was changed, by a row or by what was added beside them."""
        self._edited = True
        self.edited.emit()


class Labelled(QWidget):
    """A field under its label, which names it; a box, which says its own words, has none."""

    def __init__(self, label: str, field: QWidget, chars: int, parent: QWidget) -> None:
        """`chars` is how many characters wide the field should look, 0 for all the room there is."""
        super().__init__(parent)
        self.label: QLabel | None = None
        self._column = column = bare(QVBoxLayout(self), Space.XS)
        if label:
            self.label = labels.one_line(label, "label", self)
            self.label.setBuddy(inner(field))
            column.addWidget(self.label)
            field.setAccessibleName(label)
        if chars:
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * chars + px(self, Space.XXL))
            column.addWidget(field, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(field)


class _Row(Labelled):
    """What a form has of a field: help above it, and the fault under it."""

    def __init__(self, label: str, field: QWidget, help: str, chars: int, parent: QWidget) -> None:
        super().__init__(label, field, chars, parent)
        self.sentence, self._field, self._help = "", field, help
        if self.label is not None:
            self.label.setWordWrap(True)
        if help:
            self._column.insertWidget(self._column.count() - 1, labels.muted(help, self))
        describe(inner(field), help)
        self._fault: FaultLine | None = None

    def blame(self, sentence: str) -> None:
        """Show what is wrong under the field; a second sentence joins the first."""
        self._state(f"{self.sentence} {sentence}".strip())

    def clear(self) -> None:
        if self.sentence:
            self._state("")

    def told(self) -> str:
        """The sentence after the label; alone for a box, which says its own words and has no label above it."""
        return f"{self.label.text()} : {self.sentence}" if self.label else self.sentence

    def is_read(self) -> bool:
        return is_read_with_its_field(inner(self._field))

    def to_see(self) -> tuple[QWidget, ...]:
        """The sentence, then the field, which counts more where there is no room for both."""
        return (self._fault, self._field) if self._fault is not None else (self._field,)

    def take_focus(self) -> None:
        self._field.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _state(self, sentence: str) -> None:
        self.sentence = sentence
        if self._fault is None:
            self._fault = FaultLine(self)
            self._column.addWidget(self._fault)
        self._fault.say(sentence)
        mark_faulty(inner(self._field), sentence, self._help)


class FaultLine(QWidget):
    """What is wrong, after the shape that says so without its colour; hidden while nothing is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        from .painting import Mark

        self._words = labels.body("", self)
        self._words.setProperty("role", "fault")
        row = edged(QHBoxLayout(self), Space.S, 0, Space.XS, 0, 0)
        row.addWidget(Mark("error", "danger", 18, self), 0, QtCore.Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show this sentence, or nothing for ''."""
        self._words.setText(to_correct(sentence))
        self.setVisible(bool(sentence))
