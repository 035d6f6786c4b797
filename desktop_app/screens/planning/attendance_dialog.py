"""Say how the day of an advisor went when it was not as planned: late, gone early, or not there."""

from datetime import date, time

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital, day_and_month
from desktop_app.domain.planning import Decider
from desktop_app.domain.planning.attendance import Attendance, AttendanceState, also
from desktop_app.use_cases.planning import attendance
from desktop_app.use_cases.planning.attendance import Attended

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.fields import ChoiceField, HourField, TextField, in_words

_HOUR_CHARS = 12


class AttendanceDialog(FormDialog):
    """`state` is what is told now: whoever was said to be late may leave early as well, and the hour typed stays.

    Of today nobody is said to be absent: an absence is noted instead.
    """

    chapter = "absences#dire-si-le-conseiller-est-venu"
    abandon = "Abandonner cette présence ?"
    tallness = 700
    hint = "Ctrl+Entrée : noter"

    def __init__(
        self, context: Context, attended: Attended, state: AttendanceState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "Noter une présence", parent)
        self._attended = attended
        today = context.today()
        self._lay_out(today)
        self._show(attended.attendance, state, context.desk.now().time() if attended.day == today else None)
        self.state.edited.connect(self._follow_state)
        self._follow_state()
        self.say_verb("Noter la présence")
        field = {AttendanceState.LATE: self.came_at, AttendanceState.LEFT_EARLY: self.left_at}.get(state, self.state)
        field.setFocus()

    def give(self) -> bool:
        told = Attendance(self._attended.day, self._attended.advisor.id, **self.form.asked())
        return self.do(attendance.note, told)

    def _lay_out(self, today: date) -> None:
        day, hours = capital(day_and_month(self._attended.day)), [each.hours_told for each in self._attended.sessions]
        self.form.add(labels.body(f"{self._attended.advisor.name}. {day} : {', '.join(hours)}.", self.form))
        over = self._attended.day < today
        told = [each for each in AttendanceState if over or each is not AttendanceState.ABSENT]
        whose, row = in_words(Decider), self.form.row
        self.state = row("state", "Comment la journée s’est-elle passée ?", ChoiceField(in_words(told)))
        self.came_at = row("came_at", "Arrivée à quelle heure ?", HourField(), chars=_HOUR_CHARS)
        self.decider = row("decider", "Du fait de qui ?", ChoiceField(whose))
        self.left_at = row("left_at", "Départ à quelle heure ?", HourField(placeholder="ex. 16 h"), chars=_HOUR_CHARS)
        self.left_decider = row("left_decider", "Le départ, du fait de qui ?", ChoiceField(whose))
        self.note = row("note", "Pourquoi ?", TextField(), "Facultatif, en quelques mots, sans nom ni raison de santé.")

    def _show(self, said: Attendance | None, state: AttendanceState, now: time | None) -> None:
        self.form.show_value(said or Attendance(self._attended.day, self._attended.advisor.id, state))
        self.state.set_value(also(said.state if said else None, state))
        minute = now.replace(second=0, microsecond=0) if now else None
        self.came_at.set_value((said and said.came_at) or minute)
        self.left_at.set_value((said and said.left_at) or minute)

    def _follow_state(self) -> None:
        state = self.state.value()
        self.form.show_row("came_at", state.late)
        self.form.show_row("decider", state.late or state is AttendanceState.ABSENT)
        for name in ("left_at", "left_decider"):
            self.form.show_row(name, state.left_early)
        self.form.show_row("note", state is not AttendanceState.AS_PLANNED)
