"""What each side promises and declares, and what becomes of the data, in « modèle 4 ».

What is said of personal data is the settings' (`domain/mandate/data_notice`), frozen with the originals.
"""

from desktop_app.domain.french import moment
from desktop_app.domain.mandate import InformationPoint, Signing

from ..blocks import Bold, Story, bullets, fill_in, heading, say, tick
from ..styles import BODY, BODY_WITH_NEXT
from ..wording import words_for
from .data import MandateForm

_POINTS = {
    InformationPoint.DATA_USE: "l’utilisation de mes données",
    InformationPoint.RIGHTS: "mes droits",
    InformationPoint.PROCEDURES: "les démarches à faire",
}
_MEASURES = (
    "Tutelle, curatelle, habilitation familiale, sauvegarde de justice : ce sont des mesures de protection. Un juge "
    "nomme quelqu’un, qui aide ou décide."
)
_TRUE = {
    Signing.SELF: (
        "Je suis majeur(e). Je n’ai ni tutelle, ni curatelle, ni habilitation familiale.",
        "Si j’ai une sauvegarde de justice, personne n’est nommé pour ces démarches.",
    ),
    Signing.WITH_CURATOR: ("J’ai un curateur. Il est là et signe avec moi.",),
    Signing.BY_PARENT: ("J’ai l’autorité parentale sur l’enfant pour qui je signe.",),
    Signing.BY_REPRESENTATIVE: ("Je suis nommé(e) pour représenter la personne. J’en ai montré la preuve.",),
}


def commitments(data: MandateForm) -> Story:
    """What the advisor and the person promise (Code civil, 1989 to 1993, 1998, 2006; 000, art. 2; CNIL)."""
    who = words_for(data.originals.advisor.title)
    return [
        heading("5. Nos promesses"),
        say(BODY_WITH_NEXT, Bold(f"Ce que {who.the} promet")),
        *bullets(
            "Faire seulement ce qui est écrit ici. Me demander avant toute autre chose.",
            "Garder le secret professionnel. Me dire ce qui a été fait.",
            "Ne garder ni mot de passe, ni nom de compte. Ne rien payer à ma place.",
            "À la fin, me rendre mes papiers et détruire les données du mandat.",
        ),
        say(BODY_WITH_NEXT, Bold("Ce que je promets")),
        *bullets(
            "Donner des informations vraies. Je reste responsable de ce que je déclare.",
            "Dire si ma situation change, ou si quelqu’un a déjà ce mandat.",
        ),
    ]


def declarations(data: MandateForm) -> Story:
    """In which quality one signs (Code civil, 425, 467, 473) and that nobody else has this mandate (2006).

    It was asked at the counter: the signature says it, and no box.
    """
    path = data.mandate.open_body.path
    signing = path.signing if path else Signing.SELF
    return [
        heading("6. Ce que je déclare en signant"),
        say(BODY, _MEASURES),
        *bullets(*_TRUE[signing], "Personne d’autre n’a de mandat pour ces démarches."),
        fill_in(("Sinon, j’écris qui :", 1)),
    ]


def personal_data(data: MandateForm) -> Story:
    """What was said before signature and understood (000, art. 2), then what RGPD 13 asks, as it was frozen."""
    originals, body = data.originals, data.mandate.open_body
    informed = data.mandate.informed
    by = originals.informed_by or words_for(originals.advisor.title).the
    points = ", ".join(f"{rank}) {_POINTS[point]}" for rank, (point, _) in enumerate(informed, 1))
    return [
        heading("7. Mes données personnelles"),
        say(BODY, f"Le {moment(informed[-1][1])}, {by} m’a expliqué : {points}."),
        *_understood(body.understood_by, by, asked=bool(body.understood_at)),
        *(say(BODY, Bold(question), f" {answer}") for question, answer in originals.notice),
        *(tick(sentence) for sentence in originals.to_tick),
    ]


def _understood(to: str, told_by: str, *, asked: bool) -> Story:
    if not asked:
        return []
    whom = f", à {to}," if to not in ("", told_by) else ""
    return [say(BODY, f"J’ai redit avec mes mots{whom} ce qui sera fait, jusqu’à quand et comment arrêter.")]
