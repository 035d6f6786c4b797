"""The recovery code and its 1,024 words: easy to read, to write down and to type back."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.recovery_code import WORDS_IN_A_CODE, draw, read
from desktop_app.domain.search_key import fold
from desktop_app.system.paths import resource

WORDS = resource("words/recovery.txt").read_text("utf-8").splitlines()
CODE = " ".join(WORDS[:WORDS_IN_A_CODE])


def with_a_letter_lost(word: str) -> set[str]:
    """What is left of a word when one letter was forgotten."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def with_a_letter_unread(word: str) -> set[str]:
    """The word with each letter in turn made illegible."""
    return {f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word))}


def test_there_are_1024_words_in_order_each_once() -> None:
    assert len(WORDS) == 1024
    assert sorted(set(WORDS)) == WORDS


def test_a_word_has_four_to_eight_plain_letters() -> None:
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 8 for word in WORDS)
    assert all(fold(word) == word for word in WORDS)


def test_no_two_words_are_one_slip_apart() -> None:
    unread = [spelling for word in WORDS for spelling in with_a_letter_unread(word)]
    assert len(unread) == len(set(unread))
    assert not {spelling for word in WORDS for spelling in with_a_letter_lost(word)} & set(WORDS)


def test_a_code_is_eight_words_drawn_apart() -> None:
    drawn = iter(range(0, 1024, 100))
    assert draw(WORDS, lambda below: next(drawn)) == " ".join(WORDS[at] for at in range(0, 800, 100))


def test_every_word_can_be_drawn() -> None:
    chance = random.Random(66)
    seen = {word for _ in range(2000) for word in draw(WORDS, chance.randrange).split()}
    assert seen == set(WORDS)


@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=8), st.sampled_from([" ", "  ", "\n", "-", ", ", " ; "]))
def test_a_code_is_read_back_whatever_the_case_and_what_stands_between(words: list[str], between: str) -> None:
    assert read(between.join(words).upper(), WORDS) == " ".join(words)
    assert read("\n".join(f"{rank}. {word}" for rank, word in enumerate(words, 1)), WORDS) == " ".join(words)


def test_accents_typed_by_habit_do_not_count() -> None:
    assert read("ÀBEILLE " + " ".join(WORDS[1:8]), WORDS) == CODE


def test_a_slip_is_met_with_the_word_that_was_meant() -> None:
    with pytest.raises(RuleBroken, match="« abeile »") as refused:
        read(CODE.replace("abeille", "abeile"), WORDS)
    assert refused.value.sentence.endswith("Est-ce « abeille » ?")
    assert refused.value.field == "code"


def test_of_several_words_that_are_near_the_nearest_is_named() -> None:
    words = ("table", "cable", "sable", "fable")
    with pytest.raises(RuleBroken, match=r"Est-ce «.sable.»"):
        read("sablee", words)


@pytest.mark.parametrize("count", [0, 7, 9])
def test_a_word_too_few_or_too_many_is_counted(count: int) -> None:
    with pytest.raises(RuleBroken, match=f"8 mots, vous en avez écrit {count}"):
        read(" ".join(WORDS[:count]), WORDS)


def test_a_page_pasted_by_mistake_gets_a_short_sentence() -> None:
    with pytest.raises(RuleBroken) as refused:
        read("x" * 10_000, WORDS)
    assert len(refused.value.sentence) < 100
