"""A date and an hour as somebody types them while speaking: « 3/12 », « jeudi », « 14h », « demain 9 h 30 »."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta

from .french import WEEKDAYS, read_date, without_accents
from .nouns.frozen import frozen


@frozen
class Moment:
    """The dates that may be meant, the likeliest first, none for an hour by itself; and the hour, None without one."""

    days: tuple[date, ...]
    hour: time | None = None


_NAMED = {"aujourd'hui": 0, "demain": 1, "apres-demain": 2, "hier": -1, "avant-hier": -2}
_BEGUN = 4
"""Letters from which one of these is understood though it is not typed to its end."""
_WEEK, _LONGEST = timedelta(7), 62
"""Days within which every day of a month comes, the 31st too."""
_A_YEAR = 366
_HOUR = re.compile(
    r"(?:\b(?:a|vers|pour)\s+)?(?:\b(\d{1,2})\s*(?:h(?:eures?)?|:)\s*(?:(\d{2})(?![\d/.-])\s*(?:mi?n)?)?|\b(midi)\b)"
)
_WEEKDAY = re.compile(r"(?:le |ce )?([a-z]{3,})\.?(?: (prochain|dernier|passe|en huit|en quinze|\d{1,2}|1er))?")
_DAY_ALONE = re.compile(r"(?:le )(\d{1,2})(?:er)?|(1)er")


def read_moment(typed: str, today: date) -> Moment | None:
    """The date, the hour, or both; None for what is neither, or for a date or an hour that there is not.

    What `french.read_date` reads, and: « aujourd’hui », « demain », « hier » and the days beside them; a weekday, alone
    or with « prochain », « dernier », « en huit », « en quinze » or its day of the month; « le 3 ». Accents and
    capitals do not count. A date without a year is the nearest, the other one second; « prochain » is said of the first
    to come and of the one after, in this order.
    """
    words = " ".join(without_accents(typed).replace("’", "'").split())
    found = _HOUR.search(words)
    hour = _hour_of(found) if found else None
    if found and hour is None:
        return None
    rest = " ".join(f"{words[: found.start()]} {words[found.end() :]}".split()) if found else words
    if not rest:
        return Moment((), hour) if hour else None
    days = _named(rest, today) or _weekdays(rest, today) or _of_month(rest, today) or _dates(rest, today)
    return Moment(days, hour) if days else None


def _hour_of(found: re.Match[str]) -> time | None:
    if found[3]:
        return time(12)
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _named(words: str, today: date) -> tuple[date, ...]:
    said = (
        words.replace(" ", "-") if words.startswith(("apres", "avant")) else words.replace("aujourd hui", "aujourd'hui")
    )
    meant = [days for name, days in _NAMED.items() if said == name or (len(said) >= _BEGUN and name.startswith(said))]
    return tuple(today + timedelta(days) for days in meant)


def _weekdays(words: str, today: date) -> tuple[date, ...]:
    found = _WEEKDAY.fullmatch(words)
    names = [at for at, name in enumerate(WEEKDAYS) if found and name.startswith(found[1])]
    if not found or not names:
        return ()
    first, more = today + timedelta((names[0] - today.weekday()) % 7), found[2] or ""
    match more:
        case "":
            # On a Thursday « jeudi » is today, or the next one.
            return (first, first + _WEEK) if first == today else (first,)
        case "prochain":
            coming = first + _WEEK if first == today else first
            return (coming, coming + _WEEK)
        case "dernier" | "passe":
            return (first - _WEEK,)
        case "en huit":
            return (first + _WEEK,)
        case "en quinze":
            return (first + 2 * _WEEK,)
    number = int(more.removesuffix("er"))
    return _first(first, _A_YEAR, lambda day: day.day == number, step=7)


def _of_month(words: str, today: date) -> tuple[date, ...]:
    """« le 3 »: the next third of a month, today included, then the last one."""
    found = _DAY_ALONE.fullmatch(words)
    if not found:
        return ()
    number = int(found[1] or found[2])

    def is_it(day: date) -> bool:
        return day.day == number

    return _first(today, _LONGEST, is_it) + _first(today - timedelta(1), _LONGEST, is_it, step=-1)


def _first(since: date, days: int, wanted: Callable[[date], bool], *, step: int = 1) -> tuple[date, ...]:
    """The first of the dates wanted within so many days, walking by `step`; () for none."""
    found = (since + timedelta(at * step) for at in range(days // abs(step) + 1))
    return tuple(day for day in found if wanted(day))[:1]


def _dates(words: str, today: date) -> tuple[date, ...]:
    coming = read_date(words, today)
    if coming is None:
        return ()
    if read_date(words, coming + timedelta(1)) == coming:
        return (coming,)  # its year was typed
    last = read_date(words, today - timedelta(_A_YEAR - 1))
    if last is None or last >= today:
        return (coming,)
    return (coming, last) if coming - today <= today - last else (last, coming)
