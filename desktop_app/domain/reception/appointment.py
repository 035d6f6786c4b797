"""An appointment: which slot it may take, and which state may follow which."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum

from ..errors import InThePast, OutsideTheDay, PersonBusy, RuleBroken, SlotTaken
from ..french import day_and_month, hour, moment
from ..nouns.frozen import frozen
from ..planning import Session, Slot
from ..theme import Purpose, themes_for
from .circumstances import USUAL, Circumstances


class State(Enum):
    """Where an appointment stands; the value is the word on screen and paper, the same for a woman and a man.

    One to one with RDV Service Public: unknown (expected, arrived), seen, noshow, excused, revoked; but for LEFT,
    who came and left before being received: there it is a noshow, though nobody is to blame.
    """

    EXPECTED = "prévu"
    ARRIVED = "sur place"
    SEEN = "réalisé"
    LEFT = "départ sans entretien"
    EXCUSED = "a prévenu"
    ABSENT = "absence"
    CANCELLED = "annulé par le service"


HOLDING = frozenset({State.EXPECTED, State.ARRIVED, State.SEEN})
"""The states in which the person has the place; in the others the slot is free again."""

MOST_SLOTS = 4
"""How many slots in a row one appointment may take."""

_NEXT = {
    State.EXPECTED: (State.ARRIVED, State.SEEN, State.EXCUSED, State.ABSENT, State.LEFT, State.CANCELLED),
    State.ARRIVED: (State.SEEN, State.LEFT, State.CANCELLED, State.EXPECTED),
    State.LEFT: (State.ARRIVED, State.EXPECTED),
    State.SEEN: (State.EXPECTED,),
    State.EXCUSED: (State.EXPECTED,),
    State.ABSENT: (State.ARRIVED, State.EXPECTED),
    State.CANCELLED: (State.EXPECTED,),
}


@frozen
class Appointment:
    """One person, one advisor, one stretch of time, one theme (its key).

    `state_at` is when the state was last marked, None while nothing was. It was given `slots` that follow one another;
    it was moved so many times since it was for `first_start`, None while it never was. Those booked with another
    have its id for `series`, 0 for that first one and for one alone. `left_at` is when the person left, as their sheet
    says, None where it does not. `id` is 0 until stored.
    """

    id: int
    person_id: int
    advisor_id: int
    start: datetime
    end: datetime
    theme: str
    state: State = State.EXPECTED
    state_at: datetime | None = None
    circumstances: Circumstances = USUAL
    slots: int = 1
    moves: int = 0
    first_start: datetime | None = None
    series: int = 0
    left_at: datetime | None = None

    @property
    def holds_a_place(self) -> bool:
        """Whether it keeps others out of its slot."""
        return self.state in HOLDING


def overlap(one: Appointment | Slot, other: Appointment | Slot) -> bool:
    """Whether the two share a moment; touching ends do not."""
    return one.start < other.end and other.start < one.end


def told_of(appointment: Appointment) -> tuple[str, ...]:
    """What sets it apart from a usual one, each thing in words.

    'jusqu’à 10 h 30', 'avec sa fille', 'déplacé 2 fois, d’abord prévu jeudi 4 décembre'.
    """
    return (
        *([f"jusqu’à {hour(appointment.end)}"] if appointment.slots > 1 else ()),
        *([f"départ à {hour(appointment.left_at)}"] if appointment.left_at else ()),
        *appointment.circumstances.told(),
        *([_moved_from(appointment, first)] if (first := appointment.first_start) else ()),
    )


def _moved_from(appointment: Appointment, first: datetime) -> str:
    often = f"déplacé {appointment.moves} fois, " if appointment.moves > 1 else ""
    when = f"à {hour(first)}" if first.date() == appointment.start.date() else day_and_month(first.date())
    return f"{often}d’abord prévu {when}"


def is_late(appointment: Appointment, now: datetime, after: timedelta) -> bool:
    """Whether the person should have come by now: still expected more than `after` past the hour."""
    return appointment.state is State.EXPECTED and appointment.start + after < now


def places_left(slot: Slot, taken: Iterable[Appointment]) -> int:
    """How many people the slot can still take, given the appointments of that day."""
    held = [
        other for other in taken if other.holds_a_place and other.advisor_id == slot.advisor_id and overlap(slot, other)
    ]
    return max(0, slot.places - _most_at_once(held))


def _most_at_once(held: Sequence[Appointment]) -> int:
    """How many of these share a moment: two that follow one another have one place between them."""
    return max((sum(other.start <= each.start < other.end for other in held) for each in held), default=0)


def stretch_at(days: Iterable[Session], advisor_id: int, start: datetime, slots: int = 1) -> tuple[Session, Slot]:
    """The slot of this advisor that starts then, joined with those that follow up to so many, and its day.

    Raises `OutsideTheDay` (field slot) where none starts then, or too few follow before the hours end, and
    `RuleBroken` (field slots) for more than `MOST_SLOTS`.
    """
    if not 1 <= slots <= MOST_SLOTS:
        raise RuleBroken(f"Un rendez-vous prend de 1 à {MOST_SLOTS} créneaux.", "slots")
    for day in days:
        for at, slot in enumerate(day.slots):
            if slot.advisor_id == advisor_id and slot.start == start:
                return day, _joined(day, day.slots[at : at + slots], slots)
    raise OutsideTheDay(f"Aucun créneau {moment(start)} : choisissez une heure de la liste.", "slot")


def _joined(day: Session, found: Sequence[Slot], wanted: int) -> Slot:
    first, last = found[0], found[-1]
    if len(found) == wanted and day.receives(first.start, last.end):
        return replace(first, end=last.end, places=min(each.places for each in found))
    raise OutsideTheDay(
        f"Il n’y a pas {wanted} créneaux à la suite à partir de {hour(first.start)} : choisissez une heure plus tôt.",
        "slot",
    )


def session_of(appointment: Appointment, sessions: Iterable[Session]) -> Session | None:
    """The session of its advisor that receives it, among those of its date; None when its hours are in none."""
    start, end = appointment.start, appointment.end
    own = (session for session in sessions if session.advisor_id == appointment.advisor_id)
    return next((session for session in own if session.receives(start, end)), None)


def purpose_of(appointment: Appointment, sessions: Iterable[Session]) -> Purpose:
    """What may be noted of it, a date having sessions of several kinds: anything where nobody receives any more."""
    session = session_of(appointment, sessions)
    return session.purpose if session else Purpose.ANY_HELP


def check_place(
    wanted: Appointment,
    days: Iterable[Session],
    others: Iterable[Appointment],
    *,
    now: datetime,
    past_confirmed: bool = False,
) -> None:
    """Refuse what cannot be booked or moved there: whether this slot is offered.

    `days` are the sessions of that date; `others` every appointment of that date and every one of
    the person at that hour, `wanted` itself excepted. Raises `OutsideTheDay`, `SlotTaken`,
    `PersonBusy`, `RuleBroken` (theme) or, unless `past_confirmed`, `InThePast`.
    """
    day, slot = stretch_at(days, wanted.advisor_id, wanted.start, wanted.slots)
    wanted = replace(wanted, end=slot.end)
    holding = _holding(wanted, others)
    _check_person_is_free(wanted, holding)
    if not places_left(slot, holding):
        raise SlotTaken(f"Il n’y a plus de place à {hour(slot.start)} : choisissez un autre créneau.", "slot")
    _check_theme(wanted, day.purpose)
    if slot.end <= now and not past_confirmed:
        raise InThePast(f"Ce créneau est passé ({moment(slot.start)}). Confirmez si vous le notez après coup.", "slot")


def check_stretch(wanted: Appointment, days: Iterable[Session], others: Iterable[Appointment]) -> None:
    """Refuse a place that an appointment comes back to when it was given away: whether this stretch is still free.

    Its own hours count, whatever slots the day is cut into since; the parameters are those of `check_place`. Raises
    `SlotTaken`, `PersonBusy`.
    """
    holding = _holding(wanted, others)
    _check_person_is_free(wanted, holding)
    met = [slot for day in days for slot in day.slots if slot.advisor_id == wanted.advisor_id and overlap(slot, wanted)]
    room = Slot(wanted.start, wanted.end, wanted.advisor_id, max((slot.places for slot in met), default=1))
    if not places_left(room, holding):
        raise SlotTaken(f"Il n’y a plus de place à {hour(wanted.start)} : elle a été donnée depuis.", "slot")


def check_correction(
    before: Appointment, after: Appointment, days: Iterable[Session], others: Iterable[Appointment]
) -> None:
    """Refuse another person or theme that the appointment cannot have: `PersonBusy`, `RuleBroken` (theme)."""
    if after.holds_a_place and after.person_id != before.person_id:
        _check_person_is_free(after, _holding(after, others))
    if after.theme != before.theme:
        _check_theme(after, purpose_of(after, days))


def _check_theme(wanted: Appointment, purpose: Purpose) -> None:
    if wanted.theme not in {theme.key for theme in themes_for(purpose)}:
        raise RuleBroken(f"Cette heure est réservée à « {purpose.value} » : choisissez un autre motif.", "theme")


def _holding(wanted: Appointment, others: Iterable[Appointment]) -> list[Appointment]:
    return [other for other in others if other.holds_a_place and other.id != wanted.id]


def _check_person_is_free(wanted: Appointment, holding: Iterable[Appointment]) -> None:
    if any(other.person_id == wanted.person_id and overlap(other, wanted) for other in holding):
        raise PersonBusy("Cette personne a déjà un rendez-vous à cette heure.", "person")


def next_states(state: State) -> tuple[State, ...]:
    """The states that may follow, the most usual first; EXPECTED corrects a mistake."""
    return _NEXT[state]


def mark(appointment: Appointment, state: State, now: datetime) -> Appointment:
    """The appointment in its new state; raises `RuleBroken` with the reason when it may not be.

    Nobody arrives, is seen or is missing before the day; nobody is absent before the hour.
    """
    if state not in _NEXT[appointment.state]:
        raise RuleBroken(f"Un rendez-vous « {appointment.state.value} » ne peut pas devenir « {state.value} ».")
    if state in (State.ARRIVED, State.SEEN, State.LEFT) and now.date() < appointment.start.date():
        raise RuleBroken(f"Ce rendez-vous est {moment(appointment.start)} : il n’est pas encore temps.")
    if state is State.ABSENT and now < appointment.start:
        raise RuleBroken(f"Attendez {hour(appointment.start)} pour noter une absence.")
    return replace(appointment, state=state, state_at=None if state is State.EXPECTED else now, left_at=None)


def move(appointment: Appointment, advisor_id: int, slot: Slot) -> Appointment:
    """The appointment at another stretch, expected again; only one still to come can be moved.

    That it was moved is kept with it, and when it was first for.
    """
    if appointment.state is not State.EXPECTED:
        raise RuleBroken(f"Un rendez-vous « {appointment.state.value} » ne se déplace pas.")
    return replace(
        appointment,
        advisor_id=advisor_id,
        start=slot.start,
        end=slot.end,
        moves=appointment.moves + 1,
        first_start=appointment.first_start or appointment.start,
    )
