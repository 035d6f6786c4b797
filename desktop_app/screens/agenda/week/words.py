"""What the week says of its days and cells, drawn or aloud, without Qt."""

from datetime import date, datetime

from desktop_app.domain.french import NBSP, WEEKDAYS, capital, day_and_month, hour, plural
from desktop_app.domain.person import Person
from desktop_app.use_cases.reception.grouping import Grouping
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.reception.week import Cell, Column, Missing, Shut, WalkIn, Week, Workshop, is_stranded

WALK_IN = ("sans rendez-vous", "sans RDV")
WORKSHOP = "atelier"
TO_MOVE = "à déplacer"
LATE = "en retard"


def short_day(day: date) -> str:
    """'jeu. 3'."""
    return f"{WEEKDAYS[day.weekday()][:3]}.{NBSP}{day.day}"


def short_names(person: Person) -> tuple[str, ...]:
    """'Nadia Aubert', 'N. Aubert', 'Aubert': what to try in turn where room is short, never a first name cut."""
    if not person.first_name:
        return (person.name,)
    initials = "-".join(f"{part[0]}." for part in person.first_name.split("-") if part)
    return person.name, f"{initials}{NBSP}{person.last_name}", person.last_name


def is_over(cell: Cell, now: datetime) -> bool:
    """Whether its hours have passed."""
    return cell.end <= now


def free_words(cell: Free, now: datetime) -> str:
    """'libre', '2 libres', 'non pris'."""
    if is_over(cell, now):
        return "non pris"
    return "libre" if cell.slot.places == 1 else f"{cell.left} libre{'s' if cell.left > 1 else ''}"


def gauge_words(cell: Workshop, now: datetime) -> tuple[str, ...]:
    """'3 sur 8 · 1 gardée · 4 libres', without what is kept, then '3 sur 8': to try in turn; when over, that alone."""
    counted = f"{cell.taken} sur {cell.slot.places}"
    if is_over(cell, now):
        return (counted,)
    left = f"{cell.left} libre{'s' if cell.left > 1 else ''}" if cell.left else "complet"
    kept = f"{counted} · {plural(len(cell.kept), 'gardée')} · {left}" if cell.kept else ""
    return *filter(None, (kept,)), f"{counted} · {left}", counted


def walk_in_lines(cell: WalkIn, now: datetime) -> list[tuple[str, str]]:
    """Who waits, by number and as 'Yvette' or 'une personne'; then, by '', 'encore 5', or how many came when over."""
    came = cell.came
    lines = [(each.called, each.name) for each in came.waiting]
    if came.left is not None:
        return [*lines, ("", f"encore {came.left}" if came.left else "complet")]
    return [*lines, ("", plural(came.people, "venue"))] if is_over(cell, now) and came.people else lines


def title(cell: Cell, now: datetime) -> str:
    """The first word of a cell: what it is looked for by."""
    match cell:
        case Booked():
            return cell.person.name
        case Free():
            return free_words(cell, now)
        case Workshop():
            return cell.title or WORKSHOP
        case WalkIn():
            return WALK_IN[0]
        case Missing() | Shut():
            return cell.why


def spoken(column: Column, cell: Cell, now: datetime) -> str:
    """What a screen reader says of a cell: hour first, then who, how and where; its header says the day."""
    match cell:
        case Shut():
            return f"{day_and_month(column.day)}, {cell.why}"
        case Booked():
            more = TO_MOVE if is_stranded(column, cell) else LATE if cell.late else ""
            parts = [hour(cell.start), cell.person.name, cell.appointment.state.value, more, cell.theme]
        case Free():
            several = cell.slot.places > 1 and not is_over(cell, now)
            places = f"{plural(cell.left, 'place libre')} sur {cell.slot.places}"
            parts = [hour(cell.start), places if several else free_words(cell, now)]
        case Workshop():
            left = "" if is_over(cell, now) else plural(cell.left, "place libre") if cell.left else "complet"
            enrolled = f"{plural(cell.taken, 'inscrit')} sur {cell.slot.places}"
            kept = plural(len(cell.kept), "place gardée") if cell.kept and left else ""
            parts = [_hours(cell), WORKSHOP, cell.title, cell.room, enrolled, kept, left]
        case WalkIn():
            parts = [_hours(cell), WALK_IN[0], cell.room, *(one for _, one in walk_in_lines(cell, now))]
        case Missing():
            parts = [_hours(cell), cell.why]
    return ", ".join(filter(None, parts))


def header(column: Column, grouping: Grouping) -> str:
    """'jeudi 27 novembre, Marie Castell, vacances de Noël, zone C'; what the columns are told apart by comes first."""
    told = (day_and_month(column.day), column.advisor.name if column.advisor else "")
    first = told if grouping is Grouping.DAYS else told[::-1]
    return ", ".join(filter(None, (*first, *column.places, *column.marks)))


def not_held(column: Column) -> str:
    """Why an advisor for whom people are booked does not receive that day; '' when they do."""
    if column.sessions or not column.open:
        return ""
    whys = dict.fromkeys(cell.why for cell in column.cells if isinstance(cell, Missing))
    return ", ".join(whys) or "hors des permanences"


def keys(cell: Cell, now: datetime, *, movable: bool) -> str:
    """What may be done with a cell, as a reader says it after its words."""
    if isinstance(cell, Free):
        return f"Entrée{NBSP}: réserver"
    if movable:
        return f"Entrée{NBSP}: ouvrir le jour. Espace{NBSP}: déplacer"
    return f"Entrée{NBSP}: ouvrir le jour"


def week_name(week: Week) -> str:
    """'Semaine du 24 novembre', with its year when that is another one."""
    first = week.first
    year = "" if first.year == week.now.year else f" {first.year}"
    return f"Semaine du {day_and_month(first).partition(' ')[2]}{year}"


def nobody(week: Week) -> str:
    """Why a whole week has no session, and when the next one is."""
    whys = [cell.why for column in week.columns for cell in column.cells if isinstance(cell, Shut) and cell.named]
    parts = dict.fromkeys(part.removeprefix("fermé : ") for why in whys for part in why.split(", "))
    why = f"{NBSP}: {', '.join(parts)}" if parts else ""
    after = f" Prochaine{NBSP}: {day_and_month(week.next_day)}." if week.next_day else ""
    return f"Aucune permanence cette semaine{why}.{after}"


def put_down(cell: Booked, at: datetime, words: str) -> str:
    """'Jeudi 27 novembre à 14 h 45 : pris.'."""
    return f"{capital(day_and_month(at.date()))} à {hour(at)}{NBSP}: {words}."


def _hours(cell: Workshop | WalkIn | Missing) -> str:
    return f"{hour(cell.start)} à {hour(cell.end)}"
