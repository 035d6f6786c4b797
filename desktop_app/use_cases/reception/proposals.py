"""Which places to propose to people to be called: nobody else is proposed the first one of somebody."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.planning import Session, Slot
from desktop_app.domain.reception.appointment import Appointment, overlap
from desktop_app.domain.reception.call import ranked
from desktop_app.domain.theme import Purpose, themes_for
from desktop_app.storage.reception import appointments

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..planning.free_places import kept_seats, left_in
from .appointments import Place

PROPOSED_WITHIN = timedelta(days=60)
MOST_PROPOSED = 12
_THEMES = {purpose: frozenset(theme.key for theme in themes_for(purpose)) for purpose in Purpose}


@dataclass
class _Offered:
    """How many times each place can still be given, and the one right `after` it within the same hours.

    `kept` are the people for whom a seat is kept, by whose hour it is: theirs is given to nobody else. `held` is what
    each person has already, and `before`, by the id of who has an appointment and wants a sooner one, when it starts.
    """

    left: Counter[Place] = field(default_factory=Counter)
    after: dict[Place, Place] = field(default_factory=dict)
    kept: dict[tuple[int, datetime], set[int]] = field(default_factory=dict)
    held: dict[int, list[Appointment]] = field(default_factory=dict)
    before: dict[int, datetime] = field(default_factory=dict)

    def add(self, session: Session, advisor: Advisor, left: Mapping[Slot, int], now: datetime) -> None:
        """The places of a session that are left, in order."""
        before = None
        for slot in session.slots:
            kept = self.kept.get((slot.advisor_id, slot.start))
            if slot.start <= now or not (left[slot] or kept):
                before = None
                continue
            place = Place(slot, advisor, session.purpose, left[slot], past=False)
            if before and session.receives(before.slot.start, slot.end):
                self.after[before] = place
            self.left[place], before = left[slot], place

    def may_give(self, wanted: Appointment, place: Place) -> bool:
        """Whether it fits what is wanted: its theme, its length, and that it is sooner where that is the point."""
        if wanted.id < 0 and wanted.advisor_id:
            # Whoever waits for a workshop wants a seat of that one.
            return _hour_of(place) == (wanted.advisor_id, wanted.start) and self._is_free(wanted, place)
        before = self.before.get(wanted.id)
        if (before and place.slot.start >= before) or (wanted.theme and wanted.theme not in _THEMES[place.purpose]):
            return False
        found = self.chain(place, wanted.slots)
        return len(found) == wanted.slots and all(self._is_free(wanted, each) for each in found)

    def chain(self, place: Place, slots: int) -> list[Place]:
        """This place with those that follow up to so many, left or not, as far as they go."""
        found = [place]
        while len(found) < slots and (following := self.after.get(found[-1])):
            found.append(following)
        return found

    def take(self, wanted: Appointment, place: Place) -> None:
        """Keep it for somebody."""
        for each in self.chain(place, wanted.slots):
            if self._is_kept(wanted, each):
                self.kept[_hour_of(each)].remove(wanted.person_id)
            else:
                self.left[each] -= 1

    def _is_free(self, wanted: Appointment, place: Place) -> bool:
        return self.left[place] > 0 or self._is_kept(wanted, place)

    def _is_kept(self, wanted: Appointment, place: Place) -> bool:
        return wanted.person_id in self.kept.get(_hour_of(place), ())


def _hour_of(place: Place) -> tuple[int, datetime]:
    return place.slot.advisor_id, place.slot.start


@everyone
def for_each(
    desk: Desk, waiting: Sequence[Appointment], sooner: Sequence[Appointment] = ()
) -> dict[int, tuple[Place, ...]]:
    """By the id of each of these appointments the places that `move_within` would agree to, the best first.

    Those who come first choose first: a place that somebody is proposed first is no longer among the others'. Last
    come those who would be moved to a `sooner` one than theirs, and to no other.
    """
    everybody = [*waiting, *sooner]
    if not everybody:
        return {}
    offered, firsts = _offered(desk), dict[int, Place]()
    offered.before = {each.id: each.start for each in sooner}
    busy = {each.person_id: [*offered.held.get(each.person_id, ())] for each in everybody}
    for each in everybody:
        first = next(iter(_fitting(each, offered, busy[each.person_id])), None)
        if first is not None:
            firsts[each.id] = first
            offered.take(each, first)
            busy[each.person_id].append(_as_booked(each, first, offered))
    return {
        each.id: (firsts[each.id], *_others(each, firsts[each.id], offered, busy)) if each.id in firsts else ()
        for each in everybody
    }


@everyone
def first_free(
    desk: Desk, waiting: Sequence[Appointment], within: timedelta, *, sooner: bool = False
) -> tuple[datetime, int] | None:
    """The soonest place of these next days that one of those who wait may be given, and how many of them may.

    With `sooner` only a place before their own is one. None where there is none.
    """
    if not waiting:
        return None
    offered = _offered(desk, within)
    offered.before = {each.id: each.start for each in waiting} if sooner else {}
    for place in sorted(offered.left, key=lambda each: each.slot):
        if fitting := sum(offered.may_give(each, place) for each in waiting):
            return place.slot.start, fitting
    return None


def _others(wanted: Appointment, first: Place, offered: _Offered, busy: Mapping[int, list[Appointment]]) -> list[Place]:
    others = [place for place in _fitting(wanted, offered, busy[wanted.person_id]) if place != first]
    return others[: MOST_PROPOSED - 1]


def _fitting(wanted: Appointment, offered: _Offered, busy: Sequence[Appointment]) -> list[Place]:
    """What is left of these places and may be given for it, the best first; where several follow, the first of them."""
    others = [other for other in busy if other.id != wanted.id]
    fitting = [
        place
        for place in offered.left
        if offered.may_give(wanted, place)
        and not any(overlap(each.slot, other) for each in offered.chain(place, wanted.slots) for other in others)
    ]
    if wanted.id in offered.before:
        return sorted(fitting, key=lambda place: place.slot)
    return [fitting[at] for at in ranked(wanted, [(each.slot.start, each.advisor.id) for each in fitting])]


def _as_booked(wanted: Appointment, place: Place, offered: _Offered) -> Appointment:
    slot, end = place.slot, offered.chain(place, wanted.slots)[-1].slot.end
    return Appointment(wanted.id, wanted.person_id, slot.advisor_id, slot.start, end, wanted.theme)


def _offered(desk: Desk, within: timedelta = PROPOSED_WITHIN) -> _Offered:
    """The places of the next days that have not begun, each as many times as it can still be given."""
    now, who = desk.now(), schedule.advisors_by_id(desk)
    last = now.date() + within
    days = schedule.coming_days(desk, now.date(), within.days + 1)
    sessions = [each for day, here in days if day <= last for each in here]
    taken = [each for each in appointments.between(desk.db, now.date(), last) if each.holds_a_place]
    left, offered = left_in(desk, sessions, taken), _Offered()
    for each in taken:
        offered.held.setdefault(each.person_id, []).append(each)
    for kept in kept_seats(desk, sessions):
        offered.kept.setdefault((kept.advisor_id, kept.start), set()).add(kept.person_id)
    for session in sessions:
        offered.add(session, who[session.advisor_id], left, now)
    return offered
