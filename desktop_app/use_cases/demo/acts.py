"""What was done under the mandates of the demonstration that go on: a few acts, one of which awaits an answer."""

from dataclasses import replace
from datetime import datetime, timedelta

from desktop_app.domain.mandate import Act, ActDone, Mandate, Outcome, acts

_MINUTES = {Act.CONSULT: 6, Act.FILL: 14}
_ANSWER_IN, _AT_LEAST = timedelta(days=40), timedelta(days=5)


def with_acts(mandate: Mandate, now: datetime, by: str) -> Mandate:
    """The mandate with what was done on the day it was signed, and an answer that is awaited in a few days."""
    if not mandate.signature or mandate.ended_at:
        return mandate
    at = mandate.signature.at
    for act, minutes in _MINUTES.items():
        mandate = _noted(mandate, ActDone(1, act, at + timedelta(minutes=minutes), by=by), now)
    if Act.SUBMIT in mandate.open_body.lines[0].acts:
        answer = max(at.date() + _ANSWER_IN, now.date() + _AT_LEAST)
        sent = ActDone(1, Act.SUBMIT, at + timedelta(minutes=20), outcome=Outcome.PENDING, by=by, due_on=answer)
        mandate = _noted(mandate, replace(sent, due_for="regarder si la réponse est arrivée"), now)
    if mandate.open_body.requests:
        mandate = _noted(mandate, ActDone(2, None, at + timedelta(minutes=25), by=by), now)
    return mandate


def _noted(mandate: Mandate, done: ActDone, now: datetime) -> Mandate:
    return acts.record_act(mandate, done, now) if done.at <= now else mandate
