"""The verbs that only look at mandates and their papers: each as it is called on a filled desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from tests.helpers.builders import THURSDAY, a_body, a_person
from tests.use_cases.asking import Reading, asked, drawn


def refused(*arguments: Any) -> Callable[[Desk, Callable[..., Any]], None]:
    """What there is nothing to show of yet."""

    def ask(desk: Desk, verb: Callable[..., Any]) -> None:
        with pytest.raises(RuleBroken):
            verb(desk, *arguments)

    return ask


READINGS: dict[str, Reading] = {
    "mandate_papers.mandate_form": asked(4),
    "mandate_access.opened": asked(5),
    "mandate_access.stored": asked(5),
    "mandate_access.substitutes_among": asked([2], 1),
    "mandates.how_many_ended": asked(),
    "mandates.listing": asked(open_only=False),
    "mandates.is_listed": asked(1),
    "mandates.numbered": asked(["2025-0001"]),
    "mandates.proposed_ends": asked(),
    "mandates.to_open": asked(a_person(id=1)),
    "mandates.view": asked(5),
    "mandate_access.with_bodies": asked([]),
    "mandate_sheets.withdrawal_receipt": asked(6),
    "mandate_sheets.blank_reading_sheet": drawn(),
    "mandate_sheets.data_requests": lambda desk, verb: [paper.build() for paper in verb(desk, 5)],
    "mandate_sheets.information_notice": drawn(1),
    "mandate_sheets.plain_sheet": drawn(1),
    "mandate_sheets.reading_sheet": drawn(1),
    "packs.data_requests": asked(5),
    "parties.last_day_of_advisor": asked(1),
    "parties.of_advisor": asked(1),
    "parties.of_place": asked(),
    "parties.of_session": asked(THURSDAY, 1),
    "mandate_sheets.line_receipt": refused(5, 1),
    "mandate_sheets.ending_notice": lambda desk, verb: verb(desk, 5),
    "mandate_sheets.ending_notice_of": lambda desk, verb: verb(desk, mandates.view(desk, 5)),
    "mandate_sheets.of_content": asked(6, a_body()),
    "mandate_access.waiting_for_its_sheet": refused(6),
    "mandate_access.waiting_for_their_sheets": asked(),
    "destructions.held": asked(),
    "elsewhere.of_person": asked(1),
    "history.of_mandate": asked(6),
    "controls.of_the_year": asked(),
    "packs.endings": asked(6, {6: a_body()}),
    "packs.line_withdrawal": refused(5, 1),
}
