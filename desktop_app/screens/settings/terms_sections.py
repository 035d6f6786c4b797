"""The sections that hold what the assistant asked: place, advisors."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.place import Place
from desktop_app.use_cases.settings import settings as verbs
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..planning.advisors_editor import AdvisorsEditor
from ..setup.place_form import PlaceForm
from .other_places import OtherPlaces
from .room_list import RoomList
from .section import Section


class PlaceSection(Section):
    """Where people come."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = PlaceForm()
        super().__init__(context, "Lieu", "Ces lignes sont imprimées en tête de chaque page.", self.form, parent)
        self.rooms, self.others = RoomList(context), OtherPlaces(context)
        self.add_below("Salles", self.rooms)
        self.add_below("Autres lieux", self.others)

    def show_settings(self, settings: Settings) -> None:
        """Show the place in the file."""
        self.form.show_place(settings.place)

    def refresh(self, settings: Settings) -> None:
        """Show rooms and other places even while the first is being typed: each is stored by its own dialog."""
        super().refresh(settings)
        self.rooms.show_rooms()
        self.others.show_settings(settings)

    def keep(self, read: Place) -> bool:
        """Store the place."""
        return self.context.runner.beside(self.form).do(verbs.change_place, read) is not None


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
