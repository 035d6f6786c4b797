"""Data for the papers made ready before: reminders, cards, the week of a power cut; and the worst that may be typed."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from desktop_app.forms.appointment_slip import AppointmentSlip
from desktop_app.forms.blank_bookings import BlankBookings
from desktop_app.forms.coming_days import ComingDays, Line, Reception
from desktop_app.forms.day_sheet import DaySheet
from desktop_app.forms.page import Letterhead
from desktop_app.forms.reminder_list import Reminder, ReminderList

from .samples import (
    DAY,
    EIGHTY,
    HEAD,
    LONG_PLACE,
    NAMES,
    PLACE,
    WORST_HEAD,
    appointment_slip,
    worst_appointment_slip,
)

PRINTED = datetime(2026, 11, 25, 18, 5)
FIRST, LAST = date(2026, 11, 26), date(2026, 12, 2)
_FREE_EVERY, _SILENT_EVERY = 4, 5


def _at(number: int) -> time:
    """Six an hour, from nine on."""
    return time(9 + number // 6, number % 6 * 10)


def _phone(number: int) -> str:
    return "" if number % _SILENT_EVERY == 3 else "+34612345678" if number % 3 == 2 else "0612345678"


def reminder_list(count: int = 6, *, head: Letterhead = HEAD, advisors: tuple[str, ...] = ("",)) -> ReminderList:
    """So many people, every fifth without a telephone."""
    people = (
        Reminder(_at(at), *NAMES[at % len(NAMES)], _phone(at), advisors[at % len(advisors)]) for at in range(count)
    )
    return ReminderList(head, DAY, PLACE, tuple(people))


def dense_reminder_list() -> ReminderList:
    """Forty people of two advisors at two places."""
    return reminder_list(40, advisors=("Marie Durand", "Jordi Puig, Mairie annexe"))


def worst_reminder_list() -> ReminderList:
    """Names that fill their column, and people who are not received any more."""
    phones = ("+34612345678", "", "0612345678", "")
    rows = tuple(Reminder(time(10, 50), EIGHTY, EIGHTY, phone, EIGHTY) for phone in phones)
    return ReminderList(WORST_HEAD, DAY, LONG_PLACE, rows, 2)


def cards() -> tuple[AppointmentSlip, ...]:
    """Three people of one day, the second with the longest names."""
    return appointment_slip(), replace(worst_appointment_slip(), head=HEAD), appointment_slip()


def _lines(count: int) -> tuple[Line, ...]:
    return tuple(
        Line(_at(at), *NAMES[at % len(NAMES)], _phone(at)) if at % _FREE_EVERY else Line(_at(at), told="libre")
        for at in range(count)
    )


def coming_days(head: Letterhead = HEAD) -> ComingDays:
    """A Thursday of two advisors at two places, a Friday without appointment and with a workshop."""
    hers = Reception("Marie Durand", "9 h – 12 h, 14 h – 17 h", _lines(8))
    his = Reception("Jordi Puig", "9 h – 12 h, Mairie annexe", _lines(4))
    told = (
        Line(time(9), told="sans rendez-vous jusqu’à 11 h"),
        Line(time(14), *NAMES[0], "0612345678"),
        Line(time(14), *NAMES[1], "0612345678", "à prévenir"),
        Line(time(14), told="atelier jusqu’à 16 h : 6 places libres"),
    )
    workshop = Reception("Jordi Puig", "9 h – 11 h (sans rendez-vous), 14 h – 16 h (atelier)", told)
    days = ((FIRST, (hers, his)), (FIRST + timedelta(1), (workshop,)))
    return ComingDays(head, FIRST, LAST, PRINTED, days, ("Lundi 30, mardi 1er et mercredi 2 : pas de permanence.",))


def dense_coming_days() -> ComingDays:
    """Five days of forty hours each."""
    days = tuple((FIRST + timedelta(at), (Reception("Marie Durand", "8 h – 19 h", _lines(40)),)) for at in range(5))
    return ComingDays(HEAD, FIRST, LAST, PRINTED, days, ())


def worst_coming_days() -> ComingDays:
    """Names, hours and reasons that fill their lines."""
    lines = tuple(Line(time(10, 50), EIGHTY, EIGHTY[::-1], "+34612345678", "à prévenir") for _ in range(5))
    days = ((FIRST, (Reception(EIGHTY, EIGHTY, lines),) * 2),)
    return ComingDays(WORST_HEAD, FIRST, LAST, PRINTED, days, (f"Lundi 30 : {EIGHTY}.",) * 3)


def blank_bookings(head: Letterhead = HEAD) -> BlankBookings:
    """The sheet that goes with them."""
    return BlankBookings(head, PRINTED, LAST)


def blank_day_sheet(head: Letterhead = HEAD) -> DaySheet:
    """A sign-in sheet of no day."""
    return DaySheet(head, None, (), "", (), 0, "Département des Pyrénées-Orientales")
