"""How a printer stands, in the agent's words: a few beside its name, a notice when nothing came out."""

from desktop_app.domain.nouns.frozen import frozen
from desktop_app.system.printer_state import Condition, Stage

_ANOTHER_WAY = "Choisissez-en une autre, ou enregistrez en PDF."
_LOST = "Rien n’est perdu : vous pouvez imprimer à nouveau."


@frozen
class Words:
    """`short` stands beside the name; `title`, `sentence` and `way_out` make a notice."""

    short: str
    title: str
    sentence: str
    way_out: str = ""


_WORDS: dict[Condition | Stage, Words] = {
    Condition.GONE: Words(
        "Elle n’est plus là.",
        "L’imprimante n’est plus là",
        "Elle a été retirée de cet ordinateur, ou le service d’impression est arrêté. Rien n’a été imprimé.",
        _ANOTHER_WAY,
    ),
    Condition.REFUSING: Words(
        "Elle n’accepte aucun document.",
        "L’imprimante n’accepte aucun document",
        "Sa file est fermée. Rien n’a été imprimé.",
        f"La personne qui gère les ordinateurs peut la rouvrir. {_ANOTHER_WAY}",
    ),
    Condition.SPOOL_FULL: Words(
        "Le disque de la file est plein.",
        "Le disque où les documents attendent est plein",
        "Rien ne peut sortir pour le moment.",
        "Libérez de la place, ou demandez-le à la personne qui gère les ordinateurs.",
    ),
    Condition.PAUSED: Words(
        "En pause : ce qui est envoyé attend.",
        "L’imprimante est en pause",
        "Elle reprendra quand la pause sera levée, dans les imprimantes de l’ordinateur.",
    ),
    Condition.OFFLINE: Words(
        "Hors ligne : éteinte ou débranchée ?",
        "L’imprimante est hors ligne",
        "Vérifiez qu’elle est allumée et reliée à l’ordinateur ou au réseau.",
    ),
    Condition.JAMMED: Words(
        "Papier coincé.", "Du papier est coincé dans l’imprimante", "Retirez la feuille, puis refermez."
    ),
    Condition.OPEN: Words("Un capot est ouvert.", "Un capot de l’imprimante est ouvert", "Refermez-le."),
    Condition.PAPER_OUT: Words(
        "Plus de papier.", "L’imprimante n’a plus de papier", "Remettez du papier A4 dans le bac."
    ),
    Condition.WRONG_PAPER: Words(
        "Pas de papier A4.",
        "L’imprimante n’a pas de papier A4",
        "Les papiers de Permanence sont en A4 : mettez-en dans le bac, ou choisissez une imprimante qui en prend.",
        "Le document peut être enregistré en PDF.",
    ),
    Condition.INK_OUT: Words("Plus d’encre.", "L’imprimante n’a plus d’encre", "Changez la cartouche."),
    Condition.ATTENTION: Words(
        "Elle demande une intervention.", "L’imprimante demande une intervention", "Regardez ce que dit son écran."
    ),
    Condition.CONNECTING: Words(
        "Recherche de l’imprimante…",
        "L’imprimante ne répond pas",
        "Vérifiez qu’elle est allumée et reliée à l’ordinateur ou au réseau.",
    ),
    Condition.UNKNOWN: Words(
        "",
        "L’imprimante ne répond pas",
        "Le document n’a pas été imprimé.",
        f"Vérifiez qu’elle est allumée et reliée. {_ANOTHER_WAY}",
    ),
    Condition.READY: Words("Prête.", "", ""),
    Stage.CANCELLED: Words(
        "",
        "L’impression a été annulée",
        "Le document a été retiré de la file, sur l’ordinateur ou sur l’imprimante elle-même.",
        _LOST,
    ),
    Stage.FAILED: Words(
        "",
        "L’impression n’a pas abouti",
        "L’imprimante ou son pilote a rejeté le document.",
        f"{_LOST} Si cela recommence, essayez une autre imprimante ou enregistrez en PDF.",
    ),
}
_WAITS = "Le document attend dans sa file : il sortira tout seul dès que ce sera fait."


def words_of(why: Condition | Stage) -> Words:
    """The words for this."""
    return _WORDS.get(why, _WORDS[Condition.UNKNOWN])


def waiting(condition: Condition) -> str:
    """What to do and what becomes of a document that this keeps in the queue."""
    return f"{words_of(condition).sentence}\n\n{_WAITS}"
