"""What is said of a workshop, short for a row and whole for a page or aloud."""

from desktop_app.domain.french import NBSP, capital, day_and_month, hour, lasting, plural
from desktop_app.domain.planning import Decision, Standing
from desktop_app.domain.planning.submission import Stage
from desktop_app.domain.reception.eligibility import counted_told
from desktop_app.use_cases.workshops.gauges import Gauge, said_before

from .list_line import dotted, in_one_breath

UNTITLED = "Atelier sans titre"


def title(gauge: Gauge) -> str:
    """'Premiers pas avec l’ordinateur (2/3)'."""
    return gauge.workshop.title if gauge.workshop else UNTITLED


def counted(gauge: Gauge) -> str:
    """'3 sur 8'."""
    return f"{gauge.enrolled} sur{NBSP}{gauge.capacity.seats}"


def numbers(gauge: Gauge) -> str:
    """'il en manque 1 · 2 en attente', 'complet', '' where there is nothing to say."""
    return dotted(lacks(gauge), waits(gauge))


def lacks(gauge: Gauge) -> str:
    """'il en manque 1', 'complet', or ''."""
    if gauge.over or gauge.gone:
        return ""
    return f"il en manque {gauge.missing}" if gauge.missing else "" if gauge.left else "complet"


def waits(gauge: Gauge) -> str:
    """'1 place gardée · 2 en attente', or ''."""
    kept = plural(gauge.promised, "place gardée") if gauge.promised else ""
    others = f"{gauge.waiting} en attente" if gauge.waiting else ""
    return dotted(kept, others)


def state(gauge: Gauge) -> str:
    """'à confirmer avant demain 12 h', 'confirmé', 'annulé : manque de participants', '' without a least number."""
    workshop, standing = gauge.workshop, gauge.standing
    if gauge.gone:
        return f"annulé{NBSP}: manque de participants, {still_to_tell(gauge)}"
    if workshop is None or standing is None or (gauge.over and workshop.decision is None):
        return ""
    if standing is Standing.TO_CONFIRM:
        return f"à confirmer avant {said_before(workshop.decide_by, gauge.now)}"
    if standing is Standing.TO_DECIDE:
        return f"à décider depuis {said_before(workshop.decide_by, gauge.now)}"
    return workshop.decision.value if workshop.decision else standing.value


def reserve(gauge: Gauge) -> str:
    """'sous réserve : proposé le 4 décembre 2025 (COTECH)', that it was refused since, or ''."""
    found = gauge.submission
    if found is None or found.stage is Stage.KEPT:
        return ""
    return f"sous réserve{NBSP}: {found.told()}" if found.open else f"{found.told()}{NBSP}: à annuler ou à remplacer"


def still_to_tell(gauge: Gauge) -> str:
    """'2 personnes à prévenir' of a workshop that is cancelled, then that it is over with."""
    return f"{plural(gauge.named, 'personne')} à prévenir" if gauge.named else "tout le monde est prévenu"


def limit(gauge: Gauge) -> str:
    """'minimum 4 · limité par les ordinateurs (6)', and why there is a seat more."""
    least = gauge.workshop.subject.minimum if gauge.workshop else 0
    known = f"minimum {least}" if least else ""
    bound = gauge.capacity.seats - gauge.capacity.over
    parts = [known, f"limité par {gauge.capacity.limit} ({bound})"]
    if gauge.workshop and gauge.workshop.allowed_why:
        parts.append(f"jusqu’à {gauge.capacity.seats} ({gauge.workshop.allowed_why})")
    return dotted(*parts)


def asked(gauge: Gauge, unseen: int) -> str:
    """'Réservé à : habitant de la commune ou agent. 2 à vérifier. Sans nom : agent de Denain 3.', '' for everybody."""
    told = []
    if gauge.open_to:
        told.append(f"Réservé à{NBSP}: {' ou '.join(gauge.open_to)}.")
    if unseen:
        told.append(f"{unseen} à vérifier.")
    if gauge.groups:
        came = [(each.entitlement, each.came) for each in gauge.groups if each.came is not None]
        held = counted_told((each.entitlement, each.seats) for each in gauge.groups)
        told.append(f"Venus sans nom{NBSP}: {counted_told(came) or 0}." if came else f"Places sans nom{NBSP}: {held}.")
    return " ".join(told)


def decided(gauge: Gauge) -> str:
    """'Confirmé jeudi 4 décembre à 12 h, 3 inscrits', with how late it was; '' where nothing is decided."""
    workshop = gauge.workshop
    if workshop is None or workshop.decision is None or workshop.decided_at is None:
        return ""
    at = f"{day_and_month(workshop.decided_at.date())} à{NBSP}{hour(workshop.decided_at)}"
    minutes = int(workshop.lateness.total_seconds()) // 60
    late = f", {lasting(minutes)} après l’heure prévue" if minutes >= 1 else ""
    who = plural(workshop.enrolled, "inscrit")
    # A decision below the least number says so by its own word.
    word = workshop.decision.value.capitalize()
    why = f"{NBSP}: manque de participants" if workshop.decision is Decision.CANCELLED else ""
    told = f" {capital(still_to_tell(gauge))}." if gauge.gone else ""
    return f"{word} {at}, {who}{late}{why}.{told}"


def spoken(gauge: Gauge) -> str:
    """'3 inscrits sur 8, il en manque 1, à confirmer avant demain 12 h'."""
    known = f"{plural(gauge.enrolled, 'inscrit')} sur {gauge.capacity.seats}"
    return in_one_breath(known, numbers(gauge), state(gauge), reserve(gauge))
