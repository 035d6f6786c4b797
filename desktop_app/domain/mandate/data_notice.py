"""What people are told of their personal data: on a mandate, on what is held of them, aloud (RGPD, 12 to 15).

Every sentence about the law is here, in words kept one for each choice of the settings: forms and screens have none of
their own. What a mandate says is frozen with its originals, so that a sentence put right here changes no paper that is
out; the words of originals that did not keep theirs are at the end.
"""

from collections.abc import Sequence

from ..convention import LegalBasis, Parties, SpecialGround
from ..french import NBSP, capital, plural
from ..nouns.frozen import frozen

CNIL = "CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07"
ARCHIVES_FIRST = (
    "Les papiers d’une commune sont des archives publiques. Aucun n’est détruit sans l’accord du directeur des "
    f"Archives départementales (code du patrimoine, L.{NBSP}212-2, L.{NBSP}212-3 et R.{NBSP}212-14)."
)
WHO_DECIDED_THE_TERM = "Durée que le délégué à la protection des données a fixée."
_COPIES = "Copies de secours : 35 jours."
ASKED_OF_AN_ORGANISM = (
    "La loi de l’Europe sur les données (RGPD) permet à toute personne de demander ses données et d’en avoir une copie "
    f"(article{NBSP}15). Elle peut le faire par quelqu’un, avec un mandat (code civil, article{NBSP}1984). La réponse "
    f"vient en un mois, sans frais (RGPD, article{NBSP}12)."
)
"""By what right an organism is asked, to be read there."""


@frozen
class Notice:
    """What a mandate says: each question with its answer, then what the person ticks when they agree."""

    told: tuple[tuple[str, str], ...]
    to_tick: tuple[str, ...] = ()


_BASIS = {
    LegalBasis.PUBLIC_TASK: f"C’est une mission d’intérêt public (RGPD, article{NBSP}6-1{NBSP}e).",
    LegalBasis.LEGAL_DUTY: f"C’est une obligation que la loi donne au responsable (RGPD, article{NBSP}6-1{NBSP}c).",
    LegalBasis.CONSENT: f"C’est avec mon accord (RGPD, article{NBSP}6-1{NBSP}a). Je peux le retirer à tout moment.",
}
_OWN_RIGHT = {
    LegalBasis.PUBLIC_TASK: ("m’y opposer", "vous y opposer (le refuser)", "vous y opposer"),
    LegalBasis.CONSENT: ("les recevoir dans un fichier", "les recevoir dans un fichier", "le recevoir dans un fichier"),
}
"""The right that goes with one basis and not with the others (RGPD, 20 and 21): on a mandate, on the record, aloud."""
_MANDATE, _RECORD, _ALOUD = range(3)
_SPECIAL_TOLD = {
    SpecialGround.SOCIAL_PROTECTION: "Seulement si une démarche sociale les demande : le droit de la protection "
    f"sociale le permet (RGPD, article{NBSP}9-2{NBSP}b).",
}
_SPECIAL_TICKED = {
    SpecialGround.EXPLICIT_CONSENT: "J’accepte que ces démarches parlent de ma santé, de mon handicap, de mon origine.",
}
"""A word that is asked for is written where it is given, with its box."""


def on_mandate(said: Parties, who: str, months_kept: int) -> Notice:
    """What a mandate says as settings stand: all that RGPD 13 asks, and the French directives after death.

    `who` is like 'la conseillère'. Both addresses are known.
    """
    told = (
        ("Qui est responsable de mes données ?", f"{said.controller}, {said.controller_contact}. "
         f"Son délégué aux données (DPO), qui veille sur mes droits : {said.officer_contact}."),
        ("Quelles lois ?", "Le RGPD, loi de l’Europe sur les données, et la loi 78-17."),
        ("À quoi servent-elles ?", "À faire ces démarches, dans mon seul intérêt. "
         + " ".join(_BASIS[each] for each in said.bases)),
        *(("Santé, handicap, origine ?", _SPECIAL_TOLD[each]) for each in said.grounds if each in _SPECIAL_TOLD),
        ("D’où viennent-elles ?", "De moi, et des organismes écrits ici."),
        ("Dois-je les donner ?", "Non. Mais si je refuse, la démarche ne se fait pas."),
        ("Qui les reçoit ?", f"{capital(who)}, le service, et les organismes écrits ici. Personne d’autre. "
         "Le service n’envoie rien hors de l’Union européenne."),
        ("Qui décide ?", "Jamais un ordinateur seul."),
        ("Combien de temps ?", "Ce qui est écrit ici : détruit dans le logiciel dès que le mandat finit. Mon nom, mes "
         f"rendez-vous : {plural(months_kept, 'mois')} après ma dernière visite. {_COPIES} "
         f"L’original du service : {paper_kept(said.paper_years)}, puis détruit."),
        ("Mes droits.", "Je peux voir mes données, corriger ce qui est faux, les supprimer (effacer), "
         f"limiter leur usage{_own(said.bases, _MANDATE)}. J’écris au responsable. Il répond en un mois."),
        ("Après ma mort ?", "Je peux décider pour mes données (loi 78-17, "
         f"article{NBSP}85)."),
        ("Une plainte ?", f"{CNIL}. Elle protège les données en France."),
    )  # fmt: skip
    return Notice(told, tuple(_SPECIAL_TICKED[each] for each in said.grounds if each in _SPECIAL_TICKED))


def paper_kept(years: int | None) -> str:
    """'gardé sous clé 6 ans après la fin': how long the service keeps its original (RGPD, 13-2 a)."""
    return f"gardé sous clé {years}{NBSP}ans après la fin" if years else "gardé sous clé jusqu’à la fin"


