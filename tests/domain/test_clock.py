"""When the clock of the computer is believed, and what is asked when it is not."""

from datetime import datetime, timedelta

import pytest

from desktop_app.domain.clock import Judgement, judge, question

SEEN = datetime(2026, 3, 5, 9, 0)


@pytest.mark.parametrize(
    ("now", "judgement"),
    [
        (SEEN, Judgement.FINE),
        (SEEN - timedelta(hours=2), Judgement.FINE),
        (SEEN - timedelta(hours=2, seconds=1), Judgement.GONE_BACK),
        (SEEN - timedelta(days=2000), Judgement.GONE_BACK),
        (SEEN + timedelta(days=45), Judgement.FINE),
        (SEEN + timedelta(days=45, seconds=1), Judgement.FAR_AHEAD),
        (SEEN.replace(year=2027), Judgement.FAR_AHEAD),
    ],
)
def test_a_clock_is_believed_while_it_moves_as_a_clock_does(now: datetime, judgement: Judgement) -> None:
    assert judge(now, SEEN) is judgement
    assert bool(question(now, SEEN)) is (judgement is not Judgement.FINE)


def test_the_first_hour_ever_seen_is_believed() -> None:
    assert judge(SEEN, None) is Judgement.FINE


def test_the_question_says_both_dates_and_what_waits() -> None:
    back = question(datetime(2019, 1, 1, 8), SEEN).replace("\N{NO-BREAK SPACE}", " ")
    assert "L’ordinateur dit 1er janvier 2019" in back and "a déjà servi le 5 mars 2026" in back
    ahead = question(SEEN.replace(year=2027), SEEN).replace("\N{NO-BREAK SPACE}", " ")
    assert "n’a pas servi depuis le 5 mars 2026" in ahead and "rien n’est effacé tout seul" in ahead
