"""The mandate that a partner imposes: its own text in blocks, with fields, version by version, and what it must say.

Source: convention 001, art. 2, « annexe 3 », whose wording is the partner's. What no mandate may leave out is article 2
itself (on site, after an identity check and three informations, withdrawn at any time, in two legs), Code civil, 1984
to 2010, and RGPD, 13. Numbers, digest, initials, frames to sign and coupon are Permanence's, whatever the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum

from .. import text
from ..errors import Fault, RuleBroken, refuse
from ..french import NBSP
from ..nouns.frozen import frozen
from ..search_key import fold

TITLE_LENGTH, LINE_LENGTH, MOST_LINES, MOST_BLOCKS = 80, 600, 40, 30


class ModelField(Enum):
    """What is written in braces and filled for each mandate; the value is the word between the braces."""

    NUMBER = "numéro"
    LAST_NAME = "nom"
    FIRST_NAME = "prénom"
    BIRTH = "naissance"
    ADVISOR = "conseiller"
    SUBSTITUTES = "remplaçants"
    PARTNER = "partenaire"
    PLACE = "lieu"
    ADDRESS = "adresse"
    DATE = "date"
    IDENTITY = "identité"
    ORGANISMS = "organismes"
    ACTS = "démarches"
    REQUESTS = "demandes"
    DOCUMENTS = "documents"
    EXECUTION = "exécution"
    END = "fin"
    CONTROLLER = "responsable"
    CONTACT = "contact"
    DATA = "données"

    @property
    def written(self) -> str:
        """'{nom}'."""
        return f"{{{self.value}}}"


WHAT = {
    ModelField.NUMBER: "le numéro du mandat",
    ModelField.LAST_NAME: "le nom de la personne",
    ModelField.FIRST_NAME: "son prénom",
    ModelField.BIRTH: "son jour et son lieu de naissance",
    ModelField.ADVISOR: "le conseiller, avec sa fonction",
    ModelField.SUBSTITUTES: "qui agit en son absence",
    ModelField.PARTNER: "le partenaire de la convention",
    ModelField.PLACE: "le lieu d’accueil",
    ModelField.ADDRESS: "son adresse",
    ModelField.DATE: "le jour où il est imprimé",
    ModelField.IDENTITY: "ce qui a été vu, quand et par qui",
    ModelField.ORGANISMS: "les organismes, sur une ligne",
    ModelField.ACTS: "les démarches et les actes permis, en liste numérotée",
    ModelField.REQUESTS: "les données à demander, en liste numérotée",
    ModelField.DOCUMENTS: "les documents confiés",
    ModelField.EXECUTION: "ensemble, à distance",
    ModelField.END: "le dernier jour du mandat",
    ModelField.CONTROLLER: "le responsable des données",
    ModelField.CONTACT: "comment lui écrire",
    ModelField.DATA: "toute l’information sur les données, celle des réglages",
}
ALONE = frozenset({ModelField.ACTS, ModelField.REQUESTS, ModelField.DATA})
"""Those that are a list: they stand alone on their line."""


class Element(Enum):
    """What no mandate may leave out; the value is how it is named where it is missing."""

    PERSON = "qui donne le mandat, {prénom} et {nom}"
    ADVISOR = "qui le reçoit, {conseiller}"
    IDENTITY = "l’identité vérifiée, {identité}"
    ACTS = "les démarches permises, {démarches}"
    REQUESTS = "les données à demander aux organismes, {demandes}"
    END = "le dernier jour, {fin}"
    WITHDRAWAL = "que la personne peut le retirer à tout moment"
    USE = "à quoi servent les données"
    RIGHTS = "les droits de la personne : voir, corriger, effacer"
    CONTROLLER = "le responsable des données et comment lui écrire, {responsable} et {contact}"
    DESTRUCTION = "que les données sont détruites à la fin"


_FIELDS = {
    Element.PERSON: (ModelField.LAST_NAME, ModelField.FIRST_NAME),
    Element.ADVISOR: (ModelField.ADVISOR,),
    Element.IDENTITY: (ModelField.IDENTITY,),
    Element.ACTS: (ModelField.ACTS,),
    Element.REQUESTS: (ModelField.REQUESTS,),
    Element.END: (ModelField.END,),
    Element.CONTROLLER: (ModelField.CONTROLLER, ModelField.CONTACT),
}
_WORDS = {
    Element.WITHDRAWAL: (
        r"\b(retir|revo[cq]|mettre fin|arret)",
        r"\b(tout moment|toute heure|quand (je|il|elle|on|vous))",
    ),
    Element.USE: (r"\b(donnee|information)", r"\b(serv(ent|ir|ira|iront)\b|utilis|usages?\b|finalite)"),
    Element.RIGHTS: (r"\b(donnee|information)", r"\b(voir|acces|acced|consult)", r"\b(corrig|rectif|effac|supprim)"),
    Element.DESTRUCTION: (r"\b(donnee|information|contenu)", r"\b(detrui|destruction|(efface|supprime)es\b)"),
}
"""All of them in one block, without accents: two words of two clauses that do not speak of one thing say nothing."""
_ALSO_IN_DATA = frozenset({Element.USE, Element.RIGHTS, Element.CONTROLLER, Element.DESTRUCTION})
"""What the settings' own information says, where it is inserted whole."""
_BRACES = re.compile(r"\{([^{}]*)\}")
_BY_WORD = {each.value: each for each in ModelField}


