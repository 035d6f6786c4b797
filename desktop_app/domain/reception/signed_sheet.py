"""The sign-in sheet that comes back: who signed it, and what does not fit with the rest of its day."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time

from ..errors import RuleBroken
from ..french import NBSP, hour, plural
from ..nouns.frozen import frozen
from ..person import Person
from ..planning import Mode, Session, Slot
from .appointment import Appointment, State, mark, next_states, overlap, session_of
from .day_sheet import DaySheet

MOST_UNNAMED = 99
"""People without a name that one sheet may add."""
_SAID = {State.SEEN: True, State.ABSENT: False, State.LEFT: False}


@frozen
class Signed:
    """An appointment of the sheet; `signed` is None while nobody says whether it bears a signature."""

    appointment: Appointment
    signed: bool | None


@frozen
class Written:
    """A row that was printed blank and that somebody filled with their name, on the sheet of this letter.

    `person` has id 0 when they are to be added, `someone_else` once it was said that whoever resembles them is not
    them. `left_at` is when they left, None where nobody says. `beyond_why` is why they have a seat beyond those of a
    workshop, None where there is one for them.
    """

    letter: str
    person: Person
    left_at: time | None = None
    someone_else: bool = False
    beyond_why: str | None = None


def left_on(day: date, at: time, since: time, now: datetime) -> datetime:
    """When somebody left on that day; raises `RuleBroken` (field left_at).

    `since` is their hour, or that at which their sheet begins: nobody leaves before they came, nor later than now.
    """
    if at <= since:
        raise RuleBroken(f"Un départ vient après {hour(since)}, l’heure à laquelle cette ligne commence.", "left_at")
    left = datetime.combine(day, at)
    if left > now:
        raise RuleBroken(f"Il n’est pas encore {hour(at)}{NBSP}: notez un départ qui a eu lieu.", "left_at")
    return left


def check_unnamed(counts: Iterable[int]) -> None:
    """Refuse a number of people without a name that no sheet holds."""
    if not all(0 <= each <= MOST_UNNAMED for each in counts):
        raise RuleBroken(f"De 0 à {MOST_UNNAMED} personnes sans nom.")


def said_of(appointment: Appointment) -> bool | None:
    """What its state says of a signature; None where it says nothing: expected, excused, cancelled."""
    return _SAID.get(appointment.state)


def settled(appointment: Appointment, signed: bool, now: datetime) -> Appointment:
    """The appointment as its row of the sheet says: seen, or absent; somebody who was there and did not sign has left.

    Who had excused themself and did not sign stays excused. Raises what `mark` raises: nobody is absent yet.
    """
    if said_of(appointment) is signed or (not signed and appointment.state in (State.EXCUSED, State.CANCELLED)):
        return appointment
    missed = State.LEFT if appointment.state is State.ARRIVED else State.ABSENT
    wanted = State.SEEN if signed else missed
    if wanted not in next_states(appointment.state):
        appointment = mark(appointment, State.EXPECTED, now)
    return mark(appointment, wanted, now)


def doubts(
    rows: Sequence[Signed],
    sessions: Sequence[Session],
    *,
    closed: str = "",
    absent: Collection[int] = (),
    away: Collection[int] = (),
    unnamed: Sequence[tuple[DaySheet, int]] = (),
) -> Iterator[str]:
    """What a reader of the figures would ask about, in sentences; nothing is refused: paper may be right.

    `closed` is why the place was closed that day, or ''; `absent` are the advisors noted as absent, `away` those who
    were to be elsewhere at an hour that was signed for; `unnamed` how many signed each sheet without a name.
    """
    signed = [row.appointment for row in rows if row.signed]
    if not signed and not any(count for _, count in unnamed):
        return
    if closed:
        yield f"Ce jour est noté fermé{NBSP}: {closed}."
    for session in sessions:
        for slot in session.slots:
            there = sum(each.advisor_id == slot.advisor_id and overlap(each, slot) for each in signed)
            if slot.mode is Mode.WORKSHOP:
                there += sum(count for sheet, count in unnamed if _is_of(sheet, slot))
            if there > slot.places:
                many, places = plural(there, "signature"), plural(slot.places, "place")
                yield f"{hour(slot.start)}{NBSP}: {many} pour {places}."
    if out := sum(session_of(each, sessions) is None for each in signed):
        yield f"{plural(out, 'signature')} hors des horaires de ce jour."
    here = {each.advisor_id for each in signed} | {sheet.advisor_id for sheet, count in unnamed if count}
    if here & {*absent}:
        yield "La personne qui recevait est notée absente ce jour-là."
    elif here & {*away}:
        yield "La personne qui recevait devait être ailleurs ce jour-là : une absence est notée."


def _is_of(sheet: DaySheet, slot: Slot) -> bool:
    """Whether this is the sheet of that workshop."""
    begins = [each.start for each in sheet.segments if each.mode is Mode.WORKSHOP]
    return sheet.advisor_id == slot.advisor_id and slot.start.time() in begins
