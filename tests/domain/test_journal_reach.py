"""How far a check of the journal looks for what is gone: so many lines in all, and not one beyond."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.journal import chain, check
from desktop_app.domain.journal.check import Flaw
from tests.domain.test_journal_chain import Journal, a_journal, carried_on, flaws, read


def cut(journal: Journal, kept: int) -> Journal:
    """The journal without its last lines, its head made again by who holds no key."""
    rows, end = journal[0][:kept], journal[1]
    return rows, replace(end, count=kept, digest=(rows[-1].digest or b"") if rows else chain.GENESIS)


@pytest.mark.parametrize(
    ("kept", "found"),
    [(6, []), (3, [(Flaw.CUT, 4, 6)]), (2, [(Flaw.HEAD_CHANGED, 2, 2)]), (0, [(Flaw.HEAD_CHANGED, 0, 0)])],
)
def test_a_tail_is_counted_by_the_key_as_far_as_the_check_looks(
    kept: int, found: list[tuple[Flaw, int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "FURTHEST", 3)
    assert flaws(read(cut(a_journal(), kept))) == found


@pytest.mark.parametrize(("after", "found"), [(5, [(Flaw.MISSING, 2, 4)]), (6, [(Flaw.ADDED, 6, 6), (Flaw.CUT, 2, 6)])])
def test_a_hole_is_one_as_far_as_the_check_looks(
    after: int, found: list[tuple[Flaw, int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "FURTHEST", 3)
    rows, end = a_journal()
    assert flaws(read((rows[:1] + rows[after - 1 :], end), key=b"")) == found


@pytest.mark.parametrize(
    ("furthest", "second"),
    [(4, [(Flaw.REPLACED, 6, 7)]), (3, [(Flaw.REWRITTEN, 6, 8), (Flaw.CUT, 9, 10)])],
)
def test_the_lines_of_all_the_tails_together_are_counted(
    furthest: int, second: list[tuple[Flaw, int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two lines cut and three written, twice: four are gone in all."""
    monkeypatch.setattr(check, "FURTHEST", furthest)
    twice = carried_on(cut(carried_on(cut(a_journal(), 4), 3), 5), 3)
    assert flaws(read(twice)) == [(Flaw.REPLACED, 5, 6), *second]


@pytest.mark.parametrize(("after", "more", "lines"), [(0, 0, 6), (4, 0, 2), (6, 0, 0), (0, 9, 7)])
def test_the_lines_that_were_judged_are_counted(after: int, more: int, lines: int) -> None:
    rows, end = a_journal()
    reading = check.Reading(after=after, end=end)
    for row in [*rows[max(0, after - 1) :], *([rows[0]._replace(number=6 + more)] if more else [])]:
        reading.take(row)
    assert reading.lines == lines


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"digest": bytes(32)}, [(Flaw.HEAD_CHANGED, 6, 6)]),
        ({"count": 8}, [(Flaw.CUT, 7, 8)]),
        ({"count": 4}, [(Flaw.ADDED, 5, 6)]),
    ],
)
def test_without_the_key_the_head_is_held_against_the_last_line(
    changes: dict[str, Any], found: list[tuple[Flaw, int, int]]
) -> None:
    rows, end = a_journal()
    assert flaws(read((rows, replace(end, **changes)), key=b"")) == found


def test_a_seal_that_is_made_up_leaves_nothing_to_count_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "FURTHEST", 3)
    rows, end = a_journal()
    rows[1] = rows[1]._replace(seal=bytes(32))
    found = flaws(read(carried_on(cut((rows, end), 5), 1)))
    assert found == [(Flaw.REWRITTEN, 2, 2), (Flaw.REWRITTEN, 6, 6), (Flaw.CUT, 7, 7)]
