"""The digest at the foot of a paper: the same for the same words under one key, and read however it is copied."""

from __future__ import annotations

import pytest

from desktop_app.domain.mandate.paper_mark import Sheet, in_fours, mark_of, read_mark

KEY = bytes(range(32))


def test_a_mark_is_an_hmac_of_the_sheet_and_its_words() -> None:
    """By `printf '["RECEIPT", ["é", 1]]' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f`."""
    assert mark_of(KEY, Sheet.RECEIPT, ["é", 1]) == "d5c42fe56a0a"


def test_another_key_another_sheet_or_other_words_give_another() -> None:
    marks = {
        mark_of(KEY, Sheet.RECEIPT, "a"),
        mark_of(bytes(32), Sheet.RECEIPT, "a"),
        mark_of(KEY, Sheet.CONTROL, "a"),
        mark_of(KEY, Sheet.RECEIPT, "b"),
        mark_of(KEY, Sheet.RECEIPT, "\ud800"),
    }
    assert len(marks) == 5 and {len(each) for each in marks} == {12}


def test_it_is_printed_in_fours_on_one_line() -> None:
    assert in_fours("3f2a9b1c77e0") == "3f2a\N{NO-BREAK SPACE}9b1c\N{NO-BREAK SPACE}77e0"


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("3f2a 9b1c 77e0", "3f2a9b1c77e0"),
        (" 3F2A\N{NO-BREAK SPACE}9B1C77E0\n", "3f2a9b1c77e0"),
        ("3f2a 9b1c 77eo", "3f2a9b1c77e0"),
        ("If2a 9blc 77e0", "1f2a9b1c77e0"),
        ("3f2a9b1c77e03f2a", "3f2a9b1c77e03f2a"),
    ],
)
def test_it_is_read_however_it_is_copied(typed: str, digits: str) -> None:
    assert read_mark(typed) == (digits, [])


@pytest.mark.parametrize("typed", ["", "3f2a9b1c77e", "3f2a9b1c77e03", "3f2a9b1c77e03f2ab", "3f2a9b1c77g0"])
def test_what_is_no_mark_is_refused_beside_its_field(typed: str) -> None:
    digits, faults = read_mark(typed)
    assert (digits, [fault.field for fault in faults]) == (typed, ["mark"])
