"""« Contrôler… »: what a référent looks at among the mandates of a year, what they come to, and what is printed of it.

None is read.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import MONTHS, NBSP, capital, listed, plural
from desktop_app.domain.mandate import Mandate
from desktop_app.domain.mandate.control import HIDDEN, Figures
from desktop_app.use_cases.mandates import controls
from desktop_app.use_cases.papers import control_papers

from ..context import Context
from ..form_dialog import FormDialog
from ..printing.preview import show_recorded
from ..theme.tokens import CONTENT_WIDTH, Space, px, set_edges
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.buttons import quiet, secondary
from ..widgets.date_field import DateField
from ..widgets.flow import Flow
from ..widgets.frame import Frame

_FINE = "Rien à signaler : chaque mandat est signé, à une heure de permanence, et détruit quand il est fini."
_SHOWN = 12
_PAPERS = (
    (control_papers.register, "Le registre des mandats, sans leur contenu"),
    (control_papers.control_sheet, "La feuille de contrôle, à cocher et à signer"),
)
_Key = TypeVar("_Key")


class ControlDialog(QDialog):
    """`wanted` carries the id of a mandate to look at."""

    wanted = Signal(int)
    chapter = "mandates#controler-les-mandats"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Contrôle des mandats")
        read = context.runner.read(controls.of_the_year)
        found = read.found.items() if read else ()
        self._ids: dict[QPushButton, int] = {}
        self.cards = [self._card(control.value, which) for control, which in found]
        self.said = labels.muted("" if self.cards else _FINE, self)
        self.said.setVisible(not self.cards)
        self.figures = labels.body("\n".join(figures_in_words(read.figures)) if read else "", self)
        self.not_back = labels.body(_not_back(read) if read else "", self)
        self.not_back.setVisible(bool(self.not_back.text()))
        self.print = secondary("Imprimer…", self, self._print, icon="print")
        self.close_button = secondary("Fermer", self, self.accept)
        parts = (self.said, *self.cards, self.not_back, labels.heading("Les douze derniers mois", self), self.figures)
        head = labels.title("Contrôle des mandats", self)
        Frame(head, parts, (self.close_button, self.print), self, width=CONTENT_WIDTH)
        next(iter(self._ids), self.close_button).setFocus()

    def _card(self, what: str, which: tuple[Mandate, ...]) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        numbers = [quiet(each.number, card, self._show) for each in which[-_SHOWN:]]
        for button, each in zip(numbers, which[-_SHOWN:], strict=True):
            button.setAccessibleName(f"Voir le mandat {each.number}")
            self._ids[button] = each.id
        column = QVBoxLayout(card)
        set_edges(column, Space.L, Space.S, Space.S, Space.S)
        column.addWidget(labels.strong(f"{plural(len(which), 'mandat')}{NBSP}: {what}", card))
        column.addWidget(Flow(numbers, px(self, Space.S), px(self, Space.XS), card))
        return card

    def _show(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.accept()
            self.wanted.emit(self._ids[button])

    def _print(self) -> None:
        self._context.dialogs.show(ControlPrintDialog(self._context, self))


class ControlPrintDialog(FormDialog):
    """Which of the two, and of which days: this year until today, unless told otherwise."""

    chapter = "mandates#le-registre-et-la-feuille-de-controle"
    tallness = 460
    verb = "Voir et imprimer"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Imprimer pour le référent", parent)
        self.what = self.form.row("what", "Quoi ?", RadioField(_PAPERS))
        self.first = self.form.row("first", "Du", DateField(context.today))
        self.last = self.form.row("last", "Au", DateField(context.today), "Ce jour compris.")
        self.what.set_value(control_papers.register)
        self.first.set_value(context.today().replace(month=1, day=1))
        self.last.set_value(context.today())
        self.what.setFocus()

    def give(self) -> bool:
        """Gather what it says, or tell beside the days why there is nothing."""
        read = self.context.runner.beside(self.form).read
        self._paper = read(self.what.value(), self.first.value(), self.last.value())
        return self._paper is not None

    def accept(self) -> None:
        """Close, then show it."""
        super().accept()
        if self._paper is not None:
            show_recorded(self.context, self._paper, self.parentWidget() or self)


def _not_back(read: controls.Findings) -> str:
    numbers = [each.number for each in read.not_back]
    if not numbers:
        return ""
    verb = "ne sont pas revenus" if len(numbers) > 1 else "n’est pas revenu"
    return f"{plural(len(numbers), 'mandat vierge')} {verb}{NBSP}: {listed(numbers)}."


def figures_in_words(figures: Figures) -> list[str]:
    """One line a number; a few, which might be somebody, are not told apart."""
    told = [
        f"Préparés{NBSP}: {_few(figures.prepared)}. Signés{NBSP}: {_few(figures.signed)}.",
        *_by(figures.by_month, "Signés par mois", _month),
        *(f"{capital(reason.value)}{NBSP}: {_few(number)}." for reason, number in figures.ended.items()),
        *(f"Retirés {channel.value}{NBSP}: {_few(number)}." for channel, number in figures.withdrawn.items()),
    ]
    told += _by(figures.by_category, "Démarches et demandes signées, par thème", lambda each: each.label)
    told += _by(figures.by_family, "Par famille d’organismes", lambda each: each.value)
    how = {"avec la personne, sans mandat": figures.with_person} if figures.with_person else {}
    told += _by(how | {each.value: number for each, number in figures.by_modality.items()}, "Comment", str)
    for what, days in (("De la préparation à la signature", figures.days_to_sign), ("Durée", figures.days_in_force)):
        if days is not None:
            told.append(f"{what}{NBSP}: {plural(round(days), 'jour')}, la moitié des mandats moins, la moitié plus.")
    return told


def _by(numbers: Mapping[_Key, int], what: str, word: Callable[[_Key], str]) -> list[str]:
    counted = [f"{word(each)}{NBSP}{_few(number)}" for each, number in numbers.items()]
    return [f"{what}{NBSP}: {', '.join(counted)}."] if counted else []


def _month(month: str) -> str:
    """'novembre 2025' for '2025-11'."""
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"


def _few(number: int) -> str:
    return "moins de cinq" if number == HIDDEN else str(number)
