"""Mandates in the partner's own text: the usual one, the longest, and one that says the data in its own words."""

from dataclasses import replace

from desktop_app.domain.convention.partner_model import LINE_LENGTH, STARTER, TITLE_LENGTH, ModelBlock, ModelField
from desktop_app.forms.mandate import PARTNER, MandateForm
from desktop_app.forms.page import Letterhead

from . import samples

NAME = "Mandat – annexe 3, version 2"
OWN = (
    ModelBlock(
        "Article 1 – Objet",
        "Je soussigné(e) {prénom} {nom}, né(e) {naissance}, donne mandat à {conseiller}, envoyé(e) par {partenaire}.\n"
        "Fait au {lieu}, {adresse}, le {date}. Mandat n° {numéro}.\nEn son absence : {remplaçants}.\n"
        "Identité vérifiée : {identité}.",
    ),
    ModelBlock("Article 2 – Démarches auprès de {organismes}", "{démarches}\nDocuments confiés : {documents}."),
    ModelBlock("Article 3 – Communication de données personnelles", "{demandes}"),
    ModelBlock(
        "Article 4 – Durée",
        "Les démarches sont faites {exécution}, jusqu’au {fin}. Le mandant peut révoquer ce mandat à tout moment.",
    ),
    ModelBlock(
        "Article 5 – Confidentialité",
        "Les données servent aux seules démarches. Le mandant peut les voir, les rectifier et les effacer. Ses données "
        "sont détruites à la fin du mandat. Responsable : {responsable}, {contact}.",
    ),
)


def _with(made: MandateForm, blocks: tuple[ModelBlock, ...], name: str = NAME) -> MandateForm:
    told = tuple((each.title, each.text) for each in blocks)
    return replace(made, originals=replace(made.originals, template=PARTNER, model=told, model_name=name))


def partner_mandate(head: Letterhead = samples.HEAD) -> MandateForm:
    """In the partner's own articles, with every field."""
    made = samples.whole_mandate_form()
    return _with(replace(made, originals=replace(made.originals, demo=head.demo)), OWN)


def starting_mandate() -> MandateForm:
    """In the text that a first draft begins with."""
    return _with(samples.mandate_form(), STARTER)


def large_partner_mandate() -> MandateForm:
    """The first one in large print."""
    made = partner_mandate()
    return replace(made, originals=replace(made.originals, large=True))


def worst_partner_mandate() -> MandateForm:
    """Every title and paragraph as long as may be typed, around the longest mandate."""
    filler = ("Clause très longue " * 40)[: LINE_LENGTH - 12].strip()
    long = tuple(ModelBlock("W" * 20 + " x" * 28, f"{filler} {each.written}") for each in list(ModelField)[:9])
    assert all(len(each.title) <= TITLE_LENGTH for each in long)
    return _with(samples.worst_mandate_form(), (*long, *STARTER), "Mandat " * 11)
