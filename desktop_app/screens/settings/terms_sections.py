"""The sections that hold what the assistant asked: place, advisors, days."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Standing, labels, standing
from desktop_app.domain.french import capital
from desktop_app.domain.place import Place
from desktop_app.domain.planning import Pattern
from desktop_app.use_cases import settings as verbs
from desktop_app.use_cases.settings import Settings

from ..context import Context
from .advisors_editor import AdvisorsEditor
from .days_editor import DaysEditor
from .place_form import PlaceForm
from .section import Section


class PlaceSection(Section):
    """Where people come."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = PlaceForm()
        super().__init__(context, "Lieu", "Ces lignes sont imprimées en tête de chaque page.", self.form, parent)

    def show_settings(self, settings: Settings) -> None:
        """Show the place in the file."""
        self.form.show_place(settings.place)

    def keep(self, read: Place) -> bool:
        """Store the place."""
        return self.context.runner.do(verbs.change_place, read, form=self.form) is not None


class AdvisorsSection(Section):
    """Who comes; those who left stay for the past."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.editor = AdvisorsEditor()
        sentence = "Leur nom figure sur la feuille d’émargement et sur les mandats."
        super().__init__(context, "Conseillers", sentence, self.editor, parent)

    def show_settings(self, settings: Settings) -> None:
        """Show the advisors in the file."""
        self.editor.show_advisors(settings.advisors)

    def keep(self, read: list[tuple[int, Advisor]]) -> bool:
        """Store those who changed."""
        wanted = [advisor for _, advisor in read]
        return self.keep_asking(verbs.keep_advisors, wanted, self.editor)


class DaysSection(Section):
    """The days that repeat, from today on; the past stays as it was."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.editor = DaysEditor()
        sentence = (
            "Un changement vaut à partir d’aujourd’hui. Ce qui ferme le lieu se règle dans « Fermetures et vacances »."
        )
        super().__init__(context, "Jours de permanence", sentence, self.editor, parent)

    def show_settings(self, settings: Settings) -> None:
        """Show the days in force."""
        held = {rule.advisor_id for rule in settings.rules}
        offered = [(a.id, a.name) for a in settings.advisors if a.active or a.id in held]
        self.editor.set_advisors(offered)
        self.editor.set_conventions(_goes_on(settings, self.context.desk.now().date()))
        self.editor.show_days(settings.rules, starts_on=self.context.desk.now().date())

    def refresh(self, settings: Settings) -> None:
        """Offer new advisors even while days are being typed."""
        super().refresh(settings)
        if self.unsaved:
            self.editor.set_advisors([(a.id, a.name) for a in settings.advisors])

    def keep(self, read: tuple[Pattern, ...]) -> bool:
        """Put the days in force."""
        return self.context.runner.do(verbs.change_days, read, form=self.editor) is not None


def _goes_on(settings: Settings, today: date) -> list[tuple[int, str]]:
    """The conventions under which a day can still be held, by id and name."""
    names, over = dict(labels(settings.conventions)), (Standing.CLOSED, Standing.ENDED)
    return [(each.id, capital(names[each.id])) for each in settings.conventions if standing(each, today) not in over]
