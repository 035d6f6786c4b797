"""Whether the date of the computer is believed: until it is, nothing is erased, ended or taken away by itself."""

from datetime import timedelta

from desktop_app.domain import clock as rules
from desktop_app.domain.clock import Judgement
from desktop_app.domain.journal import Action
from desktop_app.storage import clock, journal
from desktop_app.storage.database import writing

from .changes import Changes, Touched
from .desk import Desk
from .permissions import everyone

_NOTED_EVERY = timedelta(hours=1)


@everyone
def doubt(desk: Desk) -> str:
    """The question to ask the agent, or '' when the date can be believed; asked before anything destroys by itself.

    A date that is believed is remembered. What is told under a date in doubt does not make it believable: only
    `accept` does.
    """
    now, last = desk.now(), clock.believed_at(desk.db)
    if last is None:
        written = journal.latest(desk.db, 1)
        last = min(written[0].at, now) if written else now
    if rules.judge(now, last) is not Judgement.FINE:
        return rules.question(now, last)
    if not timedelta(0) <= now - last < _NOTED_EVERY or clock.believed_at(desk.db) is None:
        with writing(desk.db):
            clock.believe(desk.db, max(now, last))
    return ""


@everyone
def accept(desk: Desk) -> Changes:
    """The agent has looked at the date and says it is right: it is believed from now on."""
    with writing(desk.db):
        clock.believe(desk.db, desk.now())
        desk.record(Action.CLOCK_ACCEPTED)
    return Changes(Touched.EVERYTHING, "Date confirmée.")
