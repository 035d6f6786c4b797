"""What the screens say of the service's original of a mandate, and of a paper that was compared with the journal."""

from desktop_app.domain.french import NBSP, capital, moment, plain_date
from desktop_app.domain.mandate import State
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.use_cases.mandates.paper_check import PaperCheck


def original_in_words(original: PaperOriginal) -> str:
    """'Original du service : classeur Mandats 2026, n° 12. À garder jusqu’au 27 mai 2032.'"""
    said = f"Original du service{NBSP}: "
    if original.returned_on:
        return f"{said}remis à la personne le {plain_date(original.returned_on)}."
    if original.destroyed_on and original.elimination:
        return f"{said}détruit le {plain_date(original.destroyed_on)} (bordereau {original.elimination.number})."
    where = f"{said}{original.place or 'pas encore classé'}."
    if original.lost_on:
        return f"{said}perdu, noté le {plain_date(original.lost_on)}."
    if original.missing_on:
        at = f" à sa place ({original.place})" if original.place else ""
        return f"{said}introuvable{at} depuis le {plain_date(original.missing_on)}."
    if original.elimination:
        return f"{where} Sur le bordereau {original.elimination.number}."
    return f"{where} À garder jusqu’au {plain_date(original.term)}." if original.term else where


def check_in_words(found: PaperCheck) -> str:
    """Whether it is the paper that was printed, and where the mandate stands; nothing of what it says."""
    if not found.number:
        return "Ce fichier ne connaît pas de mandat de ce numéro : relisez-le en haut du papier."
    if found.printed_at is None:
        return _unknown_in_words(found)
    if found.later:
        return (
            f"Ce papier est sorti {moment(found.printed_at)}, mais le mandat {found.number} a été repris et imprimé à "
            "nouveau depuis : ce n’est pas le dernier."
        )
    same = f"C’est bien le papier du mandat {found.number}, imprimé {moment(found.printed_at)}."
    return f"{same} {_stands_in_words(found)}"


def _unknown_in_words(found: PaperCheck) -> str:
    if not found.prints:
        return (
            f"Aucune empreinte n’est au journal pour le mandat {found.number} : il n’a pas été imprimé, ou il l’a été "
            "avant que le journal les garde."
        )
    return (
        f"Ce n’est pas le papier du mandat {found.number} que Permanence a imprimé : vérifiez d’abord ce que vous avez "
        "recopié. Si le papier dit bien cela, il a été refait ou changé."
    )


def _stands_in_words(found: PaperCheck) -> str:
    if found.ended_at and found.end_reason:
        return (
            f"{capital(found.end_reason.value)} le {plain_date(found.ended_at.date())}{NBSP}: il ne permet plus rien."
        )
    return "Il est en cours." if found.state in (State.ACTIVE, State.SUSPENDED) else "Sa signature n’est pas notée ici."
