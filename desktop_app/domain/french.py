"""How French people write and say dates, hours, phone numbers, names and plurals.

Pure text, the same on every machine whatever its locale. Blanks that must not break are U+00A0.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time

NBSP = "\N{NO-BREAK SPACE}"
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_PLURALS = {"rendez-vous": "rendez-vous", "créneau": "créneaux", "oral": "oraux"}


def capital(text: str) -> str:
    """The text with its first letter in capital and the rest untouched."""
    return text[:1].upper() + text[1:]


def day_of_month(day: date) -> str:
    """'1er' for the first, the plain number otherwise."""
    return "1er" if day.day == 1 else str(day.day)


def day_and_month(day: date) -> str:
    """'jeudi 26 novembre'."""
    return f"{WEEKDAYS[day.weekday()]} {day_of_month(day)}{NBSP}{MONTHS[day.month - 1]}"


def long_date(day: date) -> str:
    """'jeudi 26 novembre 2026'."""
    return f"{day_and_month(day)} {day.year}"


def plain_date(day: date) -> str:
    """'26 novembre 2026', without the weekday."""
    return f"{day_of_month(day)}{NBSP}{MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """'26/11/2026'."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def hour(moment: time | datetime) -> str:
    """'9 h', '10 h 30', '14 h 05'."""
    minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour}{NBSP}h{minutes}"


def hours(start: time, end: time) -> str:
    """'9 h – 12 h'."""
    return f"{hour(start)} – {hour(end)}"


def moment(at: datetime) -> str:
    """'jeudi 26 novembre 2026 à 10 h 30'."""
    return f"{long_date(at.date())} à {hour(at)}"


def phone(number: str) -> str:
    """A stored number in pairs: '04 68 87 12 34'; a foreign one as '+34 612 345 678'."""
    if number.startswith("+"):
        groups = [number[:3], *(number[at : at + 3] for at in range(3, len(number), 3))]
        return NBSP.join(groups)
    return NBSP.join(number[at : at + 2] for at in range(0, len(number), 2))


def plural(count: int, word: str) -> str:
    """'0 usager', '1 usager', '2 usagers': French counts zero and one as singular."""
    many = _PLURALS.get(word) or " ".join(_plural_of(part) for part in word.split(" "))
    return f"{count}{NBSP}{many if count >= 2 else word}"


def _plural_of(word: str) -> str:
    return word if word in ("à", "de", "sans", "en") or word[-1] in "sxz" else _PLURALS.get(word, word + "s")


def listed(words: Sequence[str]) -> str:
    """'a', 'a et b', 'a, b et c'."""
    return " et ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def of_name(name: str) -> str:
    """'de Perpignan', 'd'Estaires', 'du Boulou', 'des Angles': a commune after *de*."""
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    elided = name[:1].lower() in "aeiouyéèêâîôh"
    return f"d’{name}" if elided else f"de {name}"


_HOUR = re.compile(r"(\d{1,2})\s*(?:[hH:.]\s*(\d{1,2})?)?$")


def read_hour(text: str) -> time | None:
    """The hour in '9', '9h', '9 h 30', '9:30', '09.30' or '930'; None when it is none."""
    typed = text.replace(NBSP, " ").strip().removesuffix("min").rstrip()
    if re.fullmatch(r"\d{3,4}", typed):
        typed = f"{typed[:-2]}h{typed[-2:]}"
    found = _HOUR.fullmatch(typed)
    if not found:
        return None
    hours_read, minutes_read = int(found[1]), int(found[2] or 0)
    return time(hours_read, minutes_read) if hours_read < 24 and minutes_read < 60 else None


_DATE = re.compile(r"(\d{1,2})(?:er)?\s*[/.\- ]\s*(\d{1,2}|[a-zéû]+)\.?(?:\s*[/.\- ]\s*(\d{2}|\d{4}))?$")


def read_date(text: str, today: date) -> date | None:
    """The date in '26/11/2026', '26.11.26', '26 novembre' or '26/11'; None when it is none.

    Without a year the next such day, today included, is meant.
    """
    typed = text.replace(NBSP, " ").strip().lower()
    for name in WEEKDAYS:
        typed = typed.removeprefix(name).strip()
    found = _DATE.fullmatch(typed)
    if not found:
        return None
    month = int(found[2]) if found[2].isdigit() else _month_named(found[2])
    years = [int(found[3]) + (2000 if len(found[3]) == 2 else 0)] if found[3] else [today.year, today.year + 1]
    for year in years:
        try:
            day = date(year, month, int(found[1]))
        except ValueError:
            continue
        if found[3] or day >= today:
            return day
    return None


def _month_named(word: str) -> int:
    starts = [at for at, month in enumerate(MONTHS, 1) if len(word) >= 3 and month.startswith(word)]
    return starts[0] if len(starts) == 1 else 0


def read_phone(text: str) -> str | None:
    """A French number as ten digits, a foreign one as '+' and its digits; None when it is neither."""
    digits = re.sub(r"[\s.\-/()\u00a0\u202f]", "", text)
    digits = re.sub(r"^(\+33|0033)0?", "0", digits)
    digits = re.sub(r"^00", "+", digits)
    if re.fullmatch(r"0[1-9]\d{8}", digits) or re.fullmatch(r"\+[1-9]\d{6,14}", digits):
        return digits
    return None
