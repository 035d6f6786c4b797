"""Under which conventions an advisor, a session or the whole place works, and what papers say of them."""

from datetime import date

from desktop_app.domain.convention import Parties, Terms, nearest, terms_on, together
from desktop_app.domain.planning import conventions_of, terms_for, works_until

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule


@everyone
def of_advisor(desk: Desk, advisor_id: int) -> Parties:
    """What a mandate with this advisor says of who sends and who answers for the data, as of today."""
    today = desk.now().date()
    held = nearest(conventions_of(advisor_id, schedule.planning_of(desk), today), today)
    return together([terms_on(each, today) for each in held])


@everyone
def of_place(desk: Desk) -> Parties:
    """The same for the whole place, whichever advisor: of every convention in force, or of those nearest to today."""
    today = desk.now().date()
    return together([terms_on(each, today) for each in nearest(schedule.register_of(desk), today)])


@everyone
def last_day_of_advisor(desk: Desk, advisor_id: int) -> date | None:
    """The last day that a mandate with this advisor may reach as far as conventions go, or None; 0 for anybody's."""
    return works_until(advisor_id, schedule.planning_of(desk), desk.now().date())


@everyone
def of_session(desk: Desk, day: date, advisor_id: int) -> Terms:
    """The terms under which this advisor receives on this date, or those of the place with 0."""
    return terms_for(day, advisor_id, schedule.planning_of(desk))
