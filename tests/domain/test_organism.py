"""The organisms that are proposed, and the one file nobody signs for someone else."""

import pytest

from desktop_app.domain.organism import ORGANISMS, must_sign_in_person, procedures_at
from desktop_app.domain.text import line_faults


def test_an_organism_is_found_whatever_the_accents_and_case() -> None:
    assert procedures_at("impots (dgfip)") == procedures_at("Impôts (DGFiP)") != ()
    assert procedures_at("Une autre") == ()


def test_every_organism_has_procedures_that_the_form_accepts() -> None:
    for organism in ORGANISMS:
        lines = (organism.name, *organism.procedures)
        assert len(lines) > 1
        assert not [fault for line in lines for fault in line_faults(line, "scope", "La ligne")]


@pytest.mark.parametrize(
    ("organism", "procedure"),
    [("Banque de France", ""), ("BANQUE DE FRANCE (Perpignan)", "Dossier"), ("CCAS", "Dossier de surendettement")],
)
def test_an_over_indebtedness_file_is_signed_in_person(organism: str, procedure: str) -> None:
    assert must_sign_in_person(organism, procedure)


def test_other_files_may_be_sent() -> None:
    assert not must_sign_in_person("CAF", "Demande d’aide au logement")
