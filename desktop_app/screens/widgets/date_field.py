"""A date, typed as French people write it or picked in a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain import french

from ..theme.icons import icon
from ..theme.tokens import Space, edged, px, screen_room
from .buttons import quiet
from .line import Composite, Line
from .shortcut import shortcut


class DateField(Composite):
    """Reads what `french.read_date` reads and shows 'jeudi 26 novembre 2026'.

    `today` gives the date from which a day without a year is the next one.
    """

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        button = quiet("Calendrier", icon="calendar")
        super().__init__(_DateLine(today), button, parent)
        self._today = today
        button.setToolTip("Choisir dans un calendrier (Alt+↓)")
        button.clicked.connect(self.open_calendar)
        shortcut("Alt+Down", "Ouvrir le calendrier de la date", self.open_calendar, self, within=True)

    def value(self) -> date | None:
        """The date; None when nothing readable is typed (`raw` tells which)."""
        return french.read_date(self.line.text(), self._today())

    def set_value(self, value: date | None) -> None:
        """Show a date, or nothing."""
        self.line.setText(french.long_date(value) if value else "")
        self.line.setCursorPosition(0)

    def open_calendar(self) -> None:
        """Show the calendar under the field, at its date or at today."""
        popup = CalendarPopup(self.value() or self._today(), self)
        popup.day_chosen.connect(self._choose)
        popup.show_under(self)

    def _choose(self, day: date) -> None:
        self.set_value(day)
        self.line.setFocus()
        self.edited.emit()


class _DateLine(Line):
    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholder="jour/mois/année")
        self._today = today

    def in_full(self) -> str:
        found = french.read_date(self.text(), self._today())
        return french.long_date(found) if found else ""


class CalendarPopup(QFrame):
    """A month at a glance; Enter or a click chooses, Esc closes."""

    day_chosen = Signal(object)

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar_popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName("Calendrier")
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setDateRange(_in_qt(french.FIRST_DAY), _in_qt(french.LAST_DAY))
        self.calendar.setSelectedDate(_in_qt(day))
        self.calendar.setMinimumSize(px(self, 340), px(self, 290))
        self._calm_weekends()
        self._tint_arrows()
        edged(QVBoxLayout(self), 0, Space.S).addWidget(self.calendar)
        self.calendar.activated.connect(self._choose)
        self.calendar.clicked.connect(self._choose)
        self.setFocusProxy(self.calendar)

    def show_under(self, field: QWidget) -> None:
        """Open just below the field, kept inside its screen."""
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(0, field.height()))
        inside = screen_room(field)
        corner.setX(max(inside.left(), min(corner.x(), inside.right() - self.width())))
        corner.setY(max(inside.top(), min(corner.y(), inside.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.calendar.setFocus()

    def _calm_weekends(self) -> None:
        quiet = QTextCharFormat()
        quiet.setForeground(self.palette().brush(QPalette.ColorRole.PlaceholderText))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, quiet)

    def _tint_arrows(self) -> None:
        for name, picture, words in (("prev", "previous", "Mois précédent"), ("next", "next", "Mois suivant")):
            arrow = self.calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(arrow, QToolButton):
                arrow.setIcon(icon(picture))
                arrow.setAccessibleName(words)

    def _choose(self, day: QDate) -> None:
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()


def _in_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
