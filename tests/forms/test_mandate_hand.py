"""What is left to the hand on a mandate, and how easy it is to read: few gestures, and short sentences."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.mandate import Path
from desktop_app.forms import mandate as mandate_form
from desktop_app.forms.mandate import blank

from . import reading, samples, samples_blanks, samples_mandates
from .plain_reading import Sheet, common, read
from .test_reading_ease import NAMES, OTHER_FORMS

MOST_BY_HAND = 12
LONGEST_ON_AVERAGE = 15
_FORMS = """
    agir: agis; aider: aidée; confiance: confie; dire: redit; garder: gardée; impôts: imposition
    impression: imprimé; mettre: mettons; opposition: opposer; original: originaux; parents: parentale
    permettre: permets; promesse: promets; prévenir: prévient; recevoir: reçois; signature: signatures; signer: signant
    terminer: terminées; écrire: écrivons
"""
FORMS = {
    form: word
    for pair in _FORMS.replace("\n", ";").split(";")
    if pair.strip()
    for word, forms in [pair.strip().split(": ")]
    for form in forms.split()
}
"""A common word, then what it becomes in a sentence."""
PAPERS = frozenset("attestation justificatif departement orientales".split())
"""Papers that one must find again by their names, and what stands in the address of the samples."""
_MEASURE = "ce sont des mesures de protection"
EXPLAINED = {
    "mandant": "Le mandant : qui donne le mandat",
    "mandataire": "Le mandataire : qui fait les démarches",
    "tutelle": _MEASURE,
    "curatelle": _MEASURE,
    "curateur": "Un juge nomme quelqu’un, qui aide ou décide",
    "habilitation": _MEASURE,
    "sauvegarde": _MEASURE,
    "dpo": "qui veille sur mes droits",
    "délégué": "qui veille sur mes droits",
    "cnil": "Elle protège les données en France",
    "interprète": "On me l’a traduit",
    "rgpd": "loi de l’Europe sur les données",
    "corriger": "ce qui est faux",
    "effacer": "supprimer (effacer)",
    "handicap": "ma santé",
    "récépissé": "une preuve",
    "coupon": "Coupez ici",
    "coupez": "retirer le mandat",
    "initiales": "les premières lettres de nos noms",
    "empreinte": "le code de ce texte",
}
"""A rarer word, and what the sheet must say beside it."""


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


ORIGINALS: dict[str, tuple[Callable[[Any], bytes], Callable[[], Any]]] = {
    "whole": (mandate_form.build, samples.whole_mandate_form),
    "curator": (mandate_form.build, samples_mandates.mandate_with_curator),
    "parent": (mandate_form.build, samples_mandates.mandate_by_parent),
    "everybody": (mandate_form.build, samples_mandates.mandate_with_all),
    "to fill in": (blank.build, samples_blanks.blank_mandate),
}


@pytest.fixture(scope="module", params=ORIGINALS)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    """What an original says, without what was typed."""
    build, typed = ORIGINALS[request.param]
    form = typed()
    with pytest.MonkeyPatch.context() as patch:
        return read(lambda: build(form), form, patch)


def test_sentences_are_short(sheet: Sheet) -> None:
    assert len(sheet.sentences) > 60
    assert sheet.average <= LONGEST_ON_AVERAGE


def test_words_are_common_or_explained_where_they_stand(sheet: Sheet) -> None:
    digits = {word for word in sheet.words if set(word) <= set("abcdef")}
    rare = sheet.words - common() - NAMES - PAPERS - OTHER_FORMS.keys() - FORMS.keys() - digits
    assert {word for word in rare if EXPLAINED.get(word, "\0") not in sheet.text} == set()


def test_a_form_of_a_word_is_one_of_a_common_word() -> None:
    assert set(FORMS.values()) <= common()
    assert not (FORMS.keys() | EXPLAINED.keys()) & common()
