"""Whether the date of the computer is believed: until it is, nothing is erased, ended or taken away by itself."""

from datetime import date, datetime, timedelta

from desktop_app.domain import clock as rules
from desktop_app.domain.clock import Judgement
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.storage import clock
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal

from .changes import Changes, Touched
from .desk import Desk
from .permissions import everyone

_NOTED_EVERY = timedelta(hours=1)
_IN_DOUBT = "La date de l’ordinateur est à vérifier : confirmez-la d’abord, puis recommencez."


@everyone
def doubt(desk: Desk) -> str:
    """The question to ask the agent, or '' when the date can be believed; asked before anything destroys by itself.

    A date that is believed is remembered. What is told under a date in doubt does not make it believable: only
    `accept` does.
    """
    now, last = desk.now(), _last_believed(desk)
    if asked := rules.question(now, last):
        return asked
    if clock.believed_at(desk.db) is None or not timedelta(0) <= now - last < _NOTED_EVERY:
        with writing(desk.db):
            clock.believe(desk.db, max(now, last))
    return ""


@everyone
def is_in_doubt(desk: Desk) -> bool:
    """Whether `doubt` would ask; nothing is written."""
    return rules.judge(desk.now(), _last_believed(desk)) is not Judgement.FINE


@everyone
def refuse_doubt(desk: Desk) -> None:
    """Raise `RuleBroken` while the date is in doubt, for what is dated by it; nothing is written."""
    if is_in_doubt(desk):
        raise RuleBroken(_IN_DOUBT)


@everyone
def require_belief(desk: Desk) -> bool:
    """Always true: raises `RuleBroken` while the date is in doubt, for what somebody asks and cannot take back."""
    if doubt(desk):
        raise RuleBroken(_IN_DOUBT)
    return True


def _last_believed(desk: Desk) -> datetime:
    # A file that never asked, put back perhaps: its first line is all it knows, for the last one is of this very start.
    return clock.believed_at(desk.db) or journal.begun_at(desk.db) or desk.now()


@everyone
def accept(desk: Desk, *, day: date) -> Changes:
    """The agent has looked at the date and says that this day is right: it is believed from now on.

    Raises `OutOfDate` when the computer has come to say another day since the question was asked.
    """
    if desk.now().date() != day:
        raise OutOfDate("La date de l’ordinateur a changé depuis la question : lisez-la à nouveau.")
    with writing(desk.db):
        clock.believe(desk.db, desk.now())
        desk.record(Action.CLOCK_ACCEPTED)
    return Changes(Touched.EVERYTHING, "Date confirmée.")