@frozen
class ModelBlock:
    """One block: a title, or '', and its paragraphs, one a line."""

    title: str
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Its paragraphs."""
        return tuple(line for line in map(text.tidy, self.text.splitlines()) if line)

    @property
    def fields(self) -> frozenset[ModelField]:
        """Those it holds."""
        return frozenset(_BY_WORD[word] for word in _BRACES.findall(f"{self.title} {self.text}") if word in _BY_WORD)


class ModelState(Enum):
    """Where a version stands; the value is what screens say."""

    DRAFT = "brouillon"
    IN_FORCE = "en vigueur"
    REPLACED = "remplacée"


@frozen
class PartnerModel:
    """One version of the text for a convention; `version` counts from 1. Only a draft is ever changed.

    `since` is the day it was put in force, None for a draft. `name` is what the paper is called, as « annexe 3 ».
    """

    id: int
    convention_id: int
    version: int
    name: str
    blocks: tuple[ModelBlock, ...]
    state: ModelState = ModelState.DRAFT
    since: date | None = None

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What the originals keep of it: each title with its text."""
        return tuple((block.title, block.text) for block in self.blocks)

    @property
    def reference(self) -> str:
        """'annexe 3, version 2'."""
        return f"{self.name}, version {self.version}"


def missing(blocks: Iterable[ModelBlock]) -> tuple[Element, ...]:
    """What the text does not say yet, in the order in which a mandate says it."""
    every = tuple(blocks)
    held = frozenset(field for block in every for field in block.fields)
    return tuple(each for each in Element if not _is_said(each, every, held))


def _is_said(element: Element, blocks: Sequence[ModelBlock], held: frozenset[ModelField]) -> bool:
    if ModelField.DATA in held and element in _ALSO_IN_DATA:
        return True
    if element in _FIELDS:
        return held >= set(_FIELDS[element])
    wanted = [re.compile(pattern) for pattern in _WORDS[element]]
    told = (fold(f"{block.title} {block.text}") for block in blocks)
    return any(all(pattern.search(words) for pattern in wanted) for words in told)


def missing_told(elements: Sequence[Element]) -> str:
    """'Il manque : …', or '' where nothing does."""
    return f"Il manque{NBSP}: {f'{NBSP}; '.join(each.value for each in elements)}." if elements else ""


