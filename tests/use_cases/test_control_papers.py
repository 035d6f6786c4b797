"""The register of mandates and the sheet of controls: every number of the period, no name, no organism."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import EndReason, State
from desktop_app.domain.mandate.blank import Spoilt
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import blanks, controls, endings, mandates, paper_originals
from desktop_app.use_cases.papers import control_papers
from tests.helpers.builders import NINE, signed_mandate, stored_mandate, stored_person
from tests.helpers.paper import words_of

FIRST, LAST = date(2025, 11, 1), date(2025, 11, 30)


def register(desk: Desk, first: date = FIRST, last: date = LAST) -> str:
    return words_of(control_papers.register(desk, first, last).build())


def test_it_tells_each_mandate_of_the_period_its_end_its_data_and_its_paper(desk: Desk) -> None:
    eve = datetime(2025, 10, 31, 23, 59)
    before = stored_mandate(desk.db, State.ENDED, number="2025-0900", drafted_at=eve, reason=EndReason.DONE)
    running, gone = signed_mandate(desk), signed_mandate(desk)
    paper_originals.file(desk, gone.id, place="Classeur Abadie")
    endings.withdraw(desk, gone.id)
    blanks.number(desk, count=2, advisor_id=1)
    blanks.spoil(desk, [1], why=Spoilt.LOST)
    said = register(desk)
    assert running.number in said and gone.number in said and before.number not in said
    for words in ("Retiré par la personne", "détruit, D2025-", "gardé, terme", "au fichier", "Marie Castell"):
        assert words in said
    assert "V2025-0001" in said and "annulé : perdu" in said and "pas encore revenu" in said


def test_it_names_neither_the_person_nor_an_organism_nor_a_place(desk: Desk) -> None:
    person = stored_person(desk.db, "Zylberstein", "Ondine")
    mandate = signed_mandate(desk, person)
    paper_originals.file(desk, mandate.id, place="Classeur de Nadia")
    said = register(desk) + words_of(control_papers.control_sheet(desk, FIRST, LAST).build())
    lines = mandates.view(desk, mandate.id).mandate.open_body.lines
    for words in ("Zylberstein", "Ondine", "Classeur", *(line.organism for line in lines)):
        assert words not in said


def test_its_days_are_those_of_the_period_both_included(desk: Desk) -> None:
    made = stored_mandate(desk.db, drafted_at=NINE.replace(hour=23, minute=59))
    assert made.number in register(desk, NINE.date(), NINE.date())
    with pytest.raises(RuleBroken):
        register(desk, date(2025, 11, 28), LAST)
    for first, last in ((None, LAST), (FIRST, None), (LAST, FIRST)):
        with pytest.raises(RuleBroken):
            control_papers.register(desk, first, last)


def test_the_sheet_lists_what_the_controls_find_with_a_box_for_each(desk: Desk) -> None:
    old = stored_mandate(desk.db, State.PRINTED, drafted_at=datetime(2025, 11, 3, 9, 0))
    blanks.number(desk, count=1, advisor_id=1)
    said = words_of(control_papers.control_sheet(desk, FIRST, LAST).build())
    assert "Préparés depuis plus d’une semaine, pas encore signés : 1" in said and old.number in said
    assert "V2025-0001" in said and "Suspendus depuis plus d’un mois : aucun." in said
    early = words_of(control_papers.control_sheet(desk, FIRST, date(2025, 11, 2)).build())
    assert old.number not in early and "V2025-0001" not in early
    assert controls.of_the_year(desk).not_back[0].number == "V2025-0001"
