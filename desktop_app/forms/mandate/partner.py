"""The text that a partner imposes, block after block, its fields filled; what is signed and cut out is our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from desktop_app.domain.convention.partner_model import ModelBlock, ModelField, filled, list_field
from desktop_app.domain.french import capital, hour, listed, long_date, moment, plain_date

from ..blocks import Bold, Story, grid, heading, say, table_section, tick
from ..styles import BODY, SUBTITLE, TITLE, WIDTH
from . import signing

if TYPE_CHECKING:
    from .data import MandateForm

_NUMBER: float = 12 * mm
_BY_HAND = "." * 40
"""What was not typed is written on it."""


def story(data: MandateForm) -> Story:
    """One original."""
    values = _values(data)
    at, place = data.originals.printed_at, data.originals.place
    return [
        say(TITLE, f"Mandat n° {data.mandate.number}"),
        say(SUBTITLE, data.originals.model_name),
        say(
            BODY,
            f"Lieu : {place.commune}. Date : ",
            Bold(long_date(at.date())),
            f". Imprimé à {hour(at)}. Fait en ",
            Bold("deux originaux"),
            " : un pour la personne, un pour le service.",
        ),
        *(part for title, words in data.originals.model for part in _block(data, ModelBlock(title, words), values)),
        *signing.reading(data),
        *signing.signing(data),
    ]


def _block(data: MandateForm, block: ModelBlock, values: Mapping[ModelField, str]) -> Story:
    title = "".join(words for words, _ in filled(block.title, values))
    said: Story = []
    for line in block.lines:
        what = list_field(line)
        # A table keeps its title with its first row, which a heading of its own would not.
        heads = title if title and not said else ""
        if what in (ModelField.ACTS, ModelField.REQUESTS):
            said += _table(heads, *(_acts(data) if what is ModelField.ACTS else _requests(data)))
            continue
        said += [heading(heads)] if heads else []
        if what is ModelField.DATA:
            said += [say(BODY, Bold(question), f" {answer}") for question, answer in data.originals.notice]
            said += [tick(words) for words in data.originals.to_tick]
        else:
            parts = filled(line, values)
            said.append(say(BODY, *(Bold(words) if is_filled else words for words, is_filled in parts)))
    return said


Rows = Sequence[tuple[str, ...]]


def _table(title: str, header: tuple[str, ...], rows: Rows, widths: Sequence[float], nothing: str) -> Story:
    if not rows:
        return [*([heading(title)] if title else []), say(BODY, nothing)]
    made = table_section(title, header, rows, widths) if title else [grid(header, rows, widths)]
    return [*made, Spacer(0, 1.5 * mm)]


def _acts(data: MandateForm) -> tuple[tuple[str, ...], Rows, Sequence[float], str]:
    rows = [
        (str(number), line.organism, line.procedure, capital(line.acts_in_words) + ".")
        for number, line in enumerate(data.mandate.open_body.lines, 1)
    ]
    widths = (_NUMBER, 43 * mm, 52 * mm, WIDTH - 95 * mm - _NUMBER)
    return ("N°", "Organisme", "Démarche", "Actes permis"), rows, widths, "Aucune démarche."


def _requests(data: MandateForm) -> tuple[tuple[str, ...], Rows, Sequence[float], str]:
    first = len(data.mandate.open_body.lines) + 1
    rows = [(str(at), each.organism, each.data) for at, each in enumerate(data.mandate.open_body.requests, first)]
    widths = (_NUMBER, 60 * mm, WIDTH - 60 * mm - _NUMBER)
    nothing = "Aucune donnée personnelle ne peut être demandée à un organisme."
    return ("N°", "Organisme", "Données personnelles à demander"), rows, widths, nothing


def _values(data: MandateForm) -> Mapping[ModelField, str]:
    originals, body, place = data.originals, data.mandate.open_body, data.originals.place
    every = dict.fromkeys(entry.organism for _, entry in body.numbered)
    return {
        ModelField.NUMBER: data.mandate.number,
        ModelField.LAST_NAME: originals.person.last_name,
        ModelField.FIRST_NAME: originals.person.first_name,
        ModelField.BIRTH: _birth(data),
        ModelField.ADVISOR: originals.advisor.name_and_title,
        ModelField.SUBSTITUTES: listed(originals.substitutes) or "personne",
        ModelField.PARTNER: originals.partner,
        ModelField.PLACE: place.name,
        ModelField.ADDRESS: place.address,
        ModelField.DATE: long_date(originals.printed_at.date()),
        ModelField.IDENTITY: _identity(data),
        ModelField.ORGANISMS: listed(list(every)) or "aucun",
        ModelField.DOCUMENTS: listed(body.entrusted_in_words) or "aucun document",
        ModelField.EXECUTION: body.execution.value,
        ModelField.END: long_date(originals.ends_on),
        ModelField.CONTROLLER: originals.controller,
        ModelField.CONTACT: originals.controller_contact,
    }


def _birth(data: MandateForm) -> str:
    """'le 12 mai 1948 à Céret'; what was not typed is left to write by hand."""
    birth = data.mandate.open_body.birth
    on = plain_date(birth.on) if birth and birth.on else _BY_HAND
    return f"le {on} à {birth.at if birth and birth.at else _BY_HAND}"


def _identity(data: MandateForm) -> str:
    seen_at, by = data.mandate.identified_at, data.originals.identified_by
    assert seen_at
    seen = data.mandate.open_body.identity_in_words
    return f"{seen[:1].lower()}{seen[1:]}, le {moment(seen_at)}{f', par {by}' if by else ''}"
