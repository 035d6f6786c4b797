"""Who is here that day: name, title, purpose, hours, until when, and whether they came."""

from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, capital, hour, lasting
from desktop_app.domain.planning import Mode, Session
from desktop_app.domain.planning.attendance import Attendance
from desktop_app.use_cases.planning.attendance import Attended
from desktop_app.use_cases.reception.today import DayView, Presence

from ..theme.icons import icon, room_for
from ..theme.style import repolish, roomy
from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.aloud import describe, set_plain_tooltip
from ..widgets.buttons import quiet
from ..widgets.flow import Flow

_MANY = 3
_SHORT, _SHORTER, _NARROW, _LEAST = 680, 600, 480, 400
"""Pixels at scale 1 under which words go from one line, then the hours that the rows say too; and under which the parts
stand one under the other, on two lines and on one."""


class _Shape(Enum):
    """How the words of a card stand: on two lines with the opening beside, all on one line, or one under the other.

    On a short line what the heads of the rows do not say stands under the rest.
    """

    TWO_LINES = auto()
    ONE_LINE = auto()
    SHORT_LINE = auto()
    STACKED = auto()


class PresenceCards(QWidget):
    """One card for each advisor of the day, lower ones when they are many: the day below matters more.

    `came` carries the `Attended` of an advisor who is there as planned; `menu_wanted` the place of a card among those
    of the day, and where to open a menu about it.
    """

    came = Signal(object)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[_Card] = []
        self._column = bare(QVBoxLayout(self), Space.XS)

    def show_day(self, view: DayView) -> None:
        """Show who is here, making or hiding no more cards than needed."""
        while len(self._cards) < len(view.here):
            card = _Card(len(self._cards), self)
            self._cards.append(card)
            self._column.addWidget(card)
        said, low = {each.advisor.id: each for each in view.attended}, len(view.here) > 1 and not roomy()
        for at, card in enumerate(self._cards):
            card.setVisible(at < len(view.here))
        for card, presence in zip(self._cards, view.here, strict=False):
            # Whoever has two permanences that day came once.
            came = said.pop(presence.advisor.id, None)
            card.show_presence(presence, came, _opening(presence.day, view.now), low, len(view.here) >= _MANY)
        self.setVisible(bool(view.here))


