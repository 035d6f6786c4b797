"""What a page is made of, checked by its text; the drawing itself is tested with the forms."""

from datetime import date, datetime

import pytest

from desktop_app.domain.errors import RuleBroken, StepMissing
from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.reception.appointment import State
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import vault
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, erasure
from desktop_app.use_cases.mandates import endings
from desktop_app.use_cases.papers import day_sheets, mandate_papers, mandate_sheets, packs, printing
from desktop_app.use_cases.reception import appointments
from tests.forms import reading
from tests.helpers.builders import FRIDAY, THURSDAY, stored_appointment, stored_mandate, stored_person
from tests.helpers.paper import words_of
from tests.use_cases.gestures_of_workshops import given
from tests.use_cases.test_appointments import book


def test_the_sheet_names_who_is_expected_and_nothing_a_neighbour_may_not_read(desk: Desk) -> None:
    book(desk, stored_person(desk.db, "Lefèvre", "Éloïse", "0639980001"))
    text = words_of(day_sheets.every(desk, THURSDAY)[0].build())
    assert "Lefèvre" in text and "Éloïse" in text and "9 h" in text
    assert "06 39 98" not in text and "Impôts" not in text
    assert "Opération menée par le Département" in text


def test_the_sheet_leaves_out_who_has_called_off(desk: Desk) -> None:
    done = book(desk)
    appointments.mark_as(desk, done.subject, State.EXCUSED)
    assert "Lefèvre" not in words_of(day_sheets.every(desk, THURSDAY)[0].build())


def test_six_rows_are_left_for_whoever_comes_unexpected_and_a_row_for_each_place_of_a_workshop(desk: Desk) -> None:
    book(desk)
    assert rows_of_sheet(desk, THURSDAY) == [*range(1, 8)]
    # Two workshops of eight places, and somebody booked at one of them.
    stored_appointment(desk.db, start=datetime(2025, 11, 28, 9), minutes=180, theme="Email", advisor_id=2)
    assert rows_of_sheet(desk, FRIDAY) == rows_of_sheet(desk, FRIDAY, 1) == [*range(1, 9)]


def test_each_workshop_is_a_paper_of_its_own_with_its_letter_and_hours_and_names_nobody_of_the_other(
    desk: Desk,
) -> None:
    person = stored_person(desk.db, "Roca", "Joan")
    stored_appointment(desk.db, person, start=datetime(2025, 11, 28, 9), minutes=180, theme="Email", advisor_id=2)
    papers = day_sheets.every(desk, FRIDAY)
    assert [each.file_name for each in papers] == ["emargement-2025-11-28-a.pdf", "emargement-2025-11-28-b.pdf"]
    first, second = (words_of(each.build()) for each in papers)
    assert "Feuille A d’émargement du 28/11/2025" in first and "Atelier" in first and "Inscriptions : 1." in first
    assert "Jordi Puig, ambassadeur du numérique : 9 h – 12 h" in first and "14 h" not in first and "Roca" in first
    assert "Inscriptions : 0." in second and "14 h" in second and "Roca" not in second
    assert [each.name for each in packs.day(desk, FRIDAY).papers][:2] == [
        "Feuille A d’émargement", "Feuille B d’émargement",
    ]  # fmt: skip


def test_a_workshop_that_has_a_subject_says_so_over_its_sheet(desk: Desk) -> None:
    given(desk)
    first, second = (words_of(each.build()) for each in day_sheets.every(desk, FRIDAY))
    assert "Atelier : Premiers pas" in second and "Premiers pas" not in first


def rows_of_sheet(desk: Desk, day: date, at: int = 0) -> list[int]:
    """The numbers at the head of the rows of a sign-in sheet."""
    pages = reading.raw_pages(day_sheets.every(desk, day)[at].build())
    return [
        int(line.split()[0]) for page in pages for line in page.split("\n") if line.split()[:1] and line[0].isdigit()
    ]


def test_there_is_no_sheet_for_a_day_nobody_works(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="rien à imprimer"):
        day_sheets.every(desk, date(2025, 11, 29))[0]


