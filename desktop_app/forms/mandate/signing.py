"""The end of « modèle 4 »: how the text was read, who signs, how to stop it all, and the coupon to cut out.

Names of those who sign beside are written by hand: none is kept. Rules: `domain.mandate.capacity`.
"""

from collections.abc import Sequence
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.french import capital, long_date, phone
from desktop_app.domain.mandate import Aid, Path, Signing
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
    say,
    signature_frame,
    tick,
    tick_fill,
)
from ..dress import DEMO
from ..styles import BODY, FRAME_HEIGHT, WIDTH
from ..tail import Tail
from ..wording import words_for
from .data import MandateForm

_ME = {
    Signing.BY_PARENT: "Moi, le parent",
    Signing.BY_REPRESENTATIVE: "Moi, le représentant",
}
_READ = {
    Aid.READ_ALOUD: "On me l’a lu à voix haute, en entier, avant de signer.",
    Aid.INTERPRETER: "On me l’a traduit, en entier, avant de signer. Le texte français fait foi.",
    Aid.WITNESSES: "Je ne signe pas de ma main. J’ai dit mon accord devant deux témoins.",
}
_RIGHT: float = 84 * mm
_GAP: float = 5 * mm
_LEFT: float = WIDTH - _RIGHT - _GAP
_INSIDE = WIDTH - 14
_COUPON: float = 62 * mm
_TALLEST: float = 150 * mm


@frozen
class _Signatory:
    """Who signs: in which quality, and their name, or what they write by hand beside it."""

    title: str
    name: str = ""
    by_hand: tuple[str, ...] = ()


def me(path: Path | None) -> str:
    """How the person's side is named, in the first person."""
    return _ME.get(path.signing, "Moi, la personne aidée") if path else "Moi, la personne aidée"


def _title(data: MandateForm, number: int, words: str) -> Flowable:
    """With the number that it has in our text; a partner's has its own."""
    return heading(words if data.originals.model else f"{number}. {words}")


def reading(data: MandateForm) -> Story:
    """How the person came to know the text (Code civil, 1128): as it was prepared, or boxes where nobody was asked."""
    path = data.mandate.open_body.path
    title = _title(data, 8, "Comment je connais ce texte")
    if path is None:
        return [title, tick("Je l’ai lu moi-même."), tick("On me l’a lu à voix haute, ou traduit.")]
    if not path.aids:
        return [title, say(BODY, "Je l’ai lu moi-même, en entier, avant de signer.")]
    return [title, *bullets(*(_READ[aid] for aid in Aid if aid in path.aids))]


def signing(data: MandateForm) -> Story:
    """Who signs, here and today (Code civil, 1367; 000, art. 2), how to withdraw (2004), and the coupon for it."""
    day = long_date(data.originals.printed_at.date())
    rows = [partial(_row, each, day) for each in _signatories(data)]
    return [
        _title(data, 9, "Nous signons, ici"),
        say(
            BODY,
            f"Fait ici : {data.originals.place.name}, le ",
            Bold(day),
            ". Je suis d’accord avec tout ce papier. En signant, je reçois mon original.",
        ),
        say(BODY, "Un autre jour ? Nous écrivons la bonne date à la main, sur les deux originaux."),
        say(
            BODY,
            "Au bas des pages, nous mettons nos initiales : les premières lettres de nos noms. L’empreinte est le code "
            "de ce texte.",
        ),
        fill_in(("Heure de nos signatures :", 1)),
        Spacer(0, 3 * mm),
        Tail(rows, withdrawal(data), _coupon(data)),
    ]


def _signatories(data: MandateForm) -> Sequence[_Signatory]:
    advisor, path = data.originals.advisor, data.mandate.open_body.path
    both = [
        _Signatory(me(path), data.originals.person.name),
        _Signatory(capital(words_for(advisor.title).the), advisor.name_and_title),
    ]
    curator = [_Signatory("Mon curateur", by_hand=("Nom",))] if path and path.signing is Signing.WITH_CURATOR else []
    return [*both, *curator, *(each for aid in Aid if path and aid in path.aids for each in _COSIGNERS[aid])]


