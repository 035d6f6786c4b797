"""Blank mandates for a power cut or for outside: « modèle 4 », lines and boxes where the program would have printed.

In two originals each, numbered apart. For whoever signs for themself only: a curator, a parent, a representative or
witnesses take a mandate that the program prepares. What it must say: article 2 of conventions 000 and 001; Code civil,
1375 and 1984 to 2010; RGPD, 12 and 13.
"""

from collections.abc import Sequence
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.french import NBSP, capital, hour, short_date
from desktop_app.domain.mandate import (
    Act,
    Body,
    Execution,
    IdentityDocument,
    IdentityFact,
    InformationPoint,
    Mandate,
    Originals,
    Reach,
)
from desktop_app.domain.nouns.frozen import frozen

from ..blocks import (
    NO_SPLIT,
    Bold,
    Story,
    bullets,
    cut_line,
    date_and_hour,
    fill_in,
    framed,
    heading,
    height,
    plain_table,
    ruled,
    say,
    signature_frame,
    tick,
    tick_fill,
)
from ..dress import DEMO
from ..page import Copy, Document, Letterhead, render
from ..styles import BODY, BODY_WITH_NEXT, CELL_HEAD, FRAME_HEIGHT, SUBTITLE, TITLE, WIDTH, Size
from ..tagging import DataTable
from ..tail import Tail
from ..wording import words_for
from . import model_4, signing, terms
from .data import MandateForm

TEMPLATE = "modèle 4, vierge"
"""The version of the text; a new wording takes a new number."""
ORIGINALS = 2
_OWNERS = ("original 1/2, la personne", "original 2/2, le service")
_LINES, _REQUESTS = 4, 2
_ROW: float = 14 * mm
_NUMBER: float = 12 * mm
_GAP: float = 5 * mm
_HALF: float = (WIDTH - _GAP) / 2
_RIGHT: float = 84 * mm
_LEFT: float = WIDTH - _RIGHT - _GAP
_COUPON: float = 62 * mm
_TALLEST: float = 150 * mm
_LETTERS = "ABCDEFGHIJKL"
_EXECUTION = {
    Execution.TOGETHER: "Ensemble : je suis là quand les démarches sont faites.",
    Execution.REMOTE: "À distance : les démarches sont faites sans que je sois là.",
    Execution.BOTH: "Ensemble ou à distance.",
}


@frozen
class BlankMandates:
    """Some numbers, and what all of them say: `says` is what originals with this advisor say, of nobody."""

    head: Letterhead
    numbers: tuple[str, ...]
    says: Originals

    def form(self, number: str) -> MandateForm:
        """What the blocks of a mandate are drawn from, of a mandate that says nothing yet."""
        at = self.says.printed_at
        return MandateForm(Mandate(0, number, 0, self.says.advisor.id, at, at.date(), Body()), self.says)


def build(data: BlankMandates, *, large: bool = False) -> bytes:
    """Two originals a number as one PDF, each numbered on its own; raises `Unprintable`."""
    copies = []
    for number in data.numbers:
        story = partial(_story, data.form(number), large=large)
        copies += [Copy(story, f"N°{NBSP}{number}, {owner}") for owner in _OWNERS]
    at = data.says.printed_at
    reference = f"Mandat à remplir à la main – {TEMPLATE}, imprimé le {short_date(at.date())} à {hour(at)}"
    title = " à ".join(dict.fromkeys((data.numbers[0], data.numbers[-1])))
    title = f"Mandats vierges {title}"
    size = Size.of_public(large=large)
    return render(Document(title, reference, data.head, tuple(copies), initials=True, size=size))


def _story(data: MandateForm, *, large: bool) -> Story:
    return [
        say(TITLE, f"Mandat n° {data.mandate.number}"),
        say(SUBTITLE, "Pour faire des démarches en mon nom"),
        say(
            BODY,
            "Un mandat est un accord écrit. Je permets à une personne de faire des démarches en mon nom. Une démarche, "
            "c’est une demande ou une déclaration. Cette personne fait ce qui est écrit ici, rien d’autre.",
        ),
        say(BODY, Bold("Ce papier sert à une personne majeure, qui signe pour elle-même.")),
        *_parties(data),
        *_scope(data, large=large),
        *_duration(data),
        *terms.commitments(data),
        *terms.declarations(data),
        *_personal_data(data),
        *signing.reading(data),
        *_signing(data),
    ]


