"""The journal for those who answer for it: read by day, action and account, checked, compared with a paper."""

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.account import Role
from desktop_app.domain.journal import Action, Filter, Line
from desktop_app.domain.journal.chain import read_head
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal, journal_pages
from desktop_app.storage.keys import vault

from .changes import Changes, Touched
from .desk import Desk
from .permissions import everyone, only

if TYPE_CHECKING:
    from desktop_app.domain.journal.chain import Head
    from desktop_app.domain.journal.check import Verdict
    from desktop_app.storage.watch import Cancelled, Progress

LAST_LINES = 5_000
"""What is checked at each start: a few years of a small desk, in less than a tenth of a second."""
COUNTED_UP_TO = 10_000
"""Beyond, a list only says that there are more."""
PAGE = 50
CHECKED, FOUND_SOUND, FOUND_FLAWED = "journal", "intact", "anomalies"
"""Subject and details of the line that remembers a whole check."""


@frozen
class Lines:
    """Some lines, the newest first; `more` when there are others before.

    `mandates` gives the number people know of each mandate these lines speak of, by id.
    """

    lines: tuple[Line, ...]
    more: bool
    mandates: Mapping[int, str]


@frozen
class Overview:
    """What stands beside the list: the head, who ever wrote, and the line of the last whole check, if any.

    `writers` are pairs such as ('compte-3', 'Accueil'); the name is '' once the account was removed.
    """

    head: "Head"
    writers: tuple[tuple[str, str], ...]
    last_check: Line | None


@frozen
class Check:
    """All that a check needs in a thread of its own."""

    folder: Path
    data_key: bytes = field(repr=False)
    start_key: bytes = field(repr=False)
    last: int | None = None


@frozen
class Comparison:
    """What a paper says of the journal: `line` is the line of its number, None when the journal is shorter."""

    agrees: bool
    paper: "Head"
    line: Line | None


@everyone
def head(desk: Desk) -> "Head":
    """Where the journal stands, to be printed on papers that people keep."""
    return journal.head(desk.db)


@only(Role.MANAGER)
def overview(desk: Desk) -> Overview:
    """The head, the names of those who wrote, and when all was last checked."""

    names = {f"compte-{account.id}": account.name for account in vault.accounts(desk.folder)}
    writers = {who: names.get(who, "") for who in journal_pages.everybody(desk.db)}
    last_check = journal_pages.last_of(desk.db, Action.CONTROLLED, CHECKED)
    return Overview(journal.head(desk.db), tuple(writers.items()), last_check)


@only(Role.MANAGER)
def page(desk: Desk, wanted: Filter, *, before: int = 0) -> Lines:
    """The latest lines wanted; `before` is the number of the last one already shown."""
    found = journal_pages.page(desk.db, wanted, before=before, limit=PAGE + 1)
    lines = tuple(found[:PAGE])
    ids = {line.subject.removeprefix("mandat-") for line in lines if line.subject.startswith("mandat-")}
    numbers = journal_pages.mandate_numbers(desk.db, {int(each) for each in ids if each.isdecimal()})
    return Lines(lines, len(found) > PAGE, numbers)


@only(Role.MANAGER)
def count(desk: Desk, wanted: Filter) -> int:
    """How many lines are wanted, counted up to `COUNTED_UP_TO`."""
    return journal_pages.count(desk.db, wanted, most=COUNTED_UP_TO)


@everyone
def check_last(desk: Desk) -> Check:
    """Check the last lines, with what keys this account holds; for `run`, after each start."""
    return Check(desk.folder, desk.keys.data, desk.keys.journal, LAST_LINES)


@only(Role.MANAGER)
def check_all(desk: Desk) -> Check:
    """Check every line and every seal; for `run`."""
    return replace(check_last(desk), last=None)


def run(check: Check, progress: "Progress", cancelled: "Cancelled") -> "Verdict":
    """Do it, in a thread of its own; raises the troubles of `storage.errors`."""
    from desktop_app.storage.journal import journal_check

    return journal_check.verify_file(
        check.folder,
        check.data_key,
        last=check.last,
        start_key=check.start_key,
        progress=progress,
        cancelled=cancelled,
    )


@only(Role.MANAGER)
def remember(desk: Desk, verdict: "Verdict") -> Changes:
    """Write in the journal itself that all of it was checked, and whether it was sound."""

    with writing(desk.db):
        desk.record(Action.CONTROLLED, CHECKED, FOUND_SOUND if verdict.sound else FOUND_FLAWED)
    return Changes(Touched.NOTHING)


@only(Role.MANAGER)
def compare(desk: Desk, *, line: str, mark: str) -> Comparison:
    """Whether a paper and the journal still go together; raises `Refused` for what is no head (line, mark)."""
    from desktop_app.domain.journal.check import agrees
    from desktop_app.storage.journal import journal_check

    paper = read_head(line, mark)
    agreed = agrees(paper, journal_check.digest_at(desk.db, paper.count))
    return Comparison(agreed, paper, journal_pages.line(desk.db, paper.count))
