"""How the dialogs say days and hours to choose."""

from datetime import date, datetime

from desktop_app.domain.french import NBSP, WEEKDAYS, capital, day_and_month, day_of_month, hour, plural
from desktop_app.use_cases.reception.agenda import DayLine


def day_choice(line: DayLine) -> str:
    """'Jeudi 27 novembre – 5 places, démarches administratives'; the hours say the purpose when there are several."""
    full = "sans rendez-vous" if line.walk_in else "complet"
    left = plural(line.left, "place") if line.left else full
    purpose = f", {line.purposes[0].value}" if len(line.purposes) == 1 else ""
    return f"{capital(day_and_month(line.day))} – {left}{purpose}"


def short_moment(at: datetime, today: date) -> str:
    """'jeudi 27 à 10 h 30' this month, 'jeudi 4 décembre à 9 h' in another, with the year in another year."""
    if (at.year, at.month) == (today.year, today.month):
        day = f"{WEEKDAYS[at.weekday()]} {day_of_month(at.date())}"
    else:
        day = day_and_month(at.date()) + (f" {at.year}" if at.year != today.year else "")
    return f"{day} à{NBSP}{hour(at)}"


def no_hour(day: date, places: int, past: int, following: date | None, closed: str) -> str:
    """Why no hour is offered on this day; `closed` is why the place is closed, or ''."""
    if past and past == places:
        return "Les heures de ce jour sont passées. Cochez ci-dessous pour noter un rendez-vous après coup."
    words = f"Aucune place libre {day_and_month(day)}."
    if closed and not places:
        words = f"Le lieu est fermé {day_and_month(day)} ({closed})."
    return f"{words} Ensuite : {day_and_month(following)}." if following else words
