"""A message left at the desk for an advisor, about a day or about somebody who comes."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from .. import text
from ..errors import refuse
from ..nouns.frozen import frozen

TEXT_LENGTH = 160
READ_FOR = timedelta(days=7)
"""A message that was read is kept this long after its day, to be looked at again, and no longer."""
UNREAD_FOR = timedelta(days=62)
"""One that nobody has read: an advisor may come half a day a month (S4, art. 4) and miss one. Later it is of no use to
anybody, and is a word about somebody that is kept for nothing.
"""


@frozen
class Message:
    """A few words for an advisor, to be read from that `day` on. `id` is 0 until the file has given one.

    `left_by` is the name of the account that left it, `person_id` whom it is about, 0 for nobody; `read_at` is when it
    was said to have been read, None until then.
    """

    id: int
    advisor_id: int
    day: date
    text: str
    left_at: datetime
    left_by: str
    person_id: int = 0
    read_at: datetime | None = None


def forgotten_before(today: date) -> tuple[date, date]:
    """Before which days a message is forgotten, if it was read and if it was not."""
    return today - READ_FOR, today - UNREAD_FOR


def read_message(typed: Message) -> Message:
    """The message as it may be kept; raises `Refused` (field text)."""
    refuse([*text.line_faults(typed.text, "text", "Le message", longest=TEXT_LENGTH)])
    return replace(typed, text=text.tidy(typed.text))
