"""Absences of an advisor: from half a day to months, and what they take away of a session."""

from dataclasses import replace
from datetime import date, time
from enum import Enum

from .. import text
from ..convention import Half
from ..errors import Fault, refuse
from ..nouns.frozen import frozen
from .segment import within, without
from .session import Session

NOON = time(12)


class AbsenceKind(Enum):
    """Why the advisor is away; the value is what screens say, never a paper that is put up."""

    LEAVE = "congés"
    ILLNESS = "maladie"
    TRAINING = "formation"
    NETWORK = "réunion du réseau"
    ELSEWHERE = "autre territoire"
    OTHER = "autre raison"


@frozen
class Absence:
    """From the half of `first` to the half of `last`, both included.

    `known_on` is when the place was told, `told_by` by whom. `replaced_by` is the advisor who comes instead, or 0.
    `id` is 0 until the file has given one.
    """

    id: int
    advisor_id: int
    first: date
    last: date
    kind: AbsenceKind
    known_on: date
    from_half: Half = Half.MORNING
    to_half: Half = Half.AFTERNOON
    told_by: str = ""
    replaced_by: int = 0

    def holds(self, day: date) -> bool:
        """Whether some of this day belongs to it."""
        return self.first <= day <= self.last

    def hours_on(self, day: date) -> tuple[time, time | None]:
        """From when to when the advisor is away on a day that it holds; None is the end of the day."""
        begins = NOON if day == self.first and self.from_half is Half.AFTERNOON else time.min
        ends = NOON if day == self.last and self.to_half is Half.MORNING else None
        return begins, ends


def check_absence(absence: Absence, others: tuple[Absence, ...], today: date) -> None:
    """Refuse an absence that ends before it begins or meets another of the same advisor.

    Fields: first, last, known_on, told_by, replaced_by.
    """
    faults = [*text.line_faults(absence.told_by, "told_by", "La personne", required=False, longest=text.NAME_LENGTH)]
    if (absence.last, _rank(absence.to_half)) < (absence.first, _rank(absence.from_half)):
        faults.append(Fault("last", "L’absence finit avant de commencer : corrigez l’un des deux jours."))
    elif absence.last < today:
        faults.append(Fault("last", "Cette absence est finie : pour un jour passé, notez la présence de ce jour."))
    elif met := next((other for other in others if other.id != absence.id and _meet(absence, other)), None):
        faults.append(Fault("first", f"Une absence ({met.kind.value}) est déjà notée à ces dates : corrigez-la."))
    if absence.known_on > today:
        faults.append(Fault("known_on", "Le jour où vous l’avez su ne peut pas être à venir."))
    if absence.replaced_by == absence.advisor_id:
        faults.append(Fault("replaced_by", "Choisissez quelqu’un d’autre pour remplacer."))
    refuse(faults)


def parted(session: Session, absence: Absence) -> tuple[Session | None, Session | None]:
    """What the advisor still holds of their session, and what the absence takes away; None for nothing."""
    if session.advisor_id != absence.advisor_id or not absence.holds(session.day):
        return session, None
    begins, ends = absence.hours_on(session.day)
    held, taken = without(session.segments, begins, ends), within(session.segments, begins, ends)
    if not taken:
        return session, None
    return replace(session, segments=held) if held else None, replace(session, segments=taken)


def _meet(one: Absence, other: Absence) -> bool:
    begins = max((one.first, _rank(one.from_half)), (other.first, _rank(other.from_half)))
    ends = min((one.last, _rank(one.to_half)), (other.last, _rank(other.to_half)))
    return one.advisor_id == other.advisor_id and begins <= ends


def _rank(half: Half) -> int:
    return 0 if half is Half.MORNING else 1
