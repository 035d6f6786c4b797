"""The programme of the workshops to come, on a sheet of A4 or A3."""

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import Mode, Planning, Session, Workshop
from desktop_app.domain.planning.submission import submission_on

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..workshops import gauges
from .printing import Paper, letterhead, made

if TYPE_CHECKING:
    from desktop_app.forms.workshop_programme import Offered

AHEAD = timedelta(days=62)
"""Two months: what a visitor may plan for, and a sheet holds."""


@everyone
def has_programme(desk: Desk) -> bool:
    """Whether a workshop with a title is held within two months."""
    return bool(_ahead(desk))


@everyone
def programme(desk: Desk, *, large: bool = False) -> Paper:
    """What is offered within two months, each workshop that has a title; raises `RuleBroken` when none has."""
    from desktop_app.forms import workshop_programme as form

    found = _ahead(desk)
    if not found:
        raise RuleBroken(
            "Aucun atelier des deux mois qui viennent n’a de titre : ouvrez-en un dans sa journée, puis donnez-lui un "
            "titre."
        )
    today = desk.now().date()
    places = schedule.place_names(desk)
    who = schedule.advisors_by_id(desk)
    offered = tuple(
        _offered(desk, session, workshop, who[session.advisor_id].name, places.get(session.place_id, ""))
        for session, workshop in found
    )
    data = form.WorkshopProgramme(letterhead(desk), today, today + AHEAD, offered, large)
    size = "A3" if large else "A4"
    name = f"programme-ateliers-{size.lower()}-{today}"
    return made(form.build, data, f"Programme des ateliers ({size})", name, f"ateliers-{today}", discloses="")


def _ahead(desk: Desk) -> list[tuple[Session, Workshop]]:
    """The workshops with a title that are held from today on, in order."""
    today, planning = desk.now().date(), schedule.planning_of(desk)
    if not planning.workshops:
        return []
    found = [
        (session, workshop)
        for each in schedule.between(desk, today, today + AHEAD).values()
        for session in each.sessions
        for workshop in _of_session(session, planning)
    ]
    return sorted(found, key=lambda pair: (pair[0].day, pair[1].start, pair[0].advisor_id))


def _of_session(session: Session, planning: Planning) -> list[Workshop]:
    hours = [segment.start for segment in session.segments if segment.mode is Mode.WORKSHOP]
    return [found for hour in hours if (found := planning.workshop_at.get((session.key, hour)))]


def _offered(desk: Desk, session: Session, workshop: Workshop, advisor: str, place: str) -> "Offered":
    from desktop_app.forms.workshop_programme import Offered

    segment = next(each for each in session.segments if each.start == workshop.start)
    level, aims = workshop.subject.level, workshop.subject.aims
    where = tuple(filter(None, (place, segment.room)))
    found = submission_on(workshop.entry_id, session.day, gauges.submitted(desk))
    title = f"{workshop.title} (sous réserve)" if found and found.open else workshop.title
    open_to = gauges.open_to_whom(desk, session, workshop)
    return Offered(session.day, segment.start, segment.end, title, level, aims, where, advisor, open_to)
