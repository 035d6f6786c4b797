"""The same answer as `personal_record`, for another program to read: a JSON file of stable keys, in French.

Source: RGPD, articles 15-3 (in electronic form) and 20 (structured, commonly used, machine-readable). Dates are ISO
8601, local time. What a key means is in the chapter « Effacer » of the help; a key is never given another meaning: what
changes raises `VERSION`.
"""

import json
from datetime import date, datetime
from enum import Enum

from desktop_app.domain.mandate import ActDone, Birth, Body, Mandate, ScopeLine, State, data_notice
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.domain.reception.appointment import Appointment, told_of
from desktop_app.domain.reception.request import Request
from desktop_app.domain.reception.rights_request import RightsRequest
from desktop_app.domain.reception.transmittal import ANSWERS, Transmittal
from desktop_app.domain.theme import theme

from .mandates_held import SEALED, MandateHeld
from .personal_record import PersonalRecord, elsewhere

SCHEMA = "permanence/donnees-personnelles"
VERSION = 1
Value = str | int | bool | None | list["Value"] | dict[str, "Value"]


def write(data: PersonalRecord) -> bytes:
    """The file, in UTF-8."""
    return (json.dumps(content(data), ensure_ascii=False, indent=2) + "\n").encode()


def content(data: PersonalRecord) -> dict[str, Value]:
    """What it says; a fact that is not known is null, a list of nothing is empty."""
    place, person = data.head.place, data.person
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "entrainement": data.head.demo,
        "fait_le": _iso(data.made_on),
        "lieu": {"nom": place.name, "adresse": place.address, "telephone": place.phone or None},
        "personne": {
            "numero": person.id,
            "nom": person.last_name,
            "prenom": person.first_name,
            "nom_de_naissance": person.birth_name or None,
            "annee_de_naissance": person.birth_year or None,
            "telephone": person.phone or None,
            "fiche_faite_le": _iso(data.added_on),
        },
        "rendez_vous": [_visit(visit, advisor) for visit, advisor in data.visits],
        "appels": [
            {"le": _iso(each.at), "rendez_vous_du": _iso(each.about.date()), "resultat": each.result}
            for each in data.calls
        ],
        "venues_sans_rendez_vous": [{"le": _iso(each.day), "jusqu_a": _iso(each.state_at)} for each in data.walk_ins],
        "demandes": [_request(each) for each in data.requests],
        "demandes_transmises": [row for sent in data.transmittals for row in _transmitted(sent, person.id)],
        "messages": [{"le": _iso(each.left_at), "texte": each.text} for each in data.messages],
        "demandes_sur_les_donnees": [_rights(each) for each in data.rights],
        "mandats": [_mandate(each) for each in data.mandates],
        "mandats_aidants_connect": [
            {"reference": each.reference, "premier_jour": _iso(each.first_on), "dernier_jour": _iso(each.last_on)}
            for each in data.held_elsewhere
        ],
        "ce_qui_n_est_pas_ici": list(elsewhere(data)),
        "a_quoi_servent_ces_donnees": list(data_notice.purposes(data.parties, data.months_kept)),
        "vos_droits": list(data_notice.rights(data.parties)),
    }


def _visit(visit: Appointment, advisor: str) -> Value:
    return {
        "debut": _iso(visit.start),
        "fin": _iso(visit.end),
        "avec": advisor,
        "motif": theme(visit.theme).label,
        "precisions": list(told_of(visit)),
        "etat": visit.state.value,
        "etat_le": _iso(visit.state_at.date() if visit.state_at else None),
    }


def _request(each: Request) -> Value:
    return {
        "le": _iso(each.at),
        "motif": theme(each.theme).label if each.theme else None,
        "suite": each.outcome.value,
        "suite_le": _iso(each.outcome_at),
    }


def _transmitted(sent: Transmittal, person_id: int) -> list[Value]:
    return [
        {
            "a": sent.sent_to,
            "le": _iso(sent.sent_on),
            "bordereau": sent.reference,
            "reponse": ANSWERS[row.answer] if row.answer else None,
            "reponse_le": _iso(row.answered_on),
            "mots": row.words or None,
        }
        for row in sent.rows
        if row.person_id == person_id
    ]


