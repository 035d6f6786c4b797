"""The bar of the agenda: on and back, today, a date to type, and how much is looked at."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from ..widgets.buttons import Button, arrow, one_of_several, quiet
from ..widgets.date_field import DateField
from ..widgets.flow import Flow
from ..widgets.tooltip import set_plain_tooltip
from .view import Span

_DATE_WIDTH = 266


class AgendaBar(QWidget):
    """`turned` carries -1 or 1, `day_wanted` a date, `span_wanted` a `Span`."""

    turned = Signal(int)
    day_wanted = Signal(object)
    span_wanted = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.previous, self.next = arrow("previous", "", self), arrow("next", "", self)
        self.now = quiet("Aujourd’hui", self)
        self.date = DateField(today, self)
        self.date.setAccessibleName("Aller à une date")
        self.date.line.setPlaceholderText("Aller à une date")
        self.date.line.setAccessibleDescription("jour/mois/année")
        self.date.setFixedWidth(px(self, _DATE_WIDTH))
        self.spans = {span: _span_button(span, self) for span in Span}
        self._group = QButtonGroup(self)
        for at, button in enumerate(self.spans.values()):
            one_of_several(button, self._group, at)
        self._lay_out()
        self._connect()

    def show_span(self, span: Span, steps: tuple[str, str]) -> None:
        """Say what is looked at; `steps` name the arrows."""
        self.spans[span].setChecked(True)
        for button, words in zip((self.previous, self.next), steps, strict=True):
            button.setAccessibleName(words)
            set_plain_tooltip(button, words)

    def _lay_out(self) -> None:
        ways = _across((self.previous, self.next, self.now), self)
        choice = _across(tuple(self.spans.values()), self)
        choice.setObjectName("agenda_spans")
        choice.setAccessibleName("Ce que l’agenda montre")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Flow((ways, choice, self.date), px(self, Space.L), px(self, Space.XS), self))

    def _connect(self) -> None:
        self.previous.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.now.clicked.connect(self._go_today)
        self.date.edited.connect(self._go_to_typed)
        self._group.idClicked.connect(self._choose)

    def _go_back(self) -> None:
        self.turned.emit(-1)

    def _go_on(self) -> None:
        self.turned.emit(1)

    def _go_today(self) -> None:
        self.day_wanted.emit(self._today())

    def _go_to_typed(self) -> None:
        if found := self.date.value():
            self.day_wanted.emit(found)

    def _choose(self, at: int) -> None:
        self.span_wanted.emit(tuple(Span)[at])


def _span_button(span: Span, parent: QWidget) -> Button:
    button = quiet(span.value, parent)
    # A click leaves the keyboard in what is looked at.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    keys = f"Alt+{span.value[0]}"
    button.setShortcut(QKeySequence(keys))
    set_plain_tooltip(button, f"{span.value} ({keys})")
    return button


def _across(buttons: tuple[QPushButton, ...], parent: QWidget) -> QWidget:
    box = QWidget(parent)
    across = QHBoxLayout(box)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(px(parent, Space.XS))
    for button in buttons:
        across.addWidget(button)
    return box
