"""What a mandate is, « en langage simple »: an idea a picture, for somebody to look at and to take home.

Sentences of a dozen words, the same word for the same thing, hard words explained. It is not called FALC, which asks
that people with an intellectual disability read it and approve it.
"""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import capital, long_date, of_person, phone
from desktop_app.domain.mandate import DataRequest, Mandate, ScopeLine
from desktop_app.domain.mandate.acts import standing
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person

from . import pictograms
from .blocks import Bold, Story, bullets, height, plain_table, say
from .fonts import BOLD
from .page import Letterhead, render_public
from .pictograms import Pictogram, Picture
from .styles import BODY, SUBTITLE, TITLE, WIDTH, role
from .tagging import Figure
from .wording import words_for

_IDEA = role((16, 20), (17, 22), (21, 28), BOLD, "H2", spaceAfter=2)
_GAP: float = 7 * mm
_TALLEST: float = 58 * mm
"""What stands beside a picture without going on overleaf, so that no page is left half empty for it."""
_WORDS: float = WIDTH - pictograms.SIZE - _GAP


@frozen
class PlainSheet:
    """A mandate with its body, explained to who gives it; `substitutes` are named on it too."""

    head: Letterhead
    person: Person
    advisor: Advisor
    mandate: Mandate
    substitutes: tuple[Advisor, ...] = ()


def build(data: PlainSheet, *, large: bool = False) -> bytes:
    """The sheet as a PDF; raises `BodySealed`, `Unprintable`."""
    foot = f"En langage simple – mandat {data.mandate.number}"
    return render_public("Le mandat, en langage simple", foot, data.head, lambda: _story(data), large=large)


def _story(data: PlainSheet) -> Story:
    return [
        say(TITLE, "Le mandat, c’est quoi ?"),
        say(SUBTITLE, f"En langage simple – mandat n° {data.mandate.number}"),
        say(BODY, "Cette feuille explique le mandat. Elle ne prend pas sa place."),
        *(_idea(*idea) for idea in _ideas(data)),
    ]


def _idea(picture: Picture, title: str, said: Story) -> Flowable:
    """The picture, then what it says: together on a page, but for a long list."""
    words = [say(_IDEA, title), *said]
    beside = len(words) if height(words, _WORDS) <= _TALLEST else 2
    rows = [
        [Figure(Pictogram(picture), picture.shows), "", words[:beside]],
        *(["", "", each] for each in words[beside:]),
    ]
    look = (("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("BOTTOMPADDING", (0, -1), (-1, -1), 10))
    return plain_table(rows, [pictograms.SIZE, _GAP, _WORDS], *look)


def _ideas(data: PlainSheet) -> Iterator[tuple[Picture, str, Story]]:
    who = words_for(data.advisor.title).the
    yield (
        pictograms.SIGN,
        "Le mandat",
        _said(
            f"Un mandat est un accord écrit. Vous le signez. {capital(who)} le signe aussi.",
            f"Avec ce papier, {who} peut faire des démarches pour vous.",
        ),
    )
    yield (
        pictograms.TWO_PEOPLE,
        "Qui ?",
        [
            *_said(
                f"Vous : {data.person.name}. Sur le papier, on dit : le mandant.",
                f"{capital(who)} : {data.advisor.name}. Sur le papier, on dit : le mandataire.",
            ),
            *_for_another(data),
            *_in_absence(data),
        ],
    )
    yield from _what_for(data, who)
    yield (
        pictograms.CALENDAR,
        "Jusqu’à quand ?",
        [
            say(BODY, Bold(f"Jusqu’au {long_date(data.mandate.ends_on)}"), ", au plus tard."),
            say(BODY, "Tout est fait avant ? Alors le mandat finit avant."),
        ],
    )
    yield pictograms.FREE, "Combien ça coûte ?", _said("Rien. C’est gratuit. Ne donnez pas d’argent.")
    yield (
        pictograms.STOP,
        "Comment arrêter ?",
        [
            say(BODY, "Vous arrêtez ", Bold("quand vous voulez"), ". Vous ne dites pas pourquoi."),
            say(BODY, f"{_how(data)} Tout s’arrête aussitôt."),
        ],
    )
    yield from _afterwards(data, who)


def _what_for(data: PlainSheet, who: str) -> Iterator[tuple[Picture, str, Story]]:
    entries = standing(data.mandate).values()
    lines = [f"{each.organism} : {each.procedure}." for each in entries if isinstance(each, ScopeLine)]
    asked = [f"{each.organism} : {each.data}." for each in entries if isinstance(each, DataRequest)]
    if lines:
        yield (
            pictograms.LIST,
            "Pour faire quoi ?",
            [
                *_said("Une démarche, c’est demander une aide, ou dire un changement. Voici vos démarches :"),
                *bullets(*lines),
                *_said(f"Rien d’autre. Pour autre chose, {who} vous demande d’abord."),
            ],
        )
    if asked:
        yield (
            pictograms.ENVELOPE,
            "Que peut-on demander sur vous ?",
            [
                *_said(f"{capital(who)} peut demander :"),
                *bullets(*asked),
                *_said("Rien d’autre, et à personne d’autre."),
            ],
        )


def _afterwards(data: PlainSheet, who: str) -> Iterator[tuple[Picture, str, Story]]:
    yield pictograms.GIVEN_BACK, "Vos papiers", _said("On vous rend tous vos papiers. On n’en garde pas de copie.")
    yield pictograms.KEY, "Vos mots de passe", _said("Ils sont à vous. Ne les dites à personne. Personne ne les note.")
    yield (
        pictograms.LOCK,
        "Vos données",
        _said(
            "Vos données, c’est ce qui est écrit sur vous.",
            f"{capital(who)} garde le secret. Vous pouvez voir vos données, et changer ce qui est faux.",
        ),
    )
    yield (
        pictograms.SHREDDER,
        "À la fin",
        _said(
            "Ce qui est écrit dans l’ordinateur sur ces démarches est détruit.",
            "Vous gardez votre papier.",
        ),
    )
    place = data.head.place
    call = f" Téléphone : {phone(place.phone)}." if place.phone else ""
    yield (
        pictograms.TELEPHONE if call else pictograms.QUESTION,
        "Une question ?",
        _said("Demandez, autant de fois que vous voulez.", f"{place.name}, {place.address}.{call}"),
    )


def _for_another(data: PlainSheet) -> Story:
    """Whom a parent or a representative gives it for, where the name was typed."""
    named = data.mandate.open_body.given_for
    return _said(f"Vous le donnez pour : {named}.") if named else []


def _in_absence(data: PlainSheet) -> Story:
    names = ", ".join(each.name for each in data.substitutes)
    return _said(f"En l’absence {of_person(data.advisor.name)} : {names}.") if names else []


def _how(data: PlainSheet) -> str:
    call = data.head.place.phone
    return f"Venez le dire, écrivez, ou téléphonez au {phone(call)}." if call else "Venez le dire, ou écrivez."


def _said(*sentences: str) -> Story:
    return [say(BODY, each) for each in sentences]
