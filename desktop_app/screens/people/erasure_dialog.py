"""Erase one person who asks for it: what goes, what stays, one button, then the proof."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.french import of_person, plural
from desktop_app.domain.reception.rights_request import Right
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.papers import printing
from desktop_app.use_cases.reception import people
from desktop_app.use_cases.reception.people import PersonView

from ..appointments.papers import preview
from ..context import Context
from ..protection.answering import offer_to_answer, waiting
from ..widgets import labels
from ..widgets.buttons import danger, primary, rename, secondary
from ..widgets.form import Form
from ..widgets.frame import Frame
from ..widgets.labels import breakable

_COPIES = (
    "Les sauvegardes plus anciennes contiennent encore cette fiche 35 jours, ou jusqu’à une semaine "
    "après une longue absence. On ne peut pas revenir dessus."
)
_DONE = "Tout ce qui nommait cette personne est parti. La preuve ne nomme personne : elle peut lui être remise."


def what_goes(view: PersonView) -> list[str]:
    """What the erasure takes away."""
    visits = len(view.appointments)
    held = len(view.elsewhere)
    return [
        "Le nom, le prénom et le téléphone",
        *([plural(visits, "rendez-vous")] if visits else []),
        *([f"{plural(held, 'note')} d’un mandat Aidants Connect"] if held else []),
    ]


def what_stays(view: PersonView) -> list[str]:
    """What the file keeps, without any name."""
    kept = len(view.mandates)
    which = "d’un mandat terminé" if kept == 1 else f"de {plural(kept, 'mandat terminé')}"
    papers = f"Le numéro et les dates {which}" if kept else ""
    visits = "Le nombre de visites, pour les rapports" if view.appointments else ""
    asked = "Ses demandes sur ses données, au registre" if view.rights else ""
    return [*filter(None, (visits, papers, asked)), "Une preuve numérotée de l’effacement"]


class ErasureDialog(QDialog):
    """Asks once more, and once it is done offers the proof to print."""

    chapter = "erasure#effacer-une-fiche"

    def __init__(self, context: Context, view: PersonView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._person_id, self._destruction_id = context, view.person.id, 0
        who = context.runner.read(people.named, view.person) or view.person.name
        self.setWindowTitle(f"Effacer la fiche {of_person(who)} ?")
        self.heading = labels.heading(breakable(self.windowTitle()), self)
        self.form = Form(self)
        self.keep = secondary("Garder la fiche", self, self.reject)
        self.now = danger("Effacer pour toujours", self, self._erase)
        self.proof = primary("Imprimer la preuve", self, self._print, icon="print")
        for title, lines in (("Ce qui part", what_goes(view)), ("Ce qui reste, sans aucun nom", what_stays(view))):
            self.form.section(title)
            self.form.add(labels.body("\n".join(f"•\N{NO-BREAK SPACE}{line}" for line in lines), self))
        self.form.add(labels.muted(_COPIES, self))
        self.what_was_done = labels.body(_DONE, self)
        self.what_was_done.hide()
        self.proof.hide()
        parts, buttons = (self.form, self.what_was_done), (self.keep, self.now, self.proof)
        self._frame = Frame(self.heading, parts, buttons, self, width=520)
        self.keep.setDefault(True)
        self.keep.setFocus()

    def _erase(self) -> None:
        # Once they are erased, nothing tells any more whose request it was.
        asked = waiting(self._context, self._person_id, Right.ERASURE)
        changes = self._context.runner.beside(self.form).do(erasure.erase, self._person_id)
        if changes is None:
            return
        self._destruction_id = changes.subject
        for words in (self.heading.setText, self.setWindowTitle):
            words("La fiche est effacée")
        self.form.hide()
        self.what_was_done.show()
        self.now.hide()
        self.proof.show()
        rename(self.keep, "Fermer")
        self.proof.setFocus()
        self._frame.fit()
        offer_to_answer(self._context, asked)

    def _print(self) -> None:
        preview(self._context, self, printing.destruction_proof, self._destruction_id)
