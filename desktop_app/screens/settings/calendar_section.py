"""Fermetures et vacances: the dates that close the place, the holidays that it keeps, and which of them close it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.calendar import (
    ACADEMIES,
    KEEPS_GOOD_FRIDAY,
    KEEPS_SAINT_STEPHEN,
    Calendar,
    Choices,
    SchoolYears,
    Territory,
    Zone,
    check_choices,
    proposed,
)
from desktop_app.domain.french import plain_date
from desktop_app.use_cases.settings import calendar
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..theme.tokens import UNBOUND
from ..widgets import labels
from ..widgets.boxes import TickField
from ..widgets.fields import ChoiceField
from ..widgets.values_form import ValuesForm
from .periods_editor import PeriodsEditor
from .section import FieldsSection

_SENTENCE = (
    "Un jour fermé ne donne pas de permanence ; l’agenda le montre avec son nom, et les autres jours ne se décalent "
    "pas. Sans dernier jour, une fermeture dure un seul jour."
)
_BANK = "Les onze jours fériés communs à toute la France sont connus pour toutes les années."
_TERRITORY = "Ses jours en plus s’ajoutent à la liste ci-dessus, où chacun se corrige ou se retire."
_WHIT_MONDAY = "Férié, mais souvent travaillé : c’est la journée de solidarité."
_GOOD_FRIDAY = "En Alsace-Moselle, seulement dans une commune qui a un temple protestant ou une église mixte."
_OTHER_DATES = (
    "Aucune date n’est fournie. En Corse et outre-mer, le rectorat publie les siennes : écrivez-les dans la liste "
    "ci-dessus, comme « Vacances scolaires »."
)


class HolidaysForm(ValuesForm):
    """Bank holidays, then school holidays; `territory_chosen` carries the one left and the new one."""

    territory_chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        # Under cards that take all the width: Qt asks for the height at that width, and would cut what wraps sooner.
        self.setMaximumWidth(UNBOUND)
        self._school_years: SchoolYears | None = None
        self._shown = Territory.MAINLAND
        self._known = labels.muted("", self)
        self.section("Jours fériés", _BANK)
        self.row("bank_holidays_close", "", TickField("Les jours fériés ferment le lieu"))
        self.row("whit_monday_worked", "", TickField("Ouvert le lundi de Pentecôte"), _WHIT_MONDAY)
        territories = ChoiceField([(each, each.value) for each in Territory])
        self._territory = self.row("territory", "Territoire", territories, _TERRITORY, chars=24)
        self.row("good_friday", "", TickField("Vendredi saint férié"), _GOOD_FRIDAY)
        self.row("saint_stephen", "", TickField("26 décembre férié (Saint-Étienne)"))
        self.section("Vacances scolaires", "Elles sont seulement nommées dans l’agenda, sauf si elles ferment le lieu.")
        zones = ChoiceField([(zone, f"Zone {zone.value}" if zone.value else "Aucune des trois") for zone in Zone])
        self._zone = self.row("zone", "Zone scolaire", zones, chars=24)
        self.add(self._known)
        self.row("school_holidays_close", "", TickField("Les vacances scolaires ferment le lieu"))
        self._territory.edited.connect(self._change_territory)
        self._zone.edited.connect(self._say_known)

    def show_calendar(self, found: Calendar) -> None:
        """Put the choices of the place in the fields."""
        self._school_years, self._shown = found.school_years, found.choices.territory
        self.show_value(found.choices)
        self._say_known()

    def _change_territory(self) -> None:
        before, self._shown = self._shown, self._territory.value()
        self.fields["good_friday"].set_value(self._shown in KEEPS_GOOD_FRIDAY)
        self.fields["saint_stephen"].set_value(self._shown in KEEPS_SAINT_STEPHEN)
        self.territory_chosen.emit(before, self._shown)

    def _say_known(self) -> None:
        zone, known = self._zone.value(), self._school_years
        if zone is Zone.NONE or known is None:
            self._known.setText(_OTHER_DATES)
            return
        until = f"Dates connues jusqu’au {plain_date(known.known_until)} ({known.source})"
        self._known.setText(f"Académies : {ACADEMIES[zone]}. {until} ; la suite s’écrit dans la liste ci-dessus.")


class CalendarSection(FieldsSection):
    """The dates that close, from today on, on cards; under them the holidays. Days that are over stay as they were."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.periods, self.holidays = PeriodsEditor(context.today), HolidaysForm()
        super().__init__(
            context, "Fermetures et vacances", _SENTENCE, self.periods, parent, self.periods, self.holidays
        )
        self.holidays.edited.connect(self.note_edit)
        self.holidays.territory_chosen.connect(self._exchange_days)

    def show_settings(self, settings: Settings) -> None:
        self.periods.show_periods(settings.calendar.choices.periods)
        self.holidays.show_calendar(settings.calendar)

    def read(self) -> Choices:
        choices = Choices(**self.holidays.read(), periods=self.periods.read())
        check_choices(choices)
        return choices

    def keep(self, read: Choices) -> bool:
        return self.store(calendar.change, read)

    def _exchange_days(self, before: Territory, chosen: Territory) -> None:
        year = self.context.today().year
        self.periods.exchange(proposed(before, year), proposed(chosen, year))
