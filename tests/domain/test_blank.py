"""Blank mandates: a number for good, nothing of them before they are signed, and what a paper must hold to be one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.mandate import (
    Body,
    IdentityDocument,
    IdentityFact,
    InformationPoint,
    State,
    allows,
    expired,
    numbers_meant,
)
from desktop_app.domain.mandate.blank import (
    Blank,
    BlankState,
    Spoilt,
    Written,
    blank_number,
    check_count,
    check_written,
    counted,
    enter,
    is_on_blank,
    spoil,
)
from tests.helpers.builders import a_body

PRINTED = datetime(2025, 11, 20, 9, 30, 40)
SIGNED = datetime(2025, 11, 27, 10, 15)
NOW = datetime(2025, 11, 28, 9, 0)
BLANK = Blank(4, "V2025-0007", 1, "modèle 4, vierge", PRINTED, "compte-1", 6, PRINTED.date())
WRITTEN = Written(
    at=SIGNED,
    place="  Tautavel ",
    told=frozenset(InformationPoint),
    identity=IdentityDocument.PASSPORT,
    facts=frozenset(),
    ends_on=date(2025, 12, 24),
    signed=True,
    understood=True,
    read_again=True,
)


def refused(written: Written) -> set[str]:
    with pytest.raises(Refused) as refusal:
        check_written(BLANK, written, NOW)
    return {fault.field for fault in refusal.value.faults}


def test_its_number_is_of_a_series_of_its_own_and_is_understood_when_it_is_typed() -> None:
    assert blank_number(2026, 7) == "V2026-0007"
    assert is_on_blank("V2026-0007") and not is_on_blank("2026-0007")
    assert numbers_meant("v2026-7", 2026) == ("V2026-0007",)
    assert numbers_meant("2026-7", 2026) == ("2026-0007",)


@pytest.mark.parametrize("count", [None, 0, 21])
def test_a_pad_has_from_one_to_twenty_blanks(count: int | None) -> None:
    assert [check_count(1), check_count(20)] == [1, 20]
    with pytest.raises(RuleBroken):
        check_count(count)


def test_what_was_signed_on_it_is_a_mandate_in_force_since_its_signature() -> None:
    assert check_written(BLANK, WRITTEN, NOW) == SIGNED
    made = enter(BLANK, WRITTEN, a_body(), 12, (2,), "Marie Castell")
    assert (made.number, made.state, made.advisor_id, made.substitutes) == ("V2025-0007", State.ACTIVE, 1, (2,))
    assert made.signature and (made.signature.at, made.signature.place) == (SIGNED, "Tautavel")
    assert made.printed_at == PRINTED and made.identified_at == SIGNED
    assert dict(made.informed) == dict.fromkeys(InformationPoint, SIGNED)
    assert made.id == 0 and made.line_count == a_body().line_count
    assert allows(made, NOW.date()) and expired(made, date(2025, 12, 25))
    body = made.open_body
    assert {body.informed_by, body.identified_by, body.received_by, body.understood_by} == {"Marie Castell"}
    assert enter(BLANK, replace(WRITTEN, understood=False), Body(), 1, (), "").open_body.understood_at is None


def test_it_was_signed_neither_before_it_was_printed_nor_later_than_now() -> None:
    assert check_written(BLANK, replace(WRITTEN, at=PRINTED.replace(second=0)), NOW), "of the minute of its printing"
    assert refused(replace(WRITTEN, at=PRINTED - timedelta(minutes=1))) == {"at"}
    assert check_written(BLANK, replace(WRITTEN, at=NOW), NOW)
    assert refused(replace(WRITTEN, at=NOW + timedelta(minutes=1))) == {"at"}
    assert refused(replace(WRITTEN, at=None)) == {"at"}


def test_what_it_lacks_is_said_all_at_once_beside_each_field() -> None:
    bare = replace(WRITTEN, place="", told=frozenset(), identity=None, signed=False, read_again=False)
    assert refused(bare) == {"place", "told", "identity", "signed", "read_again"}
    other = replace(WRITTEN, identity=IdentityDocument.OTHER_MEANS, facts=frozenset({IdentityFact.HOME}))
    assert refused(other) == {"facts"}
    two = replace(
        other, facts=frozenset({IdentityFact.HOME, next(each for each in IdentityFact if each.name != "HOME")})
    )
    assert check_written(BLANK, two, NOW) == SIGNED
    assert enter(BLANK, two, Body(), 1, (), "").open_body.identity_facts == two.facts
    assert enter(
        BLANK, replace(two, identity=IdentityDocument.PASSPORT), Body(), 1, (), ""
    ).open_body.identity_facts == (frozenset())
    assert refused(replace(WRITTEN, told=frozenset(list(InformationPoint)[1:]))) == {"told"}


def test_its_last_day_is_not_before_its_signature_and_may_be_over_already() -> None:
    assert refused(replace(WRITTEN, ends_on=SIGNED.date() - timedelta(1))) == {"ends_on"}
    assert check_written(BLANK, replace(WRITTEN, ends_on=SIGNED.date()), NOW)


def test_a_blank_that_is_spoilt_or_used_is_so_for_good() -> None:
    torn = spoil(BLANK, Spoilt.MISTAKE, NOW.date())
    assert (torn.state, torn.spoilt_on) == (BlankState.SPOILT, NOW.date())
    with pytest.raises(RuleBroken):
        spoil(BLANK, None, NOW.date())
    for gone in (torn, replace(BLANK, mandate_id=3)):
        for again in (lambda each=gone: spoil(each, Spoilt.LOST, NOW.date()), lambda each=gone: counted(each, NOW)):
            with pytest.raises(RuleBroken):
                again()
        with pytest.raises(RuleBroken):
            check_written(gone, WRITTEN, NOW)


def test_a_month_after_it_was_last_seen_somebody_looks_for_it() -> None:
    assert not BLANK.is_to_count(PRINTED.date() + timedelta(31))
    assert BLANK.is_to_count(PRINTED.date() + timedelta(32))
    assert not counted(BLANK, NOW.date()).is_to_count(PRINTED.date() + timedelta(32))
    assert not replace(BLANK, mandate_id=3).is_to_count(date(2027, 1, 1))
