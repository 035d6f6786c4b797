"""Effacement: how long people are kept, who has not come for that long, and one button that erases them."""

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import of_person, plain_date, plural
from desktop_app.domain.person import Person
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.destruction.erasure import Preview
from desktop_app.use_cases.papers import printing
from desktop_app.use_cases.reception import people

from ..appointments.papers import preview
from ..context import Context
from ..progress_dialog import ProgressDialog
from ..widgets import labels
from ..widgets.buttons import danger, rename
from ..widgets.empty_state import EmptyState
from ..widgets.row_model import Column
from .kept_form import KeptForm
from .part import Part, Standing

_NOBODY = "Chaque fiche a servi depuis cette date, ou attend un rendez-vous ou un mandat en cours."
_Dormant = tuple[Person, date | None]
"""Somebody who has not come for long, and when they last came; None when they never did."""
_COLUMNS: tuple[Column[_Dormant], ...] = (
    Column("Nom et prénom", lambda row: row[0].listed_name, order=lambda row: row[0].key, stretch=True),
    Column(
        "Dernière visite",
        lambda row: plain_date(row[1]) if row[1] else "aucune visite",
        order=lambda row: row[1] or date.min,
    ),
)


class ErasurePart(Part):
    """Nothing goes before it was counted, shown and confirmed; then the proof is offered."""

    title: ClassVar[str] = "Effacement"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._preview: Preview | None = None
        self.form = KeptForm(context, self)
        self.who, self.what = labels.heading("", self), labels.muted("", self)
        self.erase_button = danger("Effacer…", self, self._erase, icon="remove")
        self.column.addWidget(self.form)
        self.add_with_actions(self.who, self.what, actions=(self.erase_button,))
        empty = EmptyState("Aucune fiche à effacer", _NOBODY, icon="check", parent=self)
        self.add_list("Fiches à effacer", _COLUMNS, lambda row: row[0].id, empty)

    @classmethod
    def standing(cls, context: Context) -> Standing:
        """How many have not come for the time in force."""
        return _standing(context.runner.read(erasure.count_dormant) or 0)

    def read(self) -> Standing:
        self.form.refresh()
        self._preview = found = self.context.runner.read(erasure.dormant)
        self.show_rows([(each, found.last_visits.get(each.id)) for each in found.first] if found else ())
        some = found is not None and found.people > 0
        self.erase_button.setVisible(some)
        for label in (self.who, self.what):
            label.setVisible(some)
        self.what.setText(_what_goes("les rendez-vous"))
        if found and some:
            many, one = plural(found.people, "fiche"), found.people == 1
            self.who.setText(f"{many} sans visite depuis le {plain_date(found.before)}")
            rename(self.erase_button, "Effacer cette fiche…" if one else f"Effacer ces {many}…")
        return _standing(found.people if found else 0)

    def _erase(self) -> None:
        found = self._preview
        if found is None:
            return
        many, visits = found.people > 1, self.context.runner.read(erasure.visits_of_dormant) or 0
        goes = _what_goes(plural(visits, "rendez-vous") if visits else "")
        alone = None if many else self.context.runner.read(people.named, found.first[0])
        sure = self.context.dialogs.ask(
            f"Effacer la fiche {of_person(alone)} ?" if alone else f"Effacer {plural(found.people, 'fiche')} ?",
            f"{'Ces personnes ne sont pas venues' if many else 'Cette personne n’est pas venue'} depuis le "
            f"{plain_date(found.before)}. {goes} On ne peut pas revenir dessus.",
            f"Effacer {plural(found.people, 'fiche')}",
            "Ne rien effacer",
            dangerous=True,
        )
        if sure:
            ProgressDialog("Effacement en cours", self.window()).start(
                partial(erasure.purge, self.context.desk), self._erased, self.context.runner.say_what_broke
            )

    def _erased(self, changes: Changes) -> None:
        # What was done before for somebody who is gone cannot be taken back.
        self.context.runner.forget()
        self.context.runner.changed.emit(changes)
        if not changes.subject:
            return
        if self.context.dialogs.ask(
            "C’est effacé", f"{changes.told} Vous pouvez en imprimer la preuve.", "Imprimer la preuve", "Plus tard"
        ):
            preview(self.context, self.window(), printing.destruction_proof, changes.subject)


def _standing(people: int) -> Standing:
    if not people:
        return Standing("Aucune fiche n’est gardée trop longtemps.")
    return Standing(f"{plural(people, 'fiche')} à effacer.", fine=False)


def _what_goes(visits: str) -> str:
    return f"Les noms, les téléphones{visits and f' et {visits}'} partent ; les rapports gardent les nombres."
