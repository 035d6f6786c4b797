"""A mandate outlives neither the convention nor its advisor, and nothing cuts one short without saying which."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.errors import MandatesEnd
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import EndReason, State
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal
from desktop_app.storage.planning import patterns
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.papers import mandate_papers
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import (
    its_advisors,
    its_terms,
    put_right,
    signed_mandate,
    stored_mandate,
)
from tests.helpers.clock import StillClock

SPRING = its_terms(hard_end=date(2026, 3, 31))
"""The mandates of the tests end on 27 May 2026."""


def ends_on(desk: Desk, mandate_id: int) -> date:
    return mandates.view(desk, mandate_id).mandate.ends_on


def test_a_convention_that_ends_earlier_says_which_mandates_end_and_changes_nothing_yet(desk: Desk) -> None:
    mandate, before = stored_mandate(desk.db, State.ACTIVE), settings.load(desk).conventions[0].terms
    stored_mandate(desk.db, State.ACTIVE, ends_on=date(2026, 3, 31))
    with pytest.raises(MandatesEnd) as ends:
        put_right(desk, SPRING)
    assert ends.value.sentence.replace("\N{NO-BREAK SPACE}", " ") == (
        "Ce mandat ne peut pas dépasser le 31 mars 2026, dernier jour de la convention : "
        "n° 2025-0001 (Éloïse Lefèvre). Il finira ce jour-là et son contenu sera détruit."
    )
    assert settings.load(desk).conventions[0].terms == before and ends_on(desk, mandate.id) == date(2026, 5, 27)


def test_once_said_the_mandate_ends_with_the_convention_and_its_paper_stays(desk: Desk, clock: StillClock) -> None:
    put_right(desk, its_terms(hard_end=None))
    mandate = signed_mandate(desk)
    paper = mandate_papers.mandate_form(desk, mandate.id).build()
    put_right(desk, SPRING, endings_confirmed=True)
    assert ends_on(desk, mandate.id) == date(2026, 3, 31)
    assert mandate_papers.mandate_form(desk, mandate.id).build() == paper
    line = next(line for line in journal.latest(desk.db, 5) if line.action is Action.MANDATE_CUT_SHORT)
    assert (line.subject, line.detail) == (f"mandat-{mandate.id}", "2026-03-31")
    clock.set(datetime(2026, 4, 1, 8))
    assert mandates.view(desk, mandate.id).mandate.body is None


def test_a_renewal_before_its_end_neither_ends_nor_prolongs_a_mandate(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    put_right(desk, its_terms(signed_on=date(2025, 11, 20), hard_end=date(2028, 6, 22)))
    assert ends_on(desk, mandate.id) == date(2026, 5, 27)
    assert mandates.view(desk, mandate.id).mandate.state is State.ACTIVE


def test_a_convention_already_over_ends_them_at_once(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE, drafted_at=datetime(2025, 11, 3, 9))
    over = its_terms(hard_end=date(2025, 11, 20))
    with pytest.raises(MandatesEnd, match="Il finira aussitôt"):
        put_right(desk, over)
    put_right(desk, over, endings_confirmed=True)
    ended = mandates.view(desk, mandate.id).mandate
    assert (ended.state, ended.end_reason) == (State.ENDED, EndReason.CONVENTION_OVER)
    assert ended.ended_at == datetime(2025, 11, 20, 23, 59, 59)


def test_an_advisor_s_last_day_ends_their_mandates_and_no_other(desk: Desk) -> None:
    hers, his = stored_mandate(desk.db, State.ACTIVE), stored_mandate(desk.db, State.ACTIVE, advisor_id=2)
    with writing(desk.db):
        for rule in patterns.every(desk.db):
            patterns.remove(desk.db, rule.id)
    she, he = its_advisors()
    with pytest.raises(MandatesEnd, match=f"dernier jour de {she.name}"):
        settings.keep_advisors(desk, [replace(she, active=False), he])
    assert all(advisor.active for advisor in settings.load(desk).advisors)
    settings.keep_advisors(desk, [replace(she, active=False), he], endings_confirmed=True)
    assert (ends_on(desk, hers.id), ends_on(desk, his.id)) == (date(2025, 11, 27), date(2026, 5, 27))


def test_many_are_named_and_the_others_counted(desk: Desk) -> None:
    for _ in range(10):
        stored_mandate(desk.db, State.ACTIVE)
    with pytest.raises(MandatesEnd) as ends:
        put_right(desk, SPRING)
    assert "n°\N{NO-BREAK SPACE}2025-0008" in ends.value.sentence and "2\N{NO-BREAK SPACE}autres" in ends.value.sentence
    assert "2025-0009" not in ends.value.sentence and "Ils finiront ce jour-là" in ends.value.sentence
