"""The guard is judged on lines written by hand: what it lets through, and what it refuses that one may note."""

from __future__ import annotations

import pytest

from tests.domain.corpus import BENIGN, SETS, Line, lines
from tests.domain.corpus.judging import is_refused

EVERY = [line for of in SETS for line in lines(of)]
LEAST_CAUGHT, MOST_REFUSED = 0.98, 0.01
LEAST_OF_A_KIND = 0.95


def share(found: list[Line]) -> float:
    return sum(map(is_refused, found)) / len(found)


def test_the_corpus_is_as_large_as_was_asked() -> None:
    assert sum(not line.forbidden for line in lines("written_before")) >= 500
    assert len({line.fields for line in EVERY}) == len(EVERY), "no line counts twice"
    assert {line.kind for line in EVERY} == {BENIGN, "accounts", "secrets", "security_numbers", "split_numbers"}


def test_nearly_all_that_is_forbidden_is_caught() -> None:
    assert share([line for line in EVERY if line.forbidden]) >= LEAST_CAUGHT


@pytest.mark.parametrize("kind", ["accounts", "secrets", "security_numbers", "split_numbers"])
def test_no_kind_of_it_is_left_behind(kind: str) -> None:
    assert share([line for line in EVERY if line.kind == kind]) >= LEAST_OF_A_KIND


@pytest.mark.parametrize("of", SETS)
def test_hardly_anything_that_one_may_note_is_refused(of: str) -> None:
    assert share([line for line in lines(of) if not line.forbidden]) <= MOST_REFUSED
