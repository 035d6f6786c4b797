"""What a printer and a job in its queue may say of themselves, whatever the system."""

from collections.abc import Iterable
from enum import Enum, auto

JOB_TITLE = "Permanence"
"""What our jobs are called in a queue that others see: it names nobody."""


class Condition(Enum):
    """How a printer stands; from the gravest to the best."""

    GONE = auto()
    """No such printer any more."""
    REFUSING = auto()
    """Its queue takes no job at all."""
    SPOOL_FULL = auto()
    """The disk where jobs wait is full."""
    PAUSED = auto()
    """Its queue takes jobs and keeps them."""
    OFFLINE = auto()
    JAMMED = auto()
    OPEN = auto()
    PAPER_OUT = auto()
    WRONG_PAPER = auto()
    INK_OUT = auto()
    ATTENTION = auto()
    """Something else that a person must see to."""
    CONNECTING = auto()
    """Looked for on the network: at each job of a network printer, and for ever when it is off."""
    UNKNOWN = auto()
    """The system does not tell."""
    READY = auto()


HOLDS_BACK = frozenset(Condition) - {Condition.CONNECTING, Condition.UNKNOWN, Condition.READY}
"""With these, nothing comes out before somebody does something."""


def gravest(found: Iterable[Condition]) -> Condition:
    """The one to say when there are several; `READY` for none."""
    return min(found, key=lambda condition: condition.value, default=Condition.READY)


class Stage(Enum):
    """Where a job is."""

    WAITING = auto()
    PRINTING = auto()
    DONE = auto()
    CANCELLED = auto()
    """Taken out of the queue, by somebody or by the system."""
    FAILED = auto()
