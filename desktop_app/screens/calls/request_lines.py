"""The rows of those who came and could not be received: to call back, waiting list, transmitted; in words and aloud."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.french import NBSP, day_and_month, hour, short_date
from desktop_app.domain.reception.request import Outcome
from desktop_app.domain.reception.transmittal import Transmittal
from desktop_app.use_cases.reception.waiting_list import WaitingList, WaitingRow

from ..appointments.list_line import ListLine, Pill, dotted, hour_or_date
from .call_lines import Say, ToTell, proposed, said_on, to_tell, tried_words, under_head
from .call_steps import steps_of_request

_HEADS = {
    Outcome.CALL_BACK: "À rappeler",
    Outcome.LISTED: "Liste d’attente",
    Outcome.TRANSMITTED: "Transmises au partenaire",
}


def request_lines(
    waiting: WaitingList, turns: Mapping[object, int], say: Say, today: date, *, hands_over: bool
) -> list[ListLine]:
    """Every row in order; `turns` has the proposal in view by key, `hands_over` where an advisor books, by a slip."""
    lines: list[ListLine] = []
    for outcome, rows in (
        (Outcome.CALL_BACK, waiting.call_back),
        (Outcome.LISTED, waiting.listed),
        (Outcome.TRANSMITTED, waiting.transmitted),
    ):
        found: list[ListLine] = []
        for row in rows:
            steps = steps_of_request(outcome, hands_over=hands_over)
            line = to_tell("request", row.request.id, row, turns, say)
            line = replace(line, hour=hour_or_date(row.request.at, today), steps=steps)
            awaited = row.sent if outcome is Outcome.TRANSMITTED else None
            found.append(_awaited(line, row, awaited, today) if awaited else _waiting(line, row, today))
        lines += under_head(_HEADS[outcome], found)
    return lines


def _waiting(line: ToTell, row: WaitingRow, today: date) -> ToTell:
    """The theme, the call that nobody answered, what the partner answered, and what is proposed."""
    since = said_on(row.request.at, today) or hour(row.request.at)
    head, tried = _HEADS[row.request.outcome], row.request.tried_at
    unheard = tried_words("pas de réponse", tried, today) if tried else ""
    return replace(
        line,
        detail=dotted(row.theme, _answered(row), unheard, proposed(line, today)),
        spoken=f"{head}, {line.title}, {line.number}, attend depuis {since}. {line.said}",
    )


def _awaited(line: ToTell, row: WaitingRow, sent: Transmittal, today: date) -> ToTell:
    """On what it left, and by when the partner answers, as late once that is over; nothing is proposed before."""
    due, late = sent.answer_by, sent.is_late(today)
    heard = "réponse en retard" if late else "réponse attendue"
    return replace(
        line,
        detail=dotted(row.theme, f"bordereau {sent.reference}"),
        pills=(Pill(f"{'en retard depuis' if late else 'réponse pour'} le {short_date(due)}", late=late),),
        spoken=f"{_HEADS[Outcome.TRANSMITTED]}, {line.title}, {heard}, {day_and_month(due)}. {line.said}",
        proposes=False,
    )


def _answered(row: WaitingRow) -> str:
    rows = row.sent.rows if row.sent else ()
    words = next((each.words for each in rows if each.request_id == row.request.id), "")
    return f"réponse{NBSP}: {words}" if words else ""
