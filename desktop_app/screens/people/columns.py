"""The columns of the list of people."""

from collections.abc import Callable
from datetime import date, datetime

from desktop_app.domain.french import NBSP, day_and_month, hour, phone, plain_date, short_date
from desktop_app.domain.person import Person
from desktop_app.use_cases.reception.people import Line

from ..widgets.aloud import as_heard
from ..widgets.row_model import Column

_NONE = "—"


def columns(fact: Callable[[Person], str], today: Callable[[], date], *, mandates: bool) -> tuple[Column[Line], ...]:
    """The name, the phone, the last visit, the next appointment, and, where `mandates` may be seen, that which goes on.

    `fact` tells namesakes apart, beside the name unless it is the phone.
    """

    def named(line: Line) -> str:
        beside, name = fact(line.person), line.person.listed_name
        return f"{name} · {beside}" if beside not in ("", phone(line.person.phone)) else name

    def expected(line: Line) -> str:
        at = line.expected
        if at is None:
            return _NONE
        return hour(at) if at.date() == today() else f"{_shortest(at.date(), today())}, {hour(at)}"

    always: tuple[Column[Line], ...] = (
        Column(
            "Nom et prénom",
            named,
            order=lambda line: line.person.key,
            spoken=lambda line: as_heard(named(line)),
            stretch=True,
        ),
        Column(
            "Téléphone",
            lambda line: phone(line.person.phone) or _NONE,
            spoken=lambda line: phone(line.person.phone) or "sans téléphone",
        ),
        Column("Dernière visite", _last_visit, order=lambda line: line.last_visit or date.min, spoken=_spoken_visit),
        Column("À venir", expected, order=lambda line: line.expected or datetime.max, spoken=_spoken_expected),
    )
    return (*always, Column("Mandat", _mandate, spoken=_spoken_mandate)) if mandates else always


def _shortest(day: date, today: date) -> str:
    """Without the year, where it is this one."""
    return short_date(day) if day.year != today.year else short_date(day).rpartition("/")[0]


def _last_visit(line: Line) -> str:
    return short_date(line.last_visit) if line.last_visit else _NONE


def _spoken_visit(line: Line) -> str:
    return f"dernière visite le {plain_date(line.last_visit)}" if line.last_visit else "aucune visite encore"


def _spoken_expected(line: Line) -> str:
    at = line.expected
    return f"rendez-vous {day_and_month(at.date())} à{NBSP}{hour(at)}" if at else "aucun rendez-vous à venir"


def _mandate(line: Line) -> str:
    return _NONE if line.mandate is None else "actif" if line.mandate else "à terminer"


def _spoken_mandate(line: Line) -> str:
    return "aucun mandat en cours" if line.mandate is None else f"mandat {_mandate(line)}"
