"""Everything that is held on a person, for them to take away: the right of access, answered on the spot.

Source: RGPD, article 15: the data themselves, what they are for, who sees them, how long, where they come from.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from reportlab.lib.units import mm

from desktop_app.domain.convention import Parties
from desktop_app.domain.french import NBSP, hour, hours, listed, moment, phone, plain_date, short_date
from desktop_app.domain.mandate import State, data_notice
from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment, told_of
from desktop_app.domain.reception.message import Message
from desktop_app.domain.reception.request import Request
from desktop_app.domain.reception.rights_request import RightsRequest
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.domain.reception.transmittal import ANSWERS, Transmittal
from desktop_app.domain.theme import theme

from .blocks import Bold, Story, bullets, heading, say, table_section
from .mandates_held import MandateHeld, in_aidants_connect, mandates
from .page import Letterhead, render_public
from .styles import BODY, BODY_WITH_NEXT, LEAD, SUBTITLE, TITLE, WIDTH

_WHEN, _WITH, _STATE = 58 * mm, 38 * mm, 38 * mm


class Told(NamedTuple):
    """A call about an appointment: when somebody telephoned, for the appointment of which moment, what came of it."""

    at: datetime
    about: datetime
    result: str


@frozen
class PersonalRecord:
    """What the file holds on `person` on the day `made_on`; `visits` go with the name of the advisor.

    `second_copies` says whether copies of the file go to a second place. It is told on paper, here, and in the same
    words or in values of their own to another program, by `personal_data`.
    """

    head: Letterhead
    parties: Parties
    person: Person
    added_on: date
    visits: tuple[tuple[Appointment, str], ...]
    mandates: tuple[MandateHeld, ...]
    months_kept: int
    made_on: date
    requests: tuple[Request, ...] = ()
    messages: tuple[Message, ...] = ()
    transmittals: tuple[Transmittal, ...] = ()
    walk_ins: tuple[Ticket, ...] = ()
    calls: tuple[Told, ...] = ()
    rights: tuple[RightsRequest, ...] = ()
    held_elsewhere: tuple[MandateElsewhere, ...] = ()
    second_copies: bool = False

    @property
    def sealed(self) -> list[str]:
        """The numbers of the mandates whose content this account cannot read, though somebody can."""
        going_on = (held.mandate for held in self.mandates if held.mandate.state is not State.ENDED)
        return [mandate.number for mandate in going_on if mandate.body is None]


def build(data: PersonalRecord, *, large: bool = False) -> bytes:
    """The record as a PDF; raises `Unprintable`."""
    title = "Ce qui est enregistré sur vous"
    return render_public(title, f"{title} – {short_date(data.made_on)}", data.head, lambda: _story(data), large=large)


def _story(data: PersonalRecord) -> Story:
    return [
        say(TITLE, "Ce qui est enregistré sur vous"),
        say(SUBTITLE, f"Dans le logiciel Permanence, le {plain_date(data.made_on)}"),
        say(LEAD, _lead(data)),
        *_identity(data),
        *_visits(data.visits),
        *_calls(data.calls),
        *_walk_ins(data.walk_ins),
        *_requests(data),
        *_messages(data.messages),
        *_rights(data.rights),
        *mandates(data.mandates),
        *in_aidants_connect(data.held_elsewhere),
        heading("4. Ce qui n’est pas sur cette feuille"),
        *bullets(*elsewhere(data)),
        heading("5. À quoi servent ces données"),
        *bullets(*data_notice.purposes(data.parties, data.months_kept)),
        heading("6. Vos droits"),
        *bullets(*data_notice.rights(data.parties)),
    ]


def _lead(data: PersonalRecord) -> str:
    asked = "Vous avez demandé à voir vos données."
    if data.sealed:
        return f"{asked} Les voici, sauf le contenu scellé de vos mandats : voyez le point 4."
    return f"{asked} Voici toutes celles que le logiciel montre. Ce qui est ailleurs : voyez le point 4."


def _identity(data: PersonalRecord) -> Story:
    person = data.person
    return [
        heading("1. Qui vous êtes"),
        say(BODY, "Nom : ", Bold(person.last_name)),
        say(BODY, "Prénom : ", Bold(person.first_name)),
        *([say(BODY, "Nom de naissance : ", Bold(person.birth_name))] if person.birth_name else []),
        *([say(BODY, "Année de naissance : ", Bold(str(person.birth_year)))] if person.birth_year else []),
        say(BODY, "Téléphone : ", Bold(phone(person.phone) if person.phone else "aucun")),
        say(
            BODY, f"Fiche faite le {plain_date(data.added_on)}, d’après ce que vous avez dit. Son numéro : {person.id}."
        ),
    ]


def _visits(visits: Sequence[tuple[Appointment, str]]) -> Story:
    title = "2. Vos rendez-vous"
    if not visits:
        return [heading(title), say(BODY, "Aucun.")]
    rows = [
        (
            f"{short_date(visit.start.date())}, {hours(visit.start.time(), visit.end.time())}",
            advisor,
            " · ".join((theme(visit.theme).label, *told_of(visit))),
            _state(visit),
        )
        for visit, advisor in visits
    ]
    widths = (_WHEN, _WITH, WIDTH - _WHEN - _WITH - _STATE, _STATE)
    return table_section(title, ("Quand", "Avec", "Pour", "Noté"), rows, widths)


def _calls(calls: Sequence[Told]) -> Story:
    """When the desk telephoned about an appointment, and what came of it; nothing where it never did."""
    if not calls:
        return []
    told = [
        f"Le {moment(each.at)}, pour le rendez-vous du {short_date(each.about.date())}{NBSP}: {each.result}."
        for each in calls
    ]
    return [say(BODY_WITH_NEXT, Bold("Nos appels au sujet de vos rendez-vous")), *bullets(*told)]


def _walk_ins(tickets: Sequence[Ticket]) -> Story:
    """When they came without appointment and signed by name; nothing where they did not."""
    if not tickets:
        return []
    told = [
        f"Le {plain_date(each.day)}, d’après la feuille d’émargement"
        f"{f', jusqu’à {hour(each.state_at)}' if each.state_at else ''}."
        for each in tickets
    ]
    return [say(BODY_WITH_NEXT, Bold("Vos venues sans rendez-vous")), *bullets(*told)]


def _requests(data: PersonalRecord) -> Story:
    """What they asked for when they could not be received, and what of it left; nothing where they did not."""
    told = [*_asked(data.requests), *_transmitted(data)]
    return [say(BODY_WITH_NEXT, Bold("Vos demandes")), *bullets(*told)] if told else []


def _transmitted(data: PersonalRecord) -> Iterator[str]:
    for sent in data.transmittals:
        for row in (row for row in sent.rows if row.person_id == data.person.id):
            answer = ANSWERS[row.answer] if row.answer else "pas encore de réponse"
            answer += f", {short_date(row.answered_on)}" if row.answered_on else ""
            answer += f" («{NBSP}{row.words}{NBSP}»)" if row.words else ""
            left = f"Transmise à {sent.sent_to} le {plain_date(sent.sent_on)}, bordereau {sent.reference}"
            yield f"{left}{NBSP}: {answer}."


def _asked(requests: Sequence[Request]) -> list[str]:
    return [
        f"Le {moment(each.at)}{f', pour {theme(each.theme).label}' if each.theme else ''}{NBSP}: "
        f"{each.outcome.value}, noté le {moment(each.outcome_at)}."
        for each in requests
    ]


def _messages(messages: Sequence[Message]) -> Story:
    """What was left at the desk about them for an advisor; nothing where nothing was."""
    if not messages:
        return []
    told = [f"Laissé le {moment(each.left_at)}{NBSP}: {each.text}" for each in messages]
    return [say(BODY_WITH_NEXT, Bold("Messages laissés à votre sujet")), *bullets(*told)]


def _rights(requests: Sequence[RightsRequest]) -> Story:
    """What they asked about their data before, and what was answered; nothing where they asked nothing."""
    if not requests:
        return []
    told = [
        f"Demande n°{NBSP}{each.reference} ({each.right.value}), reçue le {plain_date(each.received_on)}, "
        f"{each.by.value}{NBSP}: {each.told()}."
        for each in requests
    ]
    return [say(BODY_WITH_NEXT, Bold("Vos demandes sur vos données")), *bullets(*told)]


def _state(visit: Appointment) -> str:
    return f"{visit.state.value}, le {short_date(visit.state_at.date())}" if visit.state_at else visit.state.value


def elsewhere(data: PersonalRecord) -> tuple[str, ...]:
    """What the answer does not hold: where it is, how long it may live there, how to see it; and what nobody holds."""
    numbers = f"n°{NBSP}{listed(data.sealed)}"
    sealed = (
        f"Le contenu scellé de vos mandats ({numbers}). Un conseiller peut l’ouvrir. Il ouvre Permanence à son nom et "
        "refait cette feuille : demandez-le-lui. La réponse reste due dans le mois."
    )
    also = " et à un second endroit, que le référent a choisi" if data.second_copies else ""
    return (
        *([sealed] if data.sealed else ()),
        "Vos papiers signés : le mandat en papier, la feuille de présence du jour. Demandez à les voir.",
        "Ce qu’un agent a mis sur papier, ou gardé hors du logiciel. Demandez-le au service.",
        "Le journal du logiciel. Il note chaque action avec un numéro, jamais avec votre nom. "
        f"Le numéro de votre fiche est {data.person.id}.",
        f"Les copies de secours, sur cet ordinateur{also}. Chacune garde vos données comme elles étaient le jour de la "
        "copie. Elles sont supprimées au bout de 35 jours, ou jusqu’à une semaine plus tard si l’ordinateur n’a pas "
        "servi. Une copie qui est ailleurs l’est dès qu’elle revient.",
        "Ce que gardent les organismes. Demandez-le à chacun d’eux.",
        "Ni mot de passe, ni numéro de sécurité sociale ou de compte, ni copie de vos papiers : le logiciel ne les "
        "garde jamais.",
    )
