"""The demand of a month or a year, in a sentence or two: what was asked for and not given, and who just came."""

from collections.abc import Mapping

from desktop_app.domain.french import NBSP, capital, plural
from desktop_app.domain.mandate import Way, ways_told
from desktop_app.domain.planning.submission import Stage
from desktop_app.domain.reception.eligibility import counted_told
from desktop_app.domain.reception.event import CountedEvents, EventKind
from desktop_app.domain.reception.outing import CountedOutings, OutingDecision
from desktop_app.domain.reception.profile import ANSWERS, FEW
from desktop_app.domain.reception.request import Counted, Outcome, Why
from desktop_app.domain.reception.ticket import UNDER_WAY, TicketState
from desktop_app.use_cases.reception.demand import Demand

_STATES = (
    (TicketState.SEEN, "reçue", ""),
    (TicketState.LEFT, "repartie", " avant"),
    (TicketState.REDIRECTED, "orientée", " ailleurs"),
)
_REASONS = {
    Why.FULL: "faute de place",
    Why.BY_APPOINTMENT: "un jour sur rendez-vous",
    Why.CLOSED: "sans personne pour recevoir",
    Why.OTHER: "pour autre chose",
}


def demand_words(demand: Demand, when: str) -> str:
    """What was asked for and not given, and who came without appointment; `when` is 'en novembre 2025'."""
    asked = _asked(demand, when)
    came = _came(demand, "" if asked else f" {when}")
    out = outing_words(demand.outings, "" if asked or came else f" {when}")
    profile, ways = profile_words(demand.profile, when), ways_words(demand.ways, when)
    held = event_words(demand.events, when)
    entitled, submitted = entitled_words(demand.entitled, when), submitted_words(demand.submitted, when)
    told = " ".join(filter(None, (asked, came, out, held, entitled, submitted, profile, ways)))
    return told or f"Aucune demande notée {when}."


def is_any(demand: Demand) -> bool:
    """Whether something was noted in the period."""
    counted = (demand.requests.total, demand.outings.total, demand.events.total)
    return bool(any(counted) or demand.walk_ins or demand.profile or demand.ways or demand.entitled or demand.submitted)


def ways_words(ways: Mapping[str, Mapping[Way, int]], when: str) -> str:
    """'Faire avec d’abord en novembre 2025 : 12 démarches faites avec la personne, 5 mandats préparés (…).'"""
    if not ways:
        return ""
    together = {way: sum(counted.get(way, 0) for counted in ways.values()) for way in Way}
    each = f"{NBSP}; ".join(f"{name}, {ways_told(counted)}" for name, counted in ways.items())
    by_name = f" ({each})" if len(ways) > 1 else ""
    return f"Faire avec d’abord, {when}{NBSP}: {ways_told(together)}{by_name}."


def outing_words(found: CountedOutings, when: str) -> str:
    """How many asked for the advisor to come elsewhere, and what was decided; '' for nobody."""
    if not found.total:
        return ""
    words = ((OutingDecision.ACCEPTED, "acceptée"), (OutingDecision.REFUSED, "refusée"))
    parts = [plural(found.of(decision), word) for decision, word in words if found.of(decision)]
    parts += [f"{waiting} à décider"] if (waiting := found.of(None)) else []
    return f"{plural(found.total, 'demande')} hors les murs{when} ({', '.join(parts)})."


def event_words(found: CountedEvents, when: str) -> str:
    """'3 événements en novembre 2025 (2 forum ou salon, 1 portes ouvertes) : 85 personnes, 1 sans nombre.'"""
    if not found.total:
        return ""
    kinds = ", ".join(f"{found.numbers[kind]} {kind.value}" for kind in EventKind if kind in found.numbers)
    unsaid = f", {found.unsaid} dont le nombre n’est pas dit" if found.unsaid else ""
    return f"{plural(found.total, 'événement')} {when} ({kinds}){NBSP}: {plural(found.people, 'personne')}{unsaid}."


def entitled_words(numbers: Mapping[str, int], when: str) -> str:
    """'Ateliers réservés en novembre 2025 : habitant de la commune 8, agent de Denain 3.'"""
    return f"Ateliers réservés, venus {when}{NBSP}: {counted_told(numbers.items())}." if numbers else ""


def submitted_words(numbers: Mapping[Stage, int], when: str) -> str:
    """'Ateliers proposés pour novembre 2025 : 2 retenu, 1 refusé.'"""
    if not numbers:
        return ""
    told = ", ".join(f"{number} {_many(stage.value, number)}" for stage, number in numbers.items())
    return f"Ateliers proposés au partenaire {when.replace('en ', 'pour ', 1)}{NBSP}: {told}."


def _many(words: str, number: int) -> str:
    """'passés en Cotech' for more than one."""
    first, _, rest = words.partition(" ")
    return " ".join(filter(None, (f"{first}{'s' if number > 1 else ''}", rest)))


def profile_words(numbers: Mapping[str, int], when: str) -> str:
    """Who was received, as far as tallies were typed back; a number that could point to somebody is « moins de 5 »."""
    if not numbers:
        return ""
    parts = []
    for question, answers in ANSWERS.items():
        given = [(answer.label, numbers.get(answer.key, 0)) for answer in answers]
        said = [f"{label[0].lower()}{label[1:]} {_few(number)}" for label, number in given if number]
        if said:
            parts.append(f"{question.value.lower()}{NBSP}: {', '.join(said)}")
    return f"Profil relevé {when}. {'. '.join(capital(part) for part in parts)}."


def _few(number: int) -> str:
    return f"moins de {FEW}" if number < FEW else str(number)


def _asked(demand: Demand, when: str) -> str:
    found = demand.requests
    if not found.total:
        return ""
    given = found.of(Outcome.GIVEN)
    parts = [f"{given} avec un rendez-vous ensuite"] if given else []
    parts += [f"{found.elsewhere} pour un autre service"] if found.elsewhere else []
    beside = f" ({', '.join(parts)})" if parts else ""
    many = found.total > 1
    could_not = f"n’{'ont' if many else 'a'} pas pu être reçue{'s' if many else ''}"
    return f"{plural(found.total, 'personne')} {could_not} {when}{beside}. {_unmet(found)}"


def _unmet(found: Counted) -> str:
    if not found.unmet:
        return "Aucune n’est restée sans réponse."
    reasons = [f"{found.unmet_for(why)} {words}" for why, words in _REASONS.items() if found.unmet_for(why)]
    waiting = f", dont {found.waiting} en attente encore" if found.waiting else ""
    return f"Demande non satisfaite{NBSP}: {found.unmet} ({', '.join(reasons)}){waiting}."


def _came(demand: Demand, when: str) -> str:
    if not demand.walk_ins:
        return ""
    parts = [
        f"{count} {word}{'s' if count > 1 else ''}{where}"
        for state, word, where in _STATES
        if (count := demand.walk_ins.get(state, 0))
    ]
    if unsaid := sum(demand.walk_ins.get(state, 0) for state in UNDER_WAY):
        parts.append(f"{unsaid} sans suite notée")
    total = sum(demand.walk_ins.values())
    return f"{plural(total, 'personne')} sans rendez-vous{when} ({', '.join(parts)})."
