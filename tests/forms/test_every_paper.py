"""Each paper of the table, drawn and read once, under all that is asked of a paper.

What is asked stands beside: its looks, its structure, its page of HTML, what was approved of it.
"""

import pytest

from .once import drawn
from .papers import PAPERS
from .test_golden import GOLDEN, its_words_are_those_last_approved
from .test_golden_pictures import NAMES, its_pages_look_as_they_were_last_approved
from .test_looks import is_fit_to_be_printed_read_and_signed
from .test_public_papers import PUBLIC, is_written_large_enough_without_an_empty_page_and_with_room_to_sign
from .test_structure import says_what_it_is
from .test_twin import its_page_says_the_same


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_as_it_must_be(name: str) -> None:
    pdf = drawn(name)
    if name in GOLDEN:
        assert PAPERS[name]() == pdf, "the same data gives the same bytes"
        its_words_are_those_last_approved(name, pdf)
    if name in NAMES:
        its_pages_look_as_they_were_last_approved(name, pdf)
    is_fit_to_be_printed_read_and_signed(name, pdf)
    says_what_it_is(name, pdf)
    its_page_says_the_same(name, pdf)
    if name in PUBLIC:
        is_written_large_enough_without_an_empty_page_and_with_room_to_sign(name, pdf)


def test_all_that_is_approved_or_for_the_public_is_in_the_table() -> None:
    assert {*GOLDEN, *NAMES, *PUBLIC} <= PAPERS.keys()
