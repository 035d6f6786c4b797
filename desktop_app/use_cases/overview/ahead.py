"""What the pages list first, read once while nobody asks: the file then has it deciphered and at hand."""

from collections.abc import Callable, Iterator
from functools import partial

from desktop_app.domain.journal import Filter
from desktop_app.storage.errors import StorageTrouble, known_trouble

from .. import journal
from ..desk import Desk
from ..destruction import erasure
from ..mandates import mandates
from ..permissions import everyone, may
from ..reception import people, week


@everyone
def readings(desk: Desk) -> Iterator[Callable[[], None]]:
    """One call for each list that this account may see; the calls raise no trouble of the storage.

    Such a trouble is for whoever asks for the list: it is said then, where it belongs.
    """
    lists = (
        (week.week, week.monday_of(desk.now().date())),
        (people.listing,),
        (mandates.listing,),
        (erasure.dormant,),
        (journal.page, Filter()),
    )
    for verb, *asked in lists:
        if may(desk.account, verb):
            yield partial(_read, verb, desk, *asked)


def _read(verb: Callable[..., object], *asked: object) -> None:
    try:
        with known_trouble():
            verb(*asked)
    except StorageTrouble:
        return
