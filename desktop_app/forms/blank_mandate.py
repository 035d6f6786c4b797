"""Blank mandates for a power cut or for outside: all that a mandate says of the service, lines to write the rest on.

In two originals each, numbered apart. For whoever signs for themself only: a curator, a parent, a representative or
witnesses take a mandate that the program prepares. What it must say: article 2 of conventions 000 and 001; Code civil,
1375 and 1984 to 2006; RGPD, 12 and 13.
"""

from dataclasses import dataclass
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table, TopPadder

from desktop_app.domain.french import NBSP, capital, hour, short_date
from desktop_app.domain.mandate import Act, Execution, IdentityDocument, IdentityFact, Originals

from . import mandate_signing, mandate_terms
from .blocks import (
    NO_SPLIT,
    Bold,
    Story,
    bullets,
    cut_line,
    date_and_hour,
    fill_in,
    framed,
    half,
    heading,
    plain_table,
    ruled,
    say,
    side_by_side,
    signature_frame,
    tick,
    tick_fill,
)
from .page import DEMO, Copy, Document, Letterhead, render
from .styles import BODY, CELL_HEAD, INSET, SUBTITLE, TITLE, WIDTH
from .wording import words_for

TEMPLATE = "vierge 1"
"""The version of the text; a new wording takes a new number."""
ORIGINALS = 2
_LINES, _REQUESTS = 4, 2
_ROW: float = 14 * mm
_NUMBER: float = 11 * mm
_RIGHT: float = 60 * mm
_COUPON_FRAME: float = 25.5 * mm
_LETTERS = "ABCDEFGHIJKL"
_EXECUTION = {
    Execution.TOGETHER: "Ensemble : je suis là quand les démarches sont faites.",
    Execution.REMOTE: "À distance : les démarches sont faites sans que je sois là.",
    Execution.BOTH: "Ensemble ou à distance.",
}


@dataclass(frozen=True)
class BlankMandates:
    """Some numbers, and what all of them say: `says` is what originals with this advisor say, of nobody."""

    head: Letterhead
    numbers: tuple[str, ...]
    says: Originals


def build(data: BlankMandates) -> bytes:
    """Two originals a number as one PDF, each numbered on its own; raises `Unprintable`."""
    copies = []
    for number in data.numbers:
        story = partial(_story, data, number)
        for rank, whose in enumerate(("la personne", "le service"), 1):
            copies.append(Copy(story, f"Mandat n°{NBSP}{number} – original {rank} sur {ORIGINALS}, pour {whose}"))
    printed = f"imprimé le {short_date(data.says.printed_at.date())} à {hour(data.says.printed_at)}"
    reference = f"Mandat à remplir à la main – modèle {TEMPLATE}, {printed}."
    title = f"Mandats vierges {data.numbers[0]} à {data.numbers[-1]}" if data.numbers[1:] else data.numbers[0]
    return render(Document(title, reference, data.head, tuple(copies), initials=True))


def _story(data: BlankMandates, number: str) -> Story:
    says, who = data.says, words_for(data.says.advisor.title)
    return [
        say(TITLE, f"Mandat n° {number}"),
        say(SUBTITLE, "Pour faire des démarches en mon nom"),
        say(
            BODY,
            "Un mandat est un accord écrit. Je permets à une personne de faire des démarches pour moi, en mon nom. "
            "Elle fait ce qui est écrit ici, rien d’autre. Je peux l’arrêter quand je veux. ",
            Bold("Ce papier sert à une personne majeure qui signe pour elle-même."),
        ),
        *_parties(data),
        *_told(data),
        *_scope(data),
        *_duration(data),
        *mandate_terms.commitments(says, who, None),
        heading("7. Mes données personnelles"),
        *(say(BODY, Bold(question), f" {answer}") for question, answer in data.says.notice),
        *(tick(sentence) for sentence in data.says.to_tick),
        *mandate_terms.withdrawal(says.place, who, by_line=True),
        *mandate_signing.reading(None),
        *_signing(data),
        TopPadder(_coupon(data, number)),
    ]


def _parties(data: BlankMandates) -> Story:
    says, inner = data.says, half() - 2 * INSET
    me = [
        say(BODY, Bold("Moi, la personne aidée"), " (le mandant)"),
        *(fill_in((label, 1), width=inner) for label in ("Nom", "Prénom", "Né(e) le", "à")),
    ]
    helper = [
        say(BODY, Bold(capital(words_for(says.advisor.title).the)), " (le mandataire)"),
        say(BODY, Bold(says.advisor.name), f", {says.advisor.title.value}"),
        say(BODY, f"Service : {says.partner}"),
        say(BODY, f"Lieu : {says.place.name}, {says.place.address}"),
    ]
    return [
        heading("1. Qui signe ce mandat"),
        side_by_side(me, helper),
        Spacer(0, 1 * mm),
        fill_in(("En son absence, nom et prénom :", 1)),
    ]


def _told(data: BlankMandates) -> Story:
    """What is said and seen before the signature, each with its box (000, art. 2; RGPD, 13)."""
    kinds = [kind for kind in IdentityDocument if kind is not IdentityDocument.OTHER_MEANS]
    return [
        KeepTogether(
            [
                heading("2. Avant de signer"),
                say(BODY, f"{capital(words_for(data.says.advisor.title).the)} m’a expliqué :"),
                tick("l’utilisation de mes données personnelles"),
                tick("mes droits"),
                tick("les démarches qui seront faites"),
                tick("J’ai redit avec mes mots ce qui sera fait, jusqu’à quand et comment arrêter."),
            ]
        ),
        KeepTogether(
            [
                Spacer(0, 2 * mm),
                say(BODY, Bold("Pièce d’identité vue."), " Aucun numéro n’est noté, aucune copie n’est faite."),
                _two_by_two([capital(kind.value) for kind in kinds]),
                say(BODY, "Sans pièce, deux faits qui concordent :"),
                _two_by_two([capital(fact.value) for fact in IdentityFact]),
            ]
        ),
    ]


