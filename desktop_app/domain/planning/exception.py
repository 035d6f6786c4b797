"""Exceptions: what one dated session is instead of what its pattern says; the pattern itself is never edited."""

from dataclasses import replace
from datetime import date
from enum import Enum

from .. import text
from ..errors import Fault, refuse
from ..nouns.frozen import frozen
from .segment import segments_fault
from .session import Session, SessionKey


class Decider(Enum):
    """Whose doing it is: what the figures of the convention tell apart. The value is what screens say."""

    PLACE = "le lieu d’accueil"
    PARTNER = "le partenaire"
    NEITHER = "ni l’un ni l’autre"

    @property
    def doing(self) -> str:
        """'du fait du partenaire', or '' when it is nobody's."""
        return {Decider.PLACE: "du fait du lieu d’accueil", Decider.PARTNER: "du fait du partenaire"}.get(self, "")


@frozen
class DayException:
    """One date that is not what its pattern says: cancelled (`instead` is None), otherwise held, or added.

    `key` is that of the session it stands for, under its original date; an added day has the key of its own session.
    `opens` says that the day is held though the place is closed then. `known_on` is when the place was told, `note` a
    few words for whoever asks later. `id` is 0 until the file has given one.
    """

    id: int
    key: SessionKey
    instead: Session | None
    decider: Decider
    known_on: date
    note: str = ""
    opens: bool = False

    @property
    def added(self) -> bool:
        """Whether no pattern gave this day."""
        return self.key.pattern_id == 0

    @property
    def original(self) -> date:
        """The date under which it is known."""
        return self.key.original


def check_exception(exception: DayException, planned: Session | None, today: date) -> None:
    """Refuse an exception that says nothing or cannot be held (fields day, hours, known_on, note).

    `planned` is the session it stands for, None for an added day.
    """
    instead = exception.instead
    faults = [*text.line_faults(exception.note, "note", "La note", required=False)]
    if exception.known_on > today:
        faults.append(Fault("known_on", "Le jour où vous l’avez su ne peut pas être à venir."))
    if instead is not None:
        if instead.day < today:
            faults.append(Fault("day", "Ce jour est passé : une permanence se tient aujourd’hui ou plus tard."))
        if sentence := segments_fault(instead.segments):
            faults.append(Fault("hours", sentence))
        elif instead.arrives and instead.arrives > instead.segments[0].start:
            faults.append(Fault("hours", "L’arrivée vient après l’ouverture au public : corrigez l’une des deux."))
        if (
            planned is not None
            and not exception.opens
            and replace(instead, original=None, pattern_id=0) == replace(planned, original=None, pattern_id=0)
        ):
            faults.append(Fault("", "Rien ne change : corrigez le jour, les heures ou la personne, ou annulez."))
    refuse(faults)
