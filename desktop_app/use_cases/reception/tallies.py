"""A tally typed back: each line is somebody who came without appointment in these hours, as if noted at the door."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, day_and_month, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Mode, Segment
from desktop_app.domain.reception.tally import MOST_LINES, TallyLine, read_line
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.domain.theme import refuse_unknown_theme
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import tickets

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule

_CHANGED = f"Ce relevé a été repris depuis{NBSP}: l’action ne peut plus être annulée."


@frozen
class Tallied:
    """A stretch of hours that has a tally, and how many who came in it are `noted` already."""

    segment: Segment
    noted: int


@everyone
def of_day(desk: Desk, day: date, advisor_id: int) -> tuple[Tallied, ...]:
    """The hours in which this advisor received on this date, in order; raises `RuleBroken` for a day to come.

    Who came is counted in the hours that had begun last, nobody's with everybody's.
    """
    if day > desk.now().date():
        raise RuleBroken(f"Ce jour n’est pas encore venu{NBSP}: son relevé se ressaisit une fois rempli.")
    held = [each for each in schedule.here_on(desk, day) if each.advisor_id == advisor_id]
    parts = [part for each in held for part in each.segments if part.mode is not Mode.WORKSHOP]
    if not parts:
        return ()
    came = [each.came_at.time() for each in tickets.on_day(desk.db, day) if each.with_whom in (0, advisor_id)]
    within = [max((part for part in parts if part.start <= at), key=_start, default=parts[0]) for at in came]
    return tuple(Tallied(part, within.count(part)) for part in parts)


def _start(part: Segment) -> time:
    return part.start


@everyone
def type_back(
    desk: Desk, day: date, advisor_id: int, lines: Sequence[TallyLine], *, begins: time | None = None
) -> Changes:
    """Note each line as people who came to this advisor; raises what `read_line` raises, `RuleBroken` for none.

    `begins` is when the hours of the tally begin: nobody wrote at what hour they came. None is for the first of them.
    """
    found = of_day(desk, day, advisor_id)
    read = [read_line(each) for each in lines]
    if not 1 <= sum(each.people for each in read) <= MOST_LINES:
        raise RuleBroken(f"Ajoutez au moins une ligne, et {MOST_LINES} personnes au plus.")
    for each in read:
        refuse_unknown_theme(each.theme)
    if advisor_id not in schedule.advisors_on(desk, day):
        raise OutOfDate("Ce conseiller n’est plus dans la liste.")
    starts = [each.segment.start for each in found if begins in (None, each.segment.start)]
    if begins is not None and not starts:
        raise OutOfDate(f"Ces heures ont changé depuis{NBSP}: rouvrez ce relevé.")
    walk_in = [each.segment.start for each in found if each.segment.mode is Mode.WALK_IN]
    at = begins if begins is not None else min(walk_in or starts, default=time.min)
    came = datetime.combine(day, at)
    with writing(desk.db):
        made = [tickets.add(desk.db, _ticket(each, came, advisor_id)) for each in read for _ in range(each.people)]
        desk.record(Action.TALLY_TYPED_BACK, f"releve-{day.isoformat()}")
    told = f"Relevé du {day_and_month(day)}{NBSP}: {plural(len(made), 'personne')} sans rendez-vous."
    return Changes(Touched.APPOINTMENTS, told, undo=Undo(f"le relevé du {day_and_month(day)}", partial(_undo, made)))


def _ticket(line: TallyLine, came: datetime, advisor_id: int) -> Ticket:
    return Ticket(
        0, came.date(), 0, came, theme=line.theme, state=line.outcome, advisor_id=advisor_id, sent_to=line.sent_to,
        minutes=line.minutes,
    )  # fmt: skip


def _undo(made: Sequence[Ticket], desk: Desk) -> Changes:
    day = made[0].day
    with writing(desk.db):
        if any(tickets.find(desk.db, each.id) != each for each in made):
            raise OutOfDate(_CHANGED)
        for each in made:
            tickets.remove(desk.db, each.id)
        desk.record(Action.UNDONE, f"releve-{day.isoformat()}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: le relevé du {day_and_month(day)}.")
