"""The letters that tell each organism that a mandate is over, ready to sign: it may rely on it until then (2005)."""

from dataclasses import replace
from datetime import date
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.french import listed, long_date, moment, plain_date
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, fill_in, say
from .end_sheet import EndSheet
from .letter import ADDRESS, address, sender, signed
from .page import render_public
from .styles import OBJECT, SPOKEN


@frozen
class OrganismLetters:
    """One letter for each organism of an end sheet, written on this day."""

    sheet: EndSheet
    written_on: date


def build(data: OrganismLetters, *, large: bool = False) -> bytes:
    """The letters as one PDF, each numbered on its own; raises `Unprintable`."""
    # The person writes, not the service: nothing at the head, but for what says that it is a training.
    head = replace(data.sheet.head, mark="") if data.sheet.head.demo else None
    foot = data.sheet.head.under(f"Mandat {data.sheet.mandate.number}")
    stories = [partial(_story, data, organism) for organism in data.sheet.organisms]
    return render_public("Lettre", foot, head, *stories, large=large)


def _story(data: OrganismLetters, organism: str) -> Story:
    sheet = data.sheet
    return [
        Spacer(0, 4 * mm),
        sender(sheet.person.name, fill_in(("N° de dossier :", 1), width=ADDRESS)),
        Spacer(0, 4 * mm),
        address(organism),
        Spacer(0, 6 * mm),
        say(SPOKEN, f"{sheet.head.place.commune}, le {plain_date(data.written_on)}"),
        say(OBJECT, "Objet : fin d’un mandat"),
        Spacer(0, 2 * mm),
        say(SPOKEN, "Madame, Monsieur,"),
        *_told(sheet, organism),
        KeepTogether(
            [
                say(SPOKEN, "Merci de le noter dans mon dossier et de me répondre à mon adresse."),
                signed(sheet.person.name),
            ]
        ),
    ]


def _told(sheet: EndSheet, organism: str) -> Story:
    mandate = sheet.mandate
    assert mandate.signature
    given = f"Le {long_date(mandate.signature.at.date())}, j’ai donné mandat à {sheet.advisor.name_and_title}"
    for_what = [what for _, each, what in sheet.covered if each == organism]
    stopped = next((each.at for each in mandate.withdrawn if each.number == sheet.line), mandate.ended_at)
    assert stopped
    return [
        say(SPOKEN, f"{given}, pour : {listed(for_what)}."),
        say(
            SPOKEN,
            Bold(f"Depuis le {moment(stopped)}, cela est fini."),
            " Cette personne ne peut plus rien faire ni rien demander en mon nom.",
        ),
    ]
