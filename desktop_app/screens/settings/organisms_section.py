"""Organismes: what this place adds to those that are proposed in a mandate, or leaves out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital, listed, plural
from desktop_app.domain.organism import OwnOrganism
from desktop_app.use_cases.mandates import organisms
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..widgets.sentence_list import Sentence, SentenceList
from .organism_dialog import OrganismDialog
from .section import Section

_SENTENCE = (
    "Les organismes et les démarches proposés dans un mandat sont livrés avec le logiciel, avec leurs limites connues. "
    "Ajoutez les vôtres, retirez de la liste ce qui ne sert pas ici : une mise à jour n’y touche pas."
)
_NONE = "Rien n’est changé ici : les organismes sont proposés comme ils sont livrés."


class OwnOrganisms(SentenceList):
    """Adds, corrects and takes out what the place changed, as soon as that is asked."""

    edited = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_NONE, "Ajouter ou changer un organisme…", parent)
        self._context = context
        self.asked.connect(self._open)
        self.unwanted.connect(self._remove)

    def read(self) -> None:
        """Nothing: each dialog stores what it asks."""

    def _open(self, own: OwnOrganism | None) -> None:
        self._context.dialogs.show(OrganismDialog(self._context, own, self.window()))

    def _remove(self, own: OwnOrganism) -> None:
        self._context.runner.beside(self).do(organisms.remove, own.id)


class OrganismsSection(Section):
    """Only what differs from what is shipped is listed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.own = OwnOrganisms(context)
        super().__init__(context, "Organismes", _SENTENCE, self.own, parent)
        self.keeps_by_itself()

    def show_settings(self, settings: Settings) -> None:
        """Show what is in the file."""
        found = self.context.runner.read(organisms.own) or []
        self.own.show_sentences([_sentence(each) for each in found])


def _sentence(own: OwnOrganism) -> Sentence:
    details = (
        "plus proposé" if own.hidden else "",
        f"avec en plus : {listed(own.procedures)}" if own.procedures and own.shipped else "",
        listed(own.procedures) if not own.shipped else "",
        f"{plural(len(own.left_out), 'démarche')} en moins" if own.left_out else "",
        f"à demander : {listed(own.data)}" if own.data else "",
        own.category.label if own.category else "",
        own.note,
    )
    return Sentence(own, own.name, capital(" ; ".join(filter(None, details))), own.name)
