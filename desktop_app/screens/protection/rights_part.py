"""Demandes: what people ask about their data, the first due first, what is late said so; letters and the register."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital, counted, plain_date, plural, short_date
from desktop_app.use_cases.papers import rights_papers
from desktop_app.use_cases.reception import rights_requests
from desktop_app.use_cases.reception.rights_requests import RightsRow

from ..appointments.papers import preview
from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import Button, allow, primary, secondary
from ..widgets.empty_state import EmptyState
from ..widgets.flow import Flow
from ..widgets.labels import breakable
from ..widgets.row_model import Column
from .part import Part, Standing
from .rights_dialogs import AnswerDialog, ExtensionDialog, RightsRequestDialog

_ANSWERED = "Cette demande a sa réponse : ce qui a été demandé ne change plus."
_WHAT_FOR = (
    "Quelqu’un demande à voir ses données, à les faire corriger, effacer ? Notez-le ici ou sur sa fiche : la réponse "
    "est due dans le mois, et le registre la prouve."
)


class RightsPart(Part):
    """Each request has the gestures of where it stands; Enter answers it."""

    title: ClassVar[str] = "Demandes"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.count, self.told = labels.muted("", self), labels.muted("", self)
        self.new = primary("Noter une demande…", self, self._note, icon="add")
        self.register = secondary("Imprimer le registre", self, self._print_register, icon="print")
        self.add_with_actions(self.count, actions=(self.register, self.new))
        empty = EmptyState("Aucune demande", _WHAT_FOR, icon="protection", parent=self)
        self.add_list("Registre des demandes", self._columns(), lambda row: row.request.id, empty)
        self.answer, self.extend = secondary("Répondre…", self, self._ask), secondary("Prolonger…", self, self._ask)
        self.letter = secondary("Lettre…", self, self._write, icon="print")
        self.correct, self.remove = secondary("Corriger…", self, self._ask), secondary("Retirer", self, self._remove)
        self._asks = {self.answer: AnswerDialog, self.extend: ExtensionDialog, self.correct: RightsRequestDialog}
        # Five in a row beside the words were cut in large type.
        verbs = (self.remove, self.correct, self.letter, self.extend, self.answer)
        self.column.addWidget(self.told)
        self.column.addWidget(Flow(verbs, px(self, Space.S), px(self, Space.XS), self, right_from=0))
        self.table.row_focused.connect(self._offer)
        self.table.row_chosen.connect(self.answer.click)

    @classmethod
    def standing(cls, context: Context) -> Standing:
        """Which answer is due first."""
        return _standing(context.runner.read(rights_requests.listing) or (), context.today())

    def read(self) -> Standing:
        found = self.context.runner.read(rights_requests.listing) or ()
        self.show_rows(found)
        self.count.setText(counted(len(found), "demande") if found else "")
        self.register.setVisible(bool(found))
        self.table.focus_first()
        self._offer(self.table.current_row())
        return _standing(found, self.context.today())

    def _columns(self) -> tuple[Column[RightsRow], ...]:
        return (
            Column(
                "Reçue le",
                lambda row: short_date(row.request.received_on),
                order=lambda row: row.request.received_on,
            ),
            Column("Qui demande", lambda row: row.who),
            Column("Droit", lambda row: capital(row.request.right.value)),
            Column("Réponse", lambda row: capital(row.request.told(self.context.today())), stretch=True),
        )

    def _offer(self, row: RightsRow | None) -> None:
        for widget in (self.answer, self.extend, self.letter, self.correct, self.remove, self.told):
            widget.setVisible(row is not None)
        if row is None:
            return
        self.told.setText(breakable(_whole(row, self.context.today())))
        allow(self.correct, "" if row.request.open else _ANSWERED)
        allow(self.extend, "" if row.request.open else _ANSWERED)

    def _note(self) -> None:
        self.context.dialogs.show(RightsRequestDialog(self.context, parent=self.window()))

    def _ask(self) -> None:
        """Open what the pressed button asks of the row in focus."""
        row, button = self.table.current_row(), self.sender()
        if row and isinstance(button, Button):
            self.context.dialogs.show(self._asks[button](self.context, row, self.window()))

    def _remove(self) -> None:
        if row := self.table.current_row():
            self.context.runner.do(rights_requests.remove, row.request.id)

    def _write(self) -> None:
        if row := self.table.current_row():
            preview(self.context, self.window(), rights_papers.letter, row.request.id)

    def _print_register(self) -> None:
        preview(self.context, self.window(), rights_papers.register)


def _standing(rows: Sequence[RightsRow], today: date) -> Standing:
    waiting = [each.request for each in rows if each.request.open]
    if not waiting:
        return Standing("Chaque demande a sa réponse." if rows else "Personne n’a rien demandé.")
    if late := sum(each.is_late(today) for each in waiting):
        return Standing(f"{plural(late, 'réponse')} en retard.", fine=False)
    due = plain_date(waiting[0].due)
    return Standing(f"{plural(len(waiting), 'demande')} à répondre, jusqu’au {due}.", fine=False)


def _whole(row: RightsRow, today: date) -> str:
    """All of it, which a row may cut."""
    each = row.request
    how = (
        f"{capital(each.right.value)}, demande {each.reference} reçue le {plain_date(each.received_on)} {each.by.value}"
    )
    return f"{row.who} · {each.identity.value}\n{how}\n{capital(each.told(today))}"
