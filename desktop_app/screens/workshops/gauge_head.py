"""The head of a workshop: when it is, its seats drawn, what it lacks and whether it is held, under its title."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.french import capital, day_and_month, hours
from desktop_app.use_cases.workshops.gauges import Gauge

from ..appointments import gauge_words
from ..appointments.list_line import Seats, dotted
from ..appointments.pills import paint_seats, seats_width
from ..theme.tokens import Space, bare, colours_of, px
from ..widgets import labels
from ..widgets.labels import breakable

_HIGH = 26


class SeatsBar(QWidget):
    """The seats, drawn; who hears the screen hears the words beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seats = Seats(0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_seats(self, seats: Seats) -> None:
        """Draw these."""
        self.seats = seats
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self, seats_width(self.seats) * 2), px(self, _HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, room = QPainter(self), self.height() * 0.2
        box = QRectF(0, room, self.width(), self.height() - 2 * room)
        paint_seats(painter, box, self.seats, colours_of(self.palette()))


class GaugeHead(QWidget):
    """Says it all in five lines at most; `title` stands where it is put, in sight while these scroll with people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.when = labels.title("", self), labels.muted("", self)
        self.bar, self.counted = SeatsBar(self), labels.strong("", self)
        self.state, self.limit, self.asked = labels.strong("", self), labels.muted("", self), labels.muted("", self)
        row = QHBoxLayout()
        row.setSpacing(px(self, Space.M))
        row.addWidget(self.bar)
        row.addWidget(self.counted, 1)
        column = bare(QVBoxLayout(self), Space.XS)
        column.addWidget(self.when)
        column.addLayout(row)
        for label in (self.state, self.limit, self.asked):
            column.addWidget(label)

    def show_gauge(self, gauge: Gauge, unseen: int) -> None:
        """Show this workshop, and of how many it is still to be seen that they may come."""
        least = gauge.workshop.subject.minimum if gauge.workshop else 0
        slot = gauge.slot
        self.title.setText(breakable(gauge_words.title(gauge)))
        day, when = day_and_month(slot.start.date()), hours(slot.start.time(), slot.end.time())
        self.when.setText(capital(dotted(day, when, gauge.advisor.name, gauge.room)))
        self.bar.show_seats(Seats(gauge.enrolled, least, gauge.capacity.seats))
        self.counted.setText(dotted(gauge_words.counted(gauge), gauge_words.numbers(gauge)))
        self.counted.setAccessibleName(gauge_words.spoken(gauge))
        state = gauge_words.decided(gauge) or gauge_words.state(gauge)
        self.state.setText(breakable(capital(dotted(gauge_words.reserve(gauge), state))))
        self.state.setVisible(bool(self.state.text()))
        self.limit.setText(capital(gauge_words.limit(gauge)))
        self.asked.setText(breakable(gauge_words.asked(gauge, unseen)))
        self.asked.setVisible(bool(self.asked.text()))
