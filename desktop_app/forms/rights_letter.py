"""The letters about what somebody asks of their own data: received, prolonged, refused, answered.

Which of them is due is told by the request itself, so that none can say what was not noted.
"""

from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.convention import Parties
from desktop_app.domain.french import NBSP, capital, phone, plain_date
from desktop_app.domain.mandate import data_notice
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.rights_request import Answer, Identity, Right, RightsRequest

from .blocks import Bold, Story, bullets, heading, say
from .letter import address, signed
from .page import Letterhead, render_public
from .styles import OBJECT, SPOKEN

_ASKED = {
    Right.ACCESS: "à voir vos données et à en avoir une copie",
    Right.RECTIFICATION: "à faire corriger vos données",
    Right.ERASURE: "à faire supprimer vos données",
    Right.LIMITATION: "à faire limiter l’usage de vos données",
    Right.OBJECTION: "que vos données ne servent plus",
    Right.PORTABILITY: "à recevoir vos données dans un fichier",
    Right.DIRECTIVES: "à dire ce que deviennent vos données après votre mort",
}
_DONE = {
    Right.ACCESS: "Vos données sont sur la feuille jointe. Elle dit aussi ce qui n’y est pas, et où le demander.",
    Right.RECTIFICATION: "Vos données sont corrigées.",
    Right.ERASURE: "Vos données sont supprimées. La preuve est jointe. Elle ne nomme personne.",
    Right.LIMITATION: "L’usage de vos données est limité, comme vous l’avez demandé.",
    Right.OBJECTION: "Vos données ne servent plus, comme vous l’avez demandé.",
    Right.PORTABILITY: "Vos données sont dans le fichier joint. Un autre logiciel peut le lire.",
    Right.DIRECTIVES: "Ce que vous avez demandé est noté. Vous pouvez le changer quand vous voulez.",
}


@frozen
class RightsLetter:
    """A request as it stands, to whom, written on this day for whoever answers for the data."""

    head: Letterhead
    parties: Parties
    request: RightsRequest
    name: str
    written_on: date


def title_of(request: RightsRequest) -> str:
    """What the letter is, as the request stands."""
    match request.answer:
        case Answer.REFUSED:
            return "Refus d’une demande"
        case Answer.PARTLY | Answer.DONE:
            return "Réponse à une demande"
        case _:
            return "Réponse prolongée" if request.extra_months else "Accusé de réception"


def build(data: RightsLetter, *, large: bool = False) -> bytes:
    """The letter as a PDF; raises `Unprintable`."""
    reference = f"Demande n°{NBSP}{data.request.reference}"
    return render_public(title_of(data.request), reference, data.head, lambda: _story(data), large=large)


def _story(data: RightsLetter) -> Story:
    request, place = data.request, data.head.place
    name = capital(data.parties.controller)
    return [
        Spacer(0, 4 * mm),
        address(data.name),
        Spacer(0, 6 * mm),
        say(SPOKEN, f"{place.commune}, le {plain_date(data.written_on)}"),
        say(OBJECT, f"{title_of(request)} : n°{NBSP}{request.reference}"),
        Spacer(0, 2 * mm),
        say(SPOKEN, "Bonjour,"),
        say(SPOKEN, f"Le {plain_date(request.received_on)}, vous avez demandé {_ASKED[request.right]}."),
        *_told(data),
        Spacer(0, 3 * mm),
        KeepTogether(
            [
                say(SPOKEN, f"Responsable de vos données : {name}. Pour nous joindre : {_where(data)}."),
                signed("Pour le responsable"),
            ]
        ),
    ]


def _where(data: RightsLetter) -> str:
    place = data.head.place
    return f"{place.said}, {phone(place.phone)}" if place.phone else place.said


def _told(data: RightsLetter) -> Story:
    request = data.request
    match request.answer:
        case Answer.DONE:
            return [say(SPOKEN, Bold(_DONE[request.right])), *_recourse(data)]
        case Answer.PARTLY:
            done = "Votre demande est faite en partie."
            return [say(SPOKEN, Bold(done)), say(SPOKEN, f"Pourquoi pas tout : {request.reason}."), *_recourse(data)]
        case Answer.REFUSED:
            said = "Nous ne pouvons pas faire ce que vous demandez."
            return [say(SPOKEN, Bold(said)), say(SPOKEN, f"Pourquoi : {request.reason}."), *_recourse(data)]
        case _:
            return _longer(data) if request.extra_months else _received(request)


def _received(request: RightsRequest) -> Story:
    doubted = "Avant, nous devons être sûrs que c’est bien vous. Venez avec une pièce d’identité. Nous la "
    return [
        say(SPOKEN, Bold(f"Nous vous répondrons au plus tard le {plain_date(request.due)}."), " C’est gratuit."),
        *(
            [say(SPOKEN, f"{doubted}regardons, sans en garder de copie.")]
            if request.identity is Identity.DOUBTED
            else []
        ),
    ]


def _longer(data: RightsLetter) -> Story:
    request = data.request
    return [
        say(SPOKEN, f"Votre demande prend plus de temps : {request.extension_reason}."),
        say(SPOKEN, Bold(f"Nous vous répondrons au plus tard le {plain_date(request.due)}."), " C’est gratuit."),
        *_recourse(data),
    ]


def _recourse(data: RightsLetter) -> Story:
    return [KeepTogether([heading("Vous n’êtes pas d’accord ?"), *bullets(*data_notice.recourse(data.parties))])]
