"""How the agenda says a day and a month in its list."""

from datetime import date

from desktop_app.domain.french import MONTHS, WEEKDAYS, capital, day_of_month, listed, plural
from desktop_app.use_cases.agenda import DayLine


def month_name(first: date) -> str:
    """'Novembre 2025'."""
    return f"{capital(MONTHS[first.month - 1])} {first.year}"


def day_name(day: date) -> str:
    """'jeudi 27'."""
    return f"{WEEKDAYS[day.weekday()]} {day_of_month(day)}"


def what_for(line: DayLine) -> str:
    """'Démarches administratives', with every purpose of the day, or that nobody receives on it."""
    if not line.purposes:
        return "Hors des jours de permanence"
    return capital(listed([purpose.value for purpose in line.purposes]))


def how_full(line: DayLine) -> str:
    """'5 places libres', 'complet'; how many came once the day is over."""
    if line.over:
        return plural(line.booked, "rendez-vous") if line.booked else "aucun rendez-vous"
    if not line.purposes:
        return f"{line.booked} à déplacer"
    return plural(line.left, "place libre") if line.left else "complet"


def spoken(line: DayLine) -> str:
    """The whole line in one breath."""
    return ", ".join((day_name(line.day), what_for(line), listed(list(line.advisors)), how_full(line)))
