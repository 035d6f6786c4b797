"""The calendar: bank holidays of métropole, nth weekdays, and months added as a lawyer adds them."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache


@cache
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (method of Butcher, valid for every year)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@cache
def bank_holidays(year: int) -> Mapping[date, str]:
    """The eleven holidays of article L. 3133-1 of the Code du travail, with their French names."""
    sunday = easter(year)
    return {
        date(year, 1, 1): "jour de l’An",
        sunday + timedelta(1): "lundi de Pâques",
        date(year, 5, 1): "fête du Travail",
        date(year, 5, 8): "victoire de 1945",
        sunday + timedelta(39): "Ascension",
        sunday + timedelta(50): "lundi de Pentecôte",
        date(year, 7, 14): "fête nationale",
        date(year, 8, 15): "Assomption",
        date(year, 11, 1): "Toussaint",
        date(year, 11, 11): "armistice de 1918",
        date(year, 12, 25): "Noël",
    }


def holiday_name(day: date) -> str:
    """The name of the bank holiday on this day, or ''."""
    return bank_holidays(day.year).get(day, "")


def add_months(day: date, months: int) -> date:
    """The same day so many months later or earlier, clamped to the month's last day."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def rank_in_month(day: date) -> int:
    """1 for the first such weekday of its month, 2 for the second…"""
    return (day.day - 1) // 7 + 1


def is_last_in_month(day: date) -> bool:
    """Whether no later day of the month falls on the same weekday."""
    return day.day + 7 > calendar.monthrange(day.year, day.month)[1]
