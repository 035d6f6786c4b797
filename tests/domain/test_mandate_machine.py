"""By no sequence of actions is a mandate active without information, identity, two signatures and the hand-over."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop_app.domain import mandate as rules
from desktop_app.domain.errors import MandateEnded, RuleBroken
from desktop_app.domain.mandate import (
    Act,
    ActDone,
    Body,
    EndReason,
    IdentityDocument,
    IdentityFact,
    InformationPoint,
    Mandate,
    Path,
    Question,
    ScopeLine,
    Signing,
    State,
    WithdrawalChannel,
    acts,
)
from tests.helpers.builders import NINE, a_body, a_printing
from tests.helpers.deep import tried

STEPS = ("informed", "identified", "printed")
SAID = st.sets(st.sampled_from(InformationPoint))
ACTS = st.sampled_from([*Act][:3]) | st.none()
ANSWERED = st.sets(st.sampled_from(Question))
WITH_CURATOR = Path(Signing.WITH_CURATOR)
MOSTLY = st.sampled_from([True, True, True, False])


class Life(RuleBasedStateMachine):
    """One mandate led in any order, beside a plain list of what was really done for its present scope."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NINE
        self.mandate = Mandate(1, "2025-0001", 1, 1, NINE, NINE.date() + timedelta(3), a_body())
        self.done: list[str] = []
        self.signed = False
        self.suspended = False
        self.taken_back: set[int] = set()
        self.ended: Mandate | None = None

    def try_to(self, verb: Any, *args: Any, **how: Any) -> bool:
        """Do it unless a rule refuses, which must leave everything as it was."""
        before = self.mandate
        try:
            self.mandate = verb(before, *args, **how)
        except RuleBroken as refused:
            assert refused.sentence
            assert self.ended is None or isinstance(refused, MandateEnded)
            return False
        assert self.ended is None
        return True

    @precondition(lambda self: not self.signed and self.ended is None)
    @rule(steps=st.integers(1, 4), ticked=st.tuples(MOSTLY, MOSTLY, MOSTLY))
    def take_the_next_steps(self, steps: int, ticked: tuple[bool, bool, bool]) -> None:
        """Do what the screen tells to do, as one does it on a good day, a box forgotten perhaps."""
        for _ in range(steps):
            if not self.done:
                self.inform(set(InformationPoint), set(Question))
            elif len(self.done) == 1:
                self.identify(IdentityDocument.PASSPORT)
            elif len(self.done) == 2:
                self.print_originals()
            else:
                self.sign(*ticked, "Le Boulou")

    @rule(points=SAID | st.just(set(InformationPoint)), answered=ANSWERED | st.just(set(Question)))
    def inform(self, points: set[InformationPoint], answered: set[Question]) -> None:
        """Say some of the points, or all; have some of the questions answered, or all."""
        first = self.mandate.state is State.DRAFT
        if self.try_to(rules.inform, points, self.now, answered=answered) and first:
            assert points == set(InformationPoint) and answered == set(Question)
            self.done = ["informed"]

    @rule(document=st.sampled_from(IdentityDocument) | st.none(), facts=st.sets(st.sampled_from(IdentityFact)))
    def identify(self, document: IdentityDocument | None, facts: set[IdentityFact] = frozenset()) -> None:  # type: ignore[assignment]
        """Look at a document, at none, or rely on some facts."""
        if self.try_to(rules.identify, document, self.now, facts=facts):
            assert document is not IdentityDocument.OTHER_MEANS or len(facts) >= 2
            assert document and self.done[:1] == ["informed"]
            self.done = ["informed", "identified"]

    @rule()
    def print_originals(self) -> None:
        """Print the two originals."""
        if self.try_to(rules.hand_printed, a_printing(self.now)):
            assert self.done[:2] == ["informed", "identified"]
            assert self.mandate.body.line_count
            self.done = [*STEPS]

    @rule(
        by_person=MOSTLY,
        by_advisor=MOSTLY,
        handed_over=MOSTLY,
        place=st.sampled_from(["Le Boulou", ""]),
        cosigned=MOSTLY,
    )
    def sign(self, by_person: bool, by_advisor: bool, handed_over: bool, place: str, cosigned: bool = True) -> None:
        """Try to record the signatures."""
        how = {"by_person": by_person, "by_advisor": by_advisor, "handed_over": handed_over, "place": place}
        path = self.mandate.body.path if self.mandate.body else None
        if self.try_to(rules.sign, at=self.now, now=self.now, cosigned=cosigned, **how):
            assert by_person and by_advisor and handed_over and place
            assert cosigned or path is None or not path.cosigners
            self.signed = True
            event("signed")

    @rule(body=st.sampled_from([a_body(), a_body(), Body(), a_body(path=WITH_CURATOR)]))
    def revise(self, body: Body) -> None:
        """Change the scope."""
        if self.try_to(rules.revise, body, self.mandate.ends_on):
            self.done = []

    @rule(number=st.integers(0, 3), act=ACTS, minutes=st.sampled_from([-60, -5, 0, 5]))
    def do_an_act(self, number: int, act: Act | None, minutes: int) -> None:
        """Note something, in the scope or out of it, at an hour that may be or not."""
        done = ActDone(number, act, self.now + timedelta(minutes=minutes))
        if self.try_to(acts.record_act, done, self.now):
            assert self.signed and not self.suspended and self.now.date() <= self.mandate.ends_on
            assert number not in self.taken_back
            event("an act noted")

    @precondition(lambda self: self.signed and self.ended is None)
    @rule(several=st.lists(st.tuples(st.integers(1, 2), ACTS, st.sampled_from([-60, 0, 5])), min_size=1, max_size=4))
    def work_under_it(self, several: list[tuple[int, Act | None, int]]) -> None:
        """What an advisor does on a good day, with a slip of the hand perhaps."""
        for number, act, minutes in several:
            self.do_an_act(number, act, minutes)

    @rule(at=st.integers(0, 3), act=ACTS, keeps=st.booleans())
    def change_an_act(self, at: int, act: Act | None, keeps: bool) -> None:
        """Correct one that was noted, or take it out."""
        if at < len(self.mandate.body.acts):
            was = self.mandate.body.acts[at]
            if keeps:
                self.try_to(acts.correct_act, was, ActDone(was.number, act, was.at), self.now)
            elif self.try_to(acts.remove_act, was, self.now):
                assert self.ended is None and not self.suspended

    @precondition(lambda self: self.signed or len(self.done) > 1)
    @rule(reason=st.sampled_from(EndReason), channel=st.sampled_from(WithdrawalChannel) | st.none())
    def end(self, reason: EndReason, channel: WithdrawalChannel | None) -> None:
        """End it; it is kept aside to see that it never changes again."""
        if self.try_to(rules.end, reason, self.now, channel):
            self.ended = self.mandate
            event(f"ended, signed: {self.signed}")

    @rule()
    def suspend(self) -> None:
        """Stop it for a while."""
        if self.try_to(rules.suspend, self.now):
            assert self.signed and not self.suspended
            self.suspended = True
            event("suspended")

    @rule()
    def resume(self) -> None:
        """Let it go on."""
        if self.try_to(rules.resume, self.now.date()):
            assert self.suspended
            self.suspended = False

    @precondition(lambda self: self.signed)
    @rule(number=st.integers(0, 3), channel=st.sampled_from(WithdrawalChannel))
    def withdraw_line(self, number: int, channel: WithdrawalChannel) -> None:
        """Take back one line of two; with the other it ends."""
        if self.try_to(rules.withdraw_line, number, self.now, channel):
            assert number in {1, 2} - self.taken_back
            self.taken_back.add(number)
            if self.taken_back == {1, 2}:
                self.ended = self.mandate
                assert self.mandate.end_reason is EndReason.WITHDRAWN
                event("ended line by line")

    @rule(minutes=st.sampled_from([0, 5, 5, 1440]))
    def let_time_pass(self, minutes: int) -> None:
        """Move the clock on."""
        self.now += timedelta(minutes=minutes)

    @invariant()
    def active_means_that_every_step_was_done_in_order(self) -> None:
        """Both by the list kept here and by what the mandate itself can show."""
        going_on = self.signed and self.ended is None
        assert (self.mandate.state is State.ACTIVE) == (going_on and not self.suspended)
        assert (self.mandate.state is State.SUSPENDED) == (going_on and self.suspended)
        if self.mandate.state is State.ACTIVE:
            assert self.done == [*STEPS]
            assert in_order(self.mandate)

    @invariant()
    def only_an_active_mandate_in_its_time_allows_anything(self) -> None:
        """Today, and on any later day."""
        for day in (self.now.date(), date(2040, 1, 1)):
            expected = self.signed and not self.suspended and self.ended is None and day <= self.mandate.ends_on
            assert rules.allows(self.mandate, day) == expected
            stands = expected and 1 not in self.taken_back
            assert rules.allowed_lines(self.mandate, day) == (self.mandate.body.lines if stands else ())

    @invariant()
    def whatever_was_done_was_allowed_when_it_was(self) -> None:
        """In the scope, after both signatures, by its last day, and never before now."""
        body, signature = self.mandate.body, self.mandate.signature
        for done in body.acts:
            entry = dict(body.numbered)[done.number]
            assert done.act in (entry.acts if isinstance(entry, ScopeLine) else {None})
            assert signature and signature.at <= done.at <= self.now and done.at.date() <= self.mandate.ends_on

    @invariant()
    def an_ended_mandate_never_changes(self) -> None:
        """It is the very one that was ended."""
        assert self.ended is None or (self.mandate is self.ended and self.ended.state is State.ENDED)

    @invariant()
    def the_next_step_is_told_until_the_signature(self) -> None:
        """Never a dead end: an unsigned mandate always says what to do."""
        assert bool(rules.missing_step(self.mandate)) == (not self.signed and self.ended is None)


def in_order(mandate: Mandate) -> bool:
    """Whether the mandate shows all three points, a document, two originals and a signature, in that order."""
    said = [at for _, at in mandate.informed]
    hours: list[datetime | None] = [*said, mandate.identified_at, mandate.printed_at]
    hours.append(mandate.signature.at if mandate.signature else None)
    dated = [at for at in hours if at]
    return len(dated) == 6 and dated == sorted(dated) and mandate.body.identity is not None


class WorkingLife(Life):
    """The same from the signature on: that is where something is done."""

    def __init__(self) -> None:
        super().__init__()
        self.inform(set(InformationPoint), set(Question))
        self.identify(IdentityDocument.PASSPORT)
        self.print_originals()
        self.sign(True, True, True, "Le Boulou")
        assert self.signed


TestLife = Life.TestCase
TestLife.settings = settings(tried(100), stateful_step_count=40)
TestWorkingLife = WorkingLife.TestCase
TestWorkingLife.settings = settings(tried(60), stateful_step_count=30)