def _rights(each: RightsRequest) -> Value:
    return {
        "numero": each.reference,
        "droit": each.right.value,
        "recue_le": _iso(each.received_on),
        "moyen": each.by.value,
        "reponse": each.told(),
    }


def _mandate(held: MandateHeld) -> Value:
    mandate, signature = held.mandate, held.mandate.signature
    return {
        "numero": mandate.number,
        "avec": held.advisor.name_and_title,
        "peuvent_aussi_agir": list(held.substitutes),
        "prepare_le": _iso(mandate.drafted_at),
        "dernier_jour_prevu": _iso(mandate.ends_on),
        "dernier_jour_avance": _named(mandate.ends_because if mandate.state is not State.ENDED else None),
        "informations_donnees_le": _iso(mandate.informed[-1][1] if mandate.informed else None),
        "piece_vue_le": _iso(mandate.identified_at),
        "imprime_le": _iso(mandate.printed_at),
        "signe_le": _iso(signature.at if signature else None),
        "signe_a": signature.place if signature else None,
        "lignes_retirees": [
            {"ligne": each.number, "le": _iso(each.at), "moyen": each.channel.value} for each in mandate.withdrawn
        ],
        "suspendu_depuis": _iso(mandate.suspended_at),
        **_end(mandate),
        "contenu": _content(held),
        "original": _original(held.original),
    }


def _end(mandate: Mandate) -> dict[str, Value]:
    over = bool(mandate.ended_at and mandate.end_reason)
    return {
        "fini_le": _iso(mandate.ended_at if over else None),
        "fin": _named(mandate.end_reason if over else None),
        "retrait": _named(mandate.channel if over else None),
    }


def _original(original: PaperOriginal | None) -> Value:
    """What of the signed paper is told; what is further on hides what comes before, as on paper."""
    if original is None:
        return None
    gone = original.destroyed_on or original.returned_on
    return {
        "detruit_le": _iso(original.destroyed_on),
        "remis_le": _iso(None if original.destroyed_on else original.returned_on),
        "garde_jusqu_au": _iso(None if gone else original.term),
    }


def _content(held: MandateHeld) -> Value:
    mandate, destruction = held.mandate, held.destruction
    if mandate.body:
        return {"etat": "lisible", **_body(mandate.body)}
    if mandate.state is not State.ENDED:
        return {"etat": "scelle", "comment_le_lire": SEALED}
    if destruction and destruction.done_at:
        return {"etat": "detruit", "preuve": destruction.number, "detruit_le": _iso(destruction.done_at)}
    return {"etat": "destruction en cours"}


def _body(body: Body) -> dict[str, Value]:
    return {
        "demarches": [
            {"organisme": line.organism, "demarche": line.procedure, "actes": line.acts_in_words}
            for line in body.lines
            if line.organism
        ],
        "demandes_de_donnees": [
            {"organisme": each.organism, "donnees": each.data} for each in body.requests if each.organism
        ],
        "documents_confies": list(body.entrusted_in_words),
        "execution": body.execution.value,
        "qui_signe": list(body.path.in_words) if body.path else [],
        "identite": body.identity_in_words or None,
        **_birth(body.birth or Birth()),
        "signe_pour": body.given_for or None,
        "joindre": _named(body.reach),
        "questions_posees_le": _iso(body.understood_at),
        "questions_posees_par": body.understood_by if body.understood_at else None,
        "actes_faits": [_act(body, each) for each in body.acts],
    }


def _birth(birth: Birth) -> dict[str, Value]:
    return {"ne_sous_le_nom": birth.name or None, "ne_le": _iso(birth.on), "ne_a": birth.at or None}


def _act(body: Body, done: ActDone) -> Value:
    entry = dict(body.numbered)[done.number]
    return {
        "le": _iso(done.at),
        "acte": _named(done.act) or "demander des données",
        "organisme": entry.organism,
        "objet": entry.procedure if isinstance(entry, ScopeLine) else entry.data,
        "maniere": done.manner.value,
        "resultat": done.outcome.value,
        "par": done.by or None,
        "note": done.note or None,
        "echeance": _iso(done.due_on),
        "echeance_pour": done.due_for if done.due_on else None,
    }


def _named(each: Enum | None) -> Value:
    return each.value if each else None


def _iso(at: date | datetime | None) -> Value:
    if isinstance(at, datetime):
        return at.isoformat(timespec="minutes")
    return at.isoformat() if at else None
