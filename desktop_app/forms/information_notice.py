"""The information notice: what becomes of the person's data, read and taken away before a mandate is signed.

Its foot is cut off: signed, it proves to the service that the notice was given (RGPD, 5-2). What it tells is the
settings', in the words of `domain/mandate/information_notice`.
"""

from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Parties
from desktop_app.domain.french import NBSP, plain_date
from desktop_app.domain.mandate.information_notice import GIVEN, Part, opening, parts
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person

from .blocks import Bold, Story, bullets, cut_line, fill_in, framed, heading, plain_table, say, signature_frame
from .page import Letterhead, render_public
from .styles import BODY, GUTTER, INSET, SUBTITLE, TITLE, WIDTH
from .wording import words_for


@frozen
class InformationNotice:
    """Given to this person by this advisor on this day, before the mandate of this number is signed."""

    head: Letterhead
    said: Parties
    months_kept: int
    person: Person
    advisor: Advisor
    number: str
    given_on: date


def build(data: InformationNotice, *, large: bool = False) -> bytes:
    """The notice as a PDF; raises `Unprintable`."""
    foot = f"Notice – mandat {data.number}"
    return render_public("Notice d’information", foot, data.head, lambda: _story(data), large=large)


def _story(data: InformationNotice) -> Story:
    who = words_for(data.advisor.title).the
    *story, last = [flowable for part in parts(data.said, who, data.months_kept) for flowable in _part(part)]
    return [
        say(TITLE, "Vos données personnelles"),
        say(SUBTITLE, "Notice d’information, à lire et à garder"),
        say(BODY, opening(who)),
        *story,
        # The foot never stands alone on a page.
        KeepTogether([last, Spacer(0, 3 * mm), *_given(data)]),
    ]


def _part(part: Part) -> Story:
    return [heading(part.asked), *(say(BODY, each) for each in part.told), *bullets(*part.items)]


def _given(data: InformationNotice) -> Story:
    inner = (WIDTH - 2 * INSET - GUTTER) / 2
    given = [
        say(BODY, f"À {data.head.place.commune}, le {plain_date(data.given_on)}."),
        fill_in(("Heure :", 1), width=inner),
        Spacer(0, 1.5 * mm),
        say(BODY, GIVEN),
    ]
    told = (
        say(BODY, Bold(f"Notice donnée – mandat n°{NBSP}{data.number}")),
        say(BODY, f"Par {data.advisor.name_and_title}, à {data.person.name}."),
        plain_table([[given, "", signature_frame(None, inner)]], [inner, GUTTER, inner]),
    )
    return [cut_line("Coupez ici. Le bas, signé, reste au service."), framed(list(told))]
