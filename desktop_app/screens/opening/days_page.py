"""The page of days of the assistant: the patterns in sentences, kept here until the file is made."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from desktop_app.domain.convention import Terms
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import Foreseen, Pattern, Room, Shared, check_patterns, shared
from desktop_app.use_cases.planning import patterns as verbs

from ..dialogs import Dialogs
from ..planning.pattern_dialog import PatternDialog
from ..planning.pattern_list import PatternList
from ..runner import ShowsFaults
from ..widgets.buttons import allow


class DaysPage(PatternList):
    """Patterns that no file has yet; `terms` reads those typed before, and refuses when it cannot."""

    beginning = "dès le début"
    conventions: Sequence[tuple[int, str]] = ()
    places: Sequence[tuple[int, str]] = ()
    rooms: Sequence[Room] = ()

    def __init__(self, dialogs: Dialogs, today: Callable[[], date], terms: Callable[[], Terms]) -> None:
        super().__init__(today)
        self._dialogs, self._today, self._terms = dialogs, today, terms
        self._advisors: dict[int, str] = {}
        self._edited = False
        self.asked.connect(self._open)
        self.unwanted.connect(self._take_away)

    def set_advisors(self, advisors: Iterable[tuple[int, str]]) -> None:
        """Offer these advisors, by key and name; the days of one who is gone go to who shares them, or the first."""
        self._advisors = dict(advisors)
        allow(self.add_button, "" if self._advisors else "Nommez d’abord qui reçoit.")
        first = next(iter(self._advisors), 0)
        kept: list[Pattern] = []
        for rows in shared(self.patterns, self._today()):
            staying = [row for row in rows if row.advisor_id in self._advisors]
            kept += staying or [replace(rows[0], advisor_id=first)]
        self.show_patterns(kept, self._advisors)

    def show_days(self, patterns: Iterable[Pattern]) -> None:
        """Replace the patterns."""
        self.show_patterns(patterns, self._advisors)

    def read(self) -> tuple[Pattern, ...]:
        """The patterns, their advisors by key; raises `Refused` when two of them cannot be held."""
        check_patterns(self._begun(self.patterns))
        return self.patterns

    def was_edited(self) -> bool:
        """Whether a pattern was changed, added or taken away."""
        return self._edited

    @property
    def first(self) -> date:
        """Today: what is typed later begins later."""
        return self._today()

    def others(self, rows: Shared) -> Sequence[Pattern]:
        """The other patterns of the page."""
        return [each for each in self.patterns if each not in rows]

    def coming(self, typed: Shared, rows: Shared) -> Foreseen:
        """The next dates under the convention typed before, beside the other patterns."""
        beside, names = self._begun(self.others(rows)), tuple(self._advisors.items())
        with suppress(RuleBroken):
            return verbs.preview_typed(self._begun(typed), beside, self._terms(), names, self._today())
        return Foreseen()

    def to_call(self, _typed: Shared, _rows: Shared) -> tuple[int, int]:
        """Nobody: there is no file yet."""
        return 0, 0

    def keep(self, typed: Shared, rows: Shared, _form: ShowsFaults) -> bool:
        """Put it among the others."""
        self._edited = True
        self.show_days([*self.others(rows), *typed])
        return True

    def _begun(self, patterns: Iterable[Pattern]) -> list[Pattern]:
        """As the file will have them, once the convention that was typed can be read."""
        with suppress(RuleBroken):
            return begun(patterns, self._terms().signed_on, self._today())
        return list(patterns)

    def _open(self, rows: Shared | None) -> None:
        offered = list(self._advisors.items())
        self._dialogs.show(PatternDialog(self, rows or (), offered, self._today, self._dialogs, self.window()))

    def _take_away(self, rows: Shared) -> None:
        self._edited = True
        self.show_days(self.others(rows))


def begun(patterns: Iterable[Pattern], signed_on: date, today: date) -> list[Pattern]:
    """Each pattern from the day of the convention on, unless a day to come was typed."""
    return [each if each.starts_on > today else replace(each, starts_on=signed_on) for each in patterns]
