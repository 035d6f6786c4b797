"""Which papers go together, and how many of each."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.mandate import State
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings
from desktop_app.use_cases.papers import packs
from desktop_app.use_cases.papers.printing import Pack
from tests.forms.reading import page_count, whole
from tests.helpers.builders import stored_appointment, stored_mandate, stored_person

THURSDAY, SATURDAY = date(2025, 11, 27), date(2025, 11, 29)


def contents(pack: Pack) -> list[tuple[str, int]]:
    return [(enclosed.kind, enclosed.copies) for enclosed in pack.papers]


def test_a_day_needs_its_sheet_and_the_programme_of_who_receives(desk: Desk) -> None:
    stored_appointment(desk.db, stored_person(desk.db, "Roca", "Joan"), start=datetime(2025, 11, 27, 10, 30))
    pack = packs.day(desk, THURSDAY)
    assert contents(pack) == [("day_sheet", 1), ("day_sheet", 1), ("day_programme", 1)]
    sheet, _, programme = (whole(enclosed.build()) for enclosed in pack.papers)
    for text in (sheet, programme):
        assert "Roca" in text and "10 h 30" in text
    assert "Pour quoi" in programme and "libre" in programme and "libre" not in sheet


def test_a_day_without_anybody_has_nothing_to_print(desk: Desk) -> None:
    with pytest.raises(RuleBroken):
        packs.day(desk, SATURDAY)


def test_a_mandate_comes_with_the_card_of_the_next_appointment(desk: Desk) -> None:
    person = stored_person(desk.db, "Roca", "Joan")
    mandate = stored_mandate(desk.db, State.IDENTIFIED, person=person)
    assert contents(packs.mandate(desk, mandate.id)) == [("mandate_form", 1)]
    for day in (11, 4):
        stored_appointment(desk.db, person, start=datetime(2025, 12, day, 10, 30))
    pack = packs.mandate(desk, mandate.id)
    assert contents(pack) == [("mandate_form", 1), ("appointment_slip", 1)]
    assert "4 décembre" in whole(pack.papers[1].build())
    form = pack.papers[0]
    assert form.originals == 2 and page_count(form.build()) % 2 == 0


def test_a_withdrawal_gives_a_receipt_to_each_and_the_proof_of_what_is_destroyed(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    with pytest.raises(RuleBroken):
        packs.withdrawal(desk, mandate.id)
    endings.withdraw(desk, mandate.id)
    assert contents(packs.withdrawal(desk, mandate.id)) == [("withdrawal_receipt", 2), ("destruction_proof", 1)]


def test_the_front_desk_prints_the_day_and_a_withdrawal_but_no_mandate(reception_desk: Desk) -> None:
    mandate = stored_mandate(reception_desk.db, State.ENDED)
    assert packs.day(reception_desk, THURSDAY).papers and packs.withdrawal(reception_desk, mandate.id).papers
    with pytest.raises(NotAllowed):
        packs.mandate(reception_desk, mandate.id)