def read_model(typed: PartnerModel) -> PartnerModel:
    """The draft as it may be kept, complete or not; raises `RuleBroken` for a version that is not one, `Refused`."""
    if typed.state is not ModelState.DRAFT:
        raise RuleBroken(f"La version {typed.version} ne change plus : faites-en une nouvelle.")
    faults = [*text.line_faults(typed.name, "name", "Le nom du modèle", longest=TITLE_LENGTH)]
    if len(typed.blocks) > MOST_BLOCKS:
        faults.append(Fault("blocks", f"{MOST_BLOCKS} blocs au plus."))
    refuse(faults)
    return replace(typed, name=text.tidy(typed.name), blocks=tuple(map(read_block, typed.blocks)))


def read_block(typed: ModelBlock) -> ModelBlock:
    """The block with each paragraph on its line; raises `Refused` (fields title, text)."""
    faults = [*text.line_faults(typed.title, "title", "Le titre", required=False, longest=TITLE_LENGTH)]
    faults += _text_faults(typed)
    refuse(faults)
    return ModelBlock(text.tidy(typed.title), "\n".join(typed.lines))


def _text_faults(typed: ModelBlock) -> Iterator[Fault]:
    if not typed.lines:
        yield Fault("text", "Ce bloc est vide : écrivez son texte, ou retirez-le.")
    if len(typed.lines) > MOST_LINES:
        yield Fault("text", f"{MOST_LINES} paragraphes au plus dans un bloc : faites-en deux.")
    for line in typed.lines:
        yield from text.line_faults(line, "text", "Un paragraphe", longest=LINE_LENGTH)
    words = [word for line in (typed.title, *typed.lines) for word in _BRACES.findall(line)]
    if unknown := [word for word in words if word not in _BY_WORD]:
        yield Fault("text", f"{{{unknown[0]}}} n’est pas un champ : choisissez-le dans la liste.")
    for line in typed.lines:
        lists = [each for each in ModelField if each in ALONE and each.written in line and line != each.written]
        if lists:
            yield Fault("text", f"{lists[0].written} est une liste : mettez-le seul sur sa ligne.")
    if any(each.written in typed.title for each in ALONE):
        yield Fault("title", "Une liste ne va pas dans un titre.")
    rest = _BRACES.sub("", f"{typed.title} {typed.text}")
    if "{" in rest or "}" in rest:
        yield Fault("text", "Une accolade est seule : un champ s’écrit {nom}, entre deux accolades.")


def put_in_force(model: PartnerModel, today: date) -> PartnerModel:
    """The version once mandates are printed from it; raises `RuleBroken` naming all that the text lacks."""
    if model.state is ModelState.IN_FORCE:
        raise RuleBroken("Cette version est déjà en vigueur.")
    if lacks := missing(model.blocks):
        raise RuleBroken(f"{missing_told(lacks)} Ce modèle reste un brouillon.")
    return replace(model, state=ModelState.IN_FORCE, since=today)


def filled(line: str, values: Mapping[ModelField, str]) -> Iterator[tuple[str, bool]]:
    """The parts of a paragraph, each with whether it was filled in."""
    for at, part in enumerate(_BRACES.split(line)):
        if at % 2 and part in _BY_WORD:
            yield values[_BY_WORD[part]], True
        elif part:
            yield part, False


def list_field(line: str) -> ModelField | None:
    """The list that a paragraph is, or None."""
    return next((each for each in ALONE if line == each.written), None)


STARTER = (
    ModelBlock(
        "Qui signe ce mandat",
        "Je soussigné(e) {prénom} {nom} donne mandat à {conseiller}, envoyé(e) par {partenaire}.\n"
        "En son absence : {remplaçants}.\nIdentité vérifiée : {identité}.",
    ),
    ModelBlock("Ce qui peut être fait en mon nom, et rien d’autre", "{démarches}"),
    ModelBlock("Ce qui peut être demandé sur moi", "{demandes}"),
    ModelBlock(
        "Comment et jusqu’à quand",
        "Les démarches sont faites {exécution}. Le mandat finit le {fin}.\n"
        "Je peux le retirer à tout moment, même d’un seul mot. Il est gratuit.",
    ),
    ModelBlock("Mes données personnelles", "{données}"),
)
"""What a first draft begins with: complete, to be replaced by the partner's words."""
