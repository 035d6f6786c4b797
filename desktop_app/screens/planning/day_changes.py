"""Does what the page of a day asks of the day itself: who came, what is held otherwise, who is away.

The dialogs are imported when they are first opened: the day is painted sooner.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.planning import Session, given_as
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.planning.own_time import OwnTime
from desktop_app.use_cases.planning import attendance, equipment, own_time, schedule
from desktop_app.use_cases.planning.attendance import Attended
from desktop_app.use_cases.reception import tickets
from desktop_app.use_cases.reception.today import DayView, Gone, Presence

from ..appointments.day_panel import DayPanel
from ..context import Context
from .taking_back import take_back


class Gesture(Enum):
    """What the menu of a day offers; the value is its words."""

    CAME = "Présence : comme prévu"
    LATE = "Présence : arrivée en retard…"
    LEFT_EARLY = "Présence : départ avant l’heure…"
    ABSENT = "Présence : absence…"
    EQUIPMENT = "Vérifier le matériel…"
    MESSAGE = "Laisser un message…"
    SHEET = "Ressaisir la feuille signée…"
    TALLY = "Ressaisir le relevé du conseiller…"
    PROFILE = "Ressaisir le profil du relevé…"
    OWN = "Temps sans usagers…"
    CANCEL = "Elle n’a pas lieu…"
    MOVE = "Elle a lieu un autre jour…"
    HOURS = "À d’autres heures…"
    PERSON = "Avec quelqu’un d’autre…"
    ROOM = "Dans une autre salle…"
    BACK = "Reprendre ce qui était prévu"
    AWAY = "Noter une absence…"
    ADD = "Jour exceptionnel…"
    OUTINGS = "Demandes hors les murs…"
    LIST = "Absences et changements…"


_STATES = {
    Gesture.LATE: AttendanceState.LATE,
    Gesture.LEFT_EARLY: AttendanceState.LEFT_EARLY,
    Gesture.ABSENT: AttendanceState.ABSENT,
}
_WAYS = (Gesture.CANCEL, Gesture.MOVE, Gesture.HOURS, Gesture.PERSON, Gesture.ROOM)


@dataclass(frozen=True)
class _Asked:
    gesture: Gesture
    presence: Presence | None = None


class DayChanges(QObject):
    """Listens to the panel of a day; `page` is what its dialogs stand over."""

    def __init__(self, context: Context, panel: DayPanel, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._panel, self._page = context, panel, page
        panel.came.connect(self._note_came)
        panel.equipment_wanted.connect(self._check_first)
        panel.back_wanted.connect(self._take_up)
        panel.menu_wanted.connect(self._open_menu)
        panel.adding_wanted.connect(self.add_day)
        panel.hand_on_wanted.connect(self._hand_on)
        panel.own.note_button.clicked.connect(self._note_own_time)
        panel.own.correction_wanted.connect(self._correct_own_time)
        panel.own.removal_wanted.connect(self._remove_own_time)

    def add_day(self) -> None:
        """Open the dialog of a day that no pattern gives, on the date shown unless it is over."""
        from .added_day_dialog import AddedDayDialog

        day = self._day()
        over = day is None or day < self._today()
        self._context.dialogs.show(AddedDayDialog(self._context, None if over else day, self._page))

    def show_list(self) -> None:
        """Open the list of what is noted for the days to come."""
        from .coming_dialog import ComingDialog

        self._context.dialogs.show(ComingDialog(self._context, self._page))

    def _show_outings(self) -> None:
        from .outings_dialog import OutingsDialog

        self._context.dialogs.show(OutingsDialog(self._context, self._page))

    def _open_menu(self, at: int, where: QPoint) -> None:
        view = self._panel.view
        if view is None:
            return
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = view.here if at < 0 else view.here[at : at + 1]
        for presence in shown:
            under = menu.addMenu(f"{presence.advisor.name}, {presence.day.hours}") if len(shown) > 1 else menu
            for gesture in _gestures(view, presence):
                under.addAction(gesture.value).setData(_Asked(gesture, presence))
        if shown:
            menu.addSeparator()
        for gesture in _of_the_day(view):
            menu.addAction(gesture.value).setData(_Asked(gesture, shown[0] if len(shown) == 1 else None))
        menu.triggered.connect(self._do)
        menu.popup(where)

    def _do(self, action: QAction) -> None:
        asked: _Asked = action.data()
        gesture, presence = asked.gesture, asked.presence
        if gesture is Gesture.LIST:
            self.show_list()
        elif gesture is Gesture.ADD:
            self.add_day()
        elif gesture is Gesture.OUTINGS:
            self._show_outings()
        elif gesture is Gesture.AWAY:
            self._note_absence(presence)
        elif gesture is Gesture.SHEET:
            self._type_back()
        elif gesture is Gesture.MESSAGE:
            self._leave_message(presence)
        elif gesture is Gesture.OWN:
            self._show_own_time(presence.advisor.id if presence else 0)
        elif presence is not None:
            self._do_with(gesture, presence)

    def _do_with(self, gesture: Gesture, presence: Presence) -> None:
        if gesture in _WAYS:
            self._change(presence.day, gesture.name)
        elif gesture is Gesture.PROFILE:
            self._type_profile_back(presence)
        elif gesture is Gesture.EQUIPMENT:
            self.check_equipment(presence.day.day, presence.advisor.id)
        elif gesture is Gesture.TALLY:
            self._type_tally_back(presence)
        elif gesture is Gesture.BACK and presence.change:
            take_back(self._context, presence.change)
        elif attended := self._attended(presence):
            if gesture is Gesture.CAME:
                self._note_came(attended)
            else:
                self._note_attendance(attended, _STATES[gesture])

    def check_equipment(self, day: date, advisor_id: int) -> None:
        """Open what must be there for this advisor on this date, if a convention says anything of it."""
        from .equipment_dialog import EquipmentDialog

        found = self._context.runner.read(equipment.of_day, day) or ()
        if equipped := next((each for each in found if each.advisor.id == advisor_id), None):
            self._context.dialogs.show(EquipmentDialog(self._context, equipped, self._page))

    def _check_first(self) -> None:
        """The first of those of the day for whom nobody has looked yet, else the first of all."""
        view = self._panel.view
        asked = sorted(view.equipped, key=lambda each: each.check is not None) if view else []
        if asked:
            self.check_equipment(asked[0].day, asked[0].advisor.id)

    def _note_came(self, attended: Attended) -> None:
        as_planned = Attendance(attended.day, attended.advisor.id, AttendanceState.AS_PLANNED)
        self._context.runner.do(attendance.note, as_planned)

    def _note_attendance(self, attended: Attended, state: AttendanceState) -> None:
        from .attendance_dialog import AttendanceDialog

        self._context.dialogs.show(AttendanceDialog(self._context, attended, state, self._page))

    def _note_absence(self, presence: Presence | None) -> None:
        from .absence_dialog import AbsenceDialog

        day, advisor_id = self._day() or self._today(), presence.advisor.id if presence else 0
        dialog = AbsenceDialog(self._context, advisor_id, max(day, self._today()), self._page)
        self._context.dialogs.show(dialog)

    def _type_back(self) -> None:
        from ..appointments.sheet_dialog import SheetDialog

        self._context.dialogs.show(SheetDialog(self._context, self._day() or self._today(), self._page))

    def _leave_message(self, presence: Presence | None) -> None:
        from ..messages.message_dialog import MessageDialog

        advisor_id = presence.advisor.id if presence else 0
        day = max(self._day() or self._today(), self._today())
        dialog = MessageDialog(self._context, advisor_id=advisor_id, day=day, parent=self._page)
        self._context.dialogs.show(dialog)

    def _type_tally_back(self, presence: Presence) -> None:
        from ..appointments.tally_dialog import TallyDialog

        self._context.dialogs.show(TallyDialog(self._context, presence.day.day, presence.advisor, self._page))

    def _type_profile_back(self, presence: Presence) -> None:
        from ..appointments.profile_dialog import ProfileDialog

        self._context.dialogs.show(ProfileDialog(self._context, presence.day.day, presence.advisor, self._page))

    def _hand_on(self, advisor_id: int) -> None:
        self._context.runner.do(tickets.hand_on, advisor_id)

    def _note_own_time(self) -> None:
        self._show_own_time(0)

    def _correct_own_time(self, own: OwnTime) -> None:
        self._show_own_time(own.advisor_id, own)

    def _remove_own_time(self, own: OwnTime) -> None:
        self._context.runner.do(own_time.remove, own.id)

    def _show_own_time(self, advisor_id: int, own: OwnTime | None = None) -> None:
        from .own_time_dialog import OwnTimeDialog

        day = self._day() or self._today()
        self._context.dialogs.show(OwnTimeDialog(self._context, day, advisor_id, own, self._page))

    def _change(self, session: Session, way: str) -> None:
        from .changed_day_dialog import ChangedDayDialog, Way

        planning = self._context.runner.read(schedule.planning_of)
        planned = given_as(session.key, planning) if planning else None
        dialog = ChangedDayDialog(self._context, planned or session, Way[way], self._page)
        self._context.dialogs.show(dialog)

    def _take_up(self, gone: Gone) -> None:
        if gone.change is None:
            self._change(gone.lost.session, "OPEN")
        else:
            take_back(self._context, gone.change)

    def _attended(self, presence: Presence) -> Attended | None:
        view = self._panel.view
        return next((each for each in (view.attended if view else ()) if each.advisor == presence.advisor), None)

    def _day(self) -> date | None:
        return self._panel.view.day if self._panel.view else None

    def _today(self) -> date:
        return self._context.desk.now().date()


def _gestures(view: DayView, presence: Presence) -> Iterator[Gesture]:
    today = view.now.date()
    if view.day <= today:
        yield from (Gesture.CAME, Gesture.LATE, Gesture.LEFT_EARLY)
        if any(each.advisor == presence.advisor for each in view.equipped):
            yield Gesture.EQUIPMENT
        yield from (Gesture.TALLY, Gesture.PROFILE)
    if view.day < today:
        yield Gesture.ABSENT
    elif presence.change:
        yield Gesture.BACK
    elif presence.day.pattern_id:
        yield from _WAYS


def _of_the_day(view: DayView) -> Iterator[Gesture]:
    if view.day >= view.now.date():
        yield from (Gesture.MESSAGE, Gesture.AWAY, Gesture.ADD)
    if view.day <= view.now.date():
        if view.here or view.booked:
            yield Gesture.SHEET
        yield Gesture.OWN
    yield from (Gesture.OUTINGS, Gesture.LIST)
