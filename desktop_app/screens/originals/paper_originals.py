"""What is asked of the service’s originals: where they lie, what the Archives answered, that they are destroyed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, capital, plain_date, plural
from desktop_app.domain.mandate.paper_original import Disposal, PaperOriginal
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import paper_originals
from desktop_app.use_cases.mandates.paper_originals import OpenList

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.buttons import quiet
from ..widgets.date_field import DateField
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
    verb = "Noter l’endroit"

    def __init__(self, context: Context, title: str, told: str, asked: str, parent: QWidget | None) -> None:
        super().__init__(context, title, parent)
        self.form.add(labels.muted(told, self.form))
        self.where = self.form.row("place", asked, TextField(), _HELP)
        self.where.setFocus()


class FilingAllDialog(_Filing):
    """One place for every original that has none."""

    tallness = 380

    def __init__(self, context: Context, count: int, parent: QWidget | None = None) -> None:
        super().__init__(context, f"{plural(count, 'original')} à classer", _ALL, "Où sont-ils ?", parent)

    def give(self) -> bool:
        return self.do(paper_originals.file_all, place=self.where.value())


class FilingDialog(_Filing):
    """One field; an original may be told to be missing instead and, of a mandate that is over, handed back."""

    tallness = 420

    def __init__(self, context: Context, original: PaperOriginal, parent: QWidget | None = None) -> None:
        title, told = f"Original du mandat {original.number}", original_in_words(original)
        super().__init__(context, title, told, "Où est-il ?", parent)
        self._original = original
        self.where.set_value(original.place)
        self.missing = quiet(_MISSING, self.form, self._report_missing, icon="search")
        self.back = quiet(_BACK, self.form, self._give_back, icon="person")
        self.missing.setVisible(original.missing_on is None)
        self.back.setVisible(original.ended_on is not None and original.elimination is None)
        for button in (self.missing, self.back):
            self.form.add(button)

    def give(self) -> bool:
        return self.do(paper_originals.file, self._original.mandate_id, place=self.where.value())

    def _give_back(self) -> None:
        self._settle(paper_originals.give_back)

    def _report_missing(self) -> None:
        self._settle(paper_originals.report_missing)

    def _settle(self, verb: Callable[[Desk, int], Changes]) -> None:
        if self.do(verb, self._original.mandate_id):
            self.settled = True
            self.accept()


_ASK_ONCE = (
    "Demandez une fois aux Archives départementales si les mandats de ce service sont des archives dont chaque "
    "destruction prend leur visa. Sans réponse, un visa est demandé."
)
_VISA = ((True, "Un visa à chaque bordereau"), (False, "Aucun visa à demander"))
_REFERENCE = "Le numéro de leur lettre, ou « courriel du 3 février »."
_FOR_GOOD = "C’est définitif : l’original de chacun de ces mandats sera noté comme détruit."


class _Elimination(FormDialog):
    chapter = "mandate_end#les-archives-departementales"
    abandon = "Abandonner cette note ?"


class AnswerDialog(_Elimination):
    """What they answered to the place, once for all lists."""

    tallness = 620
    verb = "Noter leur réponse"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Réponse des Archives départementales", parent)
        self.form.add(labels.body(_ASK_ONCE, self.form))
        visa = self.form.row("visa", "Ils ont répondu", RadioField(_VISA))
        self.form.row("answered_on", "Le", DateField(context.today))
        self.form.row("reference", "Référence", TextField(), _REFERENCE)
        self.form.show_value(context.runner.read(paper_originals.answer))
        visa.setFocus()

    def give(self) -> bool:
        return self.do(paper_originals.note_answer, **self.form.read())


class AllowDialog(_Elimination):
    """Their visa on one list, or their recorded answer, which stands for it."""

    tallness = 460
    verb = "Noter l’accord"

    def __init__(self, context: Context, found: OpenList, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Accord{NBSP}: bordereau {found.elimination.number}", parent)
        self._id = found.elimination.id
        answer = context.runner.read(paper_originals.answer)
        needed = answer is None or answer.visa
        if answer and not needed:
            told = f"Les Archives ont répondu le {plain_date(answer.answered_on)} qu’aucun visa n’est à demander"
            self.form.add(labels.body(f"{told} ({answer.reference}).", self.form))
        on = self.form.row("allowed_on", "Date du visa", DateField(context.today))
        self.form.row("reference", "Référence", TextField(), _REFERENCE)
        for name in self.form.fields:
            self.form.show_row(name, needed)
        (on if needed else self.agree).setFocus()

    def give(self) -> bool:
        return self.do(paper_originals.allow, self._id, **self.form.read())


class DestroyedDialog(_Elimination):
    """When and how the papers of a list were destroyed; `record` is then to be printed and signed."""

    tallness = 480
    verb = "Noter la destruction"

    def __init__(self, context: Context, found: OpenList, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Destruction{NBSP}: bordereau {found.elimination.number}", parent)
        self._id = found.elimination.id
        ways = RadioField([(each, capital(each.value)) for each in Disposal])
        self.form.row("destroyed_on", "Détruits le", DateField(context.today)).set_value(context.today())
        self.form.row("way", "Comment ?", ways).setFocus()
        self.say_above(_FOR_GOOD)

    def give(self) -> bool:
        return self.do(paper_originals.record_destroyed, self._id, **self.form.read())
