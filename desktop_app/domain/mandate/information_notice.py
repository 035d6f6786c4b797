"""What the information notice tells before a mandate is signed, to be taken away (RGPD, 12 to 14; loi 78-17, 85).

The words of `data_notice` at full length and to the person: one short sentence an idea, each hard word explained where
it stands. They follow the settings, one sentence for each choice of the data protection officer.
"""

from ..convention import LegalBasis, Parties, SpecialGround
from ..french import NBSP, capital, plural
from ..nouns.frozen import frozen
from .data_notice import CNIL, paper_kept

GIVEN = "On m’a donné cette notice avant de signer un mandat. J’ai pu poser mes questions."
_BASIS = {
    LegalBasis.PUBLIC_TASK: f"C’est une mission d’intérêt public (RGPD, article{NBSP}6-1{NBSP}e).",
    LegalBasis.LEGAL_DUTY: f"C’est une obligation que la loi donne au responsable (RGPD, article{NBSP}6-1{NBSP}c).",
    LegalBasis.CONSENT: f"C’est avec votre accord (RGPD, article{NBSP}6-1{NBSP}a). Vous pouvez le retirer quand vous "
    "voulez.",
}
_SPECIAL = {
    SpecialGround.EXPLICIT_CONSENT: "On ne s’en sert pas sans votre accord. Vous le donnez par une croix dans "
    f"une case du mandat (RGPD, article{NBSP}9-2{NBSP}a). Vous pouvez le retirer quand vous voulez.",
    SpecialGround.SOCIAL_PROTECTION: "Elles servent seulement si une démarche sociale les demande. Le droit de la "
    f"protection sociale le permet (RGPD, article{NBSP}9-2{NBSP}b).",
}
_OWN_RIGHT = {
    LegalBasis.PUBLIC_TASK: f"refuser qu’on s’en serve (article{NBSP}21) ;",
    LegalBasis.CONSENT: f"les recevoir, sous une forme qu’un ordinateur sait lire (article{NBSP}20) ;",
}


@frozen
class Part:
    """A question, the sentences that answer it, then a list; '' closes neither."""

    asked: str
    told: tuple[str, ...]
    items: tuple[str, ...] = ()


def opening(who: str) -> str:
    """What a mandate and what personal data are; `who` is like 'la conseillère'."""
    return (
        f"Un mandat est un accord écrit. Vous permettez à {who} de faire des démarches pour vous. Pour cela, on écrit "
        "des choses sur vous : votre nom, ce que vous demandez. Ce sont vos données personnelles. Cette feuille, la "
        "notice, dit ce qu’elles deviennent."
    )


def parts(said: Parties, who: str, months_kept: int) -> tuple[Part, ...]:
    """Every point of article 13 as settings stand, and what article 14 adds for what comes from an organism.

    Both addresses and the term of the original are known.
    """
    return (*_who_and_why(said, who), *_what_becomes(said, who, months_kept), *_what_you_may(said))


def _who_and_why(said: Parties, who: str) -> tuple[Part, ...]:
    return (
        Part(
            "Qui répond de vos données ?",
            (
                f"Le responsable est : {said.controller}. Pour lui écrire : {said.controller_contact}.",
                "Son délégué à la protection des données (on dit aussi DPO) veille sur vos droits. "
                f"Pour lui écrire : {said.officer_contact}.",
            ),
        ),
        Part(
            "À quoi servent-elles ?",
            (
                "À vous recevoir et à faire vos démarches. C’est dans votre seul intérêt. Elles ne servent à rien "
                "d’autre.",
            ),
        ),
        Part(
            "Qui le permet ?",
            (
                f"{' '.join(_BASIS[each] for each in said.bases)} Le RGPD est la loi de l’Europe qui protège vos "
                "données.",
            ),
        ),
        Part(
            "Et votre santé, votre origine ?",
            (f"Ces données sont plus protégées. {' '.join(_SPECIAL[each] for each in said.grounds)}",),
        ),
        Part(
            "D’où viennent-elles ?",
            (
                "De vous. Parfois aussi d’un organisme : la CAF, les impôts, par exemple. Le mandat dit lequel, et ce "
                f"que {who} peut lui demander.",
            ),
        ),
        Part(
            "Devez-vous les donner ?",
            ("Non, rien ne vous oblige. Mais sans elles, la démarche ne peut pas se faire.",),
        ),
    )


def _what_becomes(said: Parties, who: str, months_kept: int) -> tuple[Part, ...]:
    return (
        Part(
            "Qui les voit ?",
            (),
            (
                "L’accueil voit votre nom, vos rendez-vous, le numéro et les dates du mandat.",
                f"{capital(who)} voit aussi ce qui est écrit dans le mandat. Ses remplaçants aussi : le mandat les "
                "nomme. S’il le faut, un autre conseiller, pour un jour.",
                "Un organisme du mandat reçoit ce qu’il faut pour la démarche. Personne d’autre.",
            ),
        ),
        Part(
            "Où sont-elles ?",
            (
                "Dans l’ordinateur de ce lieu, fermées à clé par un code. Elles ne quittent pas l’Union européenne. "
                "Elles ne sont pas vendues. Aucune décision n’est prise par un ordinateur.",
            ),
        ),
        Part(
            "Combien de temps ?",
            (),
            (
                "Ce qui est écrit dans le mandat : détruit dans l’ordinateur dès que le mandat finit.",
                f"Votre nom, vos rendez-vous : {plural(months_kept, 'mois')} après votre dernière visite.",
                "Les copies de secours : 35 jours.",
                f"Le mandat en papier que garde le service : {paper_kept(said.paper_years)}, puis détruit.",
            ),
        ),
    )


def _what_you_may(said: Parties) -> tuple[Part, ...]:
    own = tuple(_OWN_RIGHT[each] for each in said.bases if each in _OWN_RIGHT)
    return (
        Part(
            "Vos droits",
            (
                "Dites-le à l’accueil, ou écrivez au responsable. C’est gratuit. La réponse vient en un mois. "
                "Vous pouvez :",
            ),
            (
                f"voir vos données, et en avoir une copie (RGPD, article{NBSP}15) ;",
                f"faire corriger ce qui est faux (article{NBSP}16) ;",
                f"faire supprimer vos données (article{NBSP}17) ;",
                f"limiter ce qu’on en fait (article{NBSP}18) ;",
                *own,
                f"dire ce qu’elles deviennent après votre mort (loi du 6{NBSP}janvier 1978, article{NBSP}85).",
            ),
        ),
        Part(
            "Pas d’accord ?",
            ("Vous pouvez vous plaindre à la CNIL. Elle protège les données en France.", f"Pour lui écrire : {CNIL}."),
        ),
    )
