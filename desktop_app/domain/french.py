"""How French people write and say dates, hours, phone numbers, names and plurals.

Pure text, the same on every machine whatever its locale. Blanks that must not break are U+00A0.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time

from .search_key import fold

NBSP = "\N{NO-BREAK SPACE}"
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""What a date may be at the counter; beyond, it is a slip of the keyboard."""
_MARKERS_OF_A_COMPLEMENT = {"à", "de", "du", "des", "en", "par", "pour", "sans", "sur", "avec", "hors"}
_PLURALS_IN_S = {"bal", "bleu", "festival", "final", "landau", "pneu"}
_FEMININE = {
    *("absence", "activité", "convention", "demande", "démarche", "feuille", "heure", "journée", "ligne", "minute"),
    *("page", "permanence", "personne", "place", "réservation", "semaine", "signature"),
}


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


def short_moment(at: datetime, today: date) -> str:
    """'jeudi 27 à 10 h 30' this month, 'jeudi 4 décembre à 9 h' in another, with the year in another year."""
    if (at.year, at.month) == (today.year, today.month):
        day = f"{WEEKDAYS[at.weekday()]} {day_of_month(at.date())}"
    else:
        day = day_and_month(at.date()) + (f" {at.year}" if at.year != today.year else "")
    return f"{day} à{NBSP}{hour(at)}"


def hours(start: time, end: time) -> str:
    """'9 h – 12 h', no line of which begins with the dash."""
    return f"{hour(start)}{NBSP}– {hour(end)}"


def lasting(minutes: int) -> str:
    """'6 h', '7 h 30', '45 min', and '0 h' of nothing."""
    whole, rest = divmod(minutes, 60)
    if rest and not whole:
        return f"{rest}{NBSP}min"
    return f"{whole}{NBSP}h{NBSP}{rest:02}" if rest else f"{whole}{NBSP}h"


def moment(at: datetime) -> str:
    """'jeudi 26 novembre 2026 à 10 h 30'."""
    return f"{long_date(at.date())} à {hour(at)}"


def phone(number: str) -> str:
    """A stored number in pairs: '04 68 87 12 34'; a foreign one as '+34 612 345 678', '+1 212 555 12 34'."""
    if not number.startswith("+"):
        return NBSP.join(number[at : at + 2] for at in range(0, len(number), 2))
    code = _country_code(number)
    threes, rest = divmod(len(number) - len(code), 3)
    pairs = {0: 0, 1: 2, 2: 1}[rest]
    lengths = [len(code), *[3] * (threes - rest % 2), *[2] * pairs]
    starts = [sum(lengths[:at]) for at in range(len(lengths))]
    return NBSP.join(number[start : start + length] for start, length in zip(starts, lengths, strict=True))


def _country_code(number: str) -> str:
    """'+1', '+34', '+352': the lengths of the international plan (UIT-T E.164)."""
    if number[1] in "17":
        return number[:2]
    return number[:3] if re.match(r"\+(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])", number) else number[:4]


def plural(count: int, word: str) -> str:
    """'0 usager', '1 usager', '2 usagers': French counts zero and one as singular.

    A complement stays as it is: '2 jours de permanence', '2 personnes à rappeler'.
    """
    return f"{count}{NBSP}{_plural_of(word) if count >= 2 else word}"


def plural_up_to(most: int, count: int, word: str) -> str:
    """'1 mandat', '2 mandats', 'plus de 999 mandats': what is many need not be counted to the end."""
    return plural(count, word) if count <= most else f"plus de {plural(most, word)}"


def counted(count: int, word: str) -> str:
    """'Aucun mandat', 'Aucune place libre', '1 mandat', '2 mandats': for the head of a list."""
    if count:
        return plural(count, word)
    return f"{'Aucune' if word.split(' ')[0] in _FEMININE else 'Aucun'} {word}"


def _plural_of(words: str) -> str:
    parts = words.split(" ")
    end = next((at for at, part in enumerate(parts) if _begins_a_complement(part)), len(parts))
    return " ".join([*map(_plural_word, parts[:end]), *parts[end:]])


def _begins_a_complement(part: str) -> bool:
    return part in _MARKERS_OF_A_COMPLEMENT or part.startswith(("d’", "d'"))


def _plural_word(word: str) -> str:
    if word[-1] in "sxz":
        return word
    if word in _PLURALS_IN_S:
        return word + "s"
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("au", "eu")) else "s")


