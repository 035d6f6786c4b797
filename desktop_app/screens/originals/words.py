"""What the screens say of the service's original of a mandate, and of a paper that was compared with the journal."""

from desktop_app.domain.french import NBSP, moment, plain_date
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
    """Which paper bears this digest and when it came out; what to do with one that nothing here knows."""
    if found.sheet is None:
        return _UNKNOWN
    about = f", n°{NBSP}{found.number}" if found.number else ""
    when = f", imprimé ici {moment(found.printed_at)}" if found.printed_at else ""
    said = f"Papier connu{NBSP}: {found.sheet.value}{about}{when}. {_COMPARE}"
    if found.later:
        return f"{said} Ce mandat a été repris et imprimé à nouveau depuis : ce n’est pas le dernier."
    return f"{said} {_stands_in_words(found)}".rstrip()


_COMPARE = "Comparez la sorte, le numéro et la date avec le papier : s’ils diffèrent, il a été refait."
_UNKNOWN = (
    "Aucun papier imprimé ici ne porte cette empreinte. Relisez d’abord ce que vous avez recopié. Si le papier dit "
    "bien cela, ne vous y fiez pas : il a été refait, il vient d’ailleurs, ou une copie plus ancienne du fichier a été "
    "remise en place. Comparez-le avec l’original du service, et dites-le à un référent. Une empreinte qui suit le mot "
    "« ligne » se compare dans Journal."
)


def _stands_in_words(found: PaperCheck) -> str:
    if found.ended_at and found.end_reason:
        return f"Le mandat : {found.end_reason.value}, le {plain_date(found.ended_at.date())} ; il ne permet plus rien."
    if found.state is None:
        return ""
    running = found.state in (State.ACTIVE, State.SUSPENDED)
    return "Le mandat est en cours." if running else "Sa signature n’est pas notée ici."
