"""« Rappels par téléphone »: the people of a day called one after the other, one key for what each said."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.french import NBSP, day_and_month, hour, plural
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.reminder import ReminderResult
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.papers import reminder_papers
from desktop_app.use_cases.reception import reminders
from desktop_app.use_cases.reception.reminders import ReminderRow

from ..appointments.list_line import ListLine, Pill, dotted, in_one_breath
from ..appointments.papers import preview
from ..appointments.step_list import StepList
from ..appointments.steps import Deed, Step
from ..context import Context
from ..widgets import labels
from ..widgets.buttons import secondary
from ..widgets.empty_state import ListOrEmpty
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from .call_lines import TO_SEE, number_of

_WIDTH, _HEIGHT = 760, 660
_NOBODY = "Personne n’est attendu ce jour-là"
_ELSE = "Quelqu’un d’autre répond, ou un répondeur ? Dites seulement de rappeler : ni le rendez-vous, ni pourquoi."
_HEADS = ("À appeler", "Sans téléphone : à prévenir si quelqu’un les voit", "C’est fait")
_STEPS = (
    Step("V", "Vient", "La personne viendra", Deed.CALL, ReminderResult.COMES),
    Step(
        "N",
        "Ne vient pas",
        "La personne ne viendra pas : elle a prévenu, sa place est libre",
        Deed.CALL,
        ReminderResult.CANNOT,
    ),
    Step("M", "Message", "Un message est laissé", Deed.CALL, ReminderResult.MESSAGE),
    Step("P", "Pas de réponse", "Personne ne répond", Deed.CALL, ReminderResult.NO_ANSWER),
)


class RemindersDialog(QDialog):
    """About one day; what is noted is noted at once, and taken back by Ctrl+Z in the window behind."""

    chapter = "calls#rappeler-par-telephone"

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self._day = context, day
        title = f"Rappels du {day_and_month(day)}"
        self.setWindowTitle(title)
        self.rows = StepList("Les personnes à rappeler", _STEPS, self)
        self._list = ListOrEmpty(self.rows, _NOBODY, "", icon="phone", parent=self, firm=True)
        self._said, self._counted = labels.spoken("", self), labels.muted("", self)
        self.print_button = secondary("Imprimer la liste", self, self._print, icon="print", keys="Ctrl+P")
        self.close_button = secondary("Fermer", self, self.accept)
        parts, buttons = (self._counted, self._list, self._said), (self.close_button, self.print_button)
        Frame(labels.title(title, self), parts, buttons, self, width=_WIDTH, height=_HEIGHT, fills=self._list)
        self.rows.asked.connect(self._note)
        self.rows.selectionModel().currentChanged.connect(self._say)
        context.runner.changed.connect(self._follow)
        self._show()
        (self.rows if self.rows.rows.rowCount() else self.close_button).setFocus()

    def _show(self) -> None:
        read = self.context.runner.read
        found = read(reminders.of_day, self._day) or ()
        said = [read(reminders.what_to_say, row) or "" for row in found]
        self.rows.show_lines(_lines(found, said), self.rows.chosen_key)
        self._counted.setText(_counted(found))
        self._counted.setVisible(bool(found))
        self._list.show_rows(bool(found))
        self._say()

    def _say(self) -> None:
        line, words = self.rows.chosen, ""
        if line and isinstance(line.row, ReminderRow) and line.row.waits:
            words = f"«{NBSP}{line.said}{NBSP}»\n{_ELSE}"
        self._said.setText(breakable(words))
        self._said.setVisible(bool(words))

    def _note(self, row: ReminderRow, step: Step) -> None:
        key = ("reminder", row.appointment.id)
        wanted = self.rows.key_after(key) or key
        if isinstance(step.notes, ReminderResult) and self.context.runner.do(
            reminders.record, row.appointment.id, step.notes
        ):
            self.rows.choose_key(wanted)

    def _follow(self, changes: Changes) -> None:
        if changes.touched & (Touched.APPOINTMENTS | Touched.PEOPLE):
            self._show()

    def _print(self) -> None:
        preview(self.context, self, reminder_papers.reminder_list, self._day)


def _lines(rows: Sequence[ReminderRow], said: Sequence[str]) -> list[ListLine]:
    """Those to call, those who cannot be, those who answered: each under its head, in order of hour."""
    lines: list[ListLine] = []
    before = ""
    for row, sentence in sorted(zip(rows, said, strict=True), key=lambda each: _HEADS.index(_head(each[0]))):
        head, number = _head(row), number_of(row.person)
        lines.append(
            ListLine(
                key=("reminder", row.appointment.id),
                row=row,
                hour=hour(row.appointment.start),
                title=row.person.name,
                detail=_detail(row),
                pills=(Pill(number),),
                spoken=_spoken(row, number, sentence),
                above=head if head != before else "",
                begins_section=head != before,
                steps=_STEPS if row.appointment.state is State.EXPECTED else (),
                loud=row.waits,
                said=sentence,
            )
        )
        before = head
    return lines


def _detail(row: ReminderRow) -> str:
    """What the last call came to with its hour, and with whom the appointment is."""
    came = f"{row.told.result.value} ({hour(row.told.at)})" if row.told else ""
    return dotted(came, TO_SEE if row.unseen else "", f"avec {row.advisor.name}")


def _spoken(row: ReminderRow, number: str, said: str) -> str:
    """'9 h, Nadia Aubert, 06 39 98 91 39, message laissé', then the sentence to say while they are to be called."""
    told, to_see = row.told.result.value if row.told else "", TO_SEE if row.unseen else ""
    words = in_one_breath(hour(row.appointment.start), row.person.name, number, told, to_see)
    return f"{words}. {said if row.waits else ''}".strip()


def _head(row: ReminderRow) -> str:
    to_call, without, done = _HEADS
    if row.waits:
        return to_call
    return without if row.told is None else done


def _counted(rows: tuple[ReminderRow, ...]) -> str:
    results = [row.told.result for row in rows if row.told]
    coming, not_coming = results.count(ReminderResult.COMES), results.count(ReminderResult.CANNOT)
    parts = (
        f"{plural(sum(row.waits for row in rows), 'personne')} à appeler",
        f"{coming} viennent" if coming > 1 else "1 vient" if coming else "",
        f"{not_coming} ne viennent pas" if not_coming > 1 else "1 ne vient pas" if not_coming else "",
    )
    return dotted(*parts)
