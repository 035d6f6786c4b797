"""A workshop: its people by one key a gesture, its waiting list, and the decision when it has too few."""

from datetime import datetime

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.french import NBSP, plural
from desktop_app.domain.planning import Standing
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.request import Outcome
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.reception import appointments, enrolment, requests
from desktop_app.use_cases.reception.enrolment import Roll, Waiting
from desktop_app.use_cases.reception.today import Booked
from desktop_app.use_cases.workshops import eligibility, workshops
from desktop_app.use_cases.workshops.gauges import Gauge

from ..appointments import gauge_words
from ..appointments.steps import Step
from ..context import Context
from ..page import Page, lay_under
from ..widgets.buttons import allow, danger, primary, quiet, secondary
from ..widgets.done_line import DoneLine
from ..widgets.empty_state import ListOrEmpty
from ..widgets.frame import Frame
from .gauge_head import GaugeHead
from .roll_list import AGREE, GIVE_UP, NO_ANSWER, PROMOTE, RollList
from .subject_dialogs import SubjectDialog

_NOBODY = "Personne n’est inscrit"
_OF_WAITING = {PROMOTE: enrolment.promote, AGREE: enrolment.agree, NO_ANSWER: requests.note_no_answer}
_TOUCHED = Touched.APPOINTMENTS | Touched.PEOPLE | Touched.SETTINGS


