"""Close, amend or renew a convention in three steps: what, what it does, and what it says before and after."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.convention import Convention, Ground
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP
from desktop_app.use_cases.settings import conventions
from desktop_app.use_cases.settings.convention_endings import endings_of
from desktop_app.use_cases.settings.convention_gestures import Gesture
from desktop_app.use_cases.settings.conventions import Effect

from ..context import Context
from ..dialogs import may_drop
from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.aloud import announce, announce_at_rest
from ..widgets.buttons import danger, primary, rename, secondary
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from ..widgets.shortcut import shortcut
from ..widgets.shown_cards import clear
from .convention_what import ConventionWhat
from .convention_words import effect_in_words, in_short, terms_in_words

_AT_REST = 500
"""How long nothing is typed before what a gesture does is counted again and read aloud."""
_STEPS = (
    ("Que se passe-t-il{}?", "Dites quoi et à partir de quand : rien n’est encore enregistré."),
    ("Ce que cela fait", "Relisez : ce qui suit arrivera, et rien d’autre."),
    ("Avant et après", "Ce qui change est en gras. Le dernier bouton enregistre."),
)
_ANOTHER = "Autre partenaire"
_NOTHING = "—"


class ConventionDialog(QDialog):
    """About a convention, or, with None, about another partner that comes beside; `step` is the one in view, from 0."""

    chapter = "settings#convention"

    def __init__(self, context: Context, convention: Convention | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.convention = context, convention
        self._effect: Effect | None = None
        self.what = ConventionWhat(convention, context.today, self._endings(), self)
        self.effect_words = QWidget(self)
        self._effect_column = bare(QVBoxLayout(self.effect_words), Space.M)
        self.compared = TermsCompared(self)
        self.live = labels.muted("", self)
        self.back, self.give_up = secondary("Retour", self, self.go_back), secondary("Annuler", self, self.reject)
        self.agree, self.end = primary("Continuer", self, self.go_on), danger("Enregistrer", self, self.finish)
        self.step = 0
        self._heads = [labels.title("", self), labels.muted("", self)]
        self._rest = QTimer(self, singleShot=True, interval=_AT_REST)
        self._lay_out()
        self._rest.timeout.connect(self._count)
        self.what.edited.connect(self._rest.start)
        shortcut("Alt+Left", "Revenir à l’étape d’avant", self.go_back, self)
        self._show_step(0)
        self._count()

    def go_on(self) -> None:
        """To the next step, or show beside the fields what is missing."""
        if self.step or self._read():
            self._show_step(self.step + 1)

    def go_back(self) -> None:
        """To the step before; nothing typed is lost."""
        if self.step:
            self._show_step(self.step - 1)

    def finish(self) -> None:
        """Do it, the mandates that it ends having been read, and close."""
        # A double click must not do it twice.
        self.end.setEnabled(False)
        gesture = self._gesture()
        if gesture and self.context.runner.beside(self.what).do(conventions.carry_out, gesture, endings_confirmed=True):
            self.accept()
            return
        self.end.setEnabled(True)
        self._show_step(0)

    def reject(self) -> None:
        """Close, after asking when something typed would be lost."""
        if may_drop(self.context.dialogs, self.what.was_edited()):
            super().reject()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is counted any more once it is closed."""
        self._rest.stop()
        super().hideEvent(event)

    def _endings(self) -> Sequence[Ground]:
        return (self.context.runner.read(endings_of, self.convention) if self.convention else None) or ()

    def _read(self) -> bool:
        """Whether what is typed can be done; what it would do is then known, and shown in the next steps."""
        gesture = self._gesture()
        found = self.context.runner.beside(self.what).read(conventions.effect_of, gesture) if gesture else None
        if found is None:
            return False
        self.what.clear_faults()
        self._effect = found
        self._show_effect(found)
        self.compared.show_terms(self.convention, found.convention)
        rename(self.end, self.what.verb())
        return True

    def _gesture(self) -> Gesture | None:
        return self.context.runner.beside(self.what).judge(self.what.read, self.what)

    def _count(self) -> None:
        """Say in one line what the fields would do as they stand; nothing is said of what is not complete yet."""
        try:
            gesture = self.what.read()
        except RuleBroken:
            gesture = None
        quiet = _Unsaid()
        found = self.context.runner.beside(quiet).read(conventions.effect_of, gesture) if gesture else None
        words = f"Ce que cela fait{NBSP}: {in_short(found)}" if found else ""
        if words != self.live.text():
            self.live.setText(words)
            announce_at_rest(self.live, words)

    def _show_effect(self, effect: Effect) -> None:
        clear(self._effect_column)
        for words in effect_in_words(effect):
            self._effect_column.addWidget(labels.body(f"•{NBSP}{NBSP}{words}", self.effect_words))
        self._effect_column.addStretch(1)

    def _show_step(self, at: int) -> None:
        self.step = at
        for place, body in enumerate(self._bodies):
            body.setVisible(place == at)
        self._frame.area.verticalScrollBar().setValue(0)
        title, sentence = _STEPS[at]
        self._heads[0].setText(title.format(NBSP) if self.convention or at else _ANOTHER)
        self._heads[1].setText(sentence)
        first, last = at == 0, at == len(_STEPS) - 1
        self.back.setVisible(not first)
        self.agree.setVisible(not last)
        self.end.setVisible(last)
        self.live.setVisible(first)
        if first:
            self.what.take_focus()
        else:
            (self.back if last else self.agree).setFocus(Qt.FocusReason.OtherFocusReason)
        spoken = effect_in_words(self._effect) if at == 1 and self._effect else ()
        announce(self, " ".join([self._heads[0].text(), sentence, *spoken]))

    def _lay_out(self) -> None:
        self.setWindowTitle("Convention" if self.convention else _ANOTHER)
        head, buttons = self._heads[0], (self.give_up, self.agree, self.end)
        self._bodies = self.what, self.effect_words, self.compared
        parts, left = (self._heads[1], *self._bodies), (self.back,)
        self._frame = Frame(head, parts, buttons, self, left=left, width=760, height=700)
        self._frame.put_above(self.live)


