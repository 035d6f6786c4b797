"""Withdraw a mandate, or one line of it: how the person said it, the hour, and one button."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital, hour, long_date
from desktop_app.domain.mandate import State, WithdrawalChannel, lines_left
from desktop_app.use_cases.mandates import endings, mandates
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import packs

from ..context import Context
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.buttons import danger
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField
from .question import MandateQuestion

_CHANNELS = tuple((channel, capital(channel.value)) for channel in WithdrawalChannel)
_WHOLE = 0
_WHAT_IT_DOES = (
    "À cette heure, le mandat ne permet plus rien et son contenu est détruit. On ne peut pas revenir dessus."
)
_WHAT_A_LINE_DOES = (
    "À cette heure, cette ligne ne permet plus rien et ce qu’elle dit est effacé. Les autres continuent. On ne peut "
    "pas revenir dessus. Le numéro est devant la ligne, sur le papier de la personne."
)
_NOT_SIGNED = "Il n’est pas signé : rien n’a été permis. Son contenu est détruit. On ne peut pas revenir dessus."
_SIGNED = (State.ACTIVE, State.SUSPENDED)
_WRITTEN = (WithdrawalChannel.LETTER, WithdrawalChannel.MAIL)
_TEN_SECONDS = 10_000


class WithdrawalDialog(MandateQuestion):
    """The second of the two gestures; the receipt follows.

    A mandate that nobody has signed is abandoned: there is neither channel nor receipt.
    """

    chapter = "mandate_end#la-personne-retire-son-mandat"

    def __init__(self, context: Context, view: MandateView, parent: QWidget | None = None) -> None:
        self._signed = view.mandate.state in _SIGNED
        verb = "Retirer" if self._signed else "Abandonner"
        super().__init__(context, view, f"{verb} le mandat {{}} ?", parent=parent)
        self.what = ChoiceField(((_WHOLE, "Tout le mandat"), *_lines(view)), self)
        self.channel = RadioField(_CHANNELS, self)
        self.channel.set_value(WithdrawalChannel.SPOKEN)
        self.said_on = DateField(context.today, self)
        self.hour, self.does = labels.day("", self), labels.body("", self)
        if self._signed:
            self._ask()
        else:
            for unasked in (self.what, self.channel, self.said_on, self.hour):
                unasked.hide()
            self.does.setText(_NOT_SIGNED)
        self.form.add(self.does)
        self._show_hour()
        self.lay_out("Garder le mandat", danger(f"{verb} maintenant", self))
        self.now.clicked.connect(self._withdraw)
        # Withdrawing is as easy as giving (RGPD, 7-3): two gestures. But not by a key meant for something else.
        self.keep.setDefault(True)
        self.keep.setFocus()
        clock = QTimer(self)
        clock.timeout.connect(self._show_hour)
        clock.start(_TEN_SECONDS)

    def _ask(self) -> None:
        self.form.row("line", "Elle retire", self.what)
        self.form.row("channel", "La personne l’a dit", self.channel)
        self.form.row("said_on", "Date écrite sur le papier", self.said_on, "Laissez vide s’il n’y en a pas.")
        self.form.add(self.hour)
        self.form.show_row("line", len(lines_left(self.view.mandate)) > 1)
        self.form.edited.connect(self._show_what)
        self._show_what()

    def _show_what(self) -> None:
        self.form.show_row("said_on", self.channel.value() in _WRITTEN and self.what.value() == _WHOLE)
        self.does.setText(_WHAT_IT_DOES if self.what.value() == _WHOLE else _WHAT_A_LINE_DOES)

    def _show_hour(self) -> None:
        now = self.context.desk.now()
        self.hour.setText(f"Il est {hour(now)}, {long_date(now.date())}.")

    def _withdraw(self) -> None:
        mandate, line, channel = self.view.mandate, self.what.value(), self.channel.value()
        beside = self.context.runner.beside(self.form)
        if line != _WHOLE:
            done = beside.do(endings.withdraw_line, mandate.id, number=line, channel=channel)
        else:
            said_on = self.said_on.value() if channel in _WRITTEN else None
            done = beside.do(endings.withdraw, mandate.id, channel=channel, said_on=said_on)
        if done:
            self.accept()
            if self._signed:
                self._print_receipt(line)

    def _print_receipt(self, line: int) -> None:
        """Of a line or of the whole, which the last line takes with it, with what the content still tells."""
        read, mandate = self.context.runner.read, self.view.mandate
        now = read(mandates.view, mandate.id)
        if now and line and not now.mandate.ended_at:
            self.preview(read(packs.line_withdrawal, mandate.id, line, mandate.body))
        else:
            self.preview(read(packs.withdrawal, mandate.id, mandate.body))


def _lines(view: MandateView) -> list[tuple[int, str]]:
    """Each line that stands, by its number alone for whoever may not read it."""
    body = view.mandate.body
    said = dict(body.numbered) if body else {}
    return [
        (number, f"La ligne {number} ({said[number].organism})" if number in said else f"La ligne {number}")
        for number in lines_left(view.mandate)
    ]
