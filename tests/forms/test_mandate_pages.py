"""How a mandate is cut into pages, whatever it holds: nothing alone, no hole, at both sizes."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.mandate import (
    Act,
    Aid,
    Birth,
    Body,
    DataRequest,
    Entrusted,
    Execution,
    Path,
    Reach,
    ScopeLine,
    Signing,
)
from desktop_app.domain.person import Person
from desktop_app.forms import mandate as mandate_form
from tests.helpers.deep import DEEP

from . import reading, samples
from .reading import MM

LARGEST_HOLE = 60 * MM
LINES, REQUESTS = (0, 1, 2, 3, 4, 6, 8, 12, 20, 30), (0, 1, 2, 3, 5, 10)
COMBINATIONS = [(lines, requests) for lines, requests in product(LINES, REQUESTS) if lines or requests]
COMBINATIONS += [(5, 4), (16, 7)]
assert len(COMBINATIONS) >= 60
PATHS = (
    Path(),
    Path(Signing.WITH_CURATOR, frozenset({Aid.READ_ALOUD})),
    Path(Signing.BY_PARENT),
    Path(Signing.BY_REPRESENTATIVE, frozenset({Aid.INTERPRETER})),
    Path(aids=frozenset({Aid.WITNESSES})),
)
NAMES = (
    (samples.PERSON, samples.ADVISOR),
    (
        Person(3, "Lefèvre-Nguyễn de la Tour d’Auvergne", "Maximilienne-Anastasie"),
        Advisor(3, "Castellà-Roussillon", "Anne-Élisabeth", AdvisorTitle.AMBASSADOR_WOMAN),
    ),
    (Person(4, "Aïcha", ""), samples.ADVISOR),
)
KINDS = (
    ScopeLine("CAF", "Demande d’aide au logement", frozenset({Act.CONSULT, Act.FILL, Act.ATTACH, Act.SUBMIT})),
    ScopeLine("Impôts (DGFiP)", "Changement d’adresse", frozenset({Act.CONSULT, Act.CHANGE_DETAILS})),
    ScopeLine("Assurance retraite (Carsat)", "Demande de retraite personnelle et de réversion", frozenset(Act)),
)
ASKED = (
    DataRequest("Assurance retraite (Carsat)", "Relevé de carrière"),
    DataRequest("CAF", "Attestation de paiement"),
)


def made(at: int, *, large: bool) -> mandate_form.MandateForm:
    """One of the combinations, with a path, names, documents and an execution that change from one to the next."""
    lines, requests = COMBINATIONS[at]
    person, advisor = NAMES[at % len(NAMES)]
    body = Body(
        (KINDS * 10)[:lines],
        (ASKED * 5)[:requests],
        tuple(Execution)[at % 3],
        path=PATHS[at % len(PATHS)],
        reach=tuple(Reach)[at % 4],
        entrusted=frozenset(Entrusted) if at % 2 else frozenset(),
    )
    form = samples.mandate_form(
        body=body, person=person, advisor=advisor, large=large, convention_ends=date(2027, 6, 22)
    )
    birth = Birth("Roca i Puig" if at % 2 else "", date(1948, 3, 12), "Perpignan (66)") if at % 3 else None
    return replace(form, mandate=replace(form.mandate, body=replace(form.mandate.open_body, birth=birth)))


EACH = [(at, large) for at in range(len(COMBINATIONS)) for large in (False, True) if DEEP or large == at // 2 % 2]
"""Every combination, in one of the two sizes at each run, whose neighbours are in the other."""


@pytest.mark.parametrize(("at", "large"), EACH)
def test_no_page_has_a_hole_a_lonely_heading_or_the_coupon_alone(at: int, large: bool) -> None:
    pdf = mandate_form.build(made(at, large=large))
    pages = [reading.marks(pdf, number) for number in range(reading.page_count(pdf) // 2)]
    for number, marks in enumerate(pages, 1):
        blanks = reading.holes(*marks)
        assert not [hole for hole in blanks[: -1 if number == len(pages) else None] if hole > LARGEST_HOLE], number
        assert not reading.lonely_heading(*marks)
    said = (" ".join(mark.text.strip() for mark in texts) for texts, _ in pages)
    whole = next(words for words in said if "Coupez ici" in words)
    assert any(
        (
            "que garde le service. Coupez ici" in whole,
            "10. Je peux tout arrêter" in whole,
            whole.count("Signature") > 1,
        )
    ), "words, or somebody who signs, stand on the page of the coupon"
