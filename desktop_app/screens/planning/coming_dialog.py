"""« Absences et changements »: all that is noted for the days to come, each with the way back."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import capital, counted, day_and_month, plain_date
from desktop_app.domain.planning import Absence, DayException, Decider, Half, Session
from desktop_app.use_cases.planning import absences, exceptions, schedule
from desktop_app.use_cases.planning.exceptions import Standing
from desktop_app.use_cases.reception.today import Change

from ..context import Context
from ..theme.tokens import CONTENT_WIDTH, Space, bare, px, set_edges
from ..widgets import labels
from ..widgets.buttons import quiet, secondary
from ..widgets.empty_state import EmptyState
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from ..widgets.layout import take_out

_BY = {Decider.PLACE: "le lieu d’accueil", Decider.PARTNER: "le partenaire", Decider.NEITHER: ""}
_NOTHING = "Rien n’est noté pour les jours à venir."


def take_back(context: Context, change: Change) -> None:
    """Have what was planned be held again; nothing is asked, for Ctrl+Z undoes it."""
    verb = exceptions.take_back if isinstance(change, DayException) else absences.take_back
    context.runner.do(verb, change.id)


class ComingDialog(QDialog):
    """Follows what changes while it is open: a line that is taken back goes."""

    chapter = "absences#absences-et-changements"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Absences et changements")
        self.lines: list[_Line] = []
        self._count = labels.muted("", self)
        self.absence_button = secondary("Noter une absence…", self)
        self.day_button = secondary("Jour exceptionnel…", self)
        self.close_button = secondary("Fermer", self)
        self._inside = QWidget(self)
        self._column = bare(QVBoxLayout(self._inside), Space.S)
        self._column.addStretch(1)
        self._empty = EmptyState("Tout est comme prévu", _NOTHING, icon="check", parent=self)
        head, parts = labels.title("Absences et changements", self), (self._count, self._inside, self._empty)
        buttons = (self.close_button, self.day_button, self.absence_button)
        Frame(head, parts, buttons, self, width=CONTENT_WIDTH + 120, height=560, fills=self._empty)
        self.absence_button.clicked.connect(self._note_absence)
        self.day_button.clicked.connect(self._add_day)
        self.close_button.clicked.connect(self.accept)
        context.runner.changed.connect(self._show)
        self._show()
        self.absence_button.setFocus()

    def _show(self) -> None:
        read = self._context.runner.read
        names = {id: each.name for id, each in (read(schedule.advisors_by_id) or {}).items()}
        away, changed = read(absences.coming) or (), read(exceptions.coming) or ()
        found: list[tuple[date, str, str, Change]] = [
            *((each.first, *_of_absence(each, names), each) for each in away),
            *((each.exception.original, *_of_exception(each, names), each.exception) for each in changed),
        ]
        found.sort(key=lambda each: each[0])
        had = self.lines and any(line.back.hasFocus() for line in self.lines)
        take_out(self._column, self.lines)
        self.lines = [_Line(self._context, *each[1:], self._inside) for each in found]
        for line in self.lines:
            self._column.insertWidget(self._column.count() - 1, line)
            line.show()
        self._count.setText(counted(len(found), "changement à venir"))
        for part in (self._count, self._inside):
            part.setVisible(bool(found))
        self._empty.setVisible(not found)
        if had:
            (self.lines[0].back if self.lines else self.absence_button).setFocus()

    def _note_absence(self) -> None:
        from .absence_dialog import AbsenceDialog

        self._context.dialogs.show(AbsenceDialog(self._context, parent=self))

    def _add_day(self) -> None:
        from .day_dialogs import AddedDayDialog

        self._context.dialogs.show(AddedDayDialog(self._context, parent=self))


class _Line(QFrame):
    def __init__(self, context: Context, title: str, detail: str, change: Change, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._context, self._change = context, change
        self.back = quiet("Reprendre", self)
        self.back.setAccessibleName(f"Reprendre {title}")
        words = QVBoxLayout()
        words.setSpacing(px(self, 2))
        words.addWidget(labels.strong(breakable(title), self))
        words.addWidget(labels.muted(breakable(detail), self))
        row = QHBoxLayout(self)
        set_edges(row, Space.L, Space.S, Space.S, Space.S)
        row.addLayout(words, 1)
        row.addWidget(self.back)
        self.back.clicked.connect(self._take_back)

    def _take_back(self) -> None:
        take_back(self._context, self._change)


def _of_absence(absence: Absence, names: Mapping[int, str]) -> tuple[str, str]:
    """'Marie Castell, absence du jeudi 4 décembre au vendredi 5 décembre', 'Congés. Su le … par …'."""
    who = names.get(absence.advisor_id, "")
    told_by = f" par {absence.told_by}" if absence.told_by else ""
    known = f"{capital(absence.kind.value)}, su le {plain_date(absence.known_on)}{told_by}."
    instead = f" {names.get(absence.replaced_by, '')} vient à la place." if absence.replaced_by else ""
    return f"{who}, absence {_when(absence)}", f"{known}{instead}"


def _of_exception(standing: Standing, names: Mapping[int, str]) -> tuple[str, str]:
    """'Jeudi 4 décembre : n’a pas lieu', 'Décidé par le lieu d’accueil, su le …. Grève.'."""
    exception = standing.exception
    title = f"{capital(day_and_month(exception.original))} : {_becomes(exception, standing.planned, names)}"
    decider = f"Décidé par {_BY[exception.decider]}, su" if _BY[exception.decider] else "Su"
    note = f" {capital(exception.note)}." if exception.note else ""
    return title, f"{decider} le {plain_date(exception.known_on)}.{note}"


def _when(absence: Absence) -> str:
    first, last = day_and_month(absence.first), day_and_month(absence.last)
    if absence.first == absence.last:
        if absence.from_half is absence.to_half:
            return f"{first}, {absence.from_half.value}"
        return first
    begins = f"{first} après-midi" if absence.from_half is Half.AFTERNOON else first
    ends = f"{last} matin" if absence.to_half is Half.MORNING else last
    return f"du {begins} au {ends}"


def _becomes(exception: DayException, planned: Session | None, names: Mapping[int, str]) -> str:
    instead = exception.instead
    if instead is None:
        return f"{names.get(planned.advisor_id, '')} ne vient pas" if planned else "pas de permanence"
    who = names.get(instead.advisor_id, "")
    if exception.added:
        return f"jour exceptionnel avec {who}, {instead.hours_told}"
    if instead.day != exception.original:
        return f"déplacé au {day_and_month(instead.day)}, {who}, {instead.hours_told}"
    opens = "ouvert quand même, " if exception.opens else ""
    rooms = ", ".join(dict.fromkeys(each.room for each in instead.segments if each.room))
    return f"{opens}{who}, {instead.hours_told}{f', {rooms}' if rooms else ''}"
