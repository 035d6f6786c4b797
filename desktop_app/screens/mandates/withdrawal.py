"""Withdraw a mandate: how the person said it, the hour, and one button."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital, hour, long_date
from desktop_app.domain.mandate import State, WithdrawalChannel
from desktop_app.use_cases.mandates import endings
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..widgets import labels
from ..widgets.buttons import danger
from ..widgets.radio_field import RadioField
from .question import MandateQuestion

_CHANNELS = tuple((channel, capital(channel.value)) for channel in WithdrawalChannel)
_WHAT_IT_DOES = (
    "À cette heure, le mandat ne permet plus rien et son contenu est détruit. On ne peut pas revenir dessus."
)
_NOT_SIGNED = "Il n’est pas signé : rien n’a été permis. Son contenu est détruit. On ne peut pas revenir dessus."
_TEN_SECONDS = 10_000


class WithdrawalDialog(MandateQuestion):
    """The second of the two gestures. `withdrawn` carries the id of a mandate whose receipt can be printed.

    A mandate that nobody has signed is abandoned: there is neither channel nor receipt.
    """

    chapter = "mandate_end#la-personne-retire-son-mandat"

    withdrawn = Signal(int)

    def __init__(self, context: Context, view: MandateView, parent: QWidget | None = None) -> None:
        self._signed = view.mandate.state is State.ACTIVE
        verb = "Retirer" if self._signed else "Abandonner"
        super().__init__(context, view, f"{verb} le mandat {{}} ?", parent=parent)
        self.channel = RadioField(_CHANNELS, self)
        self.channel.set_value(WithdrawalChannel.SPOKEN)
        self.hour = labels.day("", self)
        if self._signed:
            self.form.row("channel", "La personne l’a dit", self.channel)
            self.form.add(self.hour)
            self.form.add(labels.body(_WHAT_IT_DOES, self))
        else:
            self.channel.hide()
            self.hour.hide()
            self.form.add(labels.body(_NOT_SIGNED, self))
        self._show_hour()
        self.lay_out("Garder le mandat", danger(f"{verb} maintenant", self))
        self.now.clicked.connect(self._withdraw)
        # Withdrawing is as easy as giving (RGPD, 7-3): two gestures. But not by a key meant for something else.
        self.keep.setDefault(True)
        self.keep.setFocus()
        clock = QTimer(self)
        clock.timeout.connect(self._show_hour)
        clock.start(_TEN_SECONDS)

    def _show_hour(self) -> None:
        now = self.context.desk.now()
        self.hour.setText(f"Il est {hour(now)}, {long_date(now.date())}.")

    def _withdraw(self) -> None:
        mandate = self.view.mandate
        if self.context.runner.beside(self.form).do(endings.withdraw, mandate.id, channel=self.channel.value()):
            self.accept()
            if self._signed:
                self.withdrawn.emit(mandate.id)