class _Unsaid:
    """What is refused while somebody is still typing is not said yet."""

    def show_faults(self, _faults: object, /) -> None:
        """Nothing."""


class TermsCompared(QWidget):
    """Before and after, side by side, a line a term, which is also one sentence for whoever hears it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(px(self, Space.L))
        self._grid.setVerticalSpacing(px(self, Space.S))
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column, share in enumerate((2, 3, 3)):
            self._grid.setColumnStretch(column, share)

    def show_terms(self, before: Convention | None, after: Convention) -> None:
        """Show what both say; `before` is None for one that is new."""
        clear(self._grid)
        old, new = terms_in_words(before), terms_in_words(after)
        self._put(0, (labels.muted("", self), labels.muted("Avant", self), labels.muted("Après", self)))
        row = 0
        for name in dict.fromkeys((*old, *new)):
            was, will_be = old.get(name, ""), new.get(name, "")
            if not was and not will_be:
                continue
            row += 1
            changed = was != will_be
            named, before_words = labels.muted(name, self), labels.body(_broken(was or _NOTHING), self)
            after_words = (labels.strong if changed else labels.body)(_broken(will_be or _NOTHING), self)
            change = f"{was or 'rien'}, puis {will_be or 'rien'}" if changed else f"{will_be}, inchangé"
            after_words.setAccessibleName(f"{name} : {change}")
            self._put(row, (named, before_words, after_words))
        self._grid.setRowStretch(row + 1, 1)

    def _put(self, row: int, words: tuple[QWidget, ...]) -> None:
        for column, label in enumerate(words):
            self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)


def _broken(text: str) -> str:
    """The text with places to break: an address is shorter than the words that `breakable` cuts, and too wide here."""
    return breakable(text).replace("@", "\N{ZERO WIDTH SPACE}@")
