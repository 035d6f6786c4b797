"""The mandate as it is kept: what the desk may know, and the body only the advisor reads."""

from dataclasses import field, replace
from datetime import date, datetime
from enum import Enum

from ..errors import BodySealed
from ..nouns.frozen import frozen
from .act_done import ActDone
from .birth import Birth
from .capacity import Path
from .originals import Printed
from .scope import DataRequest, Execution, ScopeLine


class State(Enum):
    """The step a mandate has reached; the value is the word on screen."""

    DRAFT = "brouillon"
    INFORMED = "informé"
    IDENTIFIED = "identité vue"
    PRINTED = "imprimé"
    ACTIVE = "signé, actif"
    SUSPENDED = "suspendu"
    ENDED = "terminé"


class InformationPoint(Enum):
    """The three points of article 2, each said and each ticked apart."""

    DATA_USE = "l’utilisation de ses données personnelles"
    RIGHTS = "ses droits"
    PROCEDURES = "les démarches qui seront effectuées"


class Question(Enum):
    """Whether the person understood, each asked and ticked apart before identity is seen; the value is what is asked.

    They answer in their own words. Two consents ticked as one box prove nothing (the national tool's lesson of 2021):
    what was answered is not kept, that it was answered, when and before whom, is.
    """

    WHAT = "Que vais-je faire pour vous ?"
    UNTIL_WHEN = "Jusqu’à quand ?"
    HOW_TO_STOP = "Comment arrêter ?"


class IdentityDocument(Enum):
    """The kind of document seen. Its number is never noted and no copy is made."""

    IDENTITY_CARD = "carte nationale d’identité"
    PASSPORT = "passeport"
    RESIDENCE_PERMIT = "titre de séjour"
    DRIVING_LICENCE = "permis de conduire"
    OTHER = "autre document avec photo"
    OTHER_MEANS = "autre moyen"


class IdentityFact(Enum):
    """What makes sure of somebody who has no document: two that agree. Never a number, never a copy."""

    KNOWN = "personne connue de l’agent depuis longtemps"
    HOME = "justificatif de domicile à son nom"
    ORGANISM = "attestation d’un organisme ou du CCAS"
    LETTER = "courrier officiel à son nom"
    CALL = "appel au service qui la suit"


FACTS_FOR_A_DOCUMENT = 2
"""How many of these facts, which agree, stand for a document."""


class Entrusted(Enum):
    """A kind of document that the person entrusts: never a value, a number nor a copy. The value is what paper says."""

    IDENTITY = "pièce d’identité"
    ADDRESS = "justificatif de domicile"
    TAX_NOTICE = "avis d’imposition"
    INCOME = "bulletin de salaire ou de pension"
    BANK_DETAILS = "RIB"
    CERTIFICATE = "attestation d’un organisme"
    FAMILY = "livret de famille ou acte d’état civil"
    LETTER = "courrier reçu"
    SUPPORTING = "autre pièce justificative"


class Reach(Enum):
    """How the person wants to be reached, the way alone; the value follows « on me joint » and « à joindre »."""

    HERE = "sur place"
    PHONE = "par téléphone"
    LETTER = "par courrier"
    MAIL = "par mail"


class EndReason(Enum):
    """Why a mandate ended (Code civil, 2003 and 2006; 000, art. 2)."""

    WITHDRAWN = "retiré par la personne"
    DONE = "démarches abouties"
    EXPIRED = "arrivé à son terme"
    RENOUNCED = "arrêté par le service"
    ABANDONED = "abandonné avant signature"
    DEATH = "décès de la personne"
    PROTECTION = "mesure de protection"
    REPLACED = "confié à quelqu’un d’autre"
    CONVENTION_OVER = "fin de la convention"
    ADVISOR_LEFT = "départ de qui l’accompagne"
    MISTAKE = "fait par erreur"


class StandInReason(Enum):
    """Why a référent gives a mandate to somebody who is not named on it, for a day."""

    AWAY = "absence de qui l’accompagne"
    GONE = "départ de qui l’accompagne"
    URGENT = "urgence pour la personne"


class WithdrawalChannel(Enum):
    """How the person said it; every way is good."""

    SPOKEN = "de vive voix"
    LETTER = "par courrier ou coupon"
    PHONE = "par téléphone"
    MAIL = "par courriel"


