"""What may be typed in a field: names on papers pass, absurd ones are refused with a sentence."""

import unicodedata

import pytest
from hypothesis import given

from desktop_app.domain.text import LINE_LENGTH, NAME_LENGTH, Asserted, commune_faults, line_faults, name_faults, tidy
from tests.domain.strategies import ANY_TEXT


def name_is_refused(name: str) -> str:
    """The sentence shown beside the field, or ''."""
    return "".join(fault.sentence for fault in name_faults(name, "last_name", "Le nom"))


def line_is_refused(line: str) -> str:
    """The sentence shown beside the field, or ''."""
    return "".join(fault.sentence for fault in line_faults(line, "street", "L’adresse"))


@pytest.mark.parametrize(
    "name",
    [
        "Li",
        "O",
        "d’Ormesson",
        "D'Angelo",
        "Jean-Baptiste",
        "Jean‑Pierre",
        "Łukasz",
        "La\u0335ngner",
        "Nguyễn",
        unicodedata.normalize("NFD", "Nguyễn Thị"),
        "Marcel·la",
        "Şahin",
        "Ağaoğlu",
        "Sœur Œuvrard",
        "Groß",
        "St. John",
        "M'Bappé N’Diaye",
        "A" * NAME_LENGTH,
    ],
)
def test_a_name_that_papers_hold_is_taken(name: str) -> None:
    assert name_is_refused(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "\u200b",
        "---",
        "'’.",
        "Durand2",
        "Durand 😀",
        "Jean %",
        'Jean "Jo"',
        "<b>",
        "محمد",
        "שלום",
        "Борис",
        "\u202eDurand;",
        "Ｄｕｒａｎｄ",
        "𝐃urand",
        "\N{COMBINING ACUTE ACCENT}Durand",
        "D" + "\N{COMBINING ACUTE ACCENT}" * 12 + "urand",
        "A" * (NAME_LENGTH + 1),
        "A" * 10_000,
    ],
)
def test_a_name_that_cannot_be_one_is_refused_with_one_sentence(name: str) -> None:
    assert name_is_refused(name).endswith((".", "!"))
    assert len(name_is_refused(name)) < 200


def test_a_refusal_names_its_field_and_what_is_wrong() -> None:
    (fault,) = name_faults("Durand 😀", "last_name", "Le nom")
    assert fault.field == "last_name"
    assert "« 😀 »" in fault.sentence
    assert f"{NAME_LENGTH} caractères au plus, vous en avez 10000" in name_is_refused("A" * 10_000)


@pytest.mark.parametrize(
    "line",
    [
        "Avenue Léon-Jean Grégory",
        "Bât. n° 3, 2ᵉ étage, § 4 ½",
        "Délibération № 24_01_14 du 27/02/2024",
        "100 % gratuit – « l’accueil » & co; \"rien\" 'de' plus…",
        "Café Müller ® à 50 €",
        "x" * LINE_LENGTH,
    ],
)
def test_an_ordinary_line_is_taken(line: str) -> None:
    assert line_is_refused(line) == ""


@pytest.mark.parametrize(
    "line", ["", " \t ", "a ☺", "1️⃣", "🇫🇷", "\ufffd", "\ue000", "شارع", "רחוב", "x" * (LINE_LENGTH + 1)]
)
def test_a_line_that_cannot_be_printed_is_refused_with_one_sentence(line: str) -> None:
    assert line_is_refused(line).endswith(".")


def test_an_empty_line_passes_where_nothing_is_required() -> None:
    assert not list(line_faults("  ", "contact", "Le contact", required=False))


def test_a_line_never_holds_forbidden_data() -> None:
    assert "un numéro de sécurité sociale" in line_is_refused("Attestation, 1 85 05 78 006 084 36")


def test_what_is_pasted_is_put_on_one_line_and_what_is_unseen_goes() -> None:
    assert tidy("  Du\u00adrand\r\n\tMar\u200bie\u00a0 ") == "Durand Marie"
    assert tidy("Jean\N{NON-BREAKING HYPHEN}Pierre") == "Jean-Pierre"
    assert tidy(unicodedata.normalize("NFD", "Éloïse")) == "Éloïse"


@given(ANY_TEXT)
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(ANY_TEXT)
def test_whatever_is_typed_is_judged_without_failing(text: str) -> None:
    assert name_is_refused(text) == name_is_refused(tidy(text))
    assert line_is_refused(text) == line_is_refused(tidy(text))


@given(ANY_TEXT)
def test_a_name_that_is_taken_is_composed_and_has_a_letter(text: str) -> None:
    if not name_is_refused(text):
        name = tidy(text)
        assert unicodedata.is_normalized("NFC", name)
        assert any(char.isalpha() for char in name)


@pytest.mark.parametrize("name", ["Mª Carmen", "Nº", "Roca (née Puig)", "Anne–Marie", "D´Angelo"])
def test_the_signs_that_papers_put_in_a_name_are_taken(name: str) -> None:
    assert list(name_faults(name, "last_name", "Le nom")) == []


def test_a_refused_sign_is_told_with_those_that_are_taken() -> None:
    [fault] = name_faults("Roca @", "last_name", "Le nom")
    assert fault.sentence == (
        "Le nom contient « @ » : écrivez-le en lettres latines, comme sur les papiers. Avec les lettres vont "
        "l’apostrophe, le trait d’union, le point, les parenthèses, ª, º et ·."
    )


@pytest.mark.parametrize(
    "commune",
    ["Paris 12e", "Lyon 1er", "Marseille 15e arrondissement", "Le Boulou", "L’Haÿ-les-Roses", "Œ", "Paris 2E"],
)
def test_a_commune_may_have_an_arrondissement(commune: str) -> None:
    assert list(commune_faults(commune, "commune")) == []


@pytest.mark.parametrize(
    ("commune", "said"),
    [
        ("", "comme sur la convention"),
        ("12e", "« 1 »"),
        ("Paris 12", "« 1 »"),
        ("Paris 0e", "« 0 »"),
        ("Céret 🙂", "comme sur une carte"),
        ("-", "aucune lettre"),
        ("é" * 81, "trop long"),
    ],
)
def test_a_commune_is_refused_in_words_that_speak_of_a_place(commune: str, said: str) -> None:
    [fault] = commune_faults(commune, "commune")
    assert said in fault.sentence and "personne" not in fault.sentence and "papiers" not in fault.sentence


def test_a_line_that_was_asserted_passes_and_no_other_rule_is_waived() -> None:
    assert [*line_faults("code : 4512", "note", "La note")]
    assert not [*line_faults(tidy(Asserted("code :  4512")), "note", "La note")]
    assert [*line_faults(Asserted("a" * 300), "note", "La note")]