def _parties(data: MandateForm) -> Story:
    kinds = [capital(kind.value) for kind in IdentityDocument if kind is not IdentityDocument.OTHER_MEANS]
    return [
        heading("1. Qui signe ce mandat"),
        say(BODY_WITH_NEXT, Bold(signing.me(None)), ". Le mandant : qui donne le mandat."),
        *(fill_in((label, 1)) for label in ("Nom", "Prénom", "Nom de naissance")),
        fill_in(("Né(e) le", 2), (f"{NBSP}à", 3)),
        Spacer(0, 3 * mm),
        *model_4.helper(data),
        fill_in(("En son absence, nom et prénom :", 1)),
        Spacer(0, 3 * mm),
        KeepTogether(
            [
                say(BODY, Bold("Identité vérifiée."), " Aucune copie, aucun numéro noté. Pièce vue :"),
                _two_by_two(kinds),
            ]
        ),
        say(BODY_WITH_NEXT, "Sans pièce, deux faits qui vont ensemble :"),
        _two_by_two([capital(fact.value) for fact in IdentityFact]),
    ]


def _two_by_two(words: Sequence[str]) -> Flowable:
    cells = [tick(each, width=_HALF) for each in words]
    rows = [[cells[at], "", cells[at + 1] if cells[at + 1 :] else ""] for at in range(0, len(cells), 2)]
    return plain_table(rows, [_HALF, _GAP, _HALF])


def _scope(data: MandateForm, *, large: bool) -> Story:
    who = words_for(data.originals.advisor.title).the
    acts = ", ".join(f"{letter}{NBSP}{act.value}" for letter, act in zip(_LETTERS, Act, strict=False))
    # In large letters all of it would leave half a page empty before it.
    lettered = [
        heading(f"2. Ce que {who} peut faire pour moi, et rien d’autre"),
        say(BODY, f"J’écris les lettres de ce que je permets : {acts}."),
    ]
    return [
        *(lettered if large else []),
        KeepTogether(
            [
                *([] if large else lettered),
                say(BODY, "Je donne un numéro à chaque ligne : 1, 2, 3. Je barre les lignes qui restent."),
                _rows(("N°", "Organisme", "Démarche", "Lettres"), _LINES, (50 * mm, 84 * mm)),
            ]
        ),
        KeepTogether(
            [
                heading(f"3. Ce que {who} peut demander sur moi"),
                say(BODY, "Les numéros continuent."),
                _rows(("N°", "Organisme", "Données personnelles à demander"), _REQUESTS + int(large), (60 * mm,)),
            ]
        ),
    ]


def _rows(header: Sequence[str], count: int, widths: Sequence[float]) -> Flowable:
    cells = [[say(CELL_HEAD, word) for word in header], *([""] * len(header) for _ in range(count))]
    sizes = [_NUMBER, *widths, WIDTH - _NUMBER - sum(widths)]
    return DataTable(cells, colWidths=sizes, rowHeights=[None, *[_ROW] * count], hAlign="LEFT", style=ruled())


def _duration(data: MandateForm) -> Story:
    who = words_for(data.originals.advisor.title).the
    return [
        KeepTogether(
            [
                heading("4. Comment et jusqu’à quand"),
                *(tick(words) for words in _EXECUTION.values()),
                say(BODY, Bold("On me joint "), "(aucun numéro n’est écrit ici) :"),
                _two_by_two([capital(reach.value) for reach in Reach]),
            ]
        ),
        KeepTogether(
            [
                say(BODY, "Le mandat commence quand nos deux signatures sont sur ce papier. Il dure un an au plus."),
                fill_in(("Il finit le", 1)),
                say(BODY_WITH_NEXT, "Il finit plus tôt :"),
            ]
        ),
        *bullets(
            "dès que les démarches sont terminées ;",
            "dès que je le retire : retirer, c’est arrêter ;",
            f"si {who} l’arrête et me prévient ;",
            f"si {who} quitte le service ;",
            f"{model_4.end_of_the_service(data)} ;",
            "si l’un de nous meurt, ou est mis sous tutelle.",
        ),
        say(BODY, Bold("Ce mandat est gratuit."), " Je ne donne d’argent à personne."),
    ]


