"""Who signs a mandate beside the person, or for them: a frame for each, in both originals, and nobody's name kept."""

from dataclasses import replace

import pytest

from desktop_app.domain.mandate import Aid, Path, Signing
from desktop_app.forms import mandate_form, orientation_sheet

from . import reading, samples, samples_mandates

FRAMES = {
    Aid.READ_ALOUD: ("Qui a lu ce mandat à voix haute",),
    Aid.INTERPRETER: ("L’interprète",),
    Aid.WITNESSES: ("Le premier témoin", "Le second témoin"),
}
SELF = ("Moi, la personne aidée", "Je suis majeur(e).")
SIGNING = {
    Signing.SELF: SELF,
    Signing.WITH_CURATOR: ("Moi, la personne aidée", "Mon curateur", "J’ai un curateur."),
    Signing.BY_PARENT: ("Moi, le représentant légal de l’enfant", "Pour mon enfant", "autorité parentale"),
    Signing.BY_REPRESENTATIVE: ("Moi, qui représente la personne aidée", "Pour, nom et prénom", "J’en ai montré"),
}


def words(path: Path | None) -> str:
    """Both originals of a mandate that is signed by this path."""
    return reading.whole(mandate_form.build(samples.mandate_form(body=replace(samples.BODY, path=path))))


@pytest.mark.parametrize("aid", Aid)
def test_whoever_helped_has_a_frame_in_both_originals(aid: Aid) -> None:
    text = words(Path(aids=frozenset({aid})))
    assert [text.count(title) for title in FRAMES[aid]] == [2] * len(FRAMES[aid])
    others = [title for other, titles in FRAMES.items() if other is not aid for title in titles]
    assert not [title for title in others if title in text]


@pytest.mark.parametrize("signing", Signing)
def test_in_which_quality_one_signs_is_said(signing: Signing) -> None:
    text = words(Path(signing))
    assert all(said in text for said in SIGNING[signing])
    if signing is not Signing.SELF:
        assert "Je suis majeur(e)." not in text


def test_where_nobody_was_asked_the_boxes_are_ticked_by_hand_as_before() -> None:
    for path in (None, Path()):
        text = words(path)
        assert all(
            said in text for said in (*SELF, "Je l’ai lu moi-même.", "On me l’a lu à voix haute. Nom du lecteur")
        )
        assert not [title for titles in FRAMES.values() for title in titles if title in text]


def test_that_somebody_was_seen_alone_is_not_on_the_paper_they_take_home() -> None:
    assert "seule avant" not in words(Path(seen_alone=True)) and "vue seule" not in words(Path(seen_alone=True))


def test_what_stood_for_a_document_and_what_was_understood_are_said() -> None:
    text = reading.whole(mandate_form.build(samples_mandates.mandate_with_curator()))
    assert "Autre moyen : justificatif de domicile à son nom, attestation d’un organisme ou du CCAS, le jeudi" in text
    assert "J’ai redit avec mes mots ce qui sera fait, jusqu’à quand et comment arrêter." in text


def test_one_of_0_1_0_says_nothing_of_questions_that_nobody_asked() -> None:
    form = samples.mandate_form()
    old = replace(form.mandate, body=replace(form.mandate.open_body, understood_at=None, understood_by=""))
    assert "avec mes mots" not in reading.whole(mandate_form.build(replace(form, mandate=old)))


def test_the_sheet_of_orientation_stands_on_one_page_and_names_no_measure() -> None:
    pdf = orientation_sheet.build(samples_mandates.orientation_sheet())
    assert reading.page_count(pdf) == 1
    assert not [word for word in ("tutelle", "mesure", "mineur") if word in reading.whole(pdf).casefold()]
