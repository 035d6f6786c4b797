"""The patterns, each in a sentence, with what can be done of it: in the assistant and in Réglages."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import listed
from desktop_app.domain.planning import Pattern, Rhythm, Shared, details_told, pattern_told, rhythm_told, shared

from ..widgets.sentence_list import Sentence, SentenceList

_NONE = "Aucune permanence : sans elle, l’agenda reste vide."


class PatternList(SentenceList):
    """`asked` carries the rows of the pattern to change, None for a new one; `unwanted` those to take away.

    `patterns` are those shown, a row for each advisor, in the order of the week; lists of dates come last.
    """

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(_NONE, "Ajouter une permanence…", parent)
        self._today = today
        self.patterns: tuple[Pattern, ...] = ()

    def show_patterns(self, patterns: Iterable[Pattern], advisors: Mapping[int, str]) -> None:
        """Replace the sentences, one for each pattern whoever comes; `advisors` are the names."""
        self.patterns = tuple(sorted(patterns, key=_in_the_week))
        self.show_sentences([self._sentence(rows, advisors) for rows in shared(self.patterns, self._today())])

    def _sentence(self, rows: Shared, advisors: Mapping[int, str]) -> Sentence:
        pattern, who = rows[0], listed([advisors.get(row.advisor_id, "") for row in rows])
        # The head of a card, not a sentence of a paper.
        told = pattern_told(pattern, who, self._today()).removesuffix(".")
        return Sentence(rows, told, details_told(pattern), rhythm_told(pattern))


def _in_the_week(pattern: Pattern) -> tuple[object, ...]:
    first = pattern.segments[0].start if pattern.segments else None
    return pattern.rhythm is Rhythm.DATES, pattern.weekday, pattern.dates[:1], str(first), pattern.starts_on, pattern.id
