"""Reading the journal again, line after line, to find what was changed, taken out or added.

What each level can find, and what it cannot:

- Without the start key, the digests: any change to a line or a hole in their run, as long as whoever made it
  did not compute every later digest again, nor cut the last lines and set the head to match. Neither needs a secret.
- With the start key, the seals too: each line was sealed by a key that the file no longer holds. A line that
  is rewritten, put in or taken out, the last ones included, is found even though every digest was made again.
- What neither finds: an older state of the file itself put back in place, or what its own log still holds, and
  then lines written after it as if nothing had happened, for it holds the key of its time; a backup holds none.
  Nor what somebody does who holds the start key, a référent or whoever has the recovery code: they can make every
  seal again. The head printed on papers shows both: `agrees` tells whether a paper and the file still go
  together. Nor, at last, a line sealed today in another's name by whoever holds the data key: a seal tells when,
  not who.
"""

from dataclasses import replace
from datetime import datetime
from enum import Enum, auto

from ..nouns.frozen import frozen
from . import chain
from .chain import Head, Row

FURTHEST = 1_000_000
"""How many missing lines are counted one by one, in all: half a second; a number beyond was made up."""


class Flaw(Enum):
    """What can be wrong with lines."""

    CHANGED = auto()
    """What the line says is no longer what was sealed."""
    UNLINKED = auto()
    """The line no longer follows the one before: without the start key, either may have been changed."""
    REWRITTEN = auto()
    """The seal is none of Permanence's: the line was put there, or its digest made again."""
    MISSING = auto()
    """Lines were taken out, with lines after them."""
    REPLACED = auto()
    """Lines were taken out, and their numbers given to those that came after: the tail was cut, work went on."""
    JUMPED = auto()
    """Numbers that no line ever had: the count was changed, and work went on."""
    CUT = auto()
    """The last lines were taken out."""
    ADDED = auto()
    """Lines beyond what the head counts."""
    HEAD_GONE = auto()
    HEAD_CHANGED = auto()
    """The head does not go with the last line, or no longer holds the key of the next one."""


@frozen
class Finding:
    """Lines `first` to `last`, one after the other, with the same flaw.

    `at` and `until` are the moments that stand on the first and the last of them; both are that of the line
    before for lines that are gone or never were, and of the last line for the head and what is beyond it. None
    where there is no such line or nothing readable on it.
    """

    flaw: Flaw
    first: int
    last: int
    at: datetime | None = None
    until: datetime | None = None


