"""How the agenda says a day and a month in its list."""

from datetime import date

from desktop_app.domain.french import MONTHS, WEEKDAYS, capital, day_of_month, listed, plural
from desktop_app.use_cases.reception.agenda import DayLine

UNKNOWN = "Inconnu"
NOBODY_KNOWS = "on ne sait pas si une permanence a eu lieu ce jour-là"


def month_name(first: date) -> str:
    """'Novembre 2025'."""
    return f"{capital(MONTHS[first.month - 1])} {first.year}"


def day_name(day: date) -> str:
    """'jeudi 27'."""
    return f"{WEEKDAYS[day.weekday()]} {day_of_month(day)}"


def what_for(line: DayLine) -> str:
    """'Démarches administratives', with every purpose of the day, or why nobody receives on it."""
    if line.closed:
        return capital(line.closed)
    if line.unknown:
        return UNKNOWN
    if not line.purposes:
        return "Hors des jours de permanence"
    return capital(listed([purpose.value for purpose in line.purposes]))


def with_whom(line: DayLine) -> str:
    """'Démarches administratives · Marie Castell'."""
    return " · ".join(filter(None, (what_for(line), listed(list(line.advisors)))))


def named(line: DayLine) -> str:
    """What else is to be known of a date that is open: 'absence de Marie Castell', 'vacances de Noël, zone C'.

    One on which nobody receives has told it.
    """
    return "" if line.closed else ", ".join((*line.missing, *line.marks))


def how_full(line: DayLine) -> str:
    """'5 places libres', 'complet', 'sans rendez-vous'; how many came once the day is over.

    Nothing of a closed day that holds nobody, nor of one of which nobody knows.
    """
    if line.unknown or (line.closed and not line.booked):
        return ""
    if line.over:
        return plural(line.booked, "rendez-vous") if line.booked else "aucun rendez-vous"
    if not line.purposes:
        return f"{line.booked} à déplacer"
    if not line.left and line.walk_in:
        return "sans rendez-vous"
    return plural(line.left, "place libre") if line.left else "complet"


def spoken(line: DayLine) -> str:
    """The whole line in one breath."""
    what = f"{what_for(line)}, {NOBODY_KNOWS}" if line.unknown else what_for(line)
    words = (day_name(line.day), what, listed(list(line.advisors)), named(line), how_full(line))
    return ", ".join(filter(None, words))
