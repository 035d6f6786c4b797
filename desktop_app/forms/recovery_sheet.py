"""The recovery sheet: the words that open the file when the passphrase is lost."""

from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.french import plain_date, plural
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, bullets, heading, say
from .fonts import REGULAR
from .page import Letterhead, render_public
from .styles import BLACK, BODY, FIRM, SUBTITLE, TITLE, WIDTH, WORD
from .tagging import LayoutTable

_ROW: float = 15 * mm
_NUMBER: float = 17 * mm


@frozen
class RecoverySheet:
    """`code` is the words with one blank between them; `head` is None before the place is known."""

    head: Letterhead | None
    code: str
    made_on: date


def build(data: RecoverySheet, *, large: bool = False) -> bytes:
    """The sheet as a PDF; raises `Unprintable`."""
    reference = "Code de secours – à garder sous clé"
    return render_public("Code de secours", reference, data.head, lambda: _story(data), large=large)


def _story(data: RecoverySheet) -> Story:
    words = data.code.split()
    return [
        say(TITLE, "Code de secours"),
        say(SUBTITLE, f"Logiciel Permanence – code créé le {plain_date(data.made_on)}"),
        Spacer(0, 2 * mm),
        _words(words),
        heading("À quoi sert ce code ?"),
        say(BODY, "Il ouvre le fichier des rendez-vous et des mandats quand la phrase de passe est perdue."),
        say(BODY, Bold("Sans la phrase de passe ni ce code, personne ne peut ouvrir le fichier : tout est perdu.")),
        heading("Où garder cette feuille ?"),
        *bullets(
            "Dans une enveloppe fermée, sous clé : une armoire, un coffre.",
            "Loin de l’ordinateur : jamais dessus, jamais dans le même tiroir.",
            "Ne la photographiez pas. Ne l’envoyez pas par mail.",
        ),
        heading("Comment s’en servir ?"),
        *bullets(
            "À l’ouverture du logiciel, choisissez le code de secours.",
            f"Tapez les {plural(len(words), 'mot')} dans l’ordre, avec une espace entre eux. "
            "Les accents et les majuscules ne comptent pas.",
            "Choisissez ensuite une nouvelle phrase de passe.",
        ),
        heading("Qui la voit ?"),
        say(BODY, "Toute personne qui a ce code et cet ordinateur peut lire le fichier. Si vous pensez que quelqu’un "
            "l’a vu, faites un nouveau code, puis détruisez cette feuille."),
    ]  # fmt: skip


def _words(words: list[str]) -> Flowable:
    """Two columns to read from top to bottom, each word after its number."""
    half = (len(words) + 1) // 2
    cells = [[say(WORD, f"{number}."), say(WORD, Bold(word))] for number, word in enumerate(words, 1)]
    cells += [["", ""]] * (2 * half - len(cells))
    rows = [[*left, *right] for left, right in zip(cells[:half], cells[half:], strict=True)]
    look = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("BOX", (0, 0), (1, -1), FIRM, BLACK),
        ("BOX", (2, 0), (3, -1), FIRM, BLACK),
        ("LINEBELOW", (0, 0), (-1, -2), FIRM, BLACK),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 12),
    ]
    widths = [_NUMBER, WIDTH / 2 - _NUMBER] * 2
    return LayoutTable(rows, colWidths=widths, rowHeights=[_ROW] * half, hAlign="LEFT", style=look)