@frozen
class Verdict:
    """What a check found, in the order of the lines.

    `lines` were read, `whole` when they are all those of the file, `sealed` when the seals were checked too;
    `stopped` when the check was given up before its end.
    """

    lines: int
    whole: bool
    sealed: bool
    findings: tuple[Finding, ...] = ()
    stopped: bool = False

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong in what was read."""
        return not self.findings


@frozen
class End:
    """The head as its bytes stand in the file."""

    count: int
    digest: bytes
    next_key: bytes


class Reading:
    """One reading of the lines in order of their numbers: `take` each, then `finish`."""

    def __init__(self, *, after: int = 0, end: End | None, start_key: bytes = b"") -> None:
        """`after` is the number of the line that comes before those to judge; it is taken first, and trusted.

        `end` is the head, None when it is gone; `start_key` is b"" to check digests alone.
        """
        self.findings: list[Finding] = []
        self.lines = 0
        self._count = end.count if end else None
        self._last = after - 1 if after else 0
        self._at: datetime | None = None
        self._trusted = after
        self._previous: tuple[bytes, ...] = () if after else (chain.GENESIS,)
        self._previous_sealed = True
        self._steps = FURTHEST
        self._digest: bytes | None = None if after else chain.GENESIS
        self._key = chain.key_after(chain.first_key(start_key), max(0, after - 1)) if start_key else b""

    def take(self, row: Row) -> None:
        """Judge the next line."""
        number = row.number
        if number != self._last + 1 and not self._follow_gap(row):
            return
        if number == self._trusted:
            self._previous = (row.digest,) if row.digest is not None else ()
        else:
            self.lines += 1
            self._judge(row)
        self._last, self._digest, self._at = number, row.digest, moment_of(row)
        if self._key:
            self._key = chain.next_key(self._key)

    def finish(self, end: End | None) -> None:
        """Judge the end against the head as it stands once every line was taken."""
        last = self._last
        if end is None:
            self._blame(Flaw.HEAD_GONE, last)
        elif self._key:
            self._judge_end_by_key(end)
        elif last == end.count:
            if self._digest != end.digest:
                self._blame(Flaw.HEAD_CHANGED, last)
        else:
            self._blame_count(end)

    def _judge_end_by_key(self, end: End) -> None:
        key, last = self._key, self._last
        for gone in range(FURTHEST + 1):
            if key == end.next_key:
                if gone:
                    self._blame(Flaw.CUT, last + 1, last + gone)
                elif (end.count, end.digest) != (last, self._digest):
                    self._blame(Flaw.HEAD_CHANGED, last)
                return
            key = chain.next_key(key)
        if last == end.count:
            self._blame(Flaw.HEAD_CHANGED, last)
        else:
            self._blame_count(end)

    def _blame_count(self, end: End) -> None:
        """The last line and the count of the head do not go together, and no key says which is right."""
        last = self._last
        if last > end.count:
            self._blame(Flaw.ADDED, end.count + 1, last)
        else:
            self._blame(Flaw.CUT, last + 1, end.count)

    def _follow_gap(self, row: Row) -> bool:
        """Note the lines missing before this one; False when its number is one that Permanence never gave."""
        first, number = self._last + 1, row.number
        beyond = self._count is not None and number > self._count
        if number < first or beyond or number - first > FURTHEST:
            self.lines += 1
            self._note(Flaw.ADDED, row)
            return False
        if self._key and _is_sealed(row, self._key):
            self._blame(Flaw.JUMPED, first, number - 1)
            return True
        self._blame(Flaw.MISSING, first, number - 1)
        self._previous, self._previous_sealed = (), False
        if self._key:
            self._key = chain.key_after(self._key, number - first)
        return True

    def _judge(self, row: Row) -> None:
        line = chain.canonical(row)
        computed = tuple([chain.digest(previous, line) for previous in self._previous]) if line is not None else ()
        linked = line is not None and (row.digest in computed or not self._previous)
        if self._key:
            self._judge_seal(row, computed, linked=linked)
        elif not linked:
            self._note(Flaw.UNLINKED, row)
        # After a digest that was altered alone, the next line still follows the one it had.
        self._previous = computed if row.digest is None or row.digest in computed else (row.digest, *computed)

    def _judge_seal(self, row: Row, computed: tuple[bytes, ...], *, linked: bool) -> None:
        sealed = _is_sealed(row, self._key) or (linked and self._follow_cut(row))
        if sealed and not linked and self._previous_sealed:
            self._note(Flaw.CHANGED, row)
        elif not sealed:
            intact = any(row.seal == chain.seal(self._key, each) for each in computed)
            self._note(Flaw.CHANGED if intact else Flaw.REWRITTEN, row)
        # A line well sealed that does not follow one already blamed has nothing against it.
        self._previous_sealed = sealed

    def _follow_cut(self, row: Row) -> bool:
        """Whether this line was sealed after others that had its number and the next ones, and are gone."""
        key = self._key
        if not self._previous_sealed:
            return False
        for gone in range(1, self._steps + 1):
            self._steps -= 1
            key = chain.next_key(key)
            if _is_sealed(row, key):
                self._key = key
                self.findings.append(Finding(Flaw.REPLACED, row.number, row.number + gone - 1, self._at, self._at))
                return True
        return False

    def _note(self, flaw: Flaw, row: Row) -> None:
        at = moment_of(row)
        last = self.findings[-1] if self.findings else None
        if last is not None and last.flaw is flaw and last.last == row.number - 1:
            self.findings[-1] = replace(last, last=row.number, until=at)
        else:
            self.findings.append(Finding(flaw, row.number, row.number, at, at))

    def _blame(self, flaw: Flaw, first: int, last: int = 0) -> None:
        self.findings.append(Finding(flaw, first, last or first, self._at, self._at))


def _is_sealed(row: Row, key: bytes) -> bool:
    return row.digest is not None and row.seal == chain.seal(key, row.digest)


def moment_of(row: Row) -> datetime | None:
    """The moment that stands on a line, None when it cannot be read."""
    try:
        return datetime.fromisoformat((row.at or b"").decode())
    except ValueError:
        return None


def agrees(paper: Head, line_digest: bytes | None) -> bool:
    """Whether the line of the file that bears the number of this paper still has the digest printed on it."""
    return line_digest is not None and line_digest.hex()[: len(paper.hex16)] == paper.hex16
