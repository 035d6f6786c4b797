"""Why a signed mandate stops, for good, on a day to come or for a while, and what that reason asks for."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import plain_date
from desktop_app.domain.mandate import Body, EndReason, State
from desktop_app.use_cases.mandates import endings, mandates
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import mandate_sheets, packs

from ..context import Context
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.buttons import danger, rename
from ..widgets.date_field import DateField
from .question import MandateQuestion

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


class ClosingDialog(MandateQuestion):
    """Why it stops, and one button; the person's own wish is a withdrawal and has its own dialog.

    The papers of an end follow, or the letter that announces it.
    """

    chapter = "mandate_end#terminer-un-mandat"

    def __init__(self, context: Context, view: MandateView, parent: QWidget | None = None) -> None:
        super().__init__(context, view, "Terminer le mandat {} ?", parent=parent)
        today, offered = context.today(), [(each, _WORDS[each]) for each in _offered(view)]
        self.reason = self.form.row("reason", "Pourquoi", RadioField(offered, self))
        self.reason.set_value(offered[0][0])
        self.last = self.form.row("last", "Dernier jour", DateField(context.today, self))
        self.last.set_value(min(today + _A_FORTNIGHT, max(today, view.mandate.ends_on - timedelta(1))))
        self.does = labels.body("", self)
        self.form.add(self.does)
        self.lay_out("Garder le mandat", danger("Terminer maintenant", self))
        self.form.edited.connect(self._show_what)
        self._show_what()
        self.now.clicked.connect(self._end)
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
        reason, mandate_id = self.reason.value(), self.view.mandate.id
        beside = self.context.runner.beside(self.form)
        if reason == _SUSPEND:
            if beside.do(endings.suspend, mandate_id):
                self.accept()
        elif self._is_for_later():
            if beside.do(endings.give_notice, mandate_id, last=self.last.value()):
                self.accept()
                self.preview(self.context.runner.read(mandate_sheets.ending_notice, mandate_id))
        else:
            contents = self._contents()
            verb = endings.report if reason in endings.FOR_ANYBODY else endings.close
            if beside.do(verb, mandate_id, reason=reason):
                self.accept()
                self.preview(self.context.runner.read(packs.endings, mandate_id, contents))

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
