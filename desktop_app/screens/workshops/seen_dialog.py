"""What was seen of somebody enrolled: as whom they may come to a workshop that is not for everybody."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.reception.today import Booked
from desktop_app.use_cases.workshops import eligibility

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.boxes import RadioField

SEEN_HELP = "Cochez ce que vous avez vu. Aucun papier ni numéro n’est noté ; le tout s’efface une semaine après."


def seen_field(open_to: Iterable[str], parent: QWidget) -> RadioField:
    """As whom people may come, '' for what is still to be seen."""
    found = RadioField([("", "À vérifier"), *((each, f"Vu : {each}") for each in open_to)], parent)
    found.set_value("")
    return found


class SeenDialog(FormDialog):
    """About one person of a workshop; `seen` is what was noted already, or ''."""

    chapter = "workshops#verifier-a-qui-l-atelier-est-ouvert"
    abandon = "Abandonner ce qui a été vu ?"
    tallness = 420

    def __init__(
        self, context: Context, row: Booked, open_to: tuple[str, ...], seen: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, f"Vérifier : {row.person.name}", parent)
        self._row = row
        # What was seen stays to be chosen, though the convention may say something else since.
        self.seen = seen_field(dict.fromkeys((*open_to, *filter(None, (seen,)))), self.form)
        self.form.row("seen", "Réservé à", self.seen, SEEN_HELP)
        self.seen.set_value(seen or next(iter(open_to), ""))
        self.say_verb("Enregistrer")
        self.say_above("")
        self.agree.setDefault(True)
        self.seen.setFocus()

    def give(self) -> bool:
        """Note it."""
        appointment = self._row.appointment
        return self.context.runner.beside(self.form).do(eligibility.see, appointment.id, self.seen.value()) is not None
