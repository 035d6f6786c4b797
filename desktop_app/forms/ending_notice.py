"""The letter that tells somebody beforehand that their mandate will stop, when, why, and what they can do until then.

Whoever gives a mandate up tells it (Code civil, 2007), finishes what cannot wait, renders account and gives back what
was handed over (1991, 1993); so does the service when a convention ends or an advisor leaves. Its foot comes back
signed.
"""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, capital, long_date, phone, plain_date
from desktop_app.domain.mandate import EndReason, Mandate
from desktop_app.domain.mandate.ending import GIVING_UP
from desktop_app.domain.person import Person

from .blocks import (
    Bold,
    Story,
    bullets,
    cut_line,
    date_and_hour,
    framed,
    half,
    heading,
    plain_table,
    say,
    signature_frame,
)
from .letter import address
from .page import Letterhead, render_public
from .styles import BODY, GUTTER, INSET, SPOKEN, WIDTH
from .wording import words_for


@dataclass(frozen=True)
class EndingNotice:
    """A mandate whose last day was brought forward, written on this day to who gave it."""

    head: Letterhead
    person: Person
    advisor: Advisor
    mandate: Mandate
    written_on: date


def build(data: EndingNotice, *, large: bool = False) -> bytes:
    """The letter as a PDF; raises `RuleBroken` for a mandate whose last day is the one agreed, `Unprintable`."""
    number = data.mandate.number
    if data.mandate.ends_because is None:
        raise RuleBroken(f"Le mandat {number} va jusqu’au jour convenu : il n’y a pas d’avis à envoyer.")
    return render_public("Avis de fin de mandat", f"Mandat {number}", data.head, lambda: _story(data), large=large)


def _story(data: EndingNotice) -> Story:
    place, given_up = data.head.place, data.mandate.ends_because is EndReason.RENOUNCED
    call = f"Appelez le {phone(place.phone)}, ou passez à l’accueil" if place.phone else "Passez à l’accueil"
    return [
        Spacer(0, 4 * mm),
        address(data.person.name),
        Spacer(0, 6 * mm),
        say(SPOKEN, f"{place.commune}, le {plain_date(data.written_on)}"),
        say(SPOKEN, "Bonjour,"),
        say(SPOKEN, f"Vous avez donné le mandat n° {data.mandate.number} à {data.advisor.name_and_title}."),
        say(SPOKEN, Bold(f"Ce mandat s’arrêtera le {long_date(data.mandate.ends_on)} au soir."), f" {_why(data)}"),
        *([say(SPOKEN, GIVING_UP)] if given_up else []),
        heading("Avant cette date"),
        *bullets(
            "Rien ne change. Vous pouvez toujours l’arrêter vous-même, quand vous voulez.",
            "Ce qui ne peut pas attendre est fini avant : une date proche, une réponse attendue.",
            f"Si une démarche n’est pas finie, venez en parler. {call}.",
        ),
        heading("Ce qui vous est rendu"),
        *bullets(
            "Tous vos papiers, s’ils sont encore ici. Venez les reprendre avant cette date.",
            "Le compte rendu de ce qui a été fait. Demandez-le.",
            "Si vous le demandez, l’original du service.",
        ),
        heading("Après cette date"),
        *bullets(
            f"{capital(words_for(data.advisor.title).the)} ne pourra plus rien faire en votre nom.",
            "Ce qui est écrit dans le mandat sera détruit dans l’ordinateur. Vous gardez votre original.",
            "Si vous voulez encore de l’aide, demandez-nous à qui donner un nouveau mandat.",
        ),
        KeepTogether([*_signed(data), *_received(data)]),
    ]


def _signed(data: EndingNotice) -> Story:
    """Whoever gives it up signs; what ends by itself is told by the service."""
    said = capital(data.head.place.said)
    if data.mandate.ends_because is not EndReason.RENOUNCED:
        return [Spacer(0, 2 * mm), say(SPOKEN, said)]
    who = [say(BODY, Bold(data.advisor.name_and_title)), say(BODY, said)]
    frame = signature_frame(None, half())
    return [Spacer(0, 2 * mm), plain_table([[who, "", frame]], [half(), GUTTER, half()]), Spacer(0, 3 * mm)]


def _received(data: EndingNotice) -> Story:
    """What is cut off and comes back: that the person was told, and when."""
    inner = (WIDTH - 2 * INSET - GUTTER) / 2
    told: Story = [
        date_and_hour(inner),
        say(BODY, "J’ai reçu cet avis. Je sais quand le mandat s’arrête."),
    ]
    return [
        cut_line("Coupez ici. Le bas, signé, revient au service."),
        framed(
            [
                say(BODY, Bold(f"Avis reçu – mandat n°{NBSP}{data.mandate.number}")),
                say(BODY, f"{data.person.name} : fin le {long_date(data.mandate.ends_on)}."),
                plain_table([[told, "", signature_frame(None, inner)]], [inner, GUTTER, inner]),
            ]
        ),
    ]


def _why(data: EndingNotice) -> str:
    match data.mandate.ends_because:
        case EndReason.CONVENTION_OVER:
            return "La convention qui permet cette aide prend fin."
        case EndReason.ADVISOR_LEFT:
            return f"{data.advisor.name} ne travaillera plus ici."
        case _:
            return f"{capital(words_for(data.advisor.title).the)} ne peut pas continuer."
