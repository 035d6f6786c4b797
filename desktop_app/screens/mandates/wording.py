"""What the screens say of a mandate, and the words the advisor says aloud before it is signed."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Parties
from desktop_app.domain.french import NBSP, capital, hour, listed, moment, plain_date
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import (
    Body,
    DataRequest,
    EndReason,
    Execution,
    InformationPoint,
    Mandate,
    ScopeLine,
    State,
    closes_at,
    data_notice,
)
from desktop_app.domain.mandate.acts import all_done
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.use_cases.mandates.history import Reached
from desktop_app.use_cases.mandates.mandates import MandateView

NOTICE, PLAIN = "Notice d’information", "Feuille en langage simple"
"""The names of two sheets, in the menu of papers and beside what is read aloud."""
_HOW = {
    Execution.TOGETHER: "Nous le ferons ensemble, vous à côté de moi.",
    Execution.REMOTE: "Je pourrai le faire sans que vous soyez là.",
    Execution.BOTH: "Nous le ferons ensemble, ou je pourrai le faire sans que vous soyez là.",
}


def state_in_words(view: MandateView) -> str:
    """'Signé, actif', 'Retiré par la personne', 'Arrivé à son terme'."""
    mandate = view.mandate
    if mandate.end_reason:
        return capital(mandate.end_reason.value)
    return capital(EndReason.EXPIRED.value if view.expired else mandate.state.value)


def who_in_words(view: MandateView) -> str:
    """'Marie Durand', 'Marie Durand, en son absence Paul Roux', with whoever has it for the day."""
    named = [view.advisor.name]
    if view.substitutes:
        named.append(f"en son absence {listed([advisor.name for advisor in view.substitutes])}")
    if view.stand_ins:
        named.append(f"aujourd’hui {listed([advisor.name for advisor in view.stand_ins])}")
    return ", ".join(named)


def last_day(mandate: Mandate) -> date:
    """The day it ended, or the day it will."""
    return mandate.ended_at.date() if mandate.ended_at else mandate.ends_on


def allows_something(view: MandateView) -> bool:
    """Whether anything may be done or asked today."""
    return view.mandate.state is State.ACTIVE and not view.expired


def is_all_done(view: MandateView) -> bool:
    """Whether everything it allows was done with nothing awaited, so that it may be ended."""
    return allows_something(view) and all_done(body_of(view.mandate))


def over_in_words(view: MandateView) -> str:
    """When and why the mandate ended, as one sentence; '' while it has not."""
    mandate = view.mandate
    if mandate.ended_at and mandate.end_reason:
        if mandate.ended_at == closes_at(mandate):
            return f"{capital(mandate.end_reason.value)} le {plain_date(mandate.ends_on)} au soir, son dernier jour."
        written = f", écrit le {plain_date(mandate.said_on)}" if mandate.said_on else ""
        channel = f", {mandate.channel.value}{written}" if mandate.channel else ""
        return f"{capital(mandate.end_reason.value)}, {moment(mandate.ended_at)}{channel}."
    return f"Arrivé à son terme le {plain_date(mandate.ends_on)} au soir, son dernier jour." if view.expired else ""


def destroyed_in_words(destruction: Destruction) -> str:
    """'Contenu détruit le 27 novembre 2025 – preuve D2025-0001.', or that it is still to be finished."""
    if destruction.done_at is None and destruction.held_until:
        return (
            f"Son contenu attend la feuille de fin jusqu’au {plain_date(destruction.held_until)}, puis il est détruit."
        )
    if destruction.done_at is None:
        return f"Destruction du contenu à terminer ({destruction.number})."
    return f"Contenu détruit le {plain_date(destruction.done_at.date())} – preuve {destruction.number}."


def stopped_in_words(mandate: Mandate) -> str:
    """Since when it is suspended and which lines were taken back; '' for neither."""
    told = [f"Suspendu {moment(mandate.suspended_at)}."] if mandate.suspended_at else []
    told += [f"Ligne {each.number} retirée {moment(each.at)}, {each.channel.value}." for each in mandate.withdrawn]
    return " ".join(told)


def reached_in_words(reached: Reached) -> str:
    """'27 novembre 2025 à 9 h 05 : mandat signé et remis (Marie Castell)'."""
    what = reached.action.value
    if reached.action is Action.MANDATE_ENDED and reached.detail in EndReason.__members__:
        what = f"{what}, {EndReason[reached.detail].value}"
    if reached.action is Action.MANDATE_LINE_WITHDRAWN:
        what = f"{what}, la {reached.detail}"
    return f"{plain_date(reached.at.date())} à{NBSP}{hour(reached.at)}{NBSP}: {what} ({reached.who})"


def body_of(mandate: Mandate) -> Body:
    """What the mandate covers; nothing where it is sealed or destroyed."""
    return mandate.body or Body()


def line_in_words(line: ScopeLine) -> str:
    """'CAF – Demande d’aide au logement'."""
    return f"{line.organism} – {line.procedure}"


def entry_in_words(entry: ScopeLine | DataRequest) -> str:
    """'CAF – Demande d’aide au logement', 'Impôts – demander : avis d’imposition'."""
    if isinstance(entry, ScopeLine):
        return line_in_words(entry)
    return f"{entry.organism} – demander{NBSP}: {entry.data}"


def scope_in_words(body: Body) -> tuple[str, ...]:
    """Each line and request with what it allows: 'CAF – Prime d’activité : remplir un formulaire'."""
    acts = [f"{line_in_words(line)}{NBSP}: {line.acts_in_words}" for line in body.lines if line.organism]
    requests = [entry_in_words(request) for request in body.requests if request.organism]
    return (*acts, *requests)


def to_say(point: InformationPoint, view: MandateView, parties: Parties) -> tuple[str, ...]:
    """The short paragraphs to read aloud for one point of article 2."""
    mandate = view.mandate
    match point:
        case InformationPoint.DATA_USE:
            return _data_use(body_of(mandate), parties)
        case InformationPoint.RIGHTS:
            return data_notice.rights_aloud(parties)
        case InformationPoint.PROCEDURES:
            return _procedures(mandate, view.substitutes)


def _data_use(body: Body, parties: Parties) -> tuple[str, ...]:
    organisms = dict.fromkeys([*(line.organism for line in body.lines), *(ask.organism for ask in body.requests)])
    kinds = listed(body.entrusted_in_words)
    return (
        "Ce que vous me direz sert seulement à ces démarches, et seulement pour vous.",
        f"Je ne le donne qu’à : {listed(list(organisms))}. Je garde le secret.",
        *([f"Vous me confiez : {kinds}. Je vous rends tout."] if kinds else []),
        *data_notice.data_aloud(parties),
    )


def _procedures(mandate: Mandate, substitutes: Sequence[Advisor]) -> tuple[str, ...]:
    others = listed([advisor.name for advisor in substitutes])
    return (
        "Voici ce que je ferai pour vous, et rien d’autre :",
        *(f"•{NBSP}{line}" for line in scope_in_words(body_of(mandate))),
        f"{_HOW[body_of(mandate).execution]} C’est gratuit.",
        *([f"En mon absence, pour ces démarches et rien d’autre : {others}."] if others else []),
        f"Le mandat s’arrête tout seul le {plain_date(mandate.ends_on)}.",
    )
