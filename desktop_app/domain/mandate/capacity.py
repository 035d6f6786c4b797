"""Who may sign a mandate: from what is said at the counter to allowed, countersigned or refused, and by which path.

What is said (`Situation`) is never kept: of it there stays the path alone (who signs, who reads or translates), which
the paper shows. Rules: Code civil, 414-1, 435, 467, 473, 477, 494-1, 1145 to 1147 and 1367; Code pénal, 223-15-2.
"""

from collections.abc import Iterator
from enum import Enum

from ..nouns.frozen import frozen
from .orientation import ANYWHERE, Helper


class Standing(Enum):
    """Whether the person acts for themself; the value is what the screen asks."""

    ADULT = "majeure, sans mesure de protection"
    MINOR = "mineure"
    SAFEGUARD = "sauvegarde de justice"
    CURATELLE = "curatelle"
    TUTELLE = "tutelle"
    FAMILY = "habilitation familiale"
    FUTURE = "mandat de protection future, mis en œuvre"


class Difficulty(Enum):
    """What stands between the person and the paper."""

    CANNOT_READ = "ne sait pas lire"
    CANNOT_SEE = "ne voit pas assez pour lire"
    OTHER_LANGUAGE = "comprend mieux une autre langue que le français"
    CANNOT_SIGN = "ne peut pas signer de sa main"


class Signing(Enum):
    """Who signs for the person's side: this is kept, and printed."""

    SELF = "signe pour soi"
    WITH_CURATOR = "signe avec le curateur"
    BY_PARENT = "un parent signe, comme représentant légal"
    BY_REPRESENTATIVE = "le représentant signe, au nom de la personne"


class Aid(Enum):
    """Who helped the person to know the text, or saw the agreement given: this is kept, and printed."""

    READ_ALOUD = "lu à voix haute"
    INTERPRETER = "traduit par un interprète"
    WITNESSES = "devant deux témoins"


_COSIGNERS = {
    Aid.READ_ALOUD: "le lecteur",
    Aid.INTERPRETER: "l’interprète",
    Aid.WITNESSES: "les deux témoins",
}


@frozen
class Path:
    """What is kept of who may sign. `seen_alone` is whether the person was, somebody being with them."""

    signing: Signing = Signing.SELF
    aids: frozenset[Aid] = frozenset()
    seen_alone: bool = False

    @property
    def cosigners(self) -> tuple[str, ...]:
        """Those who sign beside the person and the advisor: 'le curateur', 'le lecteur'."""
        beside = ["le curateur"] if self.signing is Signing.WITH_CURATOR else []
        return (*beside, *(_COSIGNERS[aid] for aid in Aid if aid in self.aids))

    @property
    def in_words(self) -> tuple[str, ...]:
        """'signe avec le curateur', 'lu à voix haute': what is told to be kept; () when all is plain."""
        told = [] if self.signing is Signing.SELF else [self.signing.value]
        told += [aid.value for aid in Aid if aid in self.aids]
        return (*told, "vue seule avant de signer") if self.seen_alone else tuple(told)


@frozen
class Situation:
    """What is said at the counter, and forgotten.

    `other_here` is whether whoever must sign with the person, or for them, is here: a parent, the curator, the
    representative. `agent_named` is, under a safeguard, whether the judge named somebody for such procedures.
    """

    standing: Standing = Standing.ADULT
    other_here: bool = False
    agent_named: bool = False
    difficulties: frozenset[Difficulty] = frozenset()
    company: bool = False
    seen_alone: bool = False


@frozen
class Cautions:
    """What the data protection officer decides, the most cautious answer unless they said otherwise.

    `curatelle_refused`: refuse, even with the curator (the national tool does), rather than have both sign.
    `witnesses_enough`: accept, from who cannot sign by hand, an agreement given before two witnesses.
    """

    curatelle_refused: bool = False
    witnesses_enough: bool = False


