"""« Rythme de permanence »: a pattern is typed at the left, its next dates come at the right."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from desktop_app.domain.errors import Refused
from desktop_app.domain.french import plural
from desktop_app.domain.planning import Shared, but_for, unsuited

from ..dialogs import Dialogs, may_drop
from ..theme.tokens import Target, px, window_room
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import primary, rename, secondary
from ..widgets.frame import Frame
from ..widgets.shortcut import shortcut
from .dates_preview import DatesPreview
from .effect_words import dates
from .pattern_form import Keeper, PatternForm

_NO_WEEKDAY = "Dites un jour : les dates viennent ici."
_TITLE = "Rythme de permanence"
_LEAST_WIDTH, _FORM_WIDTH, _PREVIEW_WIDTH = 960, 640, 410
_REST_MS = 500


class PatternDialog(QDialog):
    """`rows` are those of the pattern to change, none for a new one; it is kept by `keeper`.

    Dates that are taken already are shown with their reason, and left out when it is kept: the button says how many.
    """

    chapter = "settings#jours-de-permanence"

    def __init__(
        self,
        keeper: Keeper,
        rows: Shared,
        advisors: Sequence[tuple[int, str]],
        today: Callable[[], date],
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper, self._rows, self._dialogs, self._today = keeper, rows, dialogs, today
        self._called, self._taken = 0, frozenset[date]()
        self.form = PatternForm(rows, advisors, today, keeper)
        self.preview = DatesPreview()
        self._brief = labels.one_line("", "muted", self)
        self._brief.setMinimumHeight(px(self, Target.CONTROL))
        self.people = Banner("attention", parent=self)
        self.agree, self.give_up = primary("Enregistrer", self, self.save), secondary("Annuler", self, self.reject)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.tell_people)
        self.setWindowTitle(_TITLE)
        self._lay_out()
        self.form.edited.connect(self._look_ahead)
        shortcut(("Ctrl+Return", "Ctrl+Enter"), "Enregistrer la permanence", self.save, self)
        self._look_ahead()
        self.form.begin()

    def save(self) -> None:
        """Keep the pattern and close, or show what is wrong beside its field."""
        try:
            typed = self._fitted(self.form.read())
            self.form.check_beside(typed, self._keeper.others(self._rows), self._keeper.first)
        except Refused as refusal:
            self.form.show_faults(refusal.faults)
            return
        if typed == self._rows or self._keeper.keep(typed, self._rows, self.form):
            self.accept()

    def tell_people(self) -> None:
        """Say which dates it leaves out and what it does to people, in a line above the buttons and on the first."""
        self._rest.stop()
        typed = self._typed()
        lacks = unsuited(typed[0].segments, typed[0].purpose, typed[0].place_id, self._keeper.rooms) if typed else ()
        changed = typed if typed != self._rows else None
        self._called, followed = self._keeper.to_call(changed, self._rows) if changed else (0, 0)
        told = (skipped_told(self._skipped()), people_told(self._called, followed), *lacks)
        self.people.say(" ".join(filter(None, told)))
        self._say_verb()

    def reject(self) -> None:
        """Close, after asking when something typed would be lost."""
        if may_drop(self._dialogs, self.form.was_edited()):
            super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the dates under the form when there is no room beside it: both then scroll together."""
        super().resizeEvent(event)
        narrow = self.width() < px(self, _LEAST_WIDTH)
        if narrow is not self._narrow:
            self._put_preview(narrow)

    def _look_ahead(self) -> None:
        self._taken = frozenset()
        try:
            found = self._keeper.coming(self.form.read(), self._rows)
            self._taken = frozenset(each.day for each in found.taken)
            self.preview.show_dates(found)
        except Refused as refusal:
            first = refusal.faults[0]
            self.preview.show_nothing(_NO_WEEKDAY if first.field == "when" else first.sentence)
        self._tell_number()
        self._say_verb()
        self._rest.start()

    def _say_verb(self) -> None:
        """What the button does, with the dates it leaves out and the people it leaves to be called."""
        parts = ["Enregistrer"]
        if skipped := self._skipped():
            parts.append(f"sauf {plural(len(skipped), 'date')}")
        if self._called:
            parts.append(f"{self._called} à appeler")
        rename(self.agree, ", ".join(parts))

    def _skipped(self) -> list[date]:
        """The dates to come that it leaves out."""
        return sorted(day for day in self._taken if day >= self._today())

    def _fitted(self, typed: Shared) -> Shared:
        """What is typed without the dates that are taken: those that were shown, and no other."""
        return tuple(but_for(each, self._taken) for each in typed) if self._taken else typed

    def _typed(self) -> Shared | None:
        try:
            return self._fitted(self.form.read())
        except Refused:
            return None

    def _lay_out(self) -> None:
        self.form.setMaximumWidth(px(self, _FORM_WIDTH))
        head, buttons, left = labels.title(_TITLE, self), (self.give_up, self.agree), (self._brief,)
        self._frame = Frame(head, (self.form,), buttons, self, left=left, width=1100, height=690)
        self._frame.put_above(self.people)
        inside = self._frame.area.widget()
        within = inside.layout() if inside else None
        assert isinstance(within, QBoxLayout)
        self._within = within
        self._put_preview(window_room(self).width() < px(self, _LEAST_WIDTH))

    def _put_preview(self, narrow: bool) -> None:
        """Under the form and as high as its rows, for both to scroll together; or beside it, always in sight."""
        self._narrow = narrow
        if narrow:
            self._within.insertWidget(1, self.preview)
        else:
            self._frame.put_beside(self.preview)
        self.preview.setMinimumWidth(0 if narrow else px(self, _PREVIEW_WIDTH))
        self.preview.show_whole(narrow)
        self._tell_number()

    def _tell_number(self) -> None:
        """Beside the buttons, when the dates themselves are far below the fields."""
        self._brief.setText(self.preview.total.text() if self._narrow else "")


def skipped_told(days: Sequence[date]) -> str:
    """Which dates are left out, in words, or ''; the reason of each stands beside it, in the table."""
    verb = "sautent" if len(days) > 1 else "saute"
    return f"{plural(len(days), 'date')} {verb} : {dates(days)}." if days else ""


def people_told(called: int, followed: int) -> str:
    """What a change of patterns does to people, in words, or ''."""
    words = []
    if called:
        words.append(f"{plural(called, 'rendez-vous')} à déplacer : la liste d’appel sera dans « À faire ».")
    if followed:
        keep = "gardent leur" if followed > 1 else "garde son"
        words.append(f"{plural(followed, 'rendez-vous')} {keep} heure avec quelqu’un d’autre.")
    return " ".join(words)
