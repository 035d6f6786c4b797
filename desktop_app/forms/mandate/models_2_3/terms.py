"""The terms of a mandate: what each side promises, what becomes of the data, how to stop it all.

What is said of personal data is the settings' (`domain/mandate/data_notice`), frozen with the originals.
"""

from collections.abc import Sequence
from datetime import datetime

from reportlab.platypus import KeepTogether

from desktop_app.domain.french import capital, moment, phone
from desktop_app.domain.mandate import InformationPoint, Originals, Path, data_notice
from desktop_app.domain.mandate.data_notice import Notice
from desktop_app.domain.place import Place

from ...blocks import Bold, Story, bullets, heading, say, side_by_side, tick, tick_fill
from ...styles import BODY
from ...wording import Words
from . import cosigners

_UNDERSTOOD = "ce qui sera fait, jusqu’à quand et comment arrêter."
_POINTS = {
    InformationPoint.DATA_USE: "l’utilisation de mes données personnelles",
    InformationPoint.RIGHTS: "mes droits",
    InformationPoint.PROCEDURES: "les démarches qui seront faites",
}


def commitments(originals: Originals, who: Words, path: Path | None) -> Story:
    """What the advisor and the person promise (Code civil, 1989 to 1993, 1998, 2006; 000, art. 2)."""
    advisor = [
        say(BODY, Bold(f"Ce que {who.the} promet")),
        *bullets(
            "Faire seulement ce qui est écrit ici. Me demander avant toute autre chose.",
            "Garder le secret professionnel.",
            "Me dire ce qui a été fait.",
            "Ne jamais garder mes mots de passe ni mes identifiants.",
            "Ne rien payer à ma place.",
            "À la fin, me rendre mes papiers et détruire les données du mandat.",
        ),
    ]
    me = [
        say(BODY, Bold("Ce que je promets")),
        *bullets(
            "Donner des informations vraies. Je reste responsable de ce que je déclare.",
            "Dire si ma situation change.",
            "Dire si une autre personne a déjà un mandat pour les mêmes démarches.",
        ),
    ]
    return [
        KeepTogether([heading("5. Nos promesses"), side_by_side(advisor, me)]),
        KeepTogether(_declarations(originals, path)),
    ]


def _declarations(originals: Originals, path: Path | None) -> Story:
    """Boxes for the person alone: in which quality they sign, no other mandate (Code civil, 425, 2006)."""
    asked = bool(originals.notice)
    return [
        heading("6. Je coche ce qui est vrai"),
        cosigners.declaration(path) if asked else cosigners.declaration_of_model_2(),
        tick("Personne d’autre n’a de mandat pour ces démarches."),
        tick_fill(("Une autre personne a un mandat pour ces démarches :", 1)),
    ]


def personal_data(
    originals: Originals, who: Words, informed: Sequence[tuple[InformationPoint, datetime]], *, understood_by: str = ""
) -> Story:
    """The three points said before signature and what was understood, and the information of RGPD articles 12 and 13.

    `understood_by` is who asked the three questions, or '' where nobody did.
    """
    by = originals.informed_by or who.the
    points = ", ".join(f"{rank}) {_POINTS[point]}" for rank, (point, _) in enumerate(informed, 1))
    to_whom = f", à {understood_by}," if understood_by != by else ""
    again = f" J’ai redit avec mes mots{to_whom} {_UNDERSTOOD}" if understood_by else ""
    notice = _notice(originals, who)
    return [
        heading("7. Mes données personnelles"),
        say(
            BODY,
            f"Le {moment(informed[-1][1])}, avant la signature, {by} m’a expliqué trois choses : {points}.{again}",
        ),
        *(say(BODY, Bold(question), f" {answer}") for question, answer in notice.told),
        *(tick(sentence) for sentence in notice.to_tick),
    ]


def _notice(originals: Originals, who: Words) -> Notice:
    if originals.notice:
        return Notice(originals.notice, originals.to_tick)
    return data_notice.of_model_2(originals.controller, originals.controller_contact, who.the, originals.months_kept)


def withdrawal(place: Place, who: Words, *, by_line: bool) -> Story:
    """How to withdraw, at any time (000, art. 2; Code civil, 2004), and by one line where they are numbered."""
    one_line = "Je peux aussi retirer une seule ligne : je donne son numéro. " if by_line else ""
    call = f"je téléphone au {phone(place.phone)}" if place.phone else "je téléphone"
    return [
        heading("8. Je peux tout arrêter quand je veux"),
        say(
            BODY,
            "Je peux retirer ce mandat ",
            Bold("à tout moment"),
            f", sans dire pourquoi, gratuitement. Je le dis sur place, {call}, j’écris, ou je donne le coupon de la "
            f"dernière page. {capital(who.the)} s’arrête aussitôt. On me donne un récépissé avec la date et l’heure. "
            f"{one_line}Je peux demander l’original que garde le service.",
        ),
    ]
