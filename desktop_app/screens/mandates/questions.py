"""What is asked about one mandate: how the person withdraws it, why it stops, to whom it goes for today."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop_app.domain.french import capital, hour, long_date, of_person, plain_date
from desktop_app.domain.mandate import Body, EndReason, StandInReason, State, WithdrawalChannel, lines_left
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.mandates import endings, mandate_access, mandates
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import mandate_sheets, packs
from desktop_app.use_cases.papers.printing import Pack, Paper
from desktop_app.use_cases.reception import people

from ..appointments.papers import preview
from ..context import Context
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.buttons import allow, danger, primary, rename, secondary
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField
from ..widgets.form import Form
from ..widgets.frame import Frame
from ..widgets.labels import breakable

_REASONS = tuple((reason, capital(reason.value)) for reason in StandInReason)
_WHAT_ENTRUSTING_DOES = (
    "Cette personne lira le mandat et pourra agir jusqu’à ce soir. C’est écrit dans le journal, avec la raison. "
    "Prévenez la personne aidée : ce nom n’est pas sur son papier."
)
_NOBODY = "Il n’y a pas d’autre conseiller ici : ajoutez-le d’abord dans Réglages, Conseillers."


class MandateQuestion(QDialog):
    """`title` has '{}' where the person stands; `keep`, the first, closes without a word, `now` does it."""

    def __init__(self, context: Context, view: MandateView, title: str, *, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.context, self.view = context, view
        who = context.runner.read(people.named, view.person) or view.person.name
        self.setWindowTitle(title.format(of_person(who)))
        self.form = Form(self)

    def do(self, verb: Callable[..., Changes], **answered: object) -> bool:
        """Have this done of the mandate and close, or show why it was refused; whether it was done."""
        done = self.context.runner.beside(self.form).do(verb, self.view.mandate.id, **answered)
        if done:
            self.accept()
        return done is not None

    def preview(self, verb: Callable[..., Paper | Pack], *args: object) -> None:
        """Show what goes with the answer, once the question is closed."""
        preview(self.context, self.parentWidget() or self, verb, self.view.mandate.id, *args)

    def lay_out(self, keep: str, now: QPushButton) -> None:
        """Put the form between the title and both buttons; once it has its rows."""
        self.keep, self.now = secondary(keep, self, self.reject), now
        which = labels.body(f"Mandat {self.view.mandate.number}, avec {self.view.advisor.name}", self)
        head = labels.heading(breakable(self.windowTitle()), self)
        Frame(head, (which, self.form), (self.keep, self.now), self, width=480)


class EntrustDialog(MandateQuestion):
    """To whom, why, and one button."""

    chapter = "mandates#qui-ouvre-un-mandat"

    def __init__(self, context: Context, view: MandateView, parent: QWidget | None = None) -> None:
        super().__init__(context, view, "Confier le mandat {} pour la journée ?", parent=parent)
        others = context.runner.read(mandate_access.stand_ins, view.mandate) or ()
        named = [(advisor.id, advisor.name_and_title) for advisor in others]
        self.advisor = self.form.row("advisor", "À qui ?", ChoiceField(named, self))
        self.why = self.form.row("why", "Pourquoi ?", RadioField(_REASONS, self))
        self.form.add(labels.body(_WHAT_ENTRUSTING_DOES if others else _NOBODY, self))
        self.lay_out("Annuler", primary("Confier jusqu’à ce soir", self, self._entrust))
        allow(self.now, "" if others else _NOBODY)
        (self.advisor if others else self.keep).setFocus()

    def _entrust(self) -> None:
        self.do(mandate_access.entrust, advisor_id=self.advisor.value() or 0, why=self.why.value())


_CHANNELS = tuple((channel, capital(channel.value)) for channel in WithdrawalChannel)
_WHOLE = 0
_WHAT_WITHDRAWING_DOES = (
    "À cette heure, le mandat ne permet plus rien et son contenu est détruit. On ne peut pas revenir dessus."
)
_WHAT_A_LINE_DOES = (
    "À cette heure, cette ligne ne permet plus rien et ce qu’elle dit est effacé. Les autres continuent. On ne peut "
    "pas revenir dessus. Le numéro est devant la ligne, sur le papier de la personne."
)
_NOT_SIGNED = "Il n’est pas signé : rien n’a été permis. Son contenu est détruit. On ne peut pas revenir dessus."
_WRITTEN = (WithdrawalChannel.LETTER, WithdrawalChannel.MAIL)
_TEN_SECONDS = 10_000
_SUSPEND = "suspend"
_WORDS = {
    EndReason.DONE: "Les démarches sont abouties",
    EndReason.RENOUNCED: "Qui accompagne la personne y met fin",
    EndReason.MISTAKE: "Il a été fait par erreur",
    EndReason.DEATH: "La personne est décédée",
    EndReason.PROTECTION: "Un juge l’a mise sous tutelle, curatelle ou habilitation",
    EndReason.REPLACED: "Quelqu’un d’autre a maintenant ce mandat",
    _SUSPEND: "Le suspendre, le temps d’y voir clair",
}
_GOES = "Il ne permettra plus rien et son contenu est détruit. On ne peut pas revenir dessus."
_WHAT_IT_DOES = {
    EndReason.DONE: f"{_GOES} Donnez à la personne le récépissé et la feuille de fin.",
    EndReason.RENOUNCED: (
        "Laissez à la personne le temps de se retourner : choisissez un jour, puis donnez-lui ou envoyez-lui l’avis. "
        "Aujourd’hui, il finit tout de suite et son contenu est détruit."
    ),
    EndReason.MISTAKE: f"{_GOES} Reprenez les deux originaux et rayez-les devant la personne.",
    EndReason.DEATH: (
        "Tous les mandats de la personne finissent, et leur contenu est détruit. On ne peut pas revenir dessus. Les "
        "papiers qui s’impriment sont pour la famille : ils disent qui prévenir et ce qui ne peut pas attendre."
    ),
    EndReason.PROTECTION: (
        "Tous les mandats de la personne finissent, et leur contenu est détruit. On ne peut pas revenir dessus. Un "
        "nouveau mandat se fait avec la personne que le juge a nommée."
    ),
    EndReason.REPLACED: f"{_GOES} La personne l’a confié à quelqu’un d’autre : ce choix suffit.",
    _SUSPEND: (
        "Il ne permet plus rien tant qu’un conseiller ne l’a pas repris. Rien n’est détruit : un doute, une pression, "
        "une personne qui hésite. Son dernier jour ne change pas."
    ),
}
_SIGNED = (State.ACTIVE, State.SUSPENDED)
_A_FORTNIGHT = timedelta(14)


class WithdrawalDialog(MandateQuestion):
    """The second of the two gestures; the receipt follows.

    A mandate that nobody has signed is abandoned: there is neither channel nor receipt.
    """

    chapter = "mandate_end#la-personne-retire-son-mandat"

    def __init__(self, context: Context, view: MandateView, parent: QWidget | None = None) -> None:
        self._signed = view.mandate.state in _SIGNED
        verb = "Retirer" if self._signed else "Abandonner"
        super().__init__(context, view, f"{verb} le mandat {{}} ?", parent=parent)
        whole_or_line = ((_WHOLE, "Tout le mandat"), *_lines(view))
        self.what = self.form.row("line", "Elle retire", ChoiceField(whole_or_line, self))
        self.channel = self.form.row("channel", "La personne l’a dit", RadioField(_CHANNELS, self))
        self.channel.set_value(WithdrawalChannel.SPOKEN)
        written = DateField(context.today, self)
        self.said_on = self.form.row("said_on", "Date écrite sur le papier", written, "Laissez vide s’il n’y en a pas.")
        self.hour, self.does = labels.day("", self), labels.body("", self)
        self.form.add(self.hour)
        self.form.add(self.does)
        self.form.edited.connect(self._show_what)
        self._show_what()
        self._show_hour()
        self.lay_out("Garder le mandat", danger(f"{verb} maintenant", self, self._withdraw))
        # Withdrawing is as easy as giving (RGPD, 7-3): two gestures. But not by a key meant for something else.
        self.keep.setDefault(True)
        self.keep.setFocus()
        clock = QTimer(self)
        clock.timeout.connect(self._show_hour)
        clock.start(_TEN_SECONDS)

    def _show_what(self) -> None:
        signed, whole = self._signed, self.what.value() == _WHOLE
        self.form.show_row("line", signed and len(lines_left(self.view.mandate)) > 1)
        self.form.show_row("channel", signed)
        self.form.show_row("said_on", signed and whole and self.channel.value() in _WRITTEN)
        self.hour.setVisible(signed)
        self.does.setText(_NOT_SIGNED if not signed else _WHAT_WITHDRAWING_DOES if whole else _WHAT_A_LINE_DOES)

    def _show_hour(self) -> None:
        now = self.context.desk.now()
        self.hour.setText(f"Il est {hour(now)}, {long_date(now.date())}.")

    def _withdraw(self) -> None:
        line, channel = self.what.value(), self.channel.value()
        if line != _WHOLE:
            done = self.do(endings.withdraw_line, number=line, channel=channel)
        else:
            said_on = self.said_on.value() if channel in _WRITTEN else None
            done = self.do(endings.withdraw, channel=channel, said_on=said_on)
        if done and self._signed:
            self._print_receipt(line)

    def _print_receipt(self, line: int) -> None:
        """Of a line or of the whole, which the last line takes with it, with what the content still tells."""
        mandate = self.view.mandate
        now = self.context.runner.read(mandates.view, mandate.id)
        if now and line and not now.mandate.ended_at:
            self.preview(packs.line_withdrawal, line, mandate.body)
        else:
            self.preview(packs.withdrawal, mandate.body)


def _lines(view: MandateView) -> list[tuple[int, str]]:
    """Each line that stands, by its number alone for whoever may not read it."""
    body = view.mandate.body
    said = dict(body.numbered) if body else {}
    return [
        (number, f"La ligne {number} ({said[number].organism})" if number in said else f"La ligne {number}")
        for number in lines_left(view.mandate)
    ]


class ClosingDialog(MandateQuestion):
    """Why it stops, and one button; the person's own wish is a withdrawal and has its own dialog.

    The papers of an end follow, or the letter that announces it.
    """

    chapter = "mandate_end#terminer-un-mandat"

    def __init__(self, context: Context, view: MandateView, parent: QWidget | None = None) -> None:
        super().__init__(context, view, "Terminer le mandat {} ?", parent=parent)
        today, offered = context.today(), [(each, _WORDS[each]) for each in _offered(view)]
        self.reason = self.form.row("reason", "Pourquoi ?", RadioField(offered, self))
        self.reason.set_value(offered[0][0])
        self.last = self.form.row("last", "Dernier jour", DateField(context.today, self))
        self.last.set_value(min(today + _A_FORTNIGHT, max(today, view.mandate.ends_on - timedelta(1))))
        self.does = labels.body("", self)
        self.form.add(self.does)
        self.lay_out("Garder le mandat", danger("Terminer maintenant", self, self._end))
        self.form.edited.connect(self._show_what)
        self._show_what()
        self.keep.setDefault(True)
        self.reason.setFocus()

    def _show_what(self) -> None:
        reason = self.reason.value()
        self.form.show_row("last", reason is EndReason.RENOUNCED)
        self.does.setText(_WHAT_IT_DOES[reason])
        words = "Terminer maintenant"
        if reason == _SUSPEND:
            words = "Suspendre"
        elif self._is_for_later():
            last = self.last.value()
            words = f"Terminer le {plain_date(last)}" if last else "Terminer ce jour-là"
        rename(self.now, words)

    def _is_for_later(self) -> bool:
        return self.reason.value() is EndReason.RENOUNCED and self.last.value() != self.context.today()

    def _end(self) -> None:
        reason = self.reason.value()
        if reason == _SUSPEND:
            self.do(endings.suspend)
        elif self._is_for_later():
            if self.do(endings.give_notice, last=self.last.value()):
                self.preview(mandate_sheets.ending_notice)
        else:
            contents = self._contents()
            if self.do(endings.report if reason in endings.FOR_ANYBODY else endings.close, reason=reason):
                self.preview(packs.endings, contents)

    def _contents(self) -> dict[int, Body | None]:
        """What the mandates of this person that go on say, as far as this account reads them; by id."""
        read = self.context.runner.read
        others = read(mandates.to_open, self.view.person) or []
        opened = [read(mandates.view, each.mandate.id) for each in others]
        found = {each.mandate.id: each.mandate.body for each in opened if each and each.mandate.signature}
        return {self.view.mandate.id: self.view.mandate.body, **found}


def _offered(view: MandateView) -> list[EndReason | str]:
    """The reasons that this account may give, the usual one first."""
    theirs = endings.OF_THE_ADVISOR if view.opens else ()
    return [*theirs, *endings.FOR_ANYBODY, *([_SUSPEND] if view.mandate.state is State.ACTIVE else [])]
