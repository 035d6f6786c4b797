"""The short questions on who may sign, asked only where all is not plain; what they are answered is never kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital
from desktop_app.domain.mandate.capacity import Difficulty, Situation, Standing

from ..widgets.boxes import TickField, TicksField
from ..widgets.fields import ChoiceField
from ..widgets.form import Form

_HERE = {
    Standing.MINOR: "Un parent est là, et c’est lui qui signe",
    Standing.CURATELLE: "Son curateur est là, et signe aussi",
    Standing.TUTELLE: "Son tuteur est là, et c’est lui qui signe",
    Standing.FAMILY: "La personne habilitée est là, et c’est elle qui signe",
    Standing.FUTURE: "Son mandataire est là, et c’est lui qui signe",
}
_NAMES = ("standing", "other_here", "agent_named", "difficulties", "company", "seen_alone")


class SituationRows(QWidget):
    """Adds its rows to a form and shows those that matter; itself it draws nothing."""

    edited = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self.hide()
        self._form, self._asked = form, False
        self.standing = ChoiceField([(each, capital(each.value)) for each in Standing])
        self.other_here = TickField("")
        self.agent_named = TickField("Le juge a nommé un mandataire spécial pour ces démarches")
        self.difficulties = TicksField()
        self.difficulties.set_options((each, capital(each.value)) for each in Difficulty)
        self.company = TickField("Quelqu’un est là avec elle : proche, voisin, aidant")
        self.seen_alone = TickField("J’ai vu la personne seule un moment : elle dit la même chose")
        form.row("standing", "Sa situation", self.standing, "Un mineur émancipé est comme un adulte.")
        form.row("other_here", "", self.other_here)
        form.row("agent_named", "", self.agent_named)
        form.row("difficulties", "Pour lire et signer", self.difficulties, "Ne cochez que ce qui compte.")
        form.row("company", "", self.company)
        form.row("seen_alone", "", self.seen_alone)
        for name in _NAMES:
            getattr(self, name).edited.connect(self._follow)
        self.ask(False)

    def ask(self, asked: bool) -> None:
        """Show the questions, or put them away."""
        self._asked = asked
        self._show_what_matters()

    def situation(self) -> Situation:
        """What was answered, as far as it was asked."""
        return Situation(
            self.standing.value(),
            other_here=self.other_here.value(),
            agent_named=self.agent_named.value(),
            difficulties=frozenset(self.difficulties.value()),
            company=self.company.value(),
            seen_alone=self.seen_alone.value(),
        )

    def _follow(self) -> None:
        self._show_what_matters()
        self.edited.emit()

    def _show_what_matters(self) -> None:
        standing = self.standing.value()
        self.other_here.setText(_HERE.get(standing, ""))
        matters = {
            "standing": True,
            "other_here": standing in _HERE,
            "agent_named": standing is Standing.SAFEGUARD,
            "difficulties": True,
            "company": True,
            "seen_alone": self.company.value(),
        }
        for name, shown in matters.items():
            self._form.show_row(name, self._asked and shown)
