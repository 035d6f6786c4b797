"""Who signs a mandate beside the person, or for them: a frame for each, in both originals, and nobody's name kept."""

from dataclasses import replace

import pytest

from desktop_app.domain.mandate import Aid, Path, Signing
from desktop_app.forms import mandate as mandate_form
from desktop_app.forms import orientation_sheet

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
    Signing.BY_PARENT: ("Moi, le parent", "J’agis comme parent, pour mon enfant :", "autorité parentale"),
    Signing.BY_REPRESENTATIVE: (
        "Moi, le représentant",
        "J’agis comme tuteur ou représentant, pour :",
        "J’en ai montré",
    ),
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


def test_how_it_was_read_is_said_or_ticked_by_hand_where_nobody_was_asked() -> None:
    for path, said in (
        (None, "Je l’ai lu moi-même. On me l’a lu à voix haute, ou traduit."),
        (Path(), "Je l’ai lu moi-même, en entier, avant de signer."),
    ):
        text = words(path)
        assert all(each in text for each in (*SELF, said))
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


def test_whom_a_representative_signs_for_is_named_once_it_was_typed() -> None:
    form = samples.mandate_form(body=replace(samples.BODY, path=Path(Signing.BY_PARENT)))
    named = replace(form.mandate, body=replace(form.mandate.open_body, given_for="Zoé Ðỗ"))
    text = reading.whole(mandate_form.build(replace(form, mandate=named)))
    assert text.count("J’agis comme parent, pour mon enfant : Zoé Ðỗ") == 2


@pytest.mark.parametrize("large", [False, True])
def test_whoever_signs_has_a_frame_of_25_millimetres_and_so_has_the_coupon(large: bool) -> None:
    path = Path(Signing.WITH_CURATOR, frozenset(Aid))
    pdf = mandate_form.build(samples.mandate_form(body=replace(samples.BODY, path=path), large=large))
    found = [
        frame
        for number in range(reading.page_count(pdf) // 2)
        for frame in reading.frames_under(pdf, number, "Signature :")
    ]
    assert len(found) == 8 and all(frame.height >= 25 * reading.MM for frame in found)
