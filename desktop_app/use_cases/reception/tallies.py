"""The tally of an advisor typed back: each line is somebody who came without appointment, as if noted at the door."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, day_and_month, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.planning import Mode
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


@everyone
def noted(desk: Desk, day: date) -> int:
    """How many who came without appointment are noted on this date already; raises `RuleBroken` for a day to come."""
    if day > desk.now().date():
        raise RuleBroken(f"Ce jour n’est pas encore venu{NBSP}: son relevé se ressaisit une fois rempli.")
    return len(tickets.on_day(desk.db, day))


@everyone
def type_back(desk: Desk, day: date, advisor_id: int, lines: Sequence[TallyLine]) -> Changes:
    """Note each line as somebody who came to this advisor; raises what `read_line` raises, `RuleBroken` for none."""
    noted(desk, day)
    if not 1 <= len(lines) <= MOST_LINES:
        raise RuleBroken(f"Ajoutez au moins une ligne, et {MOST_LINES} au plus.")
    read = [read_line(each) for each in lines]
    for each in read:
        refuse_unknown_theme(each.theme)
    if advisor_id not in schedule.advisors_on(desk, day):
        raise OutOfDate("Ce conseiller n’est plus dans la liste.")
    came = datetime.combine(day, _begins(desk, day, advisor_id))
    with writing(desk.db):
        made = [tickets.add(desk.db, _ticket(each, came, advisor_id)) for each in read]
        desk.record(Action.TALLY_TYPED_BACK, f"releve-{day.isoformat()}")
    told = f"Relevé du {day_and_month(day)}{NBSP}: {plural(len(made), 'personne')} sans rendez-vous."
    return Changes(Touched.APPOINTMENTS, told, undo=Undo(f"le relevé du {day_and_month(day)}", partial(_undo, made)))


def _ticket(line: TallyLine, came: datetime, advisor_id: int) -> Ticket:
    return Ticket(
        0, came.date(), 0, came, theme=line.theme, state=line.outcome, advisor_id=advisor_id, sent_to=line.sent_to,
        minutes=line.minutes,
    )  # fmt: skip


def _begins(desk: Desk, day: date, advisor_id: int) -> time:
    """When this advisor begins to receive without appointment, or else at all: nobody wrote at what hour they came."""
    parts = [part for each in schedule.here_on(desk, day) if each.advisor_id == advisor_id for part in each.segments]
    walk_in = [part.start for part in parts if part.mode is Mode.WALK_IN]
    return min(walk_in or [part.start for part in parts], default=time.min)


def _undo(made: Sequence[Ticket], desk: Desk) -> Changes:
    day = made[0].day
    with writing(desk.db):
        if any(tickets.find(desk.db, each.id) != each for each in made):
            raise OutOfDate(_CHANGED)
        for each in made:
            tickets.remove(desk.db, each.id)
        desk.record(Action.UNDONE, f"releve-{day.isoformat()}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: le relevé du {day_and_month(day)}.")
