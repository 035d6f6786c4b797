"""Every sheet of the public is easy to read: short sentences, common words, the others explained where they stand.

Measured on what the program writes, at the most 15 words a sentence on average, and no word rarer than the 5,000 most
common (`common_words.txt`) but as the three tables below say.
"""

from __future__ import annotations

from collections.abc import Callable
from pkgutil import iter_modules
from typing import Any

import pytest

from desktop_app import forms
from desktop_app.domain.mandate import EndReason
from desktop_app.forms import (
    acts_report,
    appointment_slip,
    call_letter,
    data_request_sheet,
    destruction_proof,
    door_notice,
    end_sheet,
    ending_notice,
    hand_over,
    information_notice,
    organism_letter,
    orientation_sheet,
    personal_record,
    plain_sheet,
    queue_number,
    reading_sheet,
    rights_letter,
    withdrawal_receipt,
)

from . import (
    samples,
    samples_acts,
    samples_agenda,
    samples_endings,
    samples_mandates,
    samples_originals,
    samples_rights,
    samples_sheets,
)
from .papers import LARGE
from .plain_reading import Sheet, common, read

LONGEST = 15
SHEETS: dict[str, tuple[Callable[[Any], bytes], Any]] = {
    "information notice": (information_notice.build, samples_sheets.information_notice()),
    "information notice of two conventions": (information_notice.build, samples_sheets.worst_information_notice()),
    "plain sheet": (plain_sheet.build, samples_sheets.plain_sheet()),
    "reading sheet": (reading_sheet.build, samples_sheets.worst_reading_sheet()),
    "blank reading sheet": (reading_sheet.build, reading_sheet.ReadingSheet(samples.HEAD)),
    "data request": (data_request_sheet.build, samples_sheets.data_request_sheet()),
    "acts report": (acts_report.build, samples_acts.whole_report()),
    "end sheet": (end_sheet.build, samples_endings.end_sheet()),
    "end sheet after acts": (end_sheet.build, samples_acts.end_sheet()),
    "end sheet after a death": (end_sheet.build, samples_endings.end_sheet(reason=EndReason.DEATH)),
    "organism letters": (organism_letter.build, samples_endings.letters()),
    "notice of an end": (ending_notice.build, samples_endings.ending_notice()),
    "orientation": (orientation_sheet.build, samples_mandates.orientation_sheet()),
    "every orientation": (orientation_sheet.build, samples_mandates.worst_orientation_sheet()),
    "receipt": (withdrawal_receipt.build, samples.withdrawal_receipt()),
    "receipt of a line": (withdrawal_receipt.build_line, samples_endings.line_receipt()),
    "proof": (destruction_proof.build, samples_originals.destruction_proof()),
    "record": (personal_record.build, samples.personal_record()),
    "rights letter": (rights_letter.build, samples_rights.a_letter(samples_rights.DOUBTED)),
    "rights letter of a part": (rights_letter.build, samples_rights.a_letter(samples_rights.PARTLY)),
    "rights letter of an answer": (rights_letter.build, samples_rights.a_letter(samples_rights.DONE)),
    "letters": (call_letter.build, samples.call_letters()),
    "notice": (door_notice.build, samples.door_notice()),
    "card": (appointment_slip.build, samples.appointment_slip()),
    "number": (queue_number.build, samples_agenda.queue_number()),
    "hand-over": (hand_over.build, samples_agenda.hand_over()),
}
"""What somebody takes home; each form in large letters is here, or in `APART`."""
APART = {
    "mandate": "its originals are measured in `test_mandate_hand`",
    "place_change_letter": "the partner reads it",
    "recovery_sheet": "the référent keeps it",
}
NAMES = frozenset("caf ccas cdad passeport grise notaire".split())
"""Offices and papers that one must be able to find again by the name on the door or on the paper."""
_FORMS = """
    accompagner: accompagnement; ambassadeur: ambassadrice; appeler: appelez; apporter: apportez; arrêter: arrêtera
    attendre: attendue; aujourd'hui: aujourd hui; changer: changez changée; choisir: choisissons
    conseiller: conseillère; copie: copies; coupe: coupez; courrier: courriers; demander: demandez demandées
    démarche: démarches; détruit: détruites; envoyer: envoyées; excuse: excuser; ferme: fermées; fini: finie
    garder: gardez gardées gardent; joint: jointe jointes; jusque: jusqu; lire: relire; mandat: mandats; note: noté
    passer: passez; permettre: permettez; poser: posées; prie: prions; protéger: protégées; préfère: préférez
    prévenu: prévenue; prêt: prêtes; quelque: quelqu; quitter: quittent; regarder: regardons
    remplacer: remplaçants; retenu: retenue; revenir: revenez; reçu: reçus; répondre: répondrons; servir: serve
    signer: signez signons signés; supprimer: supprimé supprimés supprimées; sûr: sûrs; taper: tapez tapés
    traiter: traitée; téléphone: tél téléphonez; vendre: vendues; votre: vôtre; vérifier: vérifiez vérifiée
    écrire: écrivez
"""
"""A common word, then what it becomes in a sentence, or a word of its family: nobody looks those up."""
OTHER_FORMS = {
    form: word
    for pair in _FORMS.replace("\n", ";").split(";")
    if pair.strip()
    for word, forms in [pair.strip().split(": ")]
    for form in forms.split()
}
EXPLAINED: dict[str, str] = {
    "mandant": "on dit : le mandant",
    "mandataire": "on dit : le mandataire",
    "notice": "feuille",
    "cnil": "Elle protège les données en France",
    "dpo": "veille sur vos droits",
    "délégué": "veille sur vos droits",
    "rgpd": "loi de l’Europe",
    "opposer": "(le refuser)",
    "corriger": "ce qui est faux",
    "interprète": "Qui a traduit",
    "coupon": "au bas de votre mandat",
    "récépissé": "cette preuve",
    "empreinte": "un code que rien d’autre ne donne",
    "pliez": "ou coupez ici",
}
"""A rarer word: what the sheet must say beside it."""


