"""Where the service's original of a mandate lies, that it is not there, or that the person took it back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, plain_date, plural
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import paper_originals

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.fields import TextField

_HELP = "Par exemple : classeur Mandats 2026, n° 12. Jamais de nom."
_BACK, _MISSING = "La personne l’a repris", "Il n’est pas à sa place"
_ALL = "Ils n’ont pas encore de place ici : dites-la une fois pour tous. Chacun se corrige ensuite, un par un."


def original_in_words(original: PaperOriginal) -> str:
    """'Original du service : classeur Mandats 2026, n° 12. À garder jusqu’au 27 mai 2032.'"""
    said = f"Original du service{NBSP}: "
    if original.returned_on:
        return f"{said}remis à la personne le {plain_date(original.returned_on)}."
    if original.destroyed_on and original.elimination:
        return f"{said}détruit le {plain_date(original.destroyed_on)} (bordereau {original.elimination.number})."
    where = f"{said}{original.place or 'pas encore classé'}."
    if original.lost_on:
        return f"{said}perdu, noté le {plain_date(original.lost_on)}."
    if original.missing_on:
        at = f" à sa place ({original.place})" if original.place else ""
        return f"{said}introuvable{at} depuis le {plain_date(original.missing_on)}."
    if original.elimination:
        return f"{where} Sur le bordereau {original.elimination.number}."
    return f"{where} À garder jusqu’au {plain_date(original.term)}." if original.term else where


class _Filing(FormDialog):
    chapter = "mandate_end#les-originaux-du-service"
    abandon = "Abandonner ce rangement ?"

    def __init__(self, context: Context, title: str, told: str, asked: str, parent: QWidget | None) -> None:
        super().__init__(context, title, parent)
        self.where = TextField(self.form)
        self.form.add(labels.muted(told, self.form))
        self.form.row("place", asked, self.where, _HELP)
        self.say_above("")
        self.say_verb("Noter l’endroit")
        self.where.setFocus()


class FilingAllDialog(_Filing):
    """One place for every original that has none."""

    tallness = 380

    def __init__(self, context: Context, count: int, parent: QWidget | None = None) -> None:
        super().__init__(context, f"{plural(count, 'original')} à classer", _ALL, "Où sont-ils ?", parent)

    def give(self) -> bool:
        """Note it for all, or say what is wrong beside the field."""
        self.form.clear_faults()
        beside = self.context.runner.beside(self.form)
        return beside.do(paper_originals.file_all, place=self.where.value()) is not None


class FilingDialog(_Filing):
    """One field; an original may be told to be missing instead and, of a mandate that is over, handed back."""

    tallness = 420

    def __init__(self, context: Context, original: PaperOriginal, parent: QWidget | None = None) -> None:
        title, told = f"Original du mandat {original.number}", original_in_words(original)
        super().__init__(context, title, told, "Où est-il ?", parent)
        self._original = original
        self.where.set_value(original.place)
        self.missing, self.back = quiet(_MISSING, self.form, icon="search"), quiet(_BACK, self.form, icon="person")
        self.missing.setVisible(original.missing_on is None)
        self.back.setVisible(original.ended_on is not None and original.elimination is None)
        for button, gesture in ((self.missing, self._report_missing), (self.back, self._give_back)):
            self.form.add(button)
            button.clicked.connect(gesture)

    def give(self) -> bool:
        """Note it, or say what is wrong beside the field."""
        self.form.clear_faults()
        verb, place = paper_originals.file, self.where.value()
        return self.context.runner.beside(self.form).do(verb, self._original.mandate_id, place=place) is not None

    def _give_back(self) -> None:
        self._settle(paper_originals.give_back)

    def _report_missing(self) -> None:
        self._settle(paper_originals.report_missing)

    def _settle(self, verb: Callable[[Desk, int], Changes]) -> None:
        if self.context.runner.beside(self.form).do(verb, self._original.mandate_id):
            self.settled = True
            self.accept()
