"""The partner's own mandate: what it may hold, and what no mandate may leave out, named where it is missing."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.convention.partner_model import (
    ALONE,
    STARTER,
    Element,
    ModelBlock,
    ModelField,
    ModelState,
    PartnerModel,
    filled,
    list_field,
    missing,
    missing_told,
    put_in_force,
    read_block,
    read_model,
)
from desktop_app.domain.errors import Refused, RuleBroken
from tests.domain.blamed import blamed

TODAY = date(2025, 11, 27)
MODEL = PartnerModel(1, 1, 1, "annexe 3", STARTER)
WITHDRAWN = ModelBlock("Fin", "Le mandant peut révoquer ce mandat à tout moment.")
DATA = ModelBlock(
    "Données",
    "Les données servent aux démarches. L’usager peut accéder à ses données, les rectifier, les effacer. "
    "Les données sont détruites à la fin. Responsable : {responsable}, {contact}.",
)


def without(field: ModelField) -> tuple[ModelBlock, ...]:
    return tuple(ModelBlock(each.title, each.text.replace(field.written, "…")) for each in STARTER)


def test_the_text_a_draft_begins_with_lacks_nothing() -> None:
    assert missing(STARTER) == () and missing_told(()) == ""


def test_an_empty_text_lacks_everything_in_the_order_of_a_mandate() -> None:
    assert missing(()) == tuple(Element)
    assert (
        missing_told(missing(()))
        .replace("\N{NO-BREAK SPACE}", " ")
        .startswith("Il manque : qui donne le mandat, {prénom} et {nom} ; qui le reçoit")
    )


@pytest.mark.parametrize(
    ("field", "element"),
    [
        (ModelField.LAST_NAME, Element.PERSON),
        (ModelField.FIRST_NAME, Element.PERSON),
        (ModelField.ADVISOR, Element.ADVISOR),
        (ModelField.IDENTITY, Element.IDENTITY),
        (ModelField.ACTS, Element.ACTS),
        (ModelField.REQUESTS, Element.REQUESTS),
        (ModelField.END, Element.END),
    ],
)
def test_a_field_taken_out_is_named(field: ModelField, element: Element) -> None:
    assert missing(without(field)) == (element,)


def test_the_information_of_the_settings_says_four_things_which_may_be_said_otherwise() -> None:
    plain = without(ModelField.DATA)
    assert missing(plain) == (Element.USE, Element.RIGHTS, Element.CONTROLLER, Element.DESTRUCTION)
    assert missing((*plain, DATA)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Le mandant peut révoquer ce mandat à tout moment.",
        "Je peux le retirer quand je veux.",
        "Vous pouvez y mettre fin à toute heure.",
        "La révocation est possible à tout moment.",
    ],
)
def test_the_withdrawal_is_found_in_usual_words(words: str) -> None:
    rest = tuple(each for each in STARTER if "retirer" not in each.text)
    assert Element.WITHDRAWAL in missing(rest) and Element.WITHDRAWAL not in missing((*rest, ModelBlock("", words)))


def test_words_of_two_blocks_say_nothing_together() -> None:
    apart = (ModelBlock("", "Je retire mon manteau."), ModelBlock("", "À tout moment, il peut pleuvoir."))
    assert Element.WITHDRAWAL in missing(apart)


@pytest.mark.parametrize("element", [Element.USE, Element.RIGHTS, Element.DESTRUCTION, Element.CONTROLLER])
def test_each_word_of_the_data_is_needed(element: Element) -> None:
    cut = {
        Element.USE: ("Les données servent aux démarches. ", ""),
        Element.RIGHTS: ("accéder à ses données, les rectifier, les effacer", "écrire"),
        Element.DESTRUCTION: ("Les données sont détruites à la fin. ", ""),
        Element.CONTROLLER: ("{contact}", ""),
    }[element]
    block = replace(DATA, text=DATA.text.replace(*cut))
    assert element in missing((*without(ModelField.DATA), block))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{conseiller}", {Element.ADVISOR}),
        ("{nom} et {prénom}", {Element.PERSON}),
        ("{nom}", set()),
        ("{responsable} {contact}", {Element.CONTROLLER}),
        ("{démarches}", {Element.ACTS}),
        ("", set()),
    ],
)
def test_what_a_text_says_by_its_fields_alone(written: str, said: set[Element]) -> None:
    assert set(Element) - set(missing((ModelBlock("", written),))) == said


@pytest.mark.parametrize(
    ("block", "field"),
    [
        (ModelBlock("Vide", "  \n "), "text"),
        (ModelBlock("", "Bonjour {usager}."), "text"),
        (ModelBlock("", "Bonjour {nom."), "text"),
        (ModelBlock("", "Voici {démarches}."), "text"),
        (ModelBlock("Les {demandes}", "x"), "title"),
        (ModelBlock("x" * 81, "x"), "title"),
        (ModelBlock("", "x" * 601), "text"),
        (ModelBlock("", "\n".join("x" * 41)), "text"),
        (ModelBlock("", "Le mot de passe est soleil12."), "text"),
    ],
)
def test_what_cannot_be_printed_is_refused_beside_its_field(block: ModelBlock, field: str) -> None:
    with pytest.raises(Refused) as refused:
        read_block(block)
    assert {fault.field for fault in refused.value.faults} == {field}


def test_the_first_of_what_is_wrong_is_the_one_that_is_named() -> None:
    told = blamed(read_block, ModelBlock("", "Bonjour {usager}, {madame}."))
    assert told == {"text": "{usager} n’est pas un champ : choisissez-le dans la liste."}
    told = blamed(read_block, ModelBlock("", "Voici {données}, {demandes} et {démarches}."))
    assert told == {"text": "{démarches} est une liste : mettez-le seul sur sa ligne."}


def test_a_block_is_kept_paragraph_by_paragraph() -> None:
    assert read_block(ModelBlock(" Fin ", " un  \n\n\n deux ")) == ModelBlock("Fin", "un\ndeux")
    most = ModelBlock("t" * 80, "\n".join(["x" * 600] * 40))
    assert read_block(most) == most


@pytest.mark.parametrize("state", [ModelState.IN_FORCE, ModelState.REPLACED])
def test_only_a_draft_is_changed(state: ModelState) -> None:
    with pytest.raises(RuleBroken, match="ne change plus"):
        read_model(replace(MODEL, state=state, since=TODAY))


def test_a_model_that_lacks_something_is_kept_and_not_put_in_force() -> None:
    lacking = replace(MODEL, blocks=without(ModelField.IDENTITY))
    assert missing(read_model(lacking).blocks) == (Element.IDENTITY,)
    with pytest.raises(RuleBroken, match=r"Il manque.: l’identité vérifiée"):
        put_in_force(lacking, TODAY)
    assert put_in_force(MODEL, TODAY) == replace(MODEL, state=ModelState.IN_FORCE, since=TODAY)


def test_a_paragraph_is_filled_part_by_part() -> None:
    values = dict.fromkeys(ModelField, "") | {ModelField.LAST_NAME: "Lefèvre", ModelField.FIRST_NAME: "Éloïse"}
    assert list(filled("Je suis {prénom} {nom}.", values)) == [
        ("Je suis ", False),
        ("Éloïse", True),
        (" ", False),
        ("Lefèvre", True),
        (".", False),
    ]


def test_a_word_that_is_no_field_between_braces_stays_as_it_is() -> None:
    values = dict.fromkeys(ModelField, "") | {ModelField.LAST_NAME: "Lefèvre"}
    assert list(filled("{nom}nom{nom}", values)) == [("Lefèvre", True), ("nom", False), ("Lefèvre", True)]


def test_a_list_is_offered_among_the_fields() -> None:
    assert set(ModelField) > ALONE


def test_a_model_is_told_with_its_version_and_its_titles() -> None:
    assert MODEL.reference == "annexe 3, version 1"
    assert replace(MODEL, blocks=(WITHDRAWN,)).told == (("Fin", "Le mandant peut révoquer ce mandat à tout moment."),)


def test_once_it_is_in_force_it_changes_no_more() -> None:
    in_force = put_in_force(MODEL, TODAY)
    assert (in_force.state, in_force.since) == (ModelState.IN_FORCE, TODAY)
    assert blamed(put_in_force, in_force, TODAY) == {"": "Cette version est déjà en vigueur."}
    assert blamed(read_model, in_force) == {"": "La version 1 ne change plus : faites-en une nouvelle."}


@pytest.mark.parametrize(("blocks", "fields"), [(30, []), (31, ["blocks"])])
def test_a_model_has_a_most_of_blocks(blocks: int, fields: list[str]) -> None:
    model = replace(MODEL, blocks=(WITHDRAWN,) * blocks)
    if fields:
        assert list(blamed(read_model, model)) == fields
    else:
        assert read_model(model) == model


def test_a_list_is_a_paragraph_of_its_own() -> None:
    assert list_field("{démarches}") is ModelField.ACTS
    assert list_field("Ceci : {démarches}") is None and list_field("{nom}") is None
