"""Workshops: what several people learn together, for whom, how many it needs, and whether it is held."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from .. import text
from ..convention import entitlement_faults, read_items
from ..errors import Fault, RuleBroken, refuse
from ..nouns.frozen import frozen
from ..theme import is_a_theme
from ..working_days import holiday_name
from .segment import MOST_PLACES
from .session import SessionKey

TITLE_LENGTH = 60
MOST_SESSIONS = 12
LONGEST_MINUTES = 480
DECIDED_AT = time(12)
NOT_ENOUGH = "manque de participants"
"""The reason of a workshop that is not held; people and the door read it."""


class Level(Enum):
    """For whom, in the words of La Coop; the value is what screens say."""

    BEGINNER = "débutant"
    INTERMEDIATE = "intermédiaire"
    ADVANCED = "avancé"


class Axis(Enum):
    """The seven axes of the Département's strategy (S1, annexe 1)."""

    PUBLIC_SERVICES = "services publics simplifiés"
    YOUTH = "jeunes connectés"
    SENIORS = "seniors"
    CULTURE = "médiathèques et culture"
    CITIZENSHIP = "citoyenneté"
    LOCAL_ACTORS = "acteurs locaux"
    GREEN = "numérique vert"


@frozen
class Subject:
    """What a workshop is about, the same for all who come: one title, one theme (its key).

    `minimum` is how many it needs to be held, `maximum` how many it takes, 0 for any; `machine_each` when nobody
    shares a computer. `open_to` is as whom people may come, in place of what the convention says, none to follow it.
    """

    title: str
    theme: str
    aims: str = ""
    level: Level | None = None
    axis: Axis | None = None
    material: str = ""
    minimum: int = 0
    maximum: int = 0
    machine_each: bool = False
    open_to: tuple[str, ...] = ()


@frozen
class CatalogueEntry:
    """A workshop that may be given again and again, `sessions` times in a row, each of so many `minutes`, 0 for any.

    `id` is 0 until stored.
    """

    id: int
    subject: Subject
    minutes: int = 0
    sessions: int = 1

    def fits(self, minutes: int) -> bool:
        """Whether hours of this length are as long as one of its sessions; any are where it does not say."""
        return self.minutes in (0, minutes)


class Decision(Enum):
    """What was settled, once; the value is what screens say."""

    CONFIRMED = "confirmé"
    ANYWAY = "confirmé sous le minimum"
    CANCELLED = "annulé"


class Standing(Enum):
    """Where a workshop stands; the value is what screens say."""

    TO_CONFIRM = "à confirmer"
    TO_DECIDE = "à décider"
    CONFIRMED = "confirmé"
    CANCELLED = "annulé"


@frozen
class Workshop:
    """A subject given to the hours of a session that begin at `start`, the session being known by its key.

    `decide_by` is when it is settled, `number` its place among the `of` sessions of a cycle. `allowed` people may
    enrol whatever the limit, for the reason `allowed_why`. `enrolled` is how many were when it was decided;
    `exception_id` what takes its hours away once it is cancelled. `id` is 0 until the file has given one.
    """

    id: int
    key: SessionKey
    start: time
    subject: Subject
    decide_by: datetime
    number: int = 1
    of: int = 1
    entry_id: int = 0
    allowed: int = 0
    allowed_why: str = ""
    decision: Decision | None = None
    decided_at: datetime | None = None
    enrolled: int = 0
    exception_id: int = 0

    @property
    def place(self) -> tuple[SessionKey, time]:
        """What it is found by."""
        return self.key, self.start

    @property
    def title(self) -> str:
        """'Premiers pas avec l’ordinateur (2/3)'."""
        return f"{self.subject.title} ({self.number}/{self.of})" if self.of > 1 else self.subject.title

    @property
    def lateness(self) -> timedelta:
        """How long after its hour it was decided; nothing where it was in time or is not decided."""
        return max(timedelta(0), self.decided_at - self.decide_by) if self.decided_at else timedelta(0)


def decision_moment(day: date) -> datetime:
    """When a workshop of this date is settled unless somebody says otherwise: noon of the last working day before."""
    eve = day - timedelta(1)
    while eve.weekday() == 6 or holiday_name(eve):
        eve -= timedelta(1)
    return datetime.combine(eve, DECIDED_AT)


def missing(workshop: Workshop, enrolled: int) -> int:
    """How many more it needs to be held."""
    return max(0, workshop.subject.minimum - enrolled)


