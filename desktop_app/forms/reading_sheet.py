"""Who read a mandate aloud or translated it, and before whom: it goes with the originals (Code civil, 1128 and 1367).

The witnesses and the reason why nobody signs follow what annexe 4-10 of the CASF asks elsewhere; nothing is asked of
anybody's health. Names are written by hand: none is kept.
"""

from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import NBSP, capital, hour, long_date
from desktop_app.domain.mandate import Aid
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person

from .blocks import (
    Bold,
    Signatory,
    Story,
    fill_in,
    half,
    heading,
    plain_table,
    say,
    signature_frame,
    signatures,
    tick,
    tick_fill,
)
from .page import Letterhead, render_public
from .styles import BODY, GUTTER, TITLE
from .wording import words_for

_WHAT_WAS_READ = ("Le mandat, en entier.", "La notice : la feuille sur les données.", "La feuille en langage simple.")
_WHY = ("La personne n’a pas appris à écrire.", "La personne ne peut pas écrire aujourd’hui.")
_WITNESS = "Je ne travaille pas ici. Je ne suis pas de la famille. J’ai entendu la personne dire oui."


@frozen
class Reading:
    """Of which mandate, of whom with whom; printed on the day it is signed."""

    number: str
    person: Person
    advisor: Advisor
    at: datetime


@frozen
class ReadingSheet:
    """The sheet of a mandate, for those who helped; all of it to fill by hand with None, for each who may help."""

    head: Letterhead
    of: Reading | None = None
    aids: frozenset[Aid] = frozenset(Aid)


def build(data: ReadingSheet, *, large: bool = False) -> bytes:
    """The sheet as a PDF; raises `Unprintable`."""
    title = "Lecture, traduction, témoins"
    reference = f"{title} – mandat {data.of.number}" if data.of else title
    return render_public(title, reference, data.head, lambda: _story(data), large=large)


def _story(data: ReadingSheet) -> Story:
    return [
        say(TITLE, "Comment le mandat a été dit"),
        *_opening(data),
        heading("Ce qui a été lu ou traduit"),
        *(tick(each) for each in _WHAT_WAS_READ),
        tick_fill(("Un autre papier :", 1)),
        *(flowable for aid in Aid if aid in data.aids for flowable in _PARTS[aid]()),
        *_both(data),
    ]


def _opening(data: ReadingSheet) -> Story:
    why = say(BODY, "Cette feuille dit qui a lu ou traduit le mandat. Gardez-les ensemble.")
    if data.of is None:
        return [why, fill_in(("Mandat n°", 1), ("de", 3)), fill_in(("avec", 1)), _where_and_when()]
    place, at = data.head.place.commune, data.of.at
    return [
        why,
        say(
            BODY,
            Bold(f"Mandat n° {data.of.number}"),
            f", de {data.of.person.name}, avec {data.of.advisor.name_and_title}.",
        ),
        say(BODY, f"À {place}, le {long_date(at.date())}, vers {hour(at)}."),
    ]


def _where_and_when() -> Flowable:
    return fill_in(("À", 2), (f"{NBSP}le", 2), (f"{NBSP}à", 1), (f"{NBSP}h", 1))


def _reader() -> Story:
    said = "J’ai lu à voix haute, en entier. La personne a pu poser ses questions."
    return [heading("Qui a lu à voix haute"), *_signs(said, "Qui je suis pour elle :")]


def _interpreter() -> Story:
    said = "J’ai tout traduit, sans rien changer. C’est le texte français qui compte."
    return [heading("Qui a traduit (l’interprète)"), *_signs(said, "Langue :")]


def _witnesses() -> Story:
    frames = [[say(BODY, Bold(title)), _name(), *signature_frame(None, half())] for title in _TITLES]
    return [
        heading("Si la personne ne peut pas signer : deux témoins"),
        say(BODY, "Un témoin est quelqu’un qui a vu et entendu."),
        say(BODY, "Pourquoi la personne ne signe pas. Rien n’est écrit sur sa santé :"),
        *(tick(each) for each in _WHY),
        tick_fill(("Autre chose :", 1)),
        Spacer(0, 2 * mm),
        say(BODY, f"Chaque témoin dit : « {_WITNESS} »"),
        plain_table([[frames[0], "", frames[1]]], [half(), GUTTER, half()]),
    ]


_TITLES = ("Le premier témoin", "Le second témoin")
_PARTS = {Aid.READ_ALOUD: _reader, Aid.INTERPRETER: _interpreter, Aid.WITNESSES: _witnesses}


def _signs(said: str, more: str) -> Story:
    left: Story = [say(BODY, said), _name(), fill_in((more, 1), width=half())]
    return [plain_table([[left, "", signature_frame(None, half())]], [half(), GUTTER, half()])]


def _name() -> Flowable:
    return fill_in(("Nom, prénom :", 1), width=half())


def _both(data: ReadingSheet) -> Story:
    mine = "La personne, si elle peut signer" if Aid.WITNESSES in data.aids else "La personne"
    who = capital(words_for(data.of.advisor.title).the) if data.of else "Le conseiller ou la conseillère"
    return [
        Spacer(0, 2 * mm),
        say(BODY, "La personne dit : « J’ai compris, et je peux arrêter quand je veux. »"),
        # Their names are at the head of the sheet.
        KeepTogether([signatures(Signatory(mine, ""), Signatory(who, ""), dated=True)]),
    ]
