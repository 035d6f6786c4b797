"""What each paper is called, saved as and told to the journal as, typed here; none of it names anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from desktop_app.domain.journal import Action
from desktop_app.domain.mandate.capacity import Cautions, Situation, Standing, judge
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import day_sheets, mandate_papers, mandate_sheets, packs, printing
from tests.helpers.builders import NINE, RECOVERY_CODE, THURSDAY, stored_appointment

NBSP = "\N{NO-BREAK SPACE}"
PAPERS: list[tuple[Callable[[Desk], printing.Paper], tuple[str, str, str, str, int]]] = [
    (
        lambda desk: day_sheets.every(desk, THURSDAY)[0],
        (
            "Feuille A d’émargement – jeudi 27 novembre",
            "emargement-2025-11-27-a.pdf",
            "feuille-2025-11-27",
            "day_sheet",
            1,
        ),
    ),
    (
        lambda desk: day_sheets.day_programme(desk, THURSDAY),
        ("Programme – jeudi 27 novembre", "programme-2025-11-27.pdf", "programme-2025-11-27", "day_programme", 1),
    ),
    (
        lambda desk: printing.appointment_slip(desk, 1),
        ("Carte de rendez-vous", "rendez-vous-2025-11-27-09h00.pdf", "rendez-vous-1", "appointment_slip", 1),
    ),
    (
        lambda desk: mandate_papers.mandate_form(desk, 4),
        ("Mandat 2025-0004 – deux originaux", "mandat-2025-0004.pdf", "mandat-4", "mandate_form", 2),
    ),
    (
        lambda desk: mandate_sheets.withdrawal_receipt(desk, 6),
        ("Récépissé – mandat 2025-0006", "recepisse-2025-0006.pdf", "mandat-6", "withdrawal_receipt", 1),
    ),
    (
        lambda desk: mandate_sheets.information_notice(desk, 1),
        ("Notice d’information – mandat 2025-0001", "notice-2025-0001.pdf", "mandat-1", "information_notice", 1),
    ),
    (
        lambda desk: mandate_sheets.plain_sheet(desk, 2),
        ("En langage simple – mandat 2025-0002", "langage-simple-2025-0002.pdf", "mandat-2", "plain_sheet", 1),
    ),
    (
        lambda desk: mandate_sheets.reading_sheet(desk, 3),
        ("Lecture et témoins – mandat 2025-0003", "lecture-2025-0003.pdf", "mandat-3", "reading_sheet", 1),
    ),
    (
        mandate_sheets.blank_reading_sheet,
        ("Lecture et témoins – à remplir", "lecture-vierge.pdf", "", "blank_reading_sheet", 1),
    ),
    (
        lambda desk: mandate_sheets.data_requests(desk, 5)[0],
        (
            "Demande de données – Impôts (DGFiP)",
            "demande-de-donnees-2025-0005-2.pdf",
            "mandat-5",
            "data_request_sheet",
            1,
        ),
    ),
    (
        lambda desk: printing.destruction_proof(desk, 1),
        (
            "Preuve de destruction D2025-0001",
            "preuve-D2025-0001.pdf",
            "destruction-D2025-0001",
            "destruction_proof",
            1,
        ),
    ),
    (
        lambda desk: printing.personal_record(desk, 1),
        ("Ce qui est enregistré", "donnees-usager-1.pdf", "usager-1", "personal_record", 1),
    ),
    (
        lambda desk: printing.recovery_sheet(RECOVERY_CODE, THURSDAY, desk),
        ("Code de secours", "code-de-secours.pdf", "", "recovery_sheet", 1),
    ),
    (
        lambda desk: mandate_sheets.orientation(desk, judge(Situation(Standing.MINOR), Cautions())),
        ("Fiche d’orientation", "orientation.pdf", "", "orientation_sheet", 1),
    ),
    (printing.getting_started, ("Prise en main", "prise-en-main.pdf", "", "getting_started", 1)),
]


@pytest.mark.parametrize(("make", "expected"), PAPERS, ids=[expected[3] for _, expected in PAPERS])
def test_a_paper_has_its_names(
    counter: Desk, make: Callable[[Desk], printing.Paper], expected: tuple[str, str, str, str, int]
) -> None:
    paper = make(counter)
    title = paper.title.replace(NBSP, " ")
    assert (title, paper.file_name, paper.subject, paper.kind, paper.originals) == expected
    assert paper.action is (Action.DATA_HANDED_OVER if paper.kind == "personal_record" else Action.PRINTED)


def test_what_goes_together_has_its_names(counter: Desk) -> None:
    told = [
        (pack.title.replace(NBSP, " "), pack.file_name, [(each.name, each.copies) for each in pack.papers])
        for pack in (packs.day(counter, THURSDAY), packs.mandate(counter, 4), packs.withdrawal(counter, 6))
    ]
    assert told == [
        (
            "La journée du jeudi 27 novembre",
            "journee-2025-11-27.pdf",
            [("Feuille A d’émargement", 1), ("Feuille B d’émargement", 1), ("Programme du conseiller", 1)],
        ),
        (
            "Mandat 2025-0004 – deux originaux",
            "mandat-2025-0004.pdf",
            [("Mandat, deux originaux", 1), ("Carte du prochain rendez-vous", 1)],
        ),
        (
            "Récépissé – mandat 2025-0006",
            "recepisse-2025-0006.pdf",
            [("Récépissé, un pour chacun", 2), ("Preuve de destruction", 1)],
        ),
    ]


def test_a_day_with_an_appointment_and_nobody_to_receive_has_its_sheet_alone(desk: Desk) -> None:
    stored_appointment(desk.db, start=NINE + timedelta(days=2))
    assert [each.kind for each in packs.day(desk, date(2025, 11, 29)).papers] == ["day_sheet"]
