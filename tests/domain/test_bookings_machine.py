"""Whatever is booked, marked, moved and in whatever order, nobody and no place is taken twice."""

from collections import Counter
from datetime import datetime, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, precondition, rule

from desktop_app.domain.errors import OutsideTheDay, PersonBusy, RuleBroken, SlotTaken
from desktop_app.domain.planning import Segment, Session, Slot, sessions_on
from desktop_app.domain.reception.appointment import (
    Appointment,
    State,
    check_place,
    mark,
    move,
    next_states,
    places_left,
)
from desktop_app.domain.theme import Purpose, themes_for
from tests.domain.strategies import minutes_of
from tests.helpers.builders import FRIDAY, THURSDAY, a_planning, fridays, thursdays
from tests.helpers.deep import tried

MORNING = (Segment(time(9), time(11)),)
RULES = [
    thursdays(1, segments=MORNING, step=30),
    thursdays(2, segments=MORNING, step=40, purpose=Purpose.ANY_HELP),
    fridays(2, segments=MORNING, places=2),
]
HERE: tuple[Session, ...] = tuple(
    session for day in (THURSDAY, FRIDAY) for session in sessions_on(day, a_planning(*RULES))
)
SLOTS = [slot for session in HERE for slot in session.slots]
PURPOSES = {slot: session.purpose for session in HERE for slot in session.slots}
PEOPLE = st.integers(1, 4)
GIVEN_UP = {State.LEFT, State.EXCUSED, State.ABSENT, State.CANCELLED}


class Bookings(RuleBasedStateMachine):
    """The appointments of two days, led as the use cases lead them, beside a count made minute by minute."""

    known = Bundle("known")

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[int, Appointment] = {}
        self.now = datetime.combine(THURSDAY, time(8, 30))

    def busy(self, without: int) -> tuple[Counter[tuple[int, datetime]], set[tuple[int, datetime]]]:
        """How many people each advisor has, and who is taken, at every minute."""
        held = [one for one in self.kept.values() if one.state not in GIVEN_UP and one.id != without]
        minutes = [(one, minute) for one in held for minute in minutes_of(Slot(one.start, one.end, one.advisor_id, 1))]
        return Counter((one.advisor_id, minute) for one, minute in minutes), {
            (one.person_id, minute) for one, minute in minutes
        }

    def should_be_refused(self, wanted: Appointment, slot: Slot) -> type[RuleBroken] | None:
        """What the count says of this wish."""
        advisors, people = self.busy(wanted.id)
        if any((wanted.person_id, minute) in people for minute in minutes_of(slot)):
            return PersonBusy
        if any(advisors[slot.advisor_id, minute] >= slot.places for minute in minutes_of(slot)):
            return SlotTaken
        return None if any(one.key == wanted.theme for one in themes_for(PURPOSES[slot])) else RuleBroken

    def wish(self, wanted: Appointment, slot: Slot) -> bool:
        """Ask for a place; whether it was given, which must be what the count says."""
        expected = self.should_be_refused(wanted, slot)
        try:
            check_place(wanted, HERE, self.kept.values(), now=self.now, past_confirmed=True)
        except RuleBroken as refused:
            assert type(refused) is expected
            return False
        assert expected is None
        self.kept[wanted.id] = wanted
        return True

    @rule(target=known, person=PEOPLE, slot=st.sampled_from(SLOTS), data=st.data())
    def book(self, person: int, slot: Slot, data: st.DataObject) -> object:
        """Give a person a slot, free or not."""
        theme = data.draw(st.sampled_from(themes_for(PURPOSES[slot]))).key
        wanted = Appointment(len(self.kept) + 1, person, slot.advisor_id, slot.start, slot.end, theme)
        return wanted.id if self.wish(wanted, slot) else multiple()

    @rule(target=known, person=PEOPLE, data=st.data())
    def book_what_is_offered(self, person: int, data: st.DataObject) -> object:
        """Take one of the free slots, as the dialog proposes them."""
        free = [slot for slot in SLOTS if places_left(slot, list(self.kept.values()))]
        return self.book(person, data.draw(st.sampled_from(free)), data) if free else multiple()

    @rule(person=PEOPLE, slot=st.sampled_from(SLOTS), minutes=st.sampled_from([-5, 1, 29]))
    def book_beside(self, person: int, slot: Slot, minutes: int) -> None:
        """Ask for an hour at which no slot begins."""
        start = slot.start + timedelta(minutes=minutes)
        try:
            check_place(Appointment(0, person, slot.advisor_id, start, slot.end, "Logement"), HERE, (), now=self.now)
        except OutsideTheDay:
            return
        raise AssertionError("a place was given where there is no slot")

    @rule(id=known, state=st.sampled_from(State))
    def mark(self, id: int, state: State) -> None:
        """Mark an appointment; one that gave up its place must find it still free."""
        before = self.kept[id]
        try:
            after = mark(before, state, self.now)
        except RuleBroken:
            return
        assert state in next_states(before.state)
        if after.holds_a_place and not before.holds_a_place:
            self.wish(
                after, next(slot for slot in SLOTS if (slot.advisor_id, slot.start) == (after.advisor_id, after.start))
            )
        else:
            self.kept[id] = after

    @rule(id=known, slot=st.sampled_from(SLOTS))
    def move(self, id: int, slot: Slot) -> None:
        """Move an appointment to another slot, free or not."""
        try:
            after = move(self.kept[id], slot.advisor_id, slot)
        except RuleBroken:
            assert self.kept[id].state is not State.EXPECTED
            return
        self.wish(after, slot)

    @rule(id=consumes(known))
    def give_up(self, id: int) -> None:
        """Excuse or correct, then leave it there."""
        self.mark(id, State.EXPECTED)
        self.mark(id, State.EXCUSED)

    @precondition(lambda self: self.now.date() <= FRIDAY)
    @rule(minutes=st.sampled_from([20, 90, 1440]))
    def let_time_pass(self, minutes: int) -> None:
        """Move the clock on."""
        self.now += timedelta(minutes=minutes)

    @invariant()
    def nobody_and_no_place_is_taken_twice(self) -> None:
        """Minute by minute, over every appointment that holds a place."""
        held = [one for one in self.kept.values() if one.state not in GIVEN_UP]
        advisors, people = self.busy(without=0)
        assert (
            len(people)
            == sum(advisors.values())
            == sum(int((one.end - one.start).total_seconds()) // 60 for one in held)
        )
        assert all(advisors[slot.advisor_id, minute] <= slot.places for slot in SLOTS for minute in minutes_of(slot))

    @invariant()
    def what_is_offered_is_what_is_free(self) -> None:
        """`places_left` says the same as the count."""
        advisors, _ = self.busy(without=0)
        taken = list(self.kept.values())
        for slot in SLOTS:
            left = slot.places - max(advisors[slot.advisor_id, minute] for minute in minutes_of(slot))
            assert places_left(slot, taken) == left


TestBookings = Bookings.TestCase
TestBookings.settings = settings(tried(30), stateful_step_count=40)
