"""A pattern in words, as one would say it: 'Chaque jeudi, 9 h – 12 h et 14 h – 17 h, démarches administratives'."""

from collections.abc import Iterator, Sequence
from datetime import date

from ..french import NBSP, WEEKDAYS, capital, day_and_month, hour, hours, listed, long_date, plain_date, plural
from ..theme import Purpose
from .pattern import Pattern, Rhythm
from .segment import Mode, Segment

_DATES_NAMED = 3


def rhythm_told(pattern: Pattern) -> str:
    """When it comes: 'Chaque jeudi', 'Le 2e mardi du mois', 'Un mercredi toutes les 2 semaines…', 'Le 12 janvier…'."""
    weekday = WEEKDAYS[pattern.weekday]
    if pattern.rhythm is Rhythm.DATES:
        return _dates_told(sorted(pattern.dates))
    if pattern.rhythm is not Rhythm.EVERY_WEEK:
        several = "s" if pattern.rhythm.value.startswith("les ") else ""
        return f"{capital(pattern.rhythm.value)} {weekday}{several} du mois"
    if pattern.every_weeks == 1:
        return f"Chaque {weekday}"
    counted = f"à compter de la semaine du {plain_date(pattern.first_week)}"
    return f"Un {weekday} toutes les {pattern.every_weeks}{NBSP}semaines, {counted}"


def pattern_told(pattern: Pattern, advisor: str, today: date) -> str:
    """The whole in one sentence; dates on which it begins or ends, or that it skips, are said while they are to come.

    `advisor` names whoever comes, all of them.
    """
    parts = [rhythm_told(pattern), *_hours_told(pattern), pattern.purpose.value, advisor]
    if pattern.starts_on > today:
        parts.append(f"à partir du {long_date(pattern.starts_on)}")
    if pattern.ends_on and pattern.rhythm is not Rhythm.DATES:
        parts.append(f"jusqu’au {long_date(pattern.ends_on)}")
    parts.append(_skipped_told([day for day in pattern.skipped if day >= today]))
    return f"{', '.join(filter(None, parts))}."


def details_told(pattern: Pattern) -> str:
    """What the sentence leaves out: 'Rendez-vous de 45 min, 8 places en atelier, arrivée à 8 h 45'; or ''."""
    segments = pattern.segments
    slots = dict.fromkeys(_slots_told(each) for each in segments if each.mode is Mode.BY_APPOINTMENT)
    seats = dict.fromkeys(each.places for each in segments if each.mode is Mode.WORKSHOP)
    parts = [*slots, *(f"{plural(places, 'place')} en atelier" for places in seats)]
    parts += [f"« {room} »" for room in dict.fromkeys(each.room for each in segments) if room]
    if pattern.arrives:
        parts.append(f"arrivée à {hour(pattern.arrives)}")
    return capital(", ".join(parts))


def _hours_told(pattern: Pattern) -> Iterator[str]:
    """The hours, each with how people are received when that changes in the day; else once, unless it is as usual."""
    modes = {each.mode for each in pattern.segments}
    if len(modes) > 1:
        yield listed([f"{hours(each.start, each.end)} ({each.mode.value})" for each in pattern.segments])
        return
    yield listed([hours(each.start, each.end) for each in pattern.segments])
    if modes == {Mode.WALK_IN} or (modes == {Mode.WORKSHOP} and pattern.purpose is not Purpose.WORKSHOPS):
        yield next(iter(modes)).value


def _slots_told(segment: Segment) -> str:
    told = f"rendez-vous de {segment.step}{NBSP}min"
    if segment.buffer:
        told += f" séparés de {segment.buffer}{NBSP}min"
    if segment.places > 1:
        told += f" pour {plural(segment.places, 'personne')}"
    return told


def _skipped_told(dates: Sequence[date]) -> str:
    if len(dates) > _DATES_NAMED:
        return f"sauf {plural(len(dates), 'date')}"
    return f"sauf {_each_named(dates)}" if dates else ""


def _dates_told(dates: Sequence[date]) -> str:
    if len(dates) > _DATES_NAMED:
        return f"À {plural(len(dates), 'date')}, du {plain_date(dates[0])} au {plain_date(dates[-1])}"
    return capital(_each_named(dates)) or "À des dates à écrire"


def _each_named(dates: Sequence[date]) -> str:
    told = [long_date(day) if _ends_a_year(dates, at) else day_and_month(day) for at, day in enumerate(dates)]
    return listed([f"le {each}" for each in told])


def _ends_a_year(dates: Sequence[date], at: int) -> bool:
    """Whether the year is said here: after the last date of it."""
    return at == len(dates) - 1 or dates[at + 1].year != dates[at].year
