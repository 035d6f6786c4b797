"""Organismes: what this place adds to those that are proposed in a mandate, or leaves out, and the dialog about one."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital, listed, plural
from desktop_app.domain.organism import Category, Directory, Organism, OwnOrganism
from desktop_app.use_cases.mandates import organisms
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..form_dialog import FormDialog
from ..mandates.choices import SuggestField
from ..theme.tokens import WIDE_CONTENT
from ..widgets.boxes import TickField, TicksField
from ..widgets.fields import ChoiceField, NoteField, TextField
from ..widgets.sentence_list import Sentence
from .section import KeptList, Section

_SENTENCE = (
    "Les organismes et les démarches proposés dans un mandat sont livrés avec le logiciel, avec leurs limites connues. "
    "Ajoutez les vôtres, retirez de la liste ce qui ne sert pas ici : une mise à jour n’y touche pas."
)
_ADD = "Ajouter ou modifier un organisme"
_NONE = "Rien n’est changé ici : les organismes sont proposés comme ils sont livrés."
_NAME = "Un de la liste, pour le changer ; ou un autre, qui s’y ajoute."
_USUAL = "Décochez celles qui ne servent pas ici. Leurs limites restent connues."
_NOTE = "Facultatif : dit au moment du choix, une ligne."
_DATA = "Une par ligne : attestation, relevé… Jamais un numéro."


class OrganismsSection(Section):
    """Only what differs from what is shipped is listed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.own = KeptList(context, _NONE, f"{_ADD}…", _told, OrganismDialog, organisms.remove)
        super().__init__(context, "Organismes", _SENTENCE, [self.own], parent)

    def show_settings(self, settings: Settings) -> None:
        self.own.refresh()


class OrganismDialog(FormDialog):
    """Adds a change or corrects one; no mandate already made is touched."""

    chapter = "settings#organismes"
    abandon = "Abandonner cet organisme ?"
    tallness = 700
    breadth = WIDE_CONTENT
    verb = "Enregistrer"
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, own: OwnOrganism | None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Modifier un organisme" if own else _ADD, parent)
        self._own = own or OwnOrganism(0, "")
        self._known: Organism | None = None
        self._shipped = context.runner.read(organisms.as_shipped) or Directory()
        self._lay_out()
        self._show()
        self.organism.setFocus()

    def give(self) -> bool:
        left_out = {each.key for each in self._known.procedures} - set(self.usual.value()) if self._known else set()
        wanted = OwnOrganism(
            self._own.id,
            self.organism.value(),
            category=self.category.value(),
            procedures=tuple(self.procedures.lines()),
            data=tuple(self.data.lines()),
            note=self.note.value(),
            left_out=frozenset(left_out),
            hidden=self._known is not None and not self.offered.value(),
        )
        return self.do(organisms.keep, wanted)

    def _lay_out(self) -> None:
        row, form = self.form.row, self.form
        form.begin_column()
        self.organism = row("organism", "Organisme", SuggestField("CAF, Cantine municipale…", form), _NAME)
        self.organism.set_suggestions((each.name, each.aliases) for each in self._shipped.organisms)
        self.offered = row("offered", "", TickField("Proposer cet organisme"))
        self.usual = row("usual", "Démarches proposées", TicksField(), _USUAL)
        form.begin_column()
        self.procedures = row("procedures", "Vos démarches", NoteField(3), "Une par ligne, proposées les premières.")
        themes = ChoiceField([(None, "Non précisé"), *((each, each.label) for each in Category)])
        self.category = row(
            "category", "Thème de vos démarches", themes, "Celui de l’outil national, pour les chiffres."
        )
        self.category.fill_column()
        self.data = row("data", "Données souvent demandées", NoteField(2), _DATA)
        self.note = row("note", "À savoir", TextField(), _NOTE)
        self.organism.edited.connect(self._follow)

    def _show(self) -> None:
        own = self._own
        self.organism.set_value(own.name)
        self.procedures.set_value("\n".join(own.procedures))
        self.data.set_value("\n".join(own.data))
        self.category.set_value(own.category)
        self.note.set_value(own.note)
        self._follow()
        self.offered.set_value(not own.hidden)
        if self._known:
            self.usual.set_value({each.key for each in self._known.procedures} - own.left_out)

    def _follow(self) -> None:
        """Show what is shipped of the organism that is named, all of it proposed; nothing of one of the place's own."""
        known = self._shipped.called(self.organism.value())
        for row in ("offered", "usual"):
            self.form.show_row(row, known is not None)
        if known is self._known:
            return
        self._known = known
        self.offered.set_value(True)
        if known:
            self.usual.set_options((each.key, each.name) for each in known.procedures)
            self.usual.set_value(each.key for each in known.procedures)


def _told(context: Context) -> Iterator[Sentence]:
    for own in context.runner.read(organisms.own) or ():
        details = (
            "plus proposé" if own.hidden else "",
            f"avec en plus : {listed(own.procedures)}" if own.procedures and own.shipped else "",
            listed(own.procedures) if not own.shipped else "",
            f"{plural(len(own.left_out), 'démarche')} en moins" if own.left_out else "",
            f"à demander : {listed(own.data)}" if own.data else "",
            own.category.label if own.category else "",
            own.note,
        )
        yield Sentence(own, own.name, capital(" ; ".join(filter(None, details))), own.name)