def standing(workshop: Workshop, enrolled: int, now: datetime) -> Standing:
    """Before its hour the state follows the number; then what was decided stays, whoever comes or goes."""
    if workshop.decision is not None:
        return Standing.CANCELLED if workshop.decision is Decision.CANCELLED else Standing.CONFIRMED
    if not missing(workshop, enrolled):
        return Standing.CONFIRMED
    return Standing.TO_CONFIRM if now < workshop.decide_by else Standing.TO_DECIDE


def settle(workshop: Workshop, enrolled: int, now: datetime) -> Workshop | None:
    """The workshop once its hour has come and it has enough people; None while there is nothing to settle.

    Below its minimum nothing is settled without somebody: they call those who wait, confirm it anyway or cancel it.
    """
    if workshop.decision is not None or now < workshop.decide_by or missing(workshop, enrolled):
        return None
    return _decided(workshop, Decision.CONFIRMED, enrolled, now)


def confirm_anyway(workshop: Workshop, enrolled: int, now: datetime) -> Workshop:
    """The workshop held below its minimum; raises `RuleBroken` when it is decided already or has enough people."""
    check_undecided(workshop, enrolled)
    return _decided(workshop, Decision.ANYWAY, enrolled, now)


def cancel(workshop: Workshop, enrolled: int, now: datetime, exception_id: int) -> Workshop:
    """The workshop that is not held for want of people; raises `RuleBroken` as `confirm_anyway` does."""
    check_undecided(workshop, enrolled)
    return replace(_decided(workshop, Decision.CANCELLED, enrolled, now), exception_id=exception_id)


def check_undecided(workshop: Workshop, enrolled: int) -> None:
    """Refuse to decide by hand what is decided already or has enough people."""
    if workshop.decision is not None:
        raise RuleBroken(f"Cet atelier est déjà {workshop.decision.value} : cela se décide une seule fois.")
    if not missing(workshop, enrolled):
        raise RuleBroken("Le minimum est atteint : l’atelier aura lieu.")


def _decided(workshop: Workshop, decision: Decision, enrolled: int, now: datetime) -> Workshop:
    return replace(workshop, decision=decision, decided_at=now, enrolled=enrolled)


def go_over(workshop: Workshop, seats: int, why: str) -> Workshop:
    """The workshop with one seat more than its `seats`; raises `Refused` (field why) without a reason."""
    refuse(text.line_faults(why, "why", "Le motif"))
    return replace(workshop, allowed=seats + 1, allowed_why=text.tidy(why))


def check_subject(subject: Subject) -> Subject:
    """The subject as it may be kept; raises `Refused` (title, theme, aims, material, open_to, minimum, maximum)."""
    faults = [
        *text.line_faults(subject.title, "title", "Le titre", longest=TITLE_LENGTH),
        *text.line_faults(subject.aims, "aims", "Les objectifs", required=False),
        *text.line_faults(subject.material, "material", "Le matériel", required=False),
        *entitlement_faults(subject.open_to, "open_to"),
    ]
    if not is_a_theme(subject.theme):
        faults.append(Fault("theme", "Dites le motif : il est le même pour tous les participants."))
    for field, number in (("minimum", subject.minimum), ("maximum", subject.maximum)):
        if not 0 <= number <= MOST_PLACES:
            faults.append(Fault(field, f"De 0 à {MOST_PLACES} personnes."))
    if 0 < subject.maximum < subject.minimum:
        faults.append(Fault("maximum", "Le maximum est plus petit que le minimum : corrigez l’un des deux."))
    refuse(faults)
    title, aims, material = (text.tidy(line) for line in (subject.title, subject.aims, subject.material))
    return replace(subject, title=title, aims=aims, material=material, open_to=read_items(subject.open_to))


def check_entry(entry: CatalogueEntry, others: Iterable[CatalogueEntry]) -> CatalogueEntry:
    """The entry as it may stand in the catalogue; raises `Refused` (those of `check_subject`, minutes, sessions)."""
    faults: list[Fault] = []
    try:
        subject = check_subject(entry.subject)
    except RuleBroken as refused:
        faults, subject = list(refused.faults), entry.subject
    if not 0 <= entry.minutes <= LONGEST_MINUTES:
        faults.append(Fault("minutes", "Une séance dure 8 heures au plus."))
    if not 1 <= entry.sessions <= MOST_SESSIONS:
        faults.append(Fault("sessions", f"De 1 à {MOST_SESSIONS} séances."))
    if any(each.id != entry.id and each.subject.title.casefold() == subject.title.casefold() for each in others):
        faults.append(Fault("title", "Le catalogue a déjà un atelier de ce titre : corrigez celui-là."))
    refuse(faults)
    return replace(entry, subject=subject)
