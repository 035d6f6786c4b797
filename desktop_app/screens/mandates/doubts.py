"""The questions that are asked before a mandate is stored, one after the other; nothing typed is lost by any."""

from desktop_app.domain.mandate import Doubt, InDoubt

from ..dialogs import Dialogs

_ASKED = {
    Doubt.SAME_PERSON: ("Est-ce la même personne ?", "C’est un homonyme", "Choisir quelqu’un d’autre"),
    Doubt.SAME_NAME: ("Est-ce quelqu’un de la famille ?", "Continuer", "Choisir quelqu’un d’autre"),
    Doubt.COVERED: ("Démarche déjà dans un mandat", "Préparer quand même", "Revenir au mandat"),
    Doubt.SEALED: ("Un autre mandat est en cours", "Préparer quand même", "Revenir au mandat"),
}


def is_cleared(dialogs: Dialogs, asked: InDoubt) -> bool:
    """Whether the advisor says to go on."""
    title, go_on, back = _ASKED[asked.doubt]
    return dialogs.ask(title, asked.sentence, go_on, back)
