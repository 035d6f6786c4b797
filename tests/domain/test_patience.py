"""A slip of the fingers costs nothing; guessing costs more and more, never more than a minute."""

from desktop_app.domain.patience import wait


def test_the_first_three_slips_are_free() -> None:
    assert [wait(attempts) for attempts in range(4)] == [0, 0, 0, 0]


def test_then_each_costs_twice_the_last_up_to_a_minute() -> None:
    assert [wait(attempts) for attempts in range(4, 12)] == [2, 4, 8, 16, 32, 60, 60, 60]


def test_no_number_of_attempts_breaks_it() -> None:
    assert wait(10**9) == 60 and wait(-5) == 0


def test_a_hundred_guesses_cost_more_than_an_hour() -> None:
    assert sum(map(wait, range(1, 101))) > 3600
