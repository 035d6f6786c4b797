"""The short digest at the foot of a paper, by which it is known again long after what it says is gone.

Twelve hexadecimal digits of an HMAC-SHA256 of all that the paper says. Its key is drawn when the program is opened,
never leaves its memory and goes with it: the file keeps the digest alone, with the kind of the paper, its number and
its date. So nobody, not even who holds the file and all its keys, can try names against a digest to learn whose paper
it was; nor can anybody make a paper that bears a digest which this file knows. The same paper printed again while the
program is open bears the same digest; another day it bears another, and both are known.
"""

import hashlib
import hmac
import json
import re
from datetime import datetime
from enum import Enum

from ..errors import Fault
from ..french import NBSP
from ..nouns.frozen import frozen
from .fingerprint import plain

LENGTH, LENGTH_ON_ORIGINALS = 12, 16
_LOOK_ALIKE = str.maketrans("oil", "011")
"""None of these letters is a digit: whoever reads one on paper saw a digit."""


class Sheet(Enum):
    """Which paper it is; the value is how the answer names it."""

    MANDATE = "un original du mandat"
    BLANK_MANDATES = "des mandats vierges"
    INFORMATION = "une notice d’information"
    PLAIN = "une feuille en langage simple"
    READING = "une feuille de lecture et de témoins"
    DATA_REQUEST = "une demande de données à un organisme"
    ACTS_REPORT = "un compte rendu"
    RECEIPT = "un récépissé de fin"
    LINE_RECEIPT = "le récépissé d’une ligne retirée"
    END_SHEET = "une feuille de fin"
    ORGANISM_LETTERS = "une lettre à un organisme"
    ENDING_NOTICE = "un avis de fin"
    DESTRUCTION_PROOF = "une preuve de destruction"
    ELIMINATION_LIST = "un bordereau d’élimination"
    ELIMINATION_RECORD = "un procès-verbal de destruction"
    ORIENTATION = "une fiche d’orientation"
    REGISTER = "un registre des mandats"
    CONTROL = "une feuille de contrôle"


@frozen
class PaperMark:
    """A digest, on which paper, and when it came out for the first time, None until it has.

    `number` is that of the mandate, the destruction or the list, '' where the paper has none.
    """

    mark: str
    sheet: Sheet
    number: str = ""
    printed_at: datetime | None = None


def mark_of(key: bytes, sheet: Sheet, said: object) -> str:
    """The digest of all that is said on this sheet, under the key of this opening."""
    written = json.dumps([sheet.name, plain(said)], ensure_ascii=False, default=str).encode(errors="surrogatepass")
    return hmac.digest(key, written, hashlib.sha256).hex()[:LENGTH]


def in_fours(mark: str) -> str:
    """'3f2a 9b1c 77e0', which stays on one line."""
    return NBSP.join(mark[at : at + 4] for at in range(0, len(mark), 4))


def read_mark(typed: str) -> tuple[str, list[Fault]]:
    """The digits somebody copies from the foot of a paper, however they are spaced, and what is wrong (field mark)."""
    digits = re.sub(r"\s", "", typed).lower().translate(_LOOK_ALIKE)
    if re.fullmatch(rf"[0-9a-f]{{{LENGTH}}}|[0-9a-f]{{{LENGTH_ON_ORIGINALS}}}", digits):
        return digits, []
    sentence = "Recopiez toute l’empreinte, douze ou seize signes : des chiffres et des lettres de a à f."
    return digits, [Fault("mark", sentence)]
