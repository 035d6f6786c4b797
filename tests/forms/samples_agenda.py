"""Data for the printed week and month, two advisors at Le Boulou and the worst that may be typed; and a number."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from desktop_app.domain.planning import Level
from desktop_app.domain.reception.joined import Joined
from desktop_app.domain.theme import Purpose, themes_for
from desktop_app.forms.hand_over import HandOver
from desktop_app.forms.joining_proof import JoiningProof
from desktop_app.forms.month_sheet import MonthSheet, SheetDay
from desktop_app.forms.page import Letterhead
from desktop_app.forms.queue_number import QueueNumber
from desktop_app.forms.tally_sheet import LINES, Tally, TallySheet
from desktop_app.forms.transmittal import Row, Transmittal
from desktop_app.forms.walk_in_tally import Strokes, WalkInTally
from desktop_app.forms.week_sheet import Entry, SheetColumn, WeekSheet
from desktop_app.forms.workshop_programme import Offered, WorkshopProgramme

from .samples import EIGHTY, HEAD, NAMES, WORST_HEAD

MONDAY = date(2026, 11, 23)
_SLOTS = (time(9), time(9, 45), time(10, 30), time(11, 15), time(14), time(14, 45), time(15, 30), time(16, 15))


def _person(at: int) -> Entry:
    last, first = NAMES[at % len(NAMES)]
    return Entry(_SLOTS[at % len(_SLOTS)], (f"{first} {last}", f"{first[0]}. {last}", last), strong=True)


def week_sheet(head: Letterhead = HEAD) -> WeekSheet:
    """A Thursday with two advisors and two places left, a Friday of workshops, nobody before."""
    hers = tuple(_person(at) if at % 4 else Entry(_SLOTS[at], ("libre",)) for at in range(8))
    queue = Entry(time(9), ("sans rendez-vous jusqu’à 11 h", "sans rendez-vous", "sans RDV"))
    workshop = Entry(time(14), ("atelier, 5/8, jusqu’à 16 h", "atelier, 5/8", "at. 5/8"))
    columns = (
        SheetColumn(MONDAY + timedelta(3), ("Marie Durand", "Marie"), hers),
        SheetColumn(MONDAY + timedelta(3), ("Jordi Puig", "Jordi"), tuple(_person(at) for at in range(8))),
        SheetColumn(MONDAY + timedelta(4), ("Jordi Puig", "Jordi"), (queue, workshop)),
    )
    return WeekSheet(head, MONDAY, columns, ("Lundi 23, mardi 24 et mercredi 25 : pas de permanence.",))


def week_sheet_by_advisor() -> WeekSheet:
    """The same, the days of each advisor together."""
    return replace(week_sheet(), by_advisor=True)


def worst_week_sheet() -> WeekSheet:
    """Fourteen columns of twenty people whose names fill a line of their own each."""
    times = [time(8 + at // 2, 30 * (at % 2)) for at in range(20)]
    entries = tuple(Entry(at, (EIGHTY, "W" * 40), strong=True) for at in times)
    columns = tuple(SheetColumn(MONDAY + timedelta(at // 2), (EIGHTY, "W" * 40), entries) for at in range(14))
    return WeekSheet(WORST_HEAD, MONDAY, columns, (f"Lundi 23 : {EIGHTY}.",) * 5)


def month_sheet(head: Letterhead = HEAD) -> MonthSheet:
    """Thursdays and Fridays, a bank holiday, a closure, school holidays."""
    return MonthSheet(head, date(2026, 11, 1), tuple(_day(date(2026, 11, at + 1)) for at in range(30)))


def _day(day: date) -> SheetDay:
    if day.day == 11:
        return SheetDay(day, (("armistice de 1918",),), shaded=True)
    if day.day == 12:
        return SheetDay(day, (("fermé : inventaire",), ("2 à déplacer",)), shaded=True)
    if day.weekday() == 3:
        return SheetDay(
            day, (("Marie Durand, 6/8", "M. Durand, 6/8"), ("Jordi Puig, 8/8", "J. Puig, 8/8")), shaded=False
        )
    if day.weekday() == 4:
        return SheetDay(
            day, (("Jordi Puig, atelier, 5/16", "J. Puig, 5/16"), ("vacances de Noël, zone C",)), shaded=False
        )
    return SheetDay(day, (), shaded=True)


def worst_month_sheet() -> MonthSheet:
    """Six weeks of days on which four advisors with long names receive."""
    told = ((f"{EIGHTY}, sans rendez-vous et atelier, 50/50", f"{'W' * 40}, 50/50"),) * 6
    days = tuple(
        SheetDay(date(2026, 8, at + 1), told if at % 3 else ((EIGHTY,),), shaded=not at % 3) for at in range(31)
    )
    return MonthSheet(WORST_HEAD, date(2026, 8, 1), days)


def tally_sheet(head: Letterhead = HEAD) -> TallySheet:
    """The last hours of a mixed day: three appointments, then the profile."""
    times = (time(11), time(11, 20), time(11, 40))
    hers = ("Marie Durand, conseillère numérique", "11 h – 12 h (sur rendez-vous)", "Accompagnement individuel")
    return TallySheet(head, date(2026, 11, 26), (Tally(*hers, times, LINES - 3),))


def worst_tally_sheet() -> TallySheet:
    """Twenty appointments of an advisor whose name fills the line, and as many blank lines as there may be."""
    worst = replace(tally_sheet().tallies[0], advisor=EIGHTY, times=(time(9),) * 20, blank_lines=LINES)
    return TallySheet(WORST_HEAD, date(2026, 11, 26), (worst, worst))


def joining_proof(head: Letterhead = HEAD) -> JoiningProof:
    """Two files that became one, with all that came over, then one on which nothing was noted."""
    at = datetime(2026, 11, 26, 10, 5)
    first = Joined(
        1, 12, 12, 47, "Núria Roca", "Nuria Rocca", at, "compte-2", 3, 2, 1, 1, 1, ("2026-0031", "2026-0040"), 1
    )
    then = Joined(2, 12, 12, 53, "Núria Roca", "N. Roca", at, "compte-2")
    account = "compte n° 2, accueil"
    return JoiningProof(head, ((first, account), (then, account)))


def worst_joining_proof() -> JoiningProof:
    """The longest names, and as many mandates as nobody has."""
    worst = replace(joining_proof().joined[0][0], kept_name=EIGHTY, gone_name=EIGHTY, mandates=("2026-0031",) * 30)
    return JoiningProof(WORST_HEAD, ((worst, EIGHTY),))


def walk_in_tally(head: Letterhead = HEAD) -> WalkInTally:
    """Two hours without appointment, and two more in the afternoon."""
    themes = tuple(each.label for each in themes_for(Purpose.ANY_HELP))
    first = Strokes("Marie Durand, conseillère numérique", "9 h – 11 h", "Accompagnement individuel", themes)
    return WalkInTally(head, date(2026, 11, 26), (first, replace(first, hours="14 h – 16 h")))


def worst_walk_in_tally() -> WalkInTally:
    """The longest name, and themes that take two lines."""
    worst = Strokes(EIGHTY, "9 h – 11 h", "Accompagnement individuel", (EIGHTY,) * 30)
    return WalkInTally(WORST_HEAD, date(2026, 11, 26), (worst,))


def workshop_programme(head: Letterhead = HEAD, *, large: bool = False) -> WorkshopProgramme:
    """Two months of workshops: one in three sessions, one of which little is told."""
    aims = "Allumer, se servir de la souris, retrouver ses fichiers"
    first = tuple(
        Offered(
            date(2026, 12, 4 + 7 * at),
            time(14),
            time(16),
            f"Premiers pas avec l’ordinateur ({at + 1}/3)",
            Level.BEGINNER,
            aims,
            ("Salle multimédia",),
            "Jordi Puig",
        )
        for at in range(3)
    )
    mail = Offered(date(2026, 12, 5), time(9), time(12), "Écrire et recevoir un courriel", None, "", (), "Jordi Puig")
    return WorkshopProgramme(head, date(2026, 12, 1), date(2027, 2, 1), (first[0], mail, *first[1:]), large)


def worst_workshop_programme() -> WorkshopProgramme:
    """Twenty workshops of the longest words."""
    long = Offered(date(2026, 12, 4), time(9, 30), time(12, 30), "W" * 60, Level.INTERMEDIATE, "W" * 200, (), EIGHTY)
    return WorkshopProgramme(WORST_HEAD, date(2026, 12, 1), date(2027, 2, 1), (long,) * 20)


def queue_number(head: Letterhead = HEAD) -> QueueNumber:
    """The fourteenth who came on a Thursday morning."""
    return QueueNumber(head, "14", datetime(2026, 11, 26, 10, 5))


def queue_number_of_one(head: Letterhead = HEAD) -> QueueNumber:
    """The fourth of the queue of one advisor."""
    return QueueNumber(head, "E4", datetime(2026, 11, 26, 10, 5), "Élodie Caussade")


def transmittal(head: Letterhead = HEAD) -> Transmittal:
    """Four requests for the partner: one without a subject, one whose person is erased."""
    subjects = ("Logement", "Santé", "", "Impôts")
    rows = [Row(date(2026, 11, 16 + at), " ".join(reversed(NAMES[at])), subject) for at, subject in enumerate(subjects)]
    rows[3] = replace(rows[3], name="", subject="")
    partner = "Communauté d’agglomération de La Porte du Hainaut"
    return Transmittal(head, "2026-07", date(2026, 11, 23), partner, date(2026, 12, 8), tuple(rows))


def worst_transmittal() -> Transmittal:
    """Thirty requests of the longest names."""
    row = Row(date(2026, 11, 16), f"{EIGHTY} {EIGHTY}", EIGHTY)
    return replace(transmittal(WORST_HEAD), sent_to="W" * 200, rows=(row,) * 30)


def hand_over(head: Letterhead = HEAD) -> HandOver:
    """For the only advisor, with a telephone."""
    last, first = NAMES[0]
    at = datetime(2026, 11, 26, 10, 32)
    return HandOver(head, at, f"{first} {last}", "0639989133", "Logement", "Marie Durand", "06 39 98 44 44")


def worst_hand_over() -> HandOver:
    """The longest of everything, for one of several."""
    return replace(
        hand_over(WORST_HEAD), name=f"{EIGHTY} {EIGHTY}", phone="", subject=EIGHTY, advisor="", contact="w" * 200
    )
