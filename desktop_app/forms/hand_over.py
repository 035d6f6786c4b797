"""The hand-over slip, where the advisor books: one part for them, and one that the person takes home, to cut apart."""

from datetime import datetime
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, PageBreak, Spacer

from desktop_app.domain.french import NBSP, capital, hour, long_date, phone
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, cut_line, fill_in, say, tick, tick_fill
from .fonts import BOLD
from .page import Letterhead, render_public
from .styles import BODY, LEAD, SUBTITLE, TITLE, role

_SECOND = role((22, 26), (24, 28), (28, 34), BOLD, "H2", spaceAfter=4)


@frozen
class HandOver:
    """What somebody who came `at` this moment asked for.

    `advisor` is who books, '' where it may be one of several; `contact` how to reach them, or ''. `phone` is '' for
    none, `subject` '' where nobody asked.
    """

    head: Letterhead
    at: datetime
    name: str
    phone: str
    subject: str
    advisor: str
    contact: str


def build(data: HandOver, *, large: bool = False) -> bytes:
    """One sheet to cut, or two in large letters; raises `Unprintable`."""
    reference = "Demande de rendez-vous – à détruire une fois traitée"
    return render_public("Demande de rendez-vous", reference, data.head, partial(_story, data, large), large=large)


def _story(data: HandOver, large: bool) -> Story:
    if large:
        return [*_for_the_advisor(data), PageBreak(), *_for_the_person(data)]
    cut = [Spacer(0, 6 * mm), cut_line("Coupez ici : la suite est pour la personne."), Spacer(0, 2 * mm)]
    return [*_for_the_advisor(data), KeepTogether([*cut, *_for_the_person(data)])]


def _for_the_advisor(data: HandOver) -> Story:
    asked = f"{capital(long_date(data.at.date()))}, {hour(data.at)}"
    to = [say(BODY, "À remettre à : ", Bold(data.advisor))] if data.advisor else [fill_in(("À remettre à :", 1))]
    number = [say(LEAD, "Téléphone : ", Bold(phone(data.phone)))] if data.phone else [say(LEAD, "Pas de téléphone.")]
    return [
        say(TITLE, "Demande de rendez-vous"),
        say(SUBTITLE, f"Faite à l’accueil. {asked}."),
        *to,
        Spacer(0, 2 * mm),
        say(LEAD, Bold(data.name)),
        *number,
        *([say(LEAD, "Pour : ", Bold(data.subject))] if data.subject else []),
        Spacer(0, 3 * mm),
        tick_fill(("Rendez-vous donné le", 2), (f"{NBSP}à", 1)),
        Spacer(0, 2 * mm),
        tick_fill(("Autre réponse :", 1)),
        Spacer(0, 3 * mm),
        tick("La personne est prévenue."),
        say(BODY, "Rendez cette feuille à l’accueil : le rendez-vous y sera noté."),
    ]


def _for_the_person(data: HandOver) -> Story:
    place = data.head.place
    whom = data.advisor or "le conseiller numérique"
    reach = [say(LEAD, "Pour le joindre : ", Bold(data.contact))] if data.contact else []
    call = f" au {phone(place.phone)}" if place.phone else ""
    return [
        say(LEAD, Bold(place.name)),
        say(BODY, place.address),
        Spacer(0, 2 * mm),
        say(_SECOND, "Votre demande"),
        say(LEAD, f"Le {long_date(data.at.date())}, vous avez demandé un rendez-vous."),
        say(LEAD, "Les rendez-vous se prennent avec ", Bold(whom), "."),
        *reach,
        say(LEAD, f"Sans nouvelles, demandez à l’accueil{call}."),
        say(LEAD, "C’est gratuit. Gardez vos mots de passe pour vous."),
    ]