@pytest.fixture(scope="module")
def sheets() -> dict[str, Sheet]:
    """Each read once."""
    with pytest.MonkeyPatch.context() as patch:
        return {
            name: read(lambda build=build, data=data: build(data), data, patch)
            for name, (build, data) in SHEETS.items()
        }


@pytest.mark.parametrize("name", SHEETS)
def test_sentences_are_short(name: str, sheets: dict[str, Sheet]) -> None:
    assert len(sheets[name].sentences) > 0
    assert sheets[name].average <= LONGEST, sheets[name].sentences


@pytest.mark.parametrize("name", SHEETS)
def test_words_are_common_or_explained_where_they_stand(name: str, sheets: dict[str, Sheet]) -> None:
    sheet = sheets[name]
    rare = sheet.words - common() - NAMES - OTHER_FORMS.keys()
    assert {word for word in rare if EXPLAINED.get(word, "\0") not in sheet.text} == set()


def test_the_list_is_whole_and_the_tables_hold_nothing_too_many(sheets: dict[str, Sheet]) -> None:
    assert len(common()) == 5000
    assert set(OTHER_FORMS.values()) <= common()
    assert not (OTHER_FORMS.keys() | EXPLAINED.keys() | NAMES) & common()
    said = set().union(*(sheet.words for sheet in sheets.values()))
    assert OTHER_FORMS.keys() | EXPLAINED.keys() | NAMES <= said
    assert not OTHER_FORMS.keys() & EXPLAINED.keys()


def test_every_sheet_of_the_public_is_measured() -> None:
    modules = {each.name for each in iter_modules(forms.__path__)}
    public = {name for draw in LARGE.values() for name in draw.__code__.co_names} & modules
    measured = {build.__module__.rpartition(".")[2] for build, _ in SHEETS.values()}
    assert public - measured == APART.keys()