class Outcome(Enum):
    """Where it leads."""

    ALLOWED = "peut donner un mandat"
    COUNTERSIGNED = "peut donner un mandat, une autre personne signe aussi"
    REFUSED = "pas de mandat ici"


@frozen
class Reason:
    """One step of the way: what follows, the text that says so, and to the person, without a word about why.

    `to_person` is '' for what refuses nothing; `field` is that of the situation which lifts it here and now, or ''.
    """

    sentence: str
    source: str
    to_person: str = ""
    helpers: tuple[Helper, ...] = ()
    field: str = ""


@frozen
class Verdict:
    """Where a situation leads, why, and what is kept of it; `path` is None when it is refused."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    path: Path | None

    @property
    def refusals(self) -> tuple[Reason, ...]:
        """What stands in the way."""
        return tuple(reason for reason in self.reasons if reason.to_person)

    @property
    def to_mend(self) -> Reason | None:
        """What alone stands in the way, and can be done here and now."""
        match self.refusals:
            case (reason,) if reason.field:
                return reason
        return None

    @property
    def helpers(self) -> tuple[Helper, ...]:
        """Who can help instead: those that the refusals name, then those who help anybody."""
        return tuple(dict.fromkeys([*(each for why in self.refusals for each in why.helpers), *ANYWHERE]))


PLAIN = Verdict(Outcome.ALLOWED, (), Path())
"""Of age, acts for themself, reads the paper: nothing more is asked."""


def judge(situation: Situation, cautions: Cautions) -> Verdict:
    """Who may sign in this situation, as far as the one who decides allows it."""
    signing, standing = _standing(situation, cautions)
    reasons = [*standing, *_company(situation), *_difficulties(situation, cautions)]
    if any(reason.to_person for reason in reasons):
        return Verdict(Outcome.REFUSED, tuple(reasons), None)
    path = Path(signing, frozenset(_aids(situation)), seen_alone=situation.company and situation.seen_alone)
    outcome = Outcome.COUNTERSIGNED if path.cosigners or signing is not Signing.SELF else Outcome.ALLOWED
    return Verdict(outcome, tuple(reasons), path)


def _standing(situation: Situation, cautions: Cautions) -> tuple[Signing, list[Reason]]:
    match situation.standing:
        case Standing.ADULT:
            return Signing.SELF, []
        case Standing.SAFEGUARD:
            return Signing.SELF, [_AGENT_NAMED if situation.agent_named else _SAFEGUARD]
        case Standing.CURATELLE if cautions.curatelle_refused:
            return Signing.WITH_CURATOR, [_CURATELLE_REFUSED]
        case Standing.CURATELLE:
            return Signing.WITH_CURATOR, [_WITH_CURATOR if situation.other_here else _WITHOUT_CURATOR]
        case Standing.MINOR:
            return Signing.BY_PARENT, [_BY_PARENT if situation.other_here else _WITHOUT_PARENT]
        case Standing.TUTELLE | Standing.FAMILY | Standing.FUTURE as measure:
            source = _REPRESENTED[measure]
            return Signing.BY_REPRESENTATIVE, [_by_representative(source, here=situation.other_here)]


def _company(situation: Situation) -> Iterator[Reason]:
    if situation.company and not situation.seen_alone:
        yield _NOT_ALONE


def _difficulties(situation: Situation, cautions: Cautions) -> Iterator[Reason]:
    found = situation.difficulties
    if found & {Difficulty.CANNOT_READ, Difficulty.CANNOT_SEE}:
        yield _READ_ALOUD
    if Difficulty.OTHER_LANGUAGE in found:
        yield _INTERPRETER
    if Difficulty.CANNOT_SIGN in found:
        yield _WITNESSES if cautions.witnesses_enough else _NO_SIGNATURE


def _aids(situation: Situation) -> Iterator[Aid]:
    found = situation.difficulties
    if found & {Difficulty.CANNOT_READ, Difficulty.CANNOT_SEE}:
        yield Aid.READ_ALOUD
    if Difficulty.OTHER_LANGUAGE in found:
        yield Aid.INTERPRETER
    if Difficulty.CANNOT_SIGN in found:
        yield Aid.WITNESSES


_REPRESENTED = {
    Standing.TUTELLE: "C. civ., art. 473 et 2003",
    Standing.FAMILY: "C. civ., art. 494-1 et suivants",
    Standing.FUTURE: "C. civ., art. 477",
}
_SAFEGUARD = Reason(
    "La personne garde ses droits et signe elle-même. Demandez si le juge a nommé un mandataire spécial.",
    "C. civ., art. 435",
)
_AGENT_NAMED = Reason(
    "Un mandataire spécial est nommé pour ces démarches : c’est lui qui les fait.",
    "C. civ., art. 435 et 437",
    "Quelqu’un a été choisi pour faire ces démarches. C’est cette personne qui les fait.",
    (Helper.REPRESENTATIVE,),
)
_WITH_CURATOR = Reason("La personne et son curateur signent tous les deux, sur place.", "C. civ., art. 467")
_WITHOUT_CURATOR = Reason(
    "Le curateur signe à côté de la personne : il faut qu’il soit là.",
    "C. civ., art. 467",
    "Ce papier se signe à deux : vous, et la personne qui signe avec vous. Revenez ensemble.",
    (Helper.CURATOR,),
)
_CURATELLE_REFUSED = Reason(
    "Ici, aucun mandat sous curatelle : c’est le choix du délégué à la protection des données, noté dans Réglages.",
    "C. civ., art. 467",
    "Nous ne pouvons pas faire ce papier ici. La personne qui signe avec vous peut vous aider.",
    (Helper.CURATOR,),
)
_BY_PARENT = Reason(
    "Le parent donne le mandat et signe comme représentant légal. L’enfant ne signe pas. "
    "Un mineur émancipé signe comme un adulte.",
    "C. civ., art. 388-1-1 et 1146",
)
_WITHOUT_PARENT = Reason(
    "Un mineur ne signe pas seul : il faut un parent, ou qui a l’autorité parentale. "
    "Un mineur émancipé signe comme un adulte.",
    "C. civ., art. 388-1-1 et 1146",
    "Ce papier est signé par un adulte qui répond de vous. Revenez ensemble.",
    (Helper.PARENT,),
)
_NOT_ALONE = Reason(
    "Recevez d’abord la personne seule un moment : dit-elle la même chose ? Un mandat ne se signe pas sous pression.",
    "C. pén., art. 223-15-2",
    "Prenez le temps d’y penser. Rien ne presse : revenez quand vous voulez.",
    field="seen_alone",
)
_READ_ALOUD = Reason(
    "Le mandat est lu à voix haute, en entier, avant de signer. Le lecteur signe aussi.", "C. civ., art. 1128 et 1367"
)
_INTERPRETER = Reason(
    "Un interprète traduit le mandat avant de signer, et signe aussi. Le français fait foi.", "C. civ., art. 1128"
)
_WITNESSES = Reason(
    "Deux témoins, qui ne travaillent pas ici, entendent l’accord et signent. Un témoin n’est pas de la famille.",
    "C. civ., art. 1367 ; décision du délégué à la protection des données",
)
_NO_SIGNATURE = Reason(
    "Sans signature de sa main, pas de mandat ici : une croix ou une empreinte peut être contestée. "
    "Le délégué à la protection des données peut décider autrement, dans Réglages.",
    "C. civ., art. 1367",
    "Sans votre signature, nous ne pouvons pas faire ce papier ici.",
    (Helper.NOTARY,),
)


def _by_representative(source: str, *, here: bool) -> Reason:
    if here:
        return Reason("Le représentant donne le mandat et signe, au nom de la personne.", source)
    return Reason(
        "La personne est représentée : c’est son représentant qui peut donner un mandat.",
        source,
        "Une personne vous représente pour vos papiers. C’est elle qui peut signer ici.",
        (Helper.REPRESENTATIVE,),
    )