class _Card(QFrame):
    def __init__(self, at: int, among: PresenceCards) -> None:
        super().__init__(among)
        self.setProperty("role", "card")
        self._among, self._at = among, at
        self._low, self._many, self._said, self._headed = False, False, "", ""
        self._attended: Attended | None = None
        self._shown: object = None
        self._who, self._what = labels.strong("", self), labels.muted("", self)
        self._open = QLabel(self)
        self._open.setProperty("role", "opening")
        self._open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._came, self._menu = quiet("", self, self._press), quiet("Ce jour…", self, self._ask_menu)
        self._buttons = Flow([self._came, self._menu], 0, 0, self)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(px(self, Space.M))
        self._grid.setVerticalSpacing(px(self, 2))
        self._arranged: tuple[_Shape, bool, bool] | None = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the opening under the words when there is no room beside them."""
        super().resizeEvent(event)
        self._make_room()
        self._arrange()

    def _show_attended(self, attended: Attended | None) -> None:
        """Offer to say that the advisor came, or show what was said; nothing for None."""
        self._attended = attended
        self._came.setVisible(attended is not None)
        if attended is None:
            return
        said = attended.attendance
        words = self._said = _attendance_words(said) if said else "Comme prévu ?"
        self._make_room()
        self._came.setIcon(icon("check" if said else "clock", QPalette.ColorRole.Highlight))
        self._came.setIconSize(room_for(self._came, 18))
        name = attended.advisor.name
        lost, held = _missed_words(attended), _held_words(attended)
        more = f". {capital(lost)}. Heures tenues : {held}" if held else ""
        told = f"Présence de {name} : {words}{more}" if said else f"Noter la présence de {name}, comme prévu"
        self._came.setAccessibleName(told)
        self._came.setToolTip(told if said else f"{told} (Ctrl+B)")
        describe(self._came, "" if said else "Ctrl+B")
        if held and not self._many:
            # In one piece: a line that breaks within it reads as other hours.
            self._what.setText(f"{self._what.text()} · {f'tenues : {held}'.replace(' ', NBSP)}")

    def show_presence(
        self, presence: Presence, came: Attended | None, opening: tuple[str, bool], low: bool, many: bool
    ) -> None:
        """Write who it is, whether they came, and until when in another colour while they receive.

        On one line when `low`: what for is said above their rows; and the least of it when they are `many`. What is
        the same as before is left alone: polished without need, the whole page is laid out and painted again.
        """
        if self._shown == (shown := (presence, came, opening, low, many)):
            return
        self._shown, self._low, self._many = shown, low or many, many
        self._menu.setAccessibleName(f"Ce jour, {presence.advisor.name}")
        # Rows say under which head they stand; hours without appointment have none yet.
        headed = self._low and Mode.WALK_IN not in presence.day.modes
        told = presence.day.hours if headed else presence.day.hours_told
        hours = ", ".join(filter(None, (told, presence.place)))
        # A dash lets the line break after it, even before a no-break space (UAX 14, LB12a).
        hours = hours.replace(f"{NBSP}– ", f"{NBSP}–\N{WORD JOINER}{NBSP}")
        self._headed = hours if headed and not presence.place else ""
        self._who.setText(presence.advisor.name if self._low else presence.advisor.name_and_title)
        self._what.setText(hours if self._low else f"{capital(presence.day.purpose.value)} · {hours}")
        words, receives = opening
        self._open.setText(words)
        self._open.setVisible(bool(words))
        self._open.setProperty("now", receives)
        self._open.setProperty("low", self._low)
        repolish(self._open)
        self._arrange()
        self._show_attended(came)

    def _make_room(self) -> None:
        """On a short line, or beside three others, there is room for pictures alone; their tips say the words."""
        wordless = self._many or (self._low and self.width() < px(self, _SHORT))
        self._came.setText("" if wordless else self._said)
        self._menu.setText("…" if wordless else "Ce jour…")

    def _arrange(self) -> None:
        shape = self._shape()
        # On another date than today nothing is said of the opening: the hours take its room.
        alone = self._open.isHidden()
        said_below = shape is _Shape.SHORT_LINE and not alone and self._what.text() == self._headed
        if (shape, alone, said_below) == self._arranged:
            return
        self._arranged = shape, alone, said_below
        self._what.setVisible(not said_below)
        set_plain_tooltip(self._who, self._headed if said_below else "")
        for part in (self._who, self._what, self._open, self._buttons):
            self._grid.removeWidget(part)
        edge = px(self, {_Shape.STACKED: Space.S, _Shape.TWO_LINES: Space.XS}.get(shape, 2))
        self._grid.setContentsMargins(px(self, Space.L), edge, edge, edge)
        centre, left, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        what, opening, buttons, side = {
            _Shape.TWO_LINES: ((1, 0, 1, 2 if alone else 1), (1, 1), (0, 1), right),
            _Shape.ONE_LINE: ((0, 1, 1, 1), (0, 2), (0, 3), centre),
            _Shape.SHORT_LINE: ((0, 1, 1, 1) if alone else (1, 0, 1, 3), (0, 1), (0, 2), centre),
            _Shape.STACKED: ((1, 0, 1, 1), (2, 0), (3, 0), left),
        }[shape]
        self._grid.addWidget(self._who, 0, 0)
        self._grid.addWidget(self._what, *what)
        self._grid.addWidget(self._open, *opening, side)
        self._grid.addWidget(self._buttons, *buttons, side)
        self._grid.setColumnStretch(0, 4)
        self._grid.setColumnStretch(1, 5 if shape is _Shape.ONE_LINE else 0)

    def _shape(self) -> _Shape:
        if not self._low:
            return _Shape.STACKED if self.width() < px(self, _NARROW) else _Shape.TWO_LINES
        if self.width() < px(self, _LEAST):
            return _Shape.STACKED
        return _Shape.SHORT_LINE if self.width() < px(self, _SHORTER) else _Shape.ONE_LINE

    def _press(self) -> None:
        if self._attended and self._attended.attendance is None:
            self._among.came.emit(self._attended)
        else:
            self._ask_menu()

    def _ask_menu(self) -> None:
        self._among.menu_wanted.emit(self._at, self._menu.mapToGlobal(self._menu.rect().bottomLeft()))


def _opening(session: Session, now: datetime) -> tuple[str, bool]:
    """'ouvert jusqu’à 12 h', 'reprend à 14 h', 'ouvre à 9 h', 'fini depuis 17 h', '' on another date; whether it is."""
    if now.date() != session.day:
        return "", False
    for at, segment in enumerate(session.segments):
        if now.time() < segment.start:
            return f"{'reprend' if at else 'ouvre'} à{NBSP}{hour(segment.start)}", False
        if now.time() < segment.end:
            return f"ouvert jusqu’à{NBSP}{hour(segment.end)}", True
    return f"fini depuis {hour(session.closes)}", False


def _attendance_words(attendance: Attendance) -> str:
    """'Comme prévu', 'Arrivée à 9 h 30, départ à 16 h', 'Absence': what was said of an advisor's day."""
    hours = []
    if attendance.state.late and attendance.came_at:
        hours.append(f"arrivée à{NBSP}{hour(attendance.came_at)}")
    if attendance.state.left_early and attendance.left_at:
        hours.append(f"départ à{NBSP}{hour(attendance.left_at)}")
    return capital(", ".join(hours) or attendance.state.value)


def _held_words(attended: Attended) -> str:
    """'5 h sur 6 h': the hours really held of those planned; '' while nothing of the day was missed."""
    all_held = attended.held == attended.planned
    return "" if all_held else f"{lasting(attended.held)} sur {lasting(attended.planned)}"


def _missed_words(attended: Attended) -> str:
    """'arrivée en retard du fait du partenaire (30 min), départ avant l’heure (1 h)': each cause of loss; or ''."""
    return ", ".join(
        f"{' '.join(filter(None, (each.why.value, each.decider.doing)))} ({lasting(each.minutes)})"
        for each in attended.missed
        if each.minutes
    )
