"""What an action says that it changed: everything is each part, and an action that says no more says only that."""

from __future__ import annotations

from desktop_app.use_cases.changes import Changes, Touched


def test_everything_is_each_part_and_nothing_is_none() -> None:
    parts = {Touched.PEOPLE, Touched.APPOINTMENTS, Touched.MANDATES, Touched.SETTINGS}
    assert set(Touched.EVERYTHING) == set(Touched) == parts
    assert set(Touched.NOTHING) == set()


def test_an_action_that_says_no_more_names_nothing_and_cannot_be_taken_back() -> None:
    done = Changes(Touched.PEOPLE)
    assert (done.told, done.subject, done.undo) == ("", 0, None)
