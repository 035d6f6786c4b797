"""Destructions: what is still to be finished first, then the register, and the proof of each to print."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, capital, counted, listed, plural, short_date
from desktop_app.domain.mandate.destruction import Destruction, Kind
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.papers import printing

from ..appointments.papers import preview
from ..context import Context
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import allow, secondary
from ..widgets.empty_state import EmptyState
from ..widgets.labels import breakable
from ..widgets.row_model import Column
from .part import Part, Standing

_LIMIT = 500
_NOT_DONE = "Une destruction qui n’est pas terminée n’a pas encore de preuve."
_WHAT_FOR = (
    "Le contenu d’un mandat est détruit dès que le mandat prend fin. Chaque destruction laisse ici une ligne, "
    "sans aucun nom, et une preuve que l’on peut imprimer pour la personne."
)
_WHAT = {
    Kind.MANDATE_BODY: "contenu de mandat",
    Kind.PERSON: "fiche d’usager",
    Kind.PEOPLE: "fiche d’usager",
}
_COLUMNS: tuple[Column[Destruction], ...] = (
    Column("Preuve", lambda row: row.number),
    Column(
        "Le",
        lambda row: short_date(row.done_at.date()) if row.done_at else "à terminer",
        order=lambda row: row.done_at or row.asked_at,
    ),
    Column("Ce qui a été détruit", lambda row: plural(row.amount, _WHAT[row.kind])),
    Column("Pourquoi", lambda row: capital(row.trigger.value), stretch=True),
)


class DestructionsPart(Part):
    """The register names nobody; the row in focus can be proved on paper."""

    title: ClassVar[str] = "Destructions"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.pending = Banner("attention", parent=self)
        self.finish = secondary("Terminer maintenant", self, self._finish, icon="refresh")
        self.proof = secondary("Imprimer la preuve", self, self._print, icon="print")
        self.count = labels.muted("", self)
        self.add_with_actions(self.pending, actions=(self.finish,))
        self.add_with_actions(self.count, actions=(self.proof,))
        empty = EmptyState("Rien n’a encore été détruit", _WHAT_FOR, icon="protection", parent=self)
        self.add_list("Registre des destructions", _COLUMNS, lambda row: row.id, empty)
        self.table.row_focused.connect(self._offer)
        self.table.row_chosen.connect(self._print)

    @classmethod
    def standing(cls, context: Context) -> Standing:
        """Whether anything is left to finish."""
        read = context.runner.read
        pending, elsewhere = read(destructions.pending) or [], read(backups.pending_media) or ()
        return _standing(pending, elsewhere, bool(read(destructions.every, 1)))

    def read(self) -> Standing:
        pending = self.context.runner.read(destructions.pending) or []
        elsewhere = self.context.runner.read(backups.pending_media) or ()
        register = self.context.runner.read(destructions.every, _LIMIT) or []
        left = [*_pending_in_words(pending), *(breakable(each.sentence) for each in elsewhere)]
        self.pending.tell(None, "attention", "\n".join(left))
        self.finish.setVisible(bool(pending or elsewhere))
        self.show_rows(register)
        self.count.setText(counted(len(register), "destruction") if register else "")
        self.proof.setVisible(bool(register))
        self.table.focus_first()
        self._offer(self.table.current_row())
        return _standing(pending, elsewhere, bool(register))

    def _finish(self) -> None:
        self.context.runner.do(destructions.resume)
        job = self.context.runner.read(backups.prepare) if self.context.runner.read(backups.pending_media) else None
        if job:
            # The keys alone: no new copy is asked for.
            self.copy(replace(job, reason=None))

    def _offer(self, destruction: Destruction | None) -> None:
        allow(self.proof, "" if destruction and destruction.done_at else _NOT_DONE)

    def _print(self) -> None:
        chosen = self.table.current_row()
        if chosen and chosen.done_at:
            preview(self.context, self.window(), printing.destruction_proof, chosen.id)


def _standing(pending: Sequence[Destruction], elsewhere: Sequence[object], any_done: bool) -> Standing:
    if pending:
        return Standing(f"{plural(len(pending), 'destruction')} à terminer.", fine=False)
    if elsewhere:
        return Standing("À terminer dans les sauvegardes.", fine=False)
    return Standing("Tout ce qui devait être détruit l’est." if any_done else "Rien n’a encore été détruit.")


def _pending_in_words(pending: list[Destruction]) -> list[str]:
    numbers = listed([each.number for each in pending])
    again = "Permanence réessaie à chaque ouverture."
    return [f"À terminer{NBSP}: {numbers}. {again}"] if pending else []