def listed(words: Sequence[str]) -> str:
    """'a', 'a et b', 'a, b et c'."""
    return " et ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def of_name(name: str) -> str:
    """'de Perpignan', 'd'Estaires', 'du Boulou', 'des Angles': a commune after *de*."""
    article, _, rest = name.partition(" ")
    if rest and article.casefold() in ("le", "les"):
        return f"{'du' if article.casefold() == 'le' else 'des'} {rest}"
    if fold(name).startswith(_ASPIRATED):
        return f"de {name}"
    return f"d’{name}" if fold(name)[:1] in set("aeiouyh") else f"de {name}"


def of_person(name: str) -> str:
    """'de Marie Durand', 'd’Éloïse Lefèvre', 'd’Yves', 'de Yannick': a person after *de*."""
    return f"d’{name}" if re.match("[aeiou]|h[eiou]|y[^aeiou]", fold(name)) else f"de {name}"


_ASPIRATED = ("haguenau", "ham", "hayange", "honfleur", "houilles", "huningue", "yutz")
"""Names of communes before which *de* is not elided though they begin with an h or a y."""


_HOUR = re.compile(r"(\d{1,2})\s*(?:(?:h(?:eures?)?|[:.])\s*(\d{1,2})?)?", re.IGNORECASE)


def read_hour(text: str) -> time | None:
    """The hour in '9', '9h', '9 h 30', '9 heures', '9:30', '09.30' or '930'; None when it is none."""
    typed = re.sub(r"(?<=\d)\s*(min|mn)$", "", text.strip().lower())
    if re.fullmatch(r"\d{3,4}", typed):
        typed = f"{typed[:-2]}h{typed[-2:]}"
    found = _HOUR.fullmatch(typed)
    if not found:
        return None
    hours_read, minutes_read = int(found[1]), int(found[2] or 0)
    return time(hours_read, minutes_read) if hours_read < 24 and minutes_read < 60 else None


_DATE = re.compile(r"(\d{1,2})(?:er)?\s*[/.\-\s]\s*(\d{1,2}|[a-z]+)\.?(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?")
_BEFORE_A_DATE = re.compile(rf"(?:le\s+)?(?:(?:{'|'.join(WEEKDAYS)})\s+)?(?:le\s+)?")


def read_date(text: str, today: date) -> date | None:
    """The date in '26/11/2026', '26.11.26', '26112026', 'jeudi 26 novembre' or '26/11'; None when it is none.

    Accents and case do not count. Without a year the next such day, today included, is meant. None before
    `FIRST_DAY` and after `LAST_DAY`.
    """
    typed = _BEFORE_A_DATE.sub("", without_accents(text), count=1)
    if run := re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})", typed):
        typed = "/".join(run.groups())
    found = _DATE.fullmatch(typed)
    if not found:
        return None
    month = int(found[2]) if found[2].isdigit() else _month_named(found[2])
    leap_years_included = range(today.year, today.year + 9)
    years = [int(found[3]) + (2000 if len(found[3]) == 2 else 0)] if found[3] else leap_years_included
    for year in years:
        try:
            day = date(year, month, int(found[1]))
        except ValueError:
            continue
        if found[3] or day >= today:
            return day if FIRST_DAY <= day <= LAST_DAY else None
    return None


def _month_named(word: str) -> int:
    starts = [at for at, month in enumerate(MONTHS, 1) if len(word) >= 3 and without_accents(month).startswith(word)]
    return starts[0] if len(starts) == 1 else 0


def without_accents(text: str) -> str:
    """The words in small letters without accents, every other sign kept."""
    letters = text.strip().lower()
    if letters.isascii():
        return letters
    return "".join(char for char in unicodedata.normalize("NFD", letters) if not unicodedata.combining(char))


def is_a_number(typed: str) -> bool:
    """Whether what was typed in a search is a phone, whole or begun, and no name: '+33 6', '06.39'."""
    return any(char.isdigit() for char in typed) and not any(char.isalpha() for char in typed)


def read_phone(text: str) -> str | None:
    """A French number as ten digits, a foreign one as '+' and its digits; None when it is neither."""
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    digits = re.sub(r"[\s./()_\-\u2010-\u2015]", "", visible)
    digits = re.sub(r"^(\+33|0033)0?", "0", digits)
    digits = re.sub(r"^00", "+", digits)
    if re.fullmatch(r"0[1-9][0-9]{8}", digits) or re.fullmatch(r"\+[1-9][0-9]{6,14}", digits):
        return digits
    return None
