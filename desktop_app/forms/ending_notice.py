"""The letter that tells somebody beforehand that their mandate will stop, when, why, and what they can do until then.

Whoever gives a mandate up tells it (Code civil, 2007), finishes what cannot wait, renders account and gives back what
was handed over (1991, 1993); so does the service when a convention ends or an advisor leaves. Its foot comes back
signed.
"""

from datetime import date
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, capital, long_date, phone, plain_date
from desktop_app.domain.mandate import EndReason, Mandate
from desktop_app.domain.mandate.ending import GIVING_UP
from desktop_app.domain.nouns.frozen import frozen
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
from .styles import BODY, FRAME_HEIGHT, GUTTER, INSET, SPOKEN, WIDTH
from .tail import Tail
from .wording import words_for


@frozen
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
            "Un papier qui dit tout ce qui a été fait pour vous. Demandez-le.",
            "Si vous le demandez, l’original du mandat que garde le service.",
        ),
        heading("Après cette date"),
        *bullets(
            f"{capital(words_for(data.advisor.title).the)} ne pourra plus rien faire en votre nom.",
            "Ce qui est écrit dans le mandat sera détruit dans l’ordinateur. Vous gardez votre original.",
            "Si vous voulez encore de l’aide, demandez-nous à qui donner un nouveau mandat.",
        ),
        *([] if given_up else [say(SPOKEN, capital(place.said))]),
        Tail(
            [partial(_signed, data)] if given_up else [],
            [say(BODY, "Gardez cette lettre. Signez le bas, et rendez-le.")],
            _received(data),
        ),
    ]


def _signed(data: EndingNotice, taller: float) -> Flowable:
    """Whoever gives it up signs; what ends by itself is told by the service."""
    who = [say(BODY, Bold(data.advisor.name_and_title)), say(BODY, capital(data.head.place.said))]
    frame = signature_frame(None, half(), FRAME_HEIGHT + taller)
    around = (("TOPPADDING", (0, 0), (-1, -1), 2 * mm), ("BOTTOMPADDING", (0, 0), (-1, -1), 3 * mm))
    return plain_table([[who, "", frame]], [half(), GUTTER, half()], *around)


def _received(data: EndingNotice) -> Flowable:
    """What is cut off and comes back: that the person was told, and when."""
    inner, mandate = (WIDTH - 2 * INSET - GUTTER) / 2, data.mandate
    ends = say(BODY, f"Fin : {plain_date(mandate.ends_on)}")
    title = say(BODY, Bold(f"J’ai reçu cet avis – mandat n°{NBSP}{mandate.number}"))
    told = [say(BODY, data.person.name), ends, date_and_hour(inner)]
    both = plain_table([[told, "", signature_frame(None, inner)]], [inner, GUTTER, inner])
    foot: Story = [cut_line("Coupez ici. Le bas, signé, revient au service."), framed([title, both])]
    return plain_table([[foot]], [WIDTH])


def _why(data: EndingNotice) -> str:
    match data.mandate.ends_because:
        case EndReason.CONVENTION_OVER:
            return "La convention qui permet cette aide prend fin."
        case EndReason.ADVISOR_LEFT:
            return f"{data.advisor.name} ne travaillera plus ici."
        case _:
            return f"{capital(words_for(data.advisor.title).the)} ne peut pas continuer."
