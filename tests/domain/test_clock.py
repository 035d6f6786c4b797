"""When the clock of the computer is believed, and what is asked when it is not."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.clock import Judgement, judge, question

SEEN = datetime(2026, 3, 5, 9, 0)


@pytest.mark.parametrize(
    ("now", "judgement"),
    [
        (SEEN, Judgement.FINE),
        (SEEN - timedelta(hours=2), Judgement.FINE),
        (SEEN - timedelta(hours=2, seconds=1), Judgement.GONE_BACK),
        (SEEN - timedelta(days=2000), Judgement.GONE_BACK),
        (SEEN + timedelta(days=7, hours=14, minutes=59), Judgement.FINE),
        (datetime(2026, 3, 12, 0, 0), Judgement.FINE),
        (datetime(2026, 3, 13, 0, 0), Judgement.DAYS_SKIPPED),
        (SEEN + timedelta(days=44), Judgement.DAYS_SKIPPED),
        (SEEN.replace(year=2027), Judgement.DAYS_SKIPPED),
    ],
)
def test_a_clock_is_believed_while_it_moves_as_a_clock_does(now: datetime, judgement: Judgement) -> None:
    assert judge(now, SEEN) is judgement
    assert bool(question(now, SEEN)) is (judgement is not Judgement.FINE)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1)), st.timedeltas(timedelta(-9000), timedelta(9000)))
def test_whatever_goes_back_or_skips_more_than_a_week_is_asked(seen: datetime, jump: timedelta) -> None:
    days = ((seen + jump).date() - seen.date()).days
    assert bool(question(seen + jump, seen)) is (days > 7 or jump < timedelta(hours=-2))


def test_the_first_hour_ever_seen_is_believed() -> None:
    assert judge(SEEN, None) is Judgement.FINE


def test_the_question_says_both_dates_and_that_nothing_is_erased_meanwhile() -> None:
    back = question(datetime(2019, 1, 1, 8), SEEN).replace("\N{NO-BREAK SPACE}", " ")
    assert back == (
        "L’ordinateur dit mardi 1er janvier 2019, mais Permanence était déjà ouverte le 5 mars 2026 : "
        "la date est-elle juste ? Rien n’est effacé avant la réponse."
    )
    ahead = question(datetime(2027, 1, 12, 8), datetime(2026, 11, 29, 17)).replace("\N{NO-BREAK SPACE}", " ")
    assert ahead == (
        "L’ordinateur dit mardi 12 janvier 2027 ; la dernière fois que Permanence était ouverte, "
        "c’était le 29 novembre 2026 : la date est-elle juste ? Rien n’est effacé avant la réponse."
    )
