"""Conseillers, and Jours de permanence: each pattern in a sentence; a dialog changes one, and says what that does."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Standing, labels, standing
from desktop_app.domain.french import capital
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Foreseen, Pattern, Room, Shared, rhythm_told
from desktop_app.use_cases.planning import patterns, rooms
from desktop_app.use_cases.settings import settings as verbs
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..planning.advisors_editor import AdvisorsEditor
from ..planning.pattern_dialog import PatternDialog, people_told
from ..planning.pattern_list import PatternList
from ..runner import ShowsFaults
from .section import FieldsSection, Section

_ADVISORS = "Leur nom figure sur la feuille d’émargement et sur les mandats."
_DAYS = (
    "Un changement vaut à partir d’aujourd’hui, ou du jour que vous dites. Ce qui ferme le lieu se règle dans "
    "« Fermetures et vacances » ; un seul jour se change dans l’agenda."
)


class AdvisorsSection(FieldsSection):
    """Who comes; those who left stay for the past."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Conseillers", _ADVISORS, AdvisorsEditor(), parent)

    def show_settings(self, settings: Settings) -> None:
        self.form.show_advisors(settings.advisors)

    def keep(self, read: list[tuple[int, Advisor]]) -> bool:
        return self.store_asking(verbs.keep_advisors, [advisor for _, advisor in read])


class DaysSection(Section):
    """The days that repeat, from today on; the past stays as it was. It keeps each pattern as soon as it is typed."""

    beginning = "aujourd’hui"
    conventions: Sequence[tuple[int, str]] = ()
    places: Sequence[tuple[int, str]] = ()
    rooms: Sequence[Room] = ()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.list = PatternList(context.today)
        super().__init__(context, "Jours de permanence", _DAYS, [self.list], parent)
        self.first = self.context.today()
        self._rules: Sequence[Pattern] = ()
        self.list.asked.connect(self._open)
        self.list.unwanted.connect(self._take_away)

    def show_settings(self, settings: Settings) -> None:
        self.list.show_patterns(settings.rules, {each.id: each.name for each in settings.advisors})

    def others(self, rows: Shared) -> Sequence[Pattern]:
        """Those in force or to come when it was opened."""
        return [each for each in self._rules if each not in rows]

    def coming(self, typed: Shared, rows: Shared) -> Foreseen:
        """The next dates, with everything that the file knows of them."""
        return self.context.runner.read(patterns.preview, typed, self.others(rows)) or Foreseen()

    def to_call(self, typed: Shared, rows: Shared) -> tuple[int, int]:
        """Those whom the change would concern."""
        found = self.context.runner.read(patterns.effect_of, [*self.others(rows), *typed])
        return (len(found.to_call), len(found.followed)) if found else (0, 0)

    def keep(self, typed: Shared, rows: Shared, form: ShowsFaults) -> bool:
        """Put it in force in place of these rows."""
        return self.context.runner.beside(form).do(verbs.change_days, [*self.others(rows), *typed]) is not None

    def _open(self, rows: Shared | None) -> None:
        if (settings := self.settings) is None:
            return
        held = {rule.advisor_id for rule in settings.rules}
        offered = [(each.id, each.name) for each in settings.advisors if each.active or each.id in held]
        self._rules = settings.rules
        self.first = self.context.runner.read(patterns.first_open_day) or self.context.today()
        self.conventions = _going_on(settings, self.context.today())
        self.rooms = self.context.runner.read(rooms.every) or ()
        self.places = [(MAIN, settings.place.name), *((each.id, each.place.name) for each in settings.places)]
        self.context.dialogs.show(
            PatternDialog(self, rows or (), offered, self.context.today, self.context.dialogs, self.window())
        )

    def _take_away(self, rows: Shared) -> None:
        self._rules = self.settings.rules if self.settings else ()
        told = people_told(*self.to_call((), rows))
        sentence = f"{rhythm_told(rows[0])} : plus de permanence. Les jours passés restent. {told}".strip()
        if self.context.dialogs.ask("Retirer cette permanence ?", sentence, "Retirer", "Garder"):
            self.keep((), rows, self.list)


def _going_on(settings: Settings, today: date) -> list[tuple[int, str]]:
    """The conventions under which a day can still be held, by id and name."""
    names, over = dict(labels(settings.conventions)), (Standing.CLOSED, Standing.ENDED)
    return [(each.id, capital(names[each.id])) for each in settings.conventions if standing(each, today) not in over]
