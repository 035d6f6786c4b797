"""The way back from an absence or a changed day, the same wherever one is shown."""

from desktop_app.domain.planning import DayException
from desktop_app.use_cases.planning import absences, exceptions
from desktop_app.use_cases.reception.today import Change

from ..context import Context


def take_back(context: Context, change: Change) -> None:
    """Have what was planned be held again; nothing is asked, for Ctrl+Z undoes it."""
    verb = exceptions.take_back if isinstance(change, DayException) else absences.take_back
    context.runner.do(verb, change.id)