def _personal_data(data: MandateForm) -> Story:
    """What was said before the signature, each with its box, then what RGPD 13 asks."""
    points = {
        InformationPoint.DATA_USE: "l’utilisation de mes données personnelles",
        InformationPoint.RIGHTS: "mes droits",
        InformationPoint.PROCEDURES: "les démarches qui seront faites",
    }
    said, who = data.originals, capital(words_for(data.originals.advisor.title).the)
    return [
        KeepTogether(
            [
                heading("7. Mes données personnelles"),
                say(BODY, f"{who} m’a expliqué, avant de signer :"),
                *(tick(points[point]) for point in InformationPoint),
                tick("J’ai redit avec mes mots ce qui sera fait, jusqu’à quand et comment arrêter."),
            ]
        ),
        *(say(BODY, Bold(question), f" {answer}") for question, answer in said.notice),
        *(tick(sentence) for sentence in said.to_tick),
    ]


def _signing(data: MandateForm) -> Story:
    advisor = data.originals.advisor
    rows = [
        partial(_row, signing.me(None), ""),
        partial(_row, capital(words_for(advisor.title).the), advisor.name_and_title),
    ]
    return [
        heading("9. Nous signons"),
        say(
            BODY,
            "Fait en ",
            Bold("deux originaux"),
            " : un pour moi, un pour le service. Je suis d’accord avec tout ce papier. En signant, je reçois le mien.",
        ),
        say(BODY, "Au bas des pages, nous mettons nos initiales : les premières lettres de nos noms."),
        fill_in(("Fait à", 1)),
        date_and_hour(WIDTH),
        Spacer(0, 3 * mm),
        Tail(rows, signing.withdrawal(data), _coupon(data)),
    ]


def _row(title: str, name: str, more: float = 0) -> Flowable:
    words = [say(BODY, Bold(title)), say(BODY, name) if name else fill_in(("Nom", 1), width=_LEFT)]
    frame = signature_frame(None, _RIGHT, FRAME_HEIGHT + more)
    return plain_table([[words, "", frame]], [_LEFT, _GAP, _RIGHT], ("BOTTOMPADDING", (0, 0), (-1, -1), 5), NO_SPLIT)


def _coupon(data: MandateForm) -> Flowable:
    """What to cut out, sign and bring back to withdraw the mandate, or one of its lines."""
    place = data.head.place
    whole = _coupon_to(data, f"{place.name}, {place.address}")
    return whole if height([whole], WIDTH) < _TALLEST else _coupon_to(data, place.name)


def _coupon_to(data: MandateForm, where: str) -> Flowable:
    inside = WIDTH - 14
    left = inside - _COUPON - _GAP
    title = f"Coupon de retrait – mandat n° {data.mandate.number}"
    fields: Story = [
        tick("en entier", width=left),
        tick_fill(("la ligne n°", 1), width=left),
        date_and_hour(left),
    ]
    words: Story = [
        say(BODY, Bold(f"{title} – {DEMO}" if data.head.demo else title)),
        fill_in(("Moi,", 1), width=inside),
        say(BODY, "je retire (j’arrête) ce mandat :"),
        plain_table([[fields, "", signature_frame(None, _COUPON, FRAME_HEIGHT)]], [left, _GAP, _COUPON]),
        say(BODY, f"À donner ou à envoyer : {where}."),
    ]
    cut = ("TOPPADDING", (0, 0), (0, 0), 8)
    return plain_table([[cut_line("Coupez ici pour retirer le mandat.")], [framed(words)]], [WIDTH], NO_SPLIT, cut)
