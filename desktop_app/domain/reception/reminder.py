"""Reminders: people telephoned before their appointment, and what they said."""

from datetime import datetime
from enum import Enum

from ..nouns.frozen import frozen


class ReminderResult(Enum):
    """What came of a reminder; the value is what the screens say."""

    COMES = "vient"
    CANNOT = "ne vient pas"
    MESSAGE = "message laissé"
    NO_ANSWER = "pas de réponse"


ANSWERED = frozenset({ReminderResult.COMES, ReminderResult.CANNOT})
"""The results after which nobody need be called again."""


@frozen
class Reminder:
    """One try to remind whoever holds an appointment. `id` is 0 until the file has given one."""

    id: int
    appointment_id: int
    at: datetime
    result: ReminderResult
