"""Jours de permanence: each pattern in a sentence; a dialog changes one, and says what that does to people."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.convention import Standing, labels, standing
from desktop_app.domain.french import capital
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Foreseen, Pattern, Shared, rhythm_told
from desktop_app.use_cases.planning import patterns, rooms
from desktop_app.use_cases.settings import settings as verbs
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..planning.pattern_dialog import PatternDialog, people_told
from ..planning.pattern_list import PatternList
from ..runner import ShowsFaults
from .section import Section

_SENTENCE = (
    "Un changement vaut à partir d’aujourd’hui, ou du jour que vous dites. Ce qui ferme le lieu se règle dans "
    "« Fermetures et vacances » ; un seul jour se change dans l’agenda."
)


class InTheFile:
    """Keeps each pattern in the file as soon as it is typed."""

    beginning = "aujourd’hui"

    def __init__(self, context: Context, settings: Settings) -> None:
        self._context, self._rules = context, settings.rules
        self.conventions = _going_on(settings, context.desk.now().date())
        self.first = context.runner.read(patterns.first_open_day) or context.desk.now().date()
        self.rooms = context.runner.read(rooms.every) or []
        self.places = [(MAIN, settings.place.name), *((each.id, each.place.name) for each in settings.places)]

    def others(self, rows: Shared) -> Sequence[Pattern]:
        """Those in force or to come."""
        return [each for each in self._rules if each not in rows]

    def coming(self, typed: Shared, rows: Shared) -> Foreseen:
        """The next dates, with everything that the file knows of them."""
        return self._context.runner.read(patterns.preview, typed, self.others(rows)) or Foreseen()

    def to_call(self, typed: Shared, rows: Shared) -> tuple[int, int]:
        """Those whom the change would concern."""
        return self._touched([*self.others(rows), *typed])

    def keep(self, typed: Shared, rows: Shared, form: ShowsFaults) -> bool:
        """Put it in force."""
        return self._context.runner.beside(form).do(verbs.change_days, [*self.others(rows), *typed]) is not None

    def touched_without(self, rows: Shared) -> tuple[int, int]:
        """Those whom it would concern to take this one away."""
        return self._touched(self.others(rows))

    def take_away(self, rows: Shared, form: ShowsFaults) -> None:
        """Have it give no date any more."""
        self._context.runner.beside(form).do(verbs.change_days, self.others(rows))

    def _touched(self, wanted: Sequence[Pattern]) -> tuple[int, int]:
        found = self._context.runner.read(patterns.effect_of, wanted)
        return (len(found.to_call), len(found.followed)) if found else (0, 0)


class DaysSection(Section):
    """The days that repeat, from today on; the past stays as it was."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.list = _Body(self._today)
        super().__init__(context, "Jours de permanence", _SENTENCE, self.list, parent)
        self.keeps_by_itself()
        self.list.asked.connect(self._open)
        self.list.unwanted.connect(self._take_away)

    def show_settings(self, settings: Settings) -> None:
        """Show the days in force and to come."""
        self.list.show_patterns(settings.rules, {each.id: each.name for each in settings.advisors})

    def keep(self, read: Any) -> bool:
        """Nothing: the dialog stores what it asks."""
        return True

    def _open(self, rows: Shared | None) -> None:
        if self._settings is None:
            return
        held = {rule.advisor_id for rule in self._settings.rules}
        offered = [(each.id, each.name) for each in self._settings.advisors if each.active or each.id in held]
        keeper = InTheFile(self.context, self._settings)
        self.context.dialogs.show(
            PatternDialog(keeper, rows or (), offered, self._today, self.context.dialogs, self.window())
        )

    def _take_away(self, rows: Shared) -> None:
        if self._settings is None:
            return
        keeper = InTheFile(self.context, self._settings)
        told = people_told(*keeper.touched_without(rows))
        sentence = f"{rhythm_told(rows[0])} : plus de permanence. Les jours passés restent. {told}".strip()
        if self.context.dialogs.ask("Retirer cette permanence ?", sentence, "Retirer", "Garder"):
            keeper.take_away(rows, self.list)

    def _today(self) -> date:
        return self.context.desk.now().date()


def _going_on(settings: Settings, today: date) -> list[tuple[int, str]]:
    """The conventions under which a day can still be held, by id and name."""
    names, over = dict(labels(settings.conventions)), (Standing.CLOSED, Standing.ENDED)
    return [(each.id, capital(names[each.id])) for each in settings.conventions if standing(each, today) not in over]


class _Body(PatternList):
    """What a section asks of its body: here nothing is typed."""

    edited = Signal()

    def read(self) -> None:
        """Nothing: each dialog stores what it asks."""