def test_file_names_name_nobody(desk: Desk) -> None:
    done = book(desk)
    mandate = stored_mandate(desk.db, person=stored_person(desk.db), state=MandateState.ACTIVE)
    names = [
        day_sheets.every(desk, THURSDAY)[0].file_name,
        printing.appointment_slip(desk, done.subject).file_name,
        mandate_papers.mandate_form(desk, mandate.id).file_name,
    ]
    assert names == ["emargement-2025-11-27-a.pdf", "rendez-vous-2025-11-27-09h00.pdf", f"mandat-{mandate.number}.pdf"]


def test_a_mandate_is_not_printed_before_identity_was_seen(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, person=stored_person(desk.db), state=MandateState.INFORMED)
    with pytest.raises(StepMissing):
        mandate_papers.mandate_form(desk, mandate.id).build()


def test_there_is_no_receipt_for_a_mandate_that_goes_on(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, person=stored_person(desk.db), state=MandateState.ACTIVE)
    with pytest.raises(RuleBroken, match="n’a pas pris fin"):
        mandate_sheets.withdrawal_receipt(desk, mandate.id)


def test_the_receipt_bears_the_hour_of_the_withdrawal(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, person=stored_person(desk.db), state=MandateState.ACTIVE)
    endings.withdraw(desk, mandate.id)
    assert "8 h 30" in words_of(mandate_sheets.withdrawal_receipt(desk, mandate.id).build())


def test_a_demonstration_says_so_on_paper(desk: Desk) -> None:
    desk.demo = True
    assert "ENTRAÎNEMENT" in words_of(day_sheets.every(desk, THURSDAY)[0].build()).upper()


def test_printing_leaves_a_line_in_the_journal(desk: Desk) -> None:
    printing.record_printed(desk, day_sheets.every(desk, THURSDAY)[0])
    assert journal.latest(desk.db, 1)[0].subject == "feuille-2025-11-27"


def test_the_front_desk_prints_the_receipt_and_the_proof_it_speaks_of(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, person=stored_person(desk.db), state=MandateState.ACTIVE)
    endings.withdraw(reception_desk, mandate.id)
    receipt = words_of(mandate_sheets.withdrawal_receipt(reception_desk, mandate.id).build())
    assert "Preuve n° D2025-0001" in receipt and "CAF" not in receipt
    proof = destructions.of_mandate(reception_desk, mandate.id)
    assert proof
    text = words_of(printing.destruction_proof(reception_desk, proof.id).build())
    assert "N° D2025-0001" in text and "Compte n° 2, accueil." in text and "Lefèvre" not in text


def test_a_proof_outlives_the_account_that_asked_for_it(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, person=stored_person(desk.db), state=MandateState.ACTIVE)
    endings.withdraw(reception_desk, mandate.id)
    vault.remove_account(desk.folder, desk.keys, 2)
    proof = destructions.of_mandate(desk, mandate.id)
    assert proof and "Compte n° 2." in words_of(printing.destruction_proof(desk, proof.id).build())


def test_a_record_from_the_front_desk_says_what_is_sealed_and_from_an_advisor_tells_it(
    desk: Desk, reception_desk: Desk
) -> None:
    person = stored_person(desk.db)
    stored_mandate(desk.db, person=person, state=MandateState.ACTIVE)
    sealed = words_of(printing.personal_record(reception_desk, person.id).build())
    assert "Son contenu est scellé" in sealed and "CAF" not in sealed
    assert "CAF, Demande d’aide au logement" in words_of(printing.personal_record(desk, person.id).build())


def test_the_receipt_of_somebody_erased_since_names_nobody(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, person=stored_person(desk.db), state=MandateState.ACTIVE)
    endings.withdraw(desk, mandate.id)
    erasure.erase(desk, mandate.person_id)
    text = words_of(mandate_sheets.withdrawal_receipt(desk, mandate.id).build())
    assert "Personne effacée a retiré ce mandat" in text and "Lefèvre" not in text