_COSIGNERS = {
    Aid.READ_ALOUD: (_Signatory("Qui a lu ce mandat à voix haute", by_hand=("Nom",)),),
    Aid.INTERPRETER: (_Signatory("L’interprète", by_hand=("Nom", "Langue")),),
    Aid.WITNESSES: (
        _Signatory("Le premier témoin, qui ne travaille pas ici", by_hand=("Nom",)),
        _Signatory("Le second témoin, qui ne travaille pas ici", by_hand=("Nom",)),
    ),
}


def _row(who: _Signatory, day: str, more: float = 0) -> Flowable:
    """Who signs and when at the left, the frame at the right, taller by so much: low enough to leave no page empty."""
    words: Story = [
        say(BODY, Bold(who.title)),
        *([say(BODY, who.name)] if who.name else []),
        say(BODY, f"Le {day}"),
        *(fill_in((label, 1), width=_LEFT) for label in who.by_hand),
    ]
    frame = signature_frame(None, _RIGHT, FRAME_HEIGHT + more)
    return plain_table([[words, "", frame]], [_LEFT, _GAP, _RIGHT], ("BOTTOMPADDING", (0, 0), (-1, -1), 5), NO_SPLIT)


def withdrawal(data: MandateForm) -> Story:
    """How to withdraw, at any time, by every way and by one line (000, art. 2; Code civil, 2004; RGPD, 7-3)."""
    who, number = capital(words_for(data.originals.advisor.title).the), data.originals.place.phone
    call = f"je téléphone au {phone(number)}" if number else "je téléphone"
    return [
        _title(data, 10, "Je peux tout arrêter quand je veux"),
        say(
            BODY,
            "Retirer un mandat, c’est l’arrêter. Je peux le faire ",
            Bold("à tout moment"),
            ", sans dire pourquoi, gratuitement.",
        ),
        say(BODY, f"Je le dis sur place, {call}, j’écris, ou je donne le coupon. {who} s’arrête aussitôt."),
        say(BODY, "Je peux aussi retirer une seule ligne : je donne son numéro."),
        say(
            BODY,
            "On me donne un récépissé : une preuve, avec la date et l’heure. Les données du mandat sont alors "
            "détruites. Je peux demander l’original que garde le service.",
        ),
    ]


def _coupon(data: MandateForm) -> Flowable:
    """What to cut out, sign and bring back to withdraw the mandate, or one of its lines."""
    place = data.head.place
    whole = _coupon_to(data, f"{place.name}, {place.address}")
    # With the longest names in the largest letters, the address alone is told elsewhere: at the head of each page.
    return whole if height([whole], WIDTH) < _TALLEST else _coupon_to(data, place.name)


def _coupon_to(data: MandateForm, where: str) -> Flowable:
    left = _INSIDE - _COUPON - _GAP
    title = f"Coupon de retrait – mandat n° {data.mandate.number}"
    fields: Story = [
        tick("en entier", width=left),
        tick_fill(("la ligne n°", 1), width=left),
        date_and_hour(left),
    ]
    inside: Story = [
        say(BODY, Bold(f"{title} – {DEMO}" if data.head.demo else title)),
        say(BODY, f"Moi, {data.originals.person.name}, je retire (j’arrête) ce mandat :"),
        plain_table([[fields, "", signature_frame(None, _COUPON, FRAME_HEIGHT)]], [left, _GAP, _COUPON]),
        say(BODY, f"À donner ou à envoyer : {where}."),
    ]
    cut = ("TOPPADDING", (0, 0), (0, 0), 8)
    return plain_table([[cut_line("Coupez ici pour retirer le mandat.")], [framed(inside)]], [WIDTH], NO_SPLIT, cut)