def _two_by_two(words: list[str]) -> Flowable:
    cells = [tick(each, width=half()) for each in words]
    rows = [[cells[at], "", cells[at + 1] if cells[at + 1 :] else ""] for at in range(0, len(cells), 2)]
    return plain_table(rows, [half(), WIDTH - 2 * half(), half()])


def _scope(data: BlankMandates) -> Story:
    who = words_for(data.says.advisor.title).the
    acts = ", ".join(f"{letter}{NBSP}{act.value}" for letter, act in zip(_LETTERS, Act, strict=False))
    return [
        KeepTogether(
            [
                heading(f"3. Ce que {who} peut faire pour moi, et rien d’autre"),
                say(BODY, "Dans la dernière colonne, j’écris les lettres de ce que je permets : ", f"{acts}."),
                say(BODY, "Je donne un numéro à chaque ligne : 1, 2, 3… Je barre les lignes vides."),
                _rows(("N°", "Organisme", "Démarche", "Lettres permises"), _LINES, (46 * mm, 74 * mm)),
            ]
        ),
        KeepTogether(
            [
                Spacer(0, 2 * mm),
                say(BODY, Bold(f"Ce que {who} peut demander sur moi."), " Les numéros continuent."),
                _rows(("N°", "Organisme", "Données personnelles à demander"), _REQUESTS, (58 * mm,)),
            ]
        ),
    ]


def _rows(header: tuple[str, ...], count: int, widths: tuple[float, ...]) -> Flowable:
    cells = [[say(CELL_HEAD, word) for word in header], *([""] * len(header) for _ in range(count))]
    sizes = [_NUMBER, *widths, WIDTH - _NUMBER - sum(widths)]
    return Table(cells, colWidths=sizes, rowHeights=[None, *[_ROW] * count], hAlign="LEFT", style=ruled())


def _duration(data: BlankMandates) -> Story:
    who = words_for(data.says.advisor.title).the
    return [
        KeepTogether([heading("4. Comment et jusqu’à quand"), *(tick(words) for words in _EXECUTION.values())]),
        KeepTogether(
            [
                say(BODY, "Le mandat commence quand nos deux signatures sont sur ce papier. Il dure un an au plus."),
                plain_table(
                    [[fill_in(("Il finit le", 1), width=half()), "", say(BODY, "ou plus tôt :")]],
                    [half(), 2 * mm, WIDTH - half() - 2 * mm],
                    ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ),
            ]
        ),
        *bullets(
            "dès que les démarches sont terminées ;",
            "dès que je le retire ;",
            f"si {who} l’arrête et me prévient ;",
            "en cas de décès ou de tutelle, de mon côté ou de l’autre.",
        ),
        say(BODY, Bold("Ce mandat est gratuit."), " Je ne donne d’argent à personne."),
    ]


def _signing(data: BlankMandates) -> Story:
    advisor, width = data.says.advisor, half()
    rows: list[list[object]] = [
        [say(BODY, Bold("Moi, la personne aidée")), "", say(BODY, Bold(capital(words_for(advisor.title).the)))],
        [fill_in(("Nom, prénom", 1), width=width), "", say(BODY, advisor.name_and_title)],
        [fill_in(("À", 1), width=width), "", fill_in(("À", 1), width=width)],
        [date_and_hour(width), "", date_and_hour(width)],
        [signature_frame(None, width), "", signature_frame(None, width)],
    ]
    low = (("VALIGN", (0, 1), (-1, -1), "BOTTOM"), ("BOTTOMPADDING", (0, 3), (-1, 3), 4))
    return [
        KeepTogether(
            [
                heading("10. Nous signons, sur place"),
                say(BODY, "Fait en ", Bold("deux originaux"), " : un pour moi, un pour le service."),
                plain_table(rows, [width, WIDTH - 2 * width, width], *low),
                Spacer(0, 1.5 * mm),
                tick("J’ai reçu mon original, signé des deux côtés."),
            ]
        )
    ]


def _coupon(data: BlankMandates, number: str) -> Flowable:
    """What to cut out, sign and bring back to withdraw the mandate, or one line."""
    inside = WIDTH - 2 * INSET
    left, whole = inside - _RIGHT - 5 * mm, 36 * mm
    title = f"Coupon de retrait – mandat n° {number}"
    label, frame = signature_frame(None, _RIGHT, _COUPON_FRAME)
    choice = plain_table(
        [[tick("en entier", width=whole), tick_fill(("la ligne n°", 1), width=left - whole)]],
        [whole, left - whole],
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
    )
    fields = [
        fill_in(("Moi,", 1), width=left),
        say(BODY, f"je retire aujourd’hui le mandat donné à {data.says.advisor.name_and_title} :"),
        choice,
        date_and_hour(left),
    ]
    words = say(BODY, Bold(f"{title} – {DEMO}" if data.head.demo else title))
    both = plain_table(
        [[words, "", label], [fields, "", frame]], [left, 5 * mm, _RIGHT], ("BOTTOMPADDING", (0, 0), (-1, -1), 5)
    )
    where = say(BODY, f"À donner ou à envoyer : {data.head.place.name}, {data.head.place.address}.")
    return plain_table([[cut_line("Coupez ici pour retirer le mandat.")], [framed([both, where])]], [WIDTH], NO_SPLIT)
