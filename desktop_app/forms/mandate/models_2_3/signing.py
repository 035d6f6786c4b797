"""The last page of a mandate: who read it aloud, the two signatures, the withdrawal coupon."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import capital
from desktop_app.domain.mandate import Path
from desktop_app.domain.person import Person

from ...blocks import (
    NO_SPLIT,
    Bold,
    Signatory,
    Story,
    cut_line,
    date_and_hour,
    framed,
    heading,
    plain_table,
    say,
    signature_frame,
    signatures,
    tick,
    tick_fill,
)
from ...dress import DEMO
from ...page import Letterhead
from ...styles import BODY, WIDTH
from ...wording import words_for
from . import cosigners

_INSIDE = WIDTH - 14
_RIGHT = 60 * mm
_COUPON_FRAME: float = 25.5 * mm
_WHOLE: float = 36 * mm


def reading(path: Path | None) -> Story:
    """How the person came to know the text."""
    title = heading("9. Comment j’ai pris connaissance de ce mandat")
    return [KeepTogether([title, *cosigners.reading(path)])]


def signing(person: Person, advisor: Advisor, path: Path | None) -> Story:
    """Two frames, and those of who signs beside, on site; the hand-over; two originals (Code civil, 1375)."""
    who, beside = capital(words_for(advisor.title).the), cosigners.frames(path)
    received = tick("J’ai reçu mon original, signé des deux côtés.")
    return [
        KeepTogether(
            [
                heading("10. Nous signons, sur place"),
                say(BODY, "Fait en ", Bold("deux originaux"), " : un pour moi, un pour le service."),
                signatures(Signatory(cosigners.me(path), person.name), Signatory(who, advisor.name_and_title)),
                Spacer(0, 1.5 * mm),
                *([] if beside else [received]),
            ]
        ),
        *beside,
        *([Spacer(0, 2 * mm), received] if beside else []),
    ]


def coupon(head: Letterhead, person: Person, advisor: Advisor, number: str, *, by_line: bool) -> Flowable:
    """What to cut out, sign and bring back to withdraw the mandate, or one line where they are numbered."""
    left = _INSIDE - _RIGHT - 5 * mm
    given = f"le mandat donné à {advisor.name_and_title}"
    whole_or_line = [
        say(BODY, f"Moi, {person.name}, je retire aujourd’hui {given} :"),
        plain_table(
            [[tick("en entier", width=_WHOLE), tick_fill(("la ligne n°", 1), width=left - _WHOLE)]],
            [_WHOLE, left - _WHOLE],
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ),
    ]
    whole = [say(BODY, f"Moi, {person.name}, je retire {given}. Il s’arrête aujourd’hui.")]
    fields: Story = [*(whole_or_line if by_line else whole), date_and_hour(left)]
    label, frame = signature_frame(None, _RIGHT, _COUPON_FRAME)
    title = f"Coupon de retrait – mandat n° {number}"
    words = say(BODY, Bold(f"{title} – {DEMO}" if head.demo else title))
    columns = [left, 5 * mm, _RIGHT]
    inside: Story = [
        plain_table([[words, "", label], [fields, "", frame]], columns, ("BOTTOMPADDING", (0, 0), (-1, -1), 5)),
        say(BODY, f"À donner ou à envoyer : {head.place.name}, {head.place.address}."),
    ]
    return plain_table([[cut_line("Coupez ici pour retirer le mandat.")], [framed(inside)]], [WIDTH], NO_SPLIT)
