"""The profile of a tally typed back: counts by day and advisor, checked against how many were received."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, day_and_month
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.profile import Profile, read_profile
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments, profiles, tickets

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule

_CHANGED = f"Ce profil a été repris depuis{NBSP}: l’action ne peut plus être annulée."


@frozen
class Tallied:
    """What an advisor's tally of a day may hold: how many they received at the most, and what was typed already."""

    advisor: Advisor
    received: int
    profile: Profile


@everyone
def read(desk: Desk, day: date) -> tuple[Tallied, ...]:
    """The tallies of this date, one for each advisor who was to receive or received; raises `RuleBroken` for tomorrow.

    Whoever was noted without an advisor may stand on any of them, and so may each who came along with somebody.
    """
    if day > desk.now().date():
        raise RuleBroken(f"Ce jour n’est pas encore venu{NBSP}: son relevé se ressaisit une fois rempli.")
    who = schedule.advisors_on(desk, day)
    seen = [each for each in appointments.on_day(desk.db, day) if each.state is State.SEEN]
    came = [each for each in tickets.on_day(desk.db, day) if each.state is TicketState.SEEN]
    there = {session.advisor_id for session in schedule.here_on(desk, day)}
    there |= {each.advisor_id for each in seen} | {each.advisor_id for each in came if each.advisor_id}
    anybody = sum(not each.advisor_id for each in came)
    found = []
    for id in sorted(there):
        mine = sum(1 + each.circumstances.company for each in seen if each.advisor_id == id)
        walked_in = sum(each.advisor_id == id for each in came)
        found.append(Tallied(who[id], mine + walked_in + anybody, profiles.of(desk.db, day, id)))
    return tuple(found)


@everyone
def type_back(desk: Desk, day: date, advisor_id: int, numbers: Mapping[str, int]) -> Changes:
    """Note how many gave each answer, by its key, in place of what was noted of this day and advisor.

    Raises what `read_profile` raises, `RuleBroken` for a day to come or an advisor who did not receive.
    """
    tallied = next((each for each in read(desk, day) if each.advisor.id == advisor_id), None)
    if tallied is None:
        raise RuleBroken(f"Personne n’a été reçu ce jour-là{NBSP}: il n’y a pas de profil à noter.")
    after, before = read_profile(day, advisor_id, numbers, tallied.received), tallied.profile
    told = f"Profil du {day_and_month(day)}, {tallied.advisor.name}{NBSP}: noté."
    if after == before:
        return Changes(Touched.NOTHING, told)
    with writing(desk.db):
        profiles.write(desk.db, after)
        desk.record(Action.PROFILE_TYPED_BACK, f"releve-{day.isoformat()}")
    undo = Undo(f"le profil du {day_and_month(day)}", partial(_put_back, before, after))
    return Changes(Touched.APPOINTMENTS, told, undo=undo)


def _put_back(before: Profile, after: Profile, desk: Desk) -> Changes:
    with writing(desk.db):
        if profiles.of(desk.db, after.day, after.advisor_id) != after:
            raise OutOfDate(_CHANGED)
        profiles.write(desk.db, before)
        desk.record(Action.UNDONE, f"releve-{after.day.isoformat()}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: le profil du {day_and_month(after.day)}.")
