"""Sauvegardes: how each place and the file stand, a copy now, and the copies one may put back."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.backup import when
from desktop_app.domain.french import NBSP, capital, plural
from desktop_app.use_cases.copies import backups, control
from desktop_app.use_cases.copies.backups import Kept, Pending, State

from ..context import Context
from ..progress_dialog import ProgressDialog
from ..theme.tokens import Space, bare
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import primary, quiet, secondary
from ..widgets.empty_state import EmptyState
from ..widgets.labels import breakable
from ..widgets.row_model import Column
from ..widgets.shown_cards import clear
from .cards import PlaceCard
from .part import Part, Standing
from .restore_dialog import RestoreDialog

_HOW = (
    "Une par jour d’ouverture, relue aussitôt, gardée 35 jours. "
    "Après une longue absence, la dernière d’avant reste une semaine."
)
_WHAT_IS_WRITTEN = (
    "Une clé USB ou un partage : un dossier « Permanence » y est écrit, chiffré. Sans phrase de passe, rien ne s’y lit."
)
_FIXED = "– fixé par la personne qui gère les ordinateurs."
_NONE_YET = "La première sera faite à la prochaine ouverture. Vous pouvez aussi la faire tout de suite."
_LOST = (
    "Faites-le seulement si ce support est perdu ou détruit : Permanence ne l’attendra plus. Qui le retrouverait avec "
    "une phrase de passe d’alors pourrait encore y lire ce qui a été détruit depuis."
)
_KILO = 1000
_Row = tuple[Kept, str]
"""A copy, and when it was made as it is told on this date: « aujourd’hui » is not for ever."""
_COLUMNS: tuple[Column[_Row], ...] = (
    Column("Faite", lambda row: row[1], order=lambda row: row[0].copy.at),
    Column("Laquelle", lambda row: capital(row[0].copy.reason.in_words)),
    Column("Où", lambda row: row[0].place, stretch=True),
    Column("Taille", lambda row: _size_in_words(row[0].size), order=lambda row: row[0].size, right=True),
)


class BackupsPart(Part):
    """What is written where is said before a place is chosen; a trouble is said where it is."""

    title: ClassVar[str] = "Sauvegardes"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.choose = secondary("Choisir un endroit…", self, self._choose, icon="drive")
        self.give_up = quiet("Arrêter…", self, self._give_up)
        self.check = secondary("Contrôler maintenant", self, self._check)
        self.back_up = primary("Sauvegarder maintenant", self, self._back_up, icon="save")
        self.put_back = secondary("Remettre en place…", self, self._put_back, icon="undo")
        self.here = PlaceCard("Sur cet ordinateur", (), self)
        self.there = PlaceCard("Second endroit", (self.choose, self.give_up), self)
        self.file = PlaceCard("Le fichier", (self.check,), self)
        self.room, self.media = Banner("attention", parent=self), MediaLines(context, self)
        self.count = labels.heading("", self)
        self._lay_out()
        self.table.row_chosen.connect(self._put_back)

    @classmethod
    def standing(cls, context: Context) -> Standing:
        """Whether the copies are where they should be, and recent."""
        return _standing(context, context.runner.read(backups.state))

    def read(self) -> Standing:
        state = self.context.runner.read(backups.state)
        if state is None:
            return _standing(self.context, state)
        self._show_places(state)
        today = self.context.today()
        found = self.context.runner.read(backups.every) or ()
        kept = [(each, capital(when(each.copy.at, today))) for each in found]
        self.show_rows(kept)
        self.count.setText(plural(len(kept), "copie") if kept else "Copies")
        if self.context.desk.demo:
            for button in (self.choose, self.give_up, self.check, self.back_up, self.put_back):
                button.hide()
        return _standing(self.context, state)

    def _show_places(self, state: State) -> None:
        here, there = state.local, state.second
        self.here.say(here.sentence, here.more, fine=here.fine)
        chosen = there.fine is not None
        told = " ".join(filter(None, (there.label, there.more, _FIXED if state.fixed else "")))
        self.there.say(there.sentence, told if chosen else _WHAT_IS_WRITTEN, fine=there.fine)
        self.choose.setText("Changer…" if chosen else "Choisir un endroit…")
        self.choose.setAccessibleName(f"{self.choose.text()} : second endroit des sauvegardes")
        self.give_up.setAccessibleName("Arrêter : ne plus copier dans ce second endroit")
        self.give_up.setVisible(chosen and not state.fixed)
        self.choose.setVisible(not state.fixed)
        said = self.context.runner.read(control.last)
        if said is not None:
            sentence, sound = said
            waiting = sound and self.context.runner.read(control.due) is not None
            self.file.say(sentence, "Il est relu en entier chaque semaine.", fine=None if waiting else sound)
        self.room.tell(None, "attention", state.room)
        self.media.show_pending(state.pending)

    def _back_up(self) -> None:
        if job := self.context.runner.read(backups.prepare):
            self.copy(job)

    def _check(self) -> None:
        if job := self.context.runner.read(control.prepare):
            ProgressDialog("Contrôle du fichier en cours", self.window()).start(
                partial(control.run, job), self._checked, self.context.runner.say_what_broke
            )

    def _checked(self, result: control.Result) -> None:
        self.context.runner.do(control.record, result)
        if result.fault:
            self.context.dialogs.notice("Le fichier est abîmé", result.fault)

    def _choose(self) -> None:
        folder = self.context.dialogs.choose_folder("Où copier aussi les données ?")
        if folder and self.context.runner.beside(self.there).do(backups.choose_second_place, str(folder)):
            self._back_up()

    def _give_up(self) -> None:
        if self.context.dialogs.ask(
            "Ne plus y copier ?",
            "Les copies qui s’y trouvent y restent, et ne seront plus rafraîchies. "
            "Les données ne seront plus copiées que sur cet ordinateur.",
            "Ne plus y copier",
            "Continuer",
        ):
            self.context.runner.beside(self.there).do(backups.choose_second_place, "")

    def _put_back(self) -> None:
        self.context.dialogs.show(RestoreDialog(self.context, self.window()))

    def _lay_out(self) -> None:
        places = QWidget(self)
        column = bare(QVBoxLayout(places), Space.L)
        for place in (self.here, self.there, self.file):
            column.addWidget(place)
        column.addStretch(1)
        self.stand_beside(places)
        self.column.addWidget(self.room)
        self.column.addWidget(self.media)
        self.add_with_actions(self.count, actions=(self.put_back, self.back_up))
        self.column.addWidget(labels.muted(_HOW, self))
        empty = EmptyState("Aucune copie", _NONE_YET, icon="save", parent=self)
        self.add_list("Copies gardées", _COLUMNS, lambda row: str(row[0].path), empty)


class MediaLines(QWidget):
    """A line for each medium that lacks the latest keys, and the way to give up one that is lost; hidden for none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[Pending, ...] = ()
        self._column = bare(QVBoxLayout(self), Space.S)
        self.hide()

    def show_pending(self, pending: Sequence[Pending]) -> None:
        """Show these; the lines stay when they say the same."""
        if tuple(pending) == self._shown:
            return
        self._shown = tuple(pending)
        clear(self._column)
        for each in pending:
            line = Banner("attention", breakable(each.sentence), self)
            self._column.addWidget(line)
            if each.on_a_medium:
                give_up = line.offer("Il est perdu…", self._give_up)
                give_up.setProperty("place", each.place)
                give_up.setAccessibleName(f"Il est perdu : {each.label}")
        self.setVisible(bool(pending))

    def _give_up(self) -> None:
        place = str(self.sender().property("place"))
        if self._context.dialogs.ask(
            "Ce support est perdu ?", _LOST, "Ne plus l’attendre", "Le garder", dangerous=True
        ):
            self._context.runner.do(backups.forget_medium, place)


def _standing(context: Context, state: State | None) -> Standing:
    if state is None:
        return Standing("L’état des sauvegardes ne peut pas être lu.", fine=False)
    if context.desk.demo:
        return Standing("Entraînement : rien n’est conservé.")
    return Standing(f"{state.sentence}.", state.fine)


def _size_in_words(size: int) -> str:
    """'740 Ko', '12 Mo', '1 Go': as the file manager says it."""
    for unit in ("o", "Ko", "Mo"):
        if size < _KILO:
            return f"{size}{NBSP}{unit}"
        size = round(size / _KILO)
    return f"{size}{NBSP}Go"
