"""The page of days of the assistant: the patterns in sentences, kept here until the file is made."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.convention import Terms
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import ComingDate, Pattern, check_patterns
from desktop_app.use_cases.planning import patterns as verbs

from ..dialogs import Dialogs
from ..planning.pattern_dialog import PatternDialog
from ..planning.pattern_list import PatternList
from ..runner import ShowsFaults


class DaysPage(PatternList):
    """Patterns that no file has yet; `terms` reads those typed before, and refuses when it cannot."""

    beginning = "dès le début"
    conventions: Sequence[tuple[int, str]] = ()
    places: Sequence[tuple[int, str]] = ()

    def __init__(
        self,
        dialogs: Dialogs,
        today: Callable[[], date],
        terms: Callable[[], Terms],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(today, parent)
        self._dialogs, self._today, self._terms = dialogs, today, terms
        self._advisors: dict[int, str] = {}
        self._changing: Pattern | None = None
        self._edited = False
        self.asked.connect(self._open)
        self.unwanted.connect(self._take_away)

    def set_advisors(self, advisors: Iterable[tuple[int, str]]) -> None:
        """Offer these advisors, by key and name; the days of one who is gone go to the first."""
        self._advisors = dict(advisors)
        self.add_button.setEnabled(bool(self._advisors))
        first = next(iter(self._advisors), 0)
        kept = [
            each if each.advisor_id in self._advisors else replace(each, advisor_id=first) for each in self.patterns
        ]
        self.show_patterns(kept, self._advisors)

    def show_days(self, patterns: Iterable[Pattern]) -> None:
        """Replace the patterns."""
        self.show_patterns(patterns, self._advisors)

    def read(self) -> tuple[Pattern, ...]:
        """The patterns, their advisors by key; raises `Refused` when two of them cannot be held."""
        check_patterns(self.patterns)
        return self.patterns

    def was_edited(self) -> bool:
        """Whether a pattern was changed, added or taken away."""
        return self._edited

    def others(self, pattern: Pattern | None) -> Sequence[Pattern]:
        """The other patterns of the page."""
        return [each for each in self.patterns if each != pattern]

    def coming(self, typed: Pattern) -> Sequence[ComingDate]:
        """The next dates under the convention typed before, beside the other patterns."""
        beside, names = self.others(self._changing), tuple(self._advisors.items())
        with suppress(RuleBroken):
            return verbs.preview_typed(typed, beside, self._terms(), names, self._today())
        return ()

    def to_call(self, _typed: Pattern) -> tuple[int, int]:
        """Nobody: there is no file yet."""
        return 0, 0

    def keep(self, typed: Pattern, _form: ShowsFaults) -> bool:
        """Put it among the others."""
        self._edited = True
        self.show_days([*self.others(self._changing), typed])
        return True

    def _open(self, pattern: Pattern | None) -> None:
        self._changing = pattern
        offered = list(self._advisors.items())
        self._dialogs.show(PatternDialog(self, pattern, offered, self._today, self._dialogs, self.window()))

    def _take_away(self, pattern: Pattern) -> None:
        self._edited = True
        self.show_days(self.others(pattern))
