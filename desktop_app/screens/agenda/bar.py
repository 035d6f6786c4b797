"""The bar of the agenda: on and back, today, a date to type, how much is looked at, and how the week stands."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.use_cases.reception.grouping import Grouping

from ..theme.tokens import Space, bare, px
from ..widgets.aloud import set_plain_tooltip
from ..widgets.buttons import Button, arrow, one_of_several, quiet
from ..widgets.date_field import DateField
from ..widgets.flow import Flow
from .view import Span

_DATE_WIDTH = 266
_KEY_OF_ADVISORS = "Alt+C"


class AgendaBar(QWidget):
    """What its buttons do is done by the page."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous, self.next = arrow("previous", "", self), arrow("next", "", self)
        self.now = quiet("Aujourd’hui", self)
        self.date = DateField(today, self)
        self.date.setAccessibleName("Aller à une date")
        self.date.line.setPlaceholderText("Aller à une date")
        self.date.line.setAccessibleDescription("jour/mois/année")
        self.date.setFixedWidth(px(self, _DATE_WIDTH))
        self.spans = {span: _choice(span.value, f"Alt+{span.value[0]}", self) for span in Span}
        self.span_group = QButtonGroup(self)
        for at, button in enumerate(self.spans.values()):
            one_of_several(button, self.span_group, at)
        self.by_advisor = _choice(Grouping.ADVISORS.value, _KEY_OF_ADVISORS, self)
        self.by_advisor.setCheckable(True)
        self._lay_out()

    def show_span(self, span: Span, steps: tuple[str, str]) -> None:
        """Say what is looked at; `steps` name the arrows."""
        self.spans[span].setChecked(True)
        for button, words in zip((self.previous, self.next), steps, strict=True):
            button.setAccessibleName(words)
            set_plain_tooltip(button, words)

    def show_grouping(self, grouping: Grouping, *, offered: bool) -> None:
        """Say how the columns of the week stand, where there is a choice."""
        self.by_advisor.setChecked(grouping is Grouping.ADVISORS)
        self.by_advisor.setVisible(offered)

    def _lay_out(self) -> None:
        ways = _across((self.previous, self.next, self.now), self)
        choice = _across(tuple(self.spans.values()), self)
        choice.setObjectName("agenda_spans")
        choice.setAccessibleName("Ce que l’agenda montre")
        column = bare(QVBoxLayout(self))
        # « Par conseiller » by itself: beside the four views it is wider than a page in large type.
        parts = (ways, choice, self.by_advisor, self.date)
        column.addWidget(Flow(parts, px(self, Space.L), px(self, Space.XS), self))


def _choice(words: str, keys: str, parent: QWidget) -> Button:
    button = quiet(words, parent)
    # A click leaves the keyboard in what is looked at.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setShortcut(QKeySequence(keys))
    set_plain_tooltip(button, f"{words} ({keys})")
    return button


def _across(buttons: tuple[QPushButton, ...], parent: QWidget) -> QWidget:
    box = QWidget(parent)
    across = bare(QHBoxLayout(box), Space.XS)
    for button in buttons:
        across.addWidget(button)
    return box
