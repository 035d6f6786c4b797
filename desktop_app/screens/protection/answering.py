"""Once a gesture has done what somebody had asked for, offer to note that their request is answered."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.domain.french import NBSP, capital, plain_date
from desktop_app.domain.reception.rights_request import Right, RightsRequest
from desktop_app.use_cases.reception import rights_requests

from ..context import Context
from ..printing.preview import PreviewDialog


def offer_to_answer(context: Context, requests: Sequence[RightsRequest]) -> None:
    """Ask of each of these, and note those that are answered by what was just done."""
    for each in requests:
        if context.dialogs.ask(
            f"{capital(each.right.value)}{NBSP}: la demande est-elle répondue{NBSP}?",
            f"Une demande est au registre depuis le {plain_date(each.received_on)}, à répondre jusqu’au "
            f"{plain_date(each.due)}. Ce que vous venez de faire y répond-il en entier{NBSP}?",
            "Oui, c’est répondu",
            "Pas encore",
        ):
            context.runner.do(rights_requests.answered_here, each.id)


def waiting(context: Context, person_id: int, *rights: Right) -> tuple[RightsRequest, ...]:
    """The requests of this person for these rights that wait for their answer."""
    read = context.runner.read
    return tuple(each for right in rights for each in read(rights_requests.open_of, person_id, right) or ())


class OnceHandedOver(QObject):
    """Offers it when the preview of somebody's data closes, if they were printed or saved."""

    def __init__(self, context: Context, person_id: int, preview: PreviewDialog) -> None:
        super().__init__(preview)
        self._context, self._person_id, self._preview = context, person_id, preview
        preview.finished.connect(self._offer)

    def _offer(self) -> None:
        if self._preview.given:
            offer_to_answer(self._context, waiting(self._context, self._person_id, Right.ACCESS, Right.PORTABILITY))
