"""The appointments and mandates of one person, in words, newest first."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, capital, day_and_month, hour, plain_date, plural
from desktop_app.domain.mandate import Mandate, State
from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.domain.theme import theme
from desktop_app.use_cases.reception.people import PersonView

from ..theme.tokens import Space, bare, edged
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.labels import breakable
from ..widgets.state_badge import StateBadge

_SHOWN = 12
_ELSEWHERE = "Aidants Connect"


class Links(NamedTuple):
    """What the lines do when pressed: bound methods that find the id in the object name of their sender.

    `elsewhere` opens the mandate held in Aidants Connect; None where this account only sees them.
    """

    appointment: Callable[[], None]
    mandate: Callable[[], None]
    elsewhere: Callable[[], None] | None


def history(view: PersonView, now: datetime, links: Links) -> tuple[QWidget, QVBoxLayout]:
    """What is to come, what is past, the mandates, each line leading to its page; and where more stands under them."""
    coming = [appointment for appointment in view.appointments if appointment.end > now]
    past: list[Appointment | Ticket] = [each for each in view.appointments if each.end <= now]
    past = sorted((*past, *view.walk_ins), key=_when, reverse=True)
    inside = QWidget()
    inside.setProperty("role", "scrolled")
    column = bare(QVBoxLayout(inside), Space.S)
    column.addWidget(labels.heading("À venir", inside))
    _list(column, [_appointment(one, now, links) for one in reversed(coming)], "Aucun rendez-vous à venir.")
    column.addWidget(labels.heading("Passé", inside))
    _list(column, [_past(one, now, links) for one in past[:_SHOWN]], "Rien encore.")
    if len(past) > _SHOWN:
        column.addWidget(labels.muted(f"Et {plural(len(past) - _SHOWN, 'plus ancien')}.", inside))
    column.addWidget(labels.heading("Mandats", inside))
    held = [_elsewhere(one, links) for one in view.elsewhere]
    _list(column, [*(_mandate(one, links) for one in view.mandates), *held], "Aucun.")
    return inside, column


def _list(column: QVBoxLayout, lines: Iterable[QWidget], nothing: str) -> None:
    shown = list(lines) or [labels.muted(nothing)]
    for line in shown:
        column.addWidget(line)


def _when(one: Appointment | Ticket) -> datetime:
    return one.came_at if isinstance(one, Ticket) else one.start


def _past(one: Appointment | Ticket, now: datetime, links: Links) -> QWidget:
    if isinstance(one, Appointment):
        return _appointment(one, now, links)
    day = one.day
    year = f" {day.year}" if day.year != now.year else ""
    return labels.body(f"{capital(day_and_month(day))}{year}{NBSP}: venue sans rendez-vous")


def _appointment(appointment: Appointment, now: datetime, links: Links) -> QWidget:
    start = appointment.start
    year = f" {start.year}" if start.year != now.year else ""
    words = f"{capital(day_and_month(start.date()))}{year} à{NBSP}{hour(start)}"
    link = _link(words, appointment.id, links.appointment)
    return _line(link, StateBadge(appointment.state), labels.muted(theme(appointment.theme).label))


def _mandate(mandate: Mandate, links: Links) -> QWidget:
    link = _link(f"Mandat {mandate.number}", mandate.id, links.mandate)
    return _line(link, labels.muted(mandate_in_words(mandate)))


def _elsewhere(held: MandateElsewhere, links: Links) -> QWidget:
    which = f"réf.{NBSP}{held.reference}"
    days = labels.muted(breakable(f"{capital(which)}, {held.days}"))
    if links.elsewhere is None:
        return _line(labels.body(_ELSEWHERE), days)
    link = _link(_ELSEWHERE, held.id, links.elsewhere)
    link.setAccessibleName(f"{_ELSEWHERE}, {which}")
    return _line(link, days)


def mandate_in_words(mandate: Mandate) -> str:
    """'Signé, actif jusqu’au 27 mai 2026', 'Terminé le 3 mars 2026 : retiré par la personne'."""
    if mandate.state is State.ENDED and mandate.ended_at and mandate.end_reason:
        return f"Terminé le {plain_date(mandate.ended_at.date())} : {mandate.end_reason.value}"
    return f"{capital(mandate.state.value)} jusqu’au {plain_date(mandate.ends_on)}"


def _link(words: str, id: int, do: Callable[[], None]) -> QPushButton:
    link = quiet(words)
    link.setObjectName(str(id))
    link.clicked.connect(do)
    return link


def _line(link: QWidget, *more: QWidget) -> QWidget:
    line = QWidget()
    column = bare(QVBoxLayout(line))
    column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    under = edged(QHBoxLayout(), Space.S, Space.M, 0, 0, 0, within=line)
    for widget in more:
        under.addWidget(widget, 1 if widget is more[-1] else 0)
    column.addLayout(under)
    return line