class RollDialog(QDialog):
    """About the workshop of an advisor that begins at `start`; once it is cancelled its people are to be called."""

    chapter = "workshops#la-page-d-un-atelier"

    def __init__(self, context: Context, advisor_id: int, start: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._place = context, (advisor_id, start)
        self._roll: Roll | None = None
        self.setWindowTitle("Atelier")
        self.head, self.list, self.done_line = GaugeHead(self), RollList(self), DoneLine(self)
        self.stack = ListOrEmpty(self.list, _NOBODY, "", icon="people", parent=self)
        self.enrol_button = primary("Inscrire", self, self.enrol, icon="add", keys="+")
        self.wait_button = secondary("Liste d’attente", self, self._wait, keys="L")
        self.title_button = quiet("Titre…", self, self._give_title)
        self.group_button = quiet("Places sans nom…", self, self._hold_seats)
        self.hold_button = secondary("Confirmer quand même…", self, self._hold)
        self.off_button = danger("Annuler l’atelier…", self, self._call_off)
        self.close_button = secondary("Fermer", self, self.accept)
        self._lay_out()
        self._connect()
        self._refresh()
        self._shown.setFocus()

    @property
    def gauge(self) -> Gauge | None:
        """The workshop as it stands."""
        return self._roll.gauge if self._roll else None

    def enrol(self) -> None:
        """Ask who is to be enrolled."""
        if self.enrol_button.isEnabled():
            self._open_enrol("SEAT")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ enrols and L puts on the waiting list, wherever the keyboard is."""
        if event.text() == "+":
            self.enrol()
        elif event.text().upper() == "L" and self.wait_button.isEnabled() and not self.wait_button.isHidden():
            self._wait()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        Frame(
            self.head.title,
            (self.head, self.stack),
            (self.off_button, self.hold_button, self.wait_button, self.close_button, self.enrol_button),
            self,
            left=(self.title_button, self.group_button),
            width=900,
            height=640,
            fills=self.stack,
        ).put_in_foot(self.done_line)

    def _connect(self) -> None:
        self.list.asked.connect(self._do)
        self._context.runner.changed.connect(self._hear)
        # Empty, the line of what was done takes no room: in large type the people need all there is.
        self.done_line.stand_in(self, self._context.runner.changed, self._context.runner.undo)
        self._context.runner.writer.slow.connect(self.done_line.say_slow)

    def _hear(self, changes: Changes) -> None:
        if changes.touched & _TOUCHED:
            self._refresh()

    def _refresh(self) -> None:
        found = self._context.runner.read(enrolment.roll, *self._place)
        if found is None:
            return
        self._roll, gauge = found, found.gauge
        self.head.show_gauge(gauge, found.unseen)
        self.list.show_roll(found)
        self.setAccessibleDescription(f"{gauge_words.title(gauge)}, {gauge_words.spoken(gauge)}")
        closed = gauge.over or gauge.gone
        why = "Cet atelier est annulé." if gauge.gone else "Cet atelier est passé." if gauge.over else ""
        allow(self.enrol_button, why)
        allow(self.wait_button, why or ("" if gauge.workshop else "Donnez d’abord un titre à cet atelier."))
        self._show_people(found, closed=closed)
        open_to_decide = not closed and gauge.standing in (Standing.TO_CONFIRM, Standing.TO_DECIDE)
        for button in (self.hold_button, self.off_button):
            button.setVisible(open_to_decide)
        self.title_button.setVisible(not closed)
        self.group_button.setVisible(bool(gauge.workshop and (gauge.open_to or gauge.groups) and not gauge.gone))
        self.title_button.setText("Titre…" if gauge.workshop else "Donner un titre…")
        self.title_button.setAccessibleName(self.title_button.text())

    @property
    def _shown(self) -> QWidget:
        """Where the keyboard is: among the people, or on what enrols the first, or closes when nobody can be."""
        if self.stack.currentWidget() is self.list:
            return self.list
        return self.enrol_button if self.enrol_button.isEnabled() else self.close_button

    def _show_people(self, roll: Roll, *, closed: bool) -> None:
        """The list, or that nobody is in it; the keyboard goes along."""
        held = self._shown.hasFocus()
        self.stack.empty.say(_NOBODY, "" if closed else f"«{NBSP}Inscrire{NBSP}» ajoute la première personne.")
        self.stack.show_rows(bool(roll.people or roll.waiting))
        if held:
            self._shown.setFocus()

    def _do(self, row: Booked | Waiting, step: Step) -> None:
        runner = self._context.runner
        if isinstance(row, Booked) and step == GIVE_UP:
            runner.do(appointments.mark_as, row.appointment.id, State.EXCUSED)
        elif isinstance(row, Booked):
            self._see(row)
        elif step in _OF_WAITING:
            runner.do(_OF_WAITING[step], row.request.id)
        else:
            runner.do(requests.settle_as, row.request.id, Outcome.UNANSWERED)

    def _see(self, row: Booked) -> None:
        """One thing to see is ticked by the key itself; among several, or to correct it, it is chosen."""
        if self._roll is None:
            return
        open_to, seen = self._roll.gauge.open_to, self._roll.seen.get(row.appointment.id)
        if seen is None and len(open_to) == 1:
            self._context.runner.do(eligibility.see, row.appointment.id, open_to[0])
            return
        from .eligibility_dialogs import SeenDialog

        before = seen.entitlement if seen else ""
        self._context.dialogs.show(SeenDialog(self._context, row, open_to, before, self))

    def _hold_seats(self) -> None:
        from .eligibility_dialogs import GroupsDialog

        if self.gauge and self.gauge.workshop:
            self._context.dialogs.show(GroupsDialog(self._context, self.gauge, self))

    def _wait(self) -> None:
        self._open_enrol("LIST")

    def _open_enrol(self, way: str) -> None:
        from .enrol_dialog import EnrolDialog, Way

        if self.gauge:
            self._context.dialogs.show(EnrolDialog(self._context, self.gauge, Way[way], self))

    def _give_title(self) -> None:
        if self.gauge:
            self._context.dialogs.show(SubjectDialog(self._context, self.gauge, self))

    def _hold(self) -> None:
        gauge = self.gauge
        if gauge is None or gauge.workshop is None:
            return
        who = plural(gauge.enrolled, "personne inscrite")
        sentence = f"{who}, minimum {gauge.workshop.subject.minimum}. La décision est prise une fois pour toutes."
        if self._context.dialogs.ask("Confirmer quand même ?", sentence, "Confirmer l’atelier", "Pas encore"):
            self._context.runner.do(workshops.confirm, gauge.workshop.id)

    def _call_off(self) -> None:
        gauge = self.gauge
        if gauge is None or gauge.workshop is None:
            return
        sentence = f"{plural(gauge.named, 'personne')} à prévenir, motif{NBSP}: manque de participants."
        if waiting := gauge.waiting + gauge.promised:
            sentence += f" {plural(waiting, 'personne')} sur la liste d’attente{NBSP}: appelez-les d’abord."
        ask, do = self._context.dialogs.ask, self._context.runner.do
        if not ask("Annuler l’atelier ?", sentence, "Annuler l’atelier", "Garder", dangerous=True):
            return
        if do(workshops.call_off, gauge.workshop.id) and gauge.named:
            self.accept()
            self._context.go("calls", day=gauge.slot.start.date())


def open_workshop(
    context: Context, page: Page, advisor_id: int, start: datetime, *, enrols: bool = False
) -> RollDialog:
    """Show its people; with `enrols` who is to be enrolled is asked at once. Once cancelled, they are to be called."""
    dialog = RollDialog(context, advisor_id, start, page)
    lay_under(dialog, page)
    context.dialogs.show(dialog)
    if enrols:
        dialog.enrol()
    return dialog
