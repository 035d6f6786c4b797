"""The information notice: what becomes of the person's data, read and taken away before a mandate is signed.

Its foot is cut off: signed, it proves to the service that the notice was given (RGPD, 5-2). What it tells is the
settings', in the words of `domain/mandate/information_notice`.
"""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Parties
from desktop_app.domain.french import plain_date
from desktop_app.domain.mandate.information_notice import GIVEN, Part, opening, parts
from desktop_app.domain.person import Person

from .blocks import Bold, Story, bullets_in, cut_line, fill_in, framed, heading, plain_table, say, signature_frame
from .page import Copy, Document, Letterhead, render
from .styles import GUTTER, INSET, LEAD, ROW, SUBTITLE, TITLE, WIDTH, style
from .wording import words_for

_ITEM = style(14, 18, leftIndent=14, bulletIndent=1, spaceAfter=2)


@dataclass(frozen=True)
class InformationNotice:
    """Given to this person by this advisor on this day, before the mandate of this number is signed."""

    head: Letterhead
    said: Parties
    months_kept: int
    person: Person
    advisor: Advisor
    number: str
    given_on: date


def build(data: InformationNotice) -> bytes:
    """The notice as a PDF; raises `Unprintable`."""
    return render(
        Document("Notice d’information", f"Notice – mandat {data.number}", data.head, (Copy(lambda: _story(data)),))
    )


def _story(data: InformationNotice) -> Story:
    who = words_for(data.advisor.title).the
    *first, last = parts(data.said, who, data.months_kept)
    return [
        say(TITLE, "Vos données personnelles"),
        say(SUBTITLE, "Notice d’information, à lire et à garder"),
        say(LEAD, opening(who)),
        *(flowable for part in first for flowable in _part(part)),
        # The foot never stands alone on a page.
        KeepTogether([*_part(last), Spacer(0, 3 * mm), *_given(data)]),
    ]


def _part(part: Part) -> Story:
    return [heading(part.asked), *(say(LEAD, each) for each in part.told), *bullets_in(_ITEM, *part.items)]


def _given(data: InformationNotice) -> Story:
    inner = (WIDTH - 2 * INSET - GUTTER) / 2
    place = data.head.place.commune
    given = [
        say(ROW, Bold("Notice donnée"), f" – mandat n° {data.number}"),
        say(LEAD, f"Par {data.advisor.name_and_title}, à {data.person.name}."),
        say(LEAD, f"À {place}, le {plain_date(data.given_on)}."),
        fill_in(("Heure :", 1), width=inner),
    ]
    signed = [say(LEAD, GIVEN), *signature_frame(None, inner)]
    both = plain_table([[given, "", signed]], [inner, GUTTER, inner])
    return [cut_line("Coupez ici. Le bas, signé, reste au service."), framed([both])]