@frozen
class Body:
    """What is under professional secrecy: read by the advisor alone.

    `entrusted` are the kinds of documents that the person hands over for it. `informed_by`, `identified_by` and
    `received_by` name who informed the person, looked at the document and received the signatures, '' for what is not
    done yet or was done by 0.1.0, which did not keep it. `printed` is what the two originals say once they are out,
    None before, or where 0.1.0 printed them. `acts` are what was done under it, the earliest first, see `mandate.acts`.
    `path` is who signs and by which help, None where nobody was asked; `understood_at` and `understood_by` are when and
    before whom the person answered the three questions; `identity_facts` are what stood for a document, with the
    `OTHER_MEANS`. `reach` is how the person wants to be reached, None where nobody was asked; `birth` is what was typed
    of theirs, None for nothing, and `given_for` the name of whom a parent or a representative signs for, '' where it
    is written by hand.
    """

    lines: tuple[ScopeLine, ...] = ()
    requests: tuple[DataRequest, ...] = ()
    execution: Execution = Execution.TOGETHER
    identity: IdentityDocument | None = None
    informed_by: str = ""
    identified_by: str = ""
    received_by: str = ""
    printed: Printed | None = None
    entrusted: frozenset[Entrusted] = frozenset()
    acts: tuple[ActDone, ...] = ()
    path: Path | None = None
    understood_at: datetime | None = None
    understood_by: str = ""
    identity_facts: frozenset[IdentityFact] = frozenset()
    reach: Reach | None = None
    birth: Birth | None = None
    given_for: str = ""

    @property
    def line_count(self) -> int:
        """How many lines the paper numbers: the procedures from 1, then the requests."""
        return len(self.lines) + len(self.requests)

    @property
    def numbered(self) -> tuple[tuple[int, ScopeLine | DataRequest], ...]:
        """Each procedure, then each request, with its number on the paper; not those that were taken back."""
        every: tuple[ScopeLine | DataRequest, ...] = (*self.lines, *self.requests)
        return tuple((number, each) for number, each in enumerate(every, 1) if each.organism)

    @property
    def scope(self) -> "Body":
        """What was asked for, by which path and for whom, without what was done for it since."""
        return Body(
            self.lines,
            self.requests,
            self.execution,
            entrusted=self.entrusted,
            path=self.path,
            reach=self.reach,
            birth=self.birth,
            given_for=self.given_for,
        )

    def along(self, path: Path) -> "Body":
        """The same scope, signed by this path."""
        return replace(self.scope, path=path)

    @property
    def entrusted_in_words(self) -> tuple[str, ...]:
        """'avis d’imposition', 'RIB': always in the same order."""
        return tuple(kind.value for kind in Entrusted if kind in self.entrusted)

    @property
    def identity_in_words(self) -> str:
        """'Pièce vue : passeport', 'Autre moyen : courrier officiel à son nom, …'; '' before it was checked."""
        if self.identity is IdentityDocument.OTHER_MEANS:
            return f"Autre moyen : {', '.join(fact.value for fact in IdentityFact if fact in self.identity_facts)}"
        return f"Pièce vue : {self.identity.value}" if self.identity else ""


@frozen
class Signature:
    """Both signatures on paper and the original handed over, on site."""

    place: str
    at: datetime


@frozen
class LineWithdrawn:
    """One numbered line of the paper that the person took back, the rest going on (Code civil, 2004)."""

    number: int
    at: datetime
    channel: WithdrawalChannel


@frozen
class Mandate:
    """A mandate at one moment of its life. `number` is like '2026-0001'; `id` is 0 until stored.

    `informed` holds when each point was said; `identified_at`, `printed_at` and `signature` follow
    in that order; `ended_at` and `end_reason` close it, `channel` only when it was withdrawn, `said_on` being then
    the date that the person wrote on a letter or a coupon. `suspended_at` holds while it is suspended. `ends_because`
    is why its last day was brought forward, None for the day that was agreed. `line_count` is how many lines its paper
    numbers, procedures then requests, 0 before it is printed and on the papers of 0.1.0, which had no numbers;
    `withdrawn` are those taken back, by number.
    `person_id` is 0 once the person was erased, which an ended mandate outlives. `body` is None for whoever
    may not read it, and for everybody once it was destroyed. `substitutes` are the ids of the other advisors named on
    it, who act when its own is away (Code civil, 1994).
    """

    id: int
    number: str
    person_id: int
    advisor_id: int
    drafted_at: datetime
    ends_on: date
    body: Body | None
    state: State = State.DRAFT
    informed: tuple[tuple[InformationPoint, datetime], ...] = field(default=())
    identified_at: datetime | None = None
    printed_at: datetime | None = None
    signature: Signature | None = None
    ended_at: datetime | None = None
    end_reason: EndReason | None = None
    channel: WithdrawalChannel | None = None
    substitutes: tuple[int, ...] = ()
    said_on: date | None = None
    suspended_at: datetime | None = None
    ends_because: EndReason | None = None
    line_count: int = 0
    withdrawn: tuple[LineWithdrawn, ...] = ()

    def names(self, advisor_id: int) -> bool:
        """Whether this advisor is its own or a substitute; 0 is nobody."""
        return advisor_id in (self.advisor_id, *self.substitutes) and advisor_id != 0

    @property
    def open_body(self) -> Body:
        """The body, for an action that cannot do without; raises `BodySealed`."""
        if self.body is None:
            raise BodySealed("Le contenu de ce mandat est scellé : seuls le lisent les conseillers qui y sont nommés.")
        return self.body
