"""Refusals: a rule says no by name, in the agent's French, and tells which field it speaks of."""

from collections.abc import Iterable

from .nouns.frozen import frozen


@frozen
class Fault:
    """One sentence to show beside one field: what is wrong and what to do."""

    field: str
    sentence: str


@frozen
class ForbiddenLine(Fault):
    """A line that seems to hold what may never be noted: `seen` is the name of its `forbidden_data.Kind`.

    `line` is what was typed, for whoever is sure that it is something else.
    """

    line: str
    seen: str


class RuleBroken(Exception):
    """A rule of the counter was broken; nothing was changed.

    `field` names the input the sentence belongs to, or is empty when it speaks of the whole action.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What to show, one sentence a field."""
        return (Fault(self.field, self.sentence),)


class Refused(RuleBroken):
    """Several fields of one form are wrong at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self._faults = tuple(faults)
        first = self._faults[0]
        super().__init__(first.sentence, first.field)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault, in the order of the form."""
        return self._faults


class Forbidden(Refused):
    """Nothing else is wrong than lines that seem to hold what may never be noted: `lines`."""

    @property
    def lines(self) -> tuple[ForbiddenLine, ...]:
        """Each of them."""
        return tuple(fault for fault in self.faults if isinstance(fault, ForbiddenLine))


class InThePast(RuleBroken):
    """The slot is over; it may still be recorded when the agent says so."""


class SlotTaken(RuleBroken):
    """No place is left with this advisor at this hour."""


class PersonBusy(RuleBroken):
    """The person already has an appointment at this hour."""


class OutsideTheDay(RuleBroken):
    """The hour does not belong to a slot of a session."""


class LikelyDuplicate(RuleBroken):
    """Someone very like this person is already known; `others` are their ids."""

    def __init__(self, sentence: str, others: tuple[int, ...]) -> None:
        super().__init__(sentence, "last_name")
        self.others = others


class StepMissing(RuleBroken):
    """A mandate cannot go on before an earlier step is done; `also` is all that lacks beside."""

    def __init__(self, sentence: str, field: str = "", also: Iterable[Fault] = ()) -> None:
        super().__init__(sentence, field)
        self._also = tuple(also)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that lacks, in the order of the gestures."""
        return (*super().faults, *self._also)


class MandateEnded(RuleBroken):
    """The mandate was withdrawn or has ended: it allows nothing any more."""


class MandatesEnd(RuleBroken):
    """What is asked would cut mandates short; it may still be done when somebody has read which."""


class OutOfDate(RuleBroken):
    """What was to be changed is no longer what the screen showed."""


class NotAllowed(RuleBroken):
    """The account at work has not the role that this action asks for."""


class BodySealed(RuleBroken):
    """The body of the mandate is closed to this account, or destroyed."""


def refuse(faults: Iterable[Fault]) -> None:
    """Raise `Refused` when there is at least one fault, `Forbidden` when all are of that kind."""
    found = tuple(faults)
    if found:
        raise Forbidden(found) if all(isinstance(fault, ForbiddenLine) for fault in found) else Refused(found)
