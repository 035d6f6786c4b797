"""Two files of one person that became one: what is kept of it, for the proof."""

from datetime import datetime

from ..nouns.frozen import frozen


@frozen
class Joined:
    """What came over when the file `gone_number` went to the one of `person_id`; `id` is 0 until stored.

    `kept_number` is the number of the file that stayed then: it may have been joined to another one since. The names
    are those that both bore before; `by` is the account, `mandates` the numbers of those that came, `elsewhere`
    how many held in Aidants Connect.
    """

    id: int
    person_id: int
    kept_number: int
    gone_number: int
    kept_name: str
    gone_name: str
    at: datetime
    by: str
    appointments: int = 0
    reminders: int = 0
    walk_ins: int = 0
    requests: int = 0
    messages: int = 0
    mandates: tuple[str, ...] = ()
    elsewhere: int = 0
