"""« Rythme de permanence »: a pattern is typed at the left, its next dates come at the right."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.errors import Refused
from desktop_app.domain.french import plural
from desktop_app.domain.planning import ComingDate, Pattern

from ..dialogs import Dialogs
from ..runner import ShowsFaults
from ..theme.tokens import Space, open_at, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import primary, secondary
from ..widgets.scrolled import scrolled
from ..widgets.shortcut import shortcut
from .dates_preview import DatesPreview
from .pattern_form import PatternForm

_NO_WEEKDAY = "Dites un jour : les dates viennent ici."
_TITLE = "Rythme de permanence"
_LEAST_WIDTH, _FORM_WIDTH, _PREVIEW_WIDTH = 960, 640, 410
_REST_MS = 500


class Keeper(Protocol):
    """Where patterns are kept: in the file, or in the pages of the assistant."""

    beginning: str
    """What an empty first day means, in words."""

    @property
    def conventions(self) -> Sequence[tuple[int, str]]:
        """Those under which a day may be held, by id and name; nothing is asked where there is one at most."""
        ...

    @property
    def places(self) -> Sequence[tuple[int, str]]:
        """Where one may be held, likewise."""
        ...

    def others(self, pattern: Pattern | None) -> Sequence[Pattern]:
        """The patterns beside which this one is held."""
        ...

    def coming(self, typed: Pattern) -> Sequence[ComingDate]:
        """The next dates of a pattern that is typed."""
        ...

    def to_call(self, typed: Pattern) -> tuple[int, int]:
        """How many people would have to be called, and how many would keep their hour with somebody else."""
        ...

    def keep(self, typed: Pattern, form: ShowsFaults) -> bool:
        """Keep it, or show why not; whether it was."""
        ...


class PatternDialog(QDialog):
    """`pattern` is the one to change, None for a new one; it is kept by `keeper`."""

    chapter = "settings#jours-de-permanence"

    def __init__(
        self,
        keeper: Keeper,
        pattern: Pattern | None,
        advisors: Sequence[tuple[int, str]],
        today: Callable[[], date],
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper, self._pattern, self._dialogs = keeper, pattern, dialogs
        self.form = PatternForm(
            pattern, advisors, today, keeper.beginning, conventions=keeper.conventions, places=keeper.places
        )
        self.preview = DatesPreview()
        self._brief = labels.muted("", self)
        self.people = Banner("attention", parent=self)
        self.agree, self.give_up = primary("Enregistrer", self), secondary("Annuler", self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.tell_people)
        self.setWindowTitle(_TITLE)
        self._lay_out()
        self.form.edited.connect(self._look_ahead)
        self.agree.clicked.connect(self.save)
        self.give_up.clicked.connect(self.reject)
        shortcut(("Ctrl+Return", "Ctrl+Enter"), "Enregistrer la permanence", self.save, self)
        self._look_ahead()
        self.form.begin()

    def save(self) -> None:
        """Keep the pattern and close, or show what is wrong beside its field."""
        try:
            typed = self.form.read(self._keeper.others(self._pattern))
        except Refused as refusal:
            self.form.show_faults(refusal.faults)
            # Where the sentences stand is known once the layout has run.
            QTimer.singleShot(0, self, self._reveal_fault)
            return
        if typed == self._pattern or self._keeper.keep(typed, self.form):
            self.accept()

    def tell_people(self) -> None:
        """Say what keeping it would do to people, in a line above the buttons and on the first of them."""
        self._rest.stop()
        typed = self._typed()
        called, followed = self._keeper.to_call(typed) if typed and typed != self._pattern else (0, 0)
        self.people.say(people_told(called, followed))
        self.agree.setText(f"Enregistrer, {called} à appeler" if called else "Enregistrer")

    def reject(self) -> None:
        """Close, after asking when something typed would be lost."""
        if not self.form.was_edited() or self._dialogs.ask(
            "Fermer sans enregistrer ?", "Ce que vous avez écrit ici sera perdu.", "Fermer", "Continuer"
        ):
            super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the dates under the form when there is no room beside it: both then scroll together."""
        super().resizeEvent(event)
        narrow = self.width() < px(self, _LEAST_WIDTH)
        if narrow is not self._narrow:
            self._put_preview(narrow)

    def _look_ahead(self) -> None:
        try:
            self.preview.show_dates(self._keeper.coming(self.form.read()))
        except Refused as refusal:
            first = refusal.faults[0]
            self.preview.show_nothing(_NO_WEEKDAY if first.field == "when" else first.sentence)
        self._tell_number()
        self._rest.start()

    def _typed(self) -> Pattern | None:
        try:
            return self.form.read()
        except Refused:
            return None

    def _lay_out(self) -> None:
        self.form.setMaximumWidth(px(self, _FORM_WIDTH))
        holder = QWidget(self)
        # Across, for a column asks how high the form is at its own width, wider than the form ever gets.
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.form, 1)
        beside.addStretch(0)
        self._area = scrolled(holder, self)
        inside = self._area.widget()
        within = inside.layout() if inside else None
        assert isinstance(within, QBoxLayout)
        self._within = within
        self._across = QHBoxLayout()
        self._across.setSpacing(px(self, Space.XL))
        self._across.addWidget(self._area, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, Space.S))
        buttons.addWidget(self._brief, 1)
        buttons.addWidget(self.give_up)
        buttons.addWidget(self.agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XL, Space.XL, Space.XL, Space.L)))
        column.setSpacing(px(self, Space.L))
        column.addWidget(labels.title(_TITLE, self))
        column.addLayout(self._across, 1)
        column.addWidget(self.people)
        column.addLayout(buttons)
        self._put_preview(False)
        open_at(self, 1100, 690)

    def _put_preview(self, narrow: bool) -> None:
        """Under the form and as high as its rows, for both to scroll together; or beside it, always in sight."""
        self._narrow = narrow
        if narrow:
            self._within.insertWidget(1, self.preview)
        else:
            self._across.addWidget(self.preview)
        self.preview.setMinimumWidth(0 if narrow else px(self, _PREVIEW_WIDTH))
        self.preview.show_whole(narrow)
        self._tell_number()

    def _tell_number(self) -> None:
        """Beside the buttons, when the dates themselves are far below the fields."""
        self._brief.setText(self.preview.total.text() if self._narrow else "")

    def _reveal_fault(self) -> None:
        """Scroll to the first sentence, then to its field, which counts more when there is no room for both."""
        told = (label for label in self.form.findChildren(QLabel) if label.property("role") == "fault")
        shown = [next((label for label in told if label.isVisible()), None), self.focusWidget()]
        for each in shown:
            if each is not None and self.form.isAncestorOf(each):
                self._area.ensureWidgetVisible(each)


def people_told(called: int, followed: int) -> str:
    """What a change of patterns does to people, in words, or ''."""
    words = []
    if called:
        words.append(f"{plural(called, 'rendez-vous')} à déplacer : la liste d’appel sera dans « À faire ».")
    if followed:
        keep = "gardent leur" if followed > 1 else "garde son"
        words.append(f"{plural(followed, 'rendez-vous')} {keep} heure avec quelqu’un d’autre.")
    return " ".join(words)
