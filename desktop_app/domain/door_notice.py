"""What a door notice says: that nobody receives on a day, in words that tell nothing of anybody's health."""

from collections.abc import Iterator

from . import text
from .errors import Fault, refuse
from .nouns.frozen import frozen
from .search_key import fold

ABSENCE = "absence"
"""The public reason, whatever the real one is."""
LONGEST = 120
_OF_HEALTH = (
    "malad",
    "souffran",
    "hopital",
    "hospitali",
    "arret de travail",
    "grossesse",
    "maternite",
    "accident",
    "covid",
)


@frozen
class DoorNotice:
    """`title` and `when` say what is not held; `reason` and `back` may be ''."""

    title: str
    when: str
    reason: str = ABSENCE
    back: str = ""


def read_door_notice(notice: DoorNotice) -> DoorNotice:
    """The notice as it may be put up; raises `Refused` with the fields title, when, reason, back."""
    faults = [
        *text.line_faults(notice.title, "title", "Le titre", longest=LONGEST),
        *text.line_faults(notice.when, "when", "La date", longest=LONGEST),
        *text.line_faults(notice.reason, "reason", "Le motif", required=False, longest=LONGEST),
        *text.line_faults(notice.back, "back", "Le retour", required=False, longest=LONGEST),
    ]
    refuse([*faults, *_health_faults(notice)])
    return DoorNotice(*(text.tidy(line) for line in (notice.title, notice.when, notice.reason, notice.back)))


def longest_field(notice: DoorNotice) -> str:
    """The field to shorten first."""
    lines = {"title": notice.title, "when": notice.when, "reason": notice.reason, "back": notice.back}
    return max(lines, key=lambda field: len(lines[field]))


def tells_of_health(line: str) -> bool:
    """Whether somebody's health may be read in it."""
    return any(word in fold(line) for word in _OF_HEALTH)


def _health_faults(notice: DoorNotice) -> Iterator[Fault]:
    for field, line in (("title", notice.title), ("reason", notice.reason), ("back", notice.back)):
        if tells_of_health(line):
            sentence = "La santé de quelqu’un ne s’affiche jamais : « absence » suffit."
            yield Fault(field, sentence)
