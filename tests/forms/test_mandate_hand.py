"""What is left to the hand on a mandate, and how easy it is to read: few gestures, and short sentences."""

import re
from dataclasses import replace

from desktop_app.domain.mandate import Path
from desktop_app.forms import mandate as mandate_form

from . import reading, samples

MOST_BY_HAND = 12
LONGEST_ON_AVERAGE = 15


def by_hand(form: mandate_form.MandateForm) -> tuple[int, int, int]:
    """Boxes, rules and frames of both originals, without their coupons, which wait, and the initials of each page."""
    pdf = mandate_form.build(form)
    found = [reading.by_hand(pdf, number, _cut(pdf, number)) for number in range(reading.page_count(pdf))]
    boxes, rules, frames = (sum(each) for each in zip(*found, strict=True))
    return boxes, rules, frames


def _cut(pdf: bytes, number: int) -> float:
    """Where the coupon begins on this page, 0 where it is not."""
    return max((mark.top for mark in reading.marks(pdf, number)[0] if mark.text.startswith("Coupez ici")), default=0)


def test_two_originals_take_ten_gestures_once_all_was_typed() -> None:
    """The person's word on what is private, who else has a mandate if anybody, the hour, two signatures: twice."""
    assert by_hand(samples.whole_mandate_form()) == (2, 4, 4)
    assert sum(by_hand(samples.whole_mandate_form())) <= MOST_BY_HAND


def test_a_birth_that_nobody_typed_is_two_rules_on_each() -> None:
    form = samples.whole_mandate_form()
    untyped = replace(form, mandate=replace(form.mandate, body=replace(form.mandate.open_body, birth=None)))
    assert by_hand(untyped) == (2, 8, 4)


def test_how_it_was_read_is_ticked_by_hand_only_where_nobody_was_asked() -> None:
    asked, not_asked = (samples.mandate_form(body=replace(samples.BODY, path=path)) for path in (Path(), None))
    assert by_hand(not_asked)[0] - by_hand(asked)[0] == 4


def test_sentences_are_short() -> None:
    words = [len(each.split()) for each in sentences(samples.whole_mandate_form())]
    assert len(words) > 60
    assert sum(words) / len(words) <= LONGEST_ON_AVERAGE
    assert max(words) <= 2.5 * LONGEST_ON_AVERAGE


def sentences(form: mandate_form.MandateForm) -> list[str]:
    """What one original says, cut where a voice rests; not what stands at the head and foot."""
    pdf = mandate_form.build(form)
    one = reading.pages(pdf)[: reading.page_count(pdf) // 2]
    bodies = [page.partition(f"{samples.MENTION} ")[2] for page in one]
    return [each for each in re.split(r"[.?!;•]\s+|\s:\s(?=[A-ZÀÉ])", " ".join(bodies)) if each.strip()]