def purposes(said: Parties, months_kept: int) -> tuple[str, ...]:
    """What data are for, who sees them and for how long, to whoever asks what is held of them (RGPD, 15)."""
    basis = " ".join(_on_record(each) for each in said.bases)
    kept = plural(months_kept, "mois")
    return (
        f"À vous recevoir et à faire vos démarches. {basis} Le RGPD est la loi de l’Europe sur les données.",
        "L’accueil et les conseillers les voient. Le contenu d’un mandat : les conseillers seulement.",
        f"Elles sont gardées {kept} après votre dernière visite, puis supprimées. "
        "Le contenu d’un mandat est détruit dès que le mandat finit.",
        "Elles restent sur cet ordinateur. Elles ne sont ni vendues, ni envoyées ailleurs. "
        "Aucune décision n’est prise par l’ordinateur.",
    )


def rights(said: Parties) -> tuple[str, ...]:
    """What the person may ask and of whom, on the same sheet; no address is made up where none was written."""
    contact = said.controller_contact or "demandez l’adresse à l’accueil"
    officer = (
        f" Son délégué à la protection des données, qui veille sur vos droits : {said.officer_contact}."
        if said.officer_contact
        else ""
    )
    return (
        "Une erreur ? Dites-le maintenant : elle est changée devant vous.",
        "Vous pouvez demander que tout soit supprimé. On vous en donne la preuve.",
        f"Vous pouvez limiter l’usage de vos données{_own(said.bases, _RECORD)}. {capital(said.controller)} en est "
        f"responsable. Pour écrire : {contact}. La réponse vient en un mois.{officer}",
        f"Une plainte : {CNIL}. Elle protège les données en France.",
    )


def recourse(said: Parties) -> tuple[str, ...]:
    """What whoever is answered may do when they do not agree (RGPD, 12-4, 77 and 79)."""
    to = said.officer_contact or said.controller_contact
    whom = (
        "délégué à la protection des données, qui veille sur vos droits"
        if said.officer_contact
        else "responsable des données"
    )
    officer = f"Écrire au {whom} : {to}."
    return (
        *([officer] if to else ()),
        f"Vous plaindre, sans frais : {CNIL}. Elle protège les données en France.",
        "Saisir le tribunal administratif.",
    )


def rights_aloud(said: Parties) -> tuple[str, ...]:
    """What the advisor says of the person's rights before a mandate is signed."""
    where = said.controller_contact or said.controller
    return (
        "Vous pouvez arrêter ce mandat quand vous voulez, même d’un seul mot. Tout s’arrête aussitôt.",
        "Vous pouvez demander à voir ce qui est noté sur vous, le faire corriger, effacer ou limiter"
        f"{_own(said.bases, _ALOUD, ', ou ')}.",
        f"Pour cela : {where}. La réponse vient dans le mois.",
        "Si la réponse ne vous convient pas, vous pouvez vous plaindre à la CNIL.",
    )


def data_aloud(said: Parties) -> tuple[str, ...]:
    """What the advisor says of how long data are kept and of who answers for them."""
    kept = f" L’original du service est {paper_kept(said.paper_years)}, puis détruit."
    return (
        "Je ne garde ni mot de passe, ni copie de vos papiers. Ce qui est écrit dans le mandat est détruit quand "
        "les démarches sont finies ou que vous l’arrêtez, et au plus tard à sa date de fin. Il reste votre nom, le "
        f"numéro et les dates du mandat.{'' if said.paper_years is None else kept}",
        f"Le responsable de vos données est : {said.controller}.",
    )


def _on_record(basis: LegalBasis) -> str:
    match basis:
        case LegalBasis.PUBLIC_TASK:
            return "C’est une mission d’intérêt public (RGPD, article 6-1 e)."
        case LegalBasis.LEGAL_DUTY:
            return "C’est une obligation que la loi donne au responsable (RGPD, article 6-1 c)."
        case LegalBasis.CONSENT:
            return "C’est avec votre accord (RGPD, article 6-1 a). Vous pouvez le retirer à tout moment."


def _own(bases: Sequence[LegalBasis], where: int, joint: str = " ou ") -> str:
    return "".join(f"{joint}{_OWN_RIGHT[each][where]}" for each in bases if each in _OWN_RIGHT)


def of_model_2(controller: str, contact: str, who: str, months_kept: int) -> Notice:
    """What originals of « modèle 2 » said, which kept no words of their own: printed again, they are the same paper."""
    return Notice((
        ("Qui est responsable de mes données ?", f"{controller}. Pour écrire : {contact}."),
        ("À quoi servent-elles ?", "À faire les démarches de ce mandat, dans mon seul intérêt."),
        ("De quel droit ?", "Une mission d’intérêt public (RGPD, article 6-1 e)."),
        ("D’où viennent-elles ?", "De moi, et des organismes du point 3. Je peux refuser de les donner, mais "
         "alors la démarche ne peut pas être faite."),
        ("Qui les reçoit ?", f"{capital(who)}, le service, et les organismes écrits ici. Personne d’autre."),
        ("Combien de temps ?", "Points 2 à 4 : détruits dans le logiciel dès que le mandat finit. Mon nom, mes "
         f"rendez-vous : {plural(months_kept, 'mois')} après ma dernière visite. {_COPIES}"),
        ("Mes droits.", "Je peux voir mes données, les faire corriger ou effacer, limiter leur usage ou m’y "
         "opposer. J’écris au responsable. Il répond en un mois."),
        ("Une plainte ?", f"{CNIL}."),
    ))  # fmt: skip
