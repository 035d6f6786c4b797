"""Does what the page of a day asks of the day itself: who came, what is held otherwise, who is away.

The dialogs are imported when they are first opened: the day is painted sooner.
"""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from desktop_app.domain.planning import Session, given_as
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.planning.own_time import OwnTime
from desktop_app.domain.reception.event import Event
from desktop_app.use_cases.planning import attendance, equipment, own_time, schedule
from desktop_app.use_cases.planning.attendance import Attended
from desktop_app.use_cases.reception import events, tickets
from desktop_app.use_cases.reception.today import Change, DayView, Gone, Presence

from ..appointments.day_panel import DayPanel
from ..context import Context


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
    EVENT = "Événement, sans noms…"
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
    Gesture.CAME: AttendanceState.AS_PLANNED,
    Gesture.LATE: AttendanceState.LATE,
    Gesture.LEFT_EARLY: AttendanceState.LEFT_EARLY,
    Gesture.ABSENT: AttendanceState.ABSENT,
}
_WAYS = (Gesture.CANCEL, Gesture.MOVE, Gesture.HOURS, Gesture.PERSON, Gesture.ROOM)


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
        panel.own.correction_wanted.connect(self._correct_noted)
        panel.own.removal_wanted.connect(self._remove_noted)

    def add_day(self) -> None:
        """Open the dialog of a day that no pattern gives, on the date shown unless it is over."""
        from .day_dialogs import AddedDayDialog

        day = self._day if self._day >= self._context.today() else None
        self._show(AddedDayDialog(self._context, day, self._page))

    def show_list(self) -> None:
        """Open the list of what is noted for the days to come."""
        from .coming_dialog import ComingDialog

        self._show(ComingDialog(self._context, self._page))

    def check_equipment(self, day: date, advisor_id: int) -> None:
        """Open what must be there for this advisor on this date, if a convention says anything of it."""
        from .equipment_dialog import EquipmentDialog

        found = self._context.runner.read(equipment.of_day, day) or ()
        if equipped := next((each for each in found if each.advisor.id == advisor_id), None):
            self._show(EquipmentDialog(self._context, equipped, self._page))

    @property
    def _day(self) -> date:
        return self._panel.view.day if self._panel.view else self._context.today()

    def _show(self, dialog: QDialog) -> None:
        self._context.dialogs.show(dialog)

    # The menu

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
                under.addAction(gesture.value).setData((gesture, presence))
        if shown:
            menu.addSeparator()
        for gesture in _of_the_day(view):
            menu.addAction(gesture.value).setData((gesture, shown[0] if len(shown) == 1 else None))
        menu.triggered.connect(self._do)
        menu.popup(where)

    def _do(self, action: QAction) -> None:
        gesture, presence = action.data()
        if gesture in _STATES:
            self._note_attendance(presence, _STATES[gesture])
        elif gesture in _WAYS:
            self._change(presence.day, gesture.name)
        elif gesture is Gesture.BACK:
            self._take_back(presence.change)
        elif gesture is Gesture.EQUIPMENT:
            self.check_equipment(presence.day.day, presence.advisor.id)
        elif gesture is Gesture.LIST:
            self.show_list()
        elif gesture is Gesture.ADD:
            self.add_day()
        elif gesture is Gesture.OWN:
            self._show_own_time(presence.advisor.id if presence else 0)
        elif gesture is Gesture.EVENT:
            self._show_event(presence.advisor.id if presence else 0)
        else:
            self._show(self._dialog(gesture, presence))

    def _dialog(self, gesture: Gesture, presence: Presence | None) -> QDialog:
        context, page, day, who = self._context, self._page, self._day, presence.advisor.id if presence else 0
        match gesture:
            case Gesture.AWAY:
                from .absence_dialog import AbsenceDialog

                return AbsenceDialog(context, who, max(day, context.today()), page)
            case Gesture.MESSAGE:
                from ..messages.message_dialog import MessageDialog

                return MessageDialog(context, advisor_id=who, day=max(day, context.today()), parent=page)
            case Gesture.SHEET:
                from ..appointments.sheet_dialog import SheetDialog

                return SheetDialog(context, day, page)
            case Gesture.TALLY if presence:
                from ..appointments.tally_dialog import TallyDialog

                return TallyDialog(context, day, presence.advisor, page)
            case Gesture.PROFILE if presence:
                from ..appointments.profile_dialog import ProfileDialog

                return ProfileDialog(context, day, presence.advisor, page)
        from .outing_dialogs import OutingsDialog

        return OutingsDialog(context, page)

    # What it and the panel do

    def _note_attendance(self, presence: Presence, state: AttendanceState) -> None:
        from .attendance_dialog import AttendanceDialog

        attended = self._panel.view.attended if self._panel.view else ()
        for each in attended:
            if each.advisor == presence.advisor and state is AttendanceState.AS_PLANNED:
                self._note_came(each)
            elif each.advisor == presence.advisor:
                self._show(AttendanceDialog(self._context, each, state, self._page))

    def _note_came(self, attended: Attended) -> None:
        as_planned = Attendance(attended.day, attended.advisor.id, AttendanceState.AS_PLANNED)
        self._context.runner.do(attendance.note, as_planned)

    def _check_first(self) -> None:
        """The first of those of the day for whom nobody has looked yet, else the first of all."""
        view = self._panel.view
        asked = sorted(view.equipped, key=lambda each: each.check is not None) if view else []
        if asked:
            self.check_equipment(asked[0].day, asked[0].advisor.id)

    def _hand_on(self, advisor_id: int) -> None:
        self._context.runner.do(tickets.hand_on, advisor_id)

    def _note_own_time(self) -> None:
        self._show_own_time(0)

    def _correct_noted(self, noted: OwnTime | Event) -> None:
        if isinstance(noted, Event):
            self._show_event(noted.advisor_id, noted)
        else:
            self._show_own_time(noted.advisor_id, noted)

    def _remove_noted(self, noted: OwnTime | Event) -> None:
        self._context.runner.do(events.remove if isinstance(noted, Event) else own_time.remove, noted.id)

    def _show_event(self, advisor_id: int, event: Event | None = None) -> None:
        from .event_dialog import EventDialog

        self._show(EventDialog(self._context, self._day, advisor_id, event, self._page))

    def _show_own_time(self, advisor_id: int, own: OwnTime | None = None) -> None:
        from .own_time_dialog import OwnTimeDialog

        self._show(OwnTimeDialog(self._context, self._day, advisor_id, own, self._page))

    def _change(self, session: Session, way: str) -> None:
        from .day_dialogs import ChangedDayDialog, Way

        planning = self._context.runner.read(schedule.planning_of)
        planned = given_as(session.key, planning) if planning else None
        self._show(ChangedDayDialog(self._context, planned or session, Way[way], self._page))

    def _take_up(self, gone: Gone) -> None:
        if gone.change is None:
            self._change(gone.lost.session, "OPEN")
        else:
            self._take_back(gone.change)

    def _take_back(self, change: Change) -> None:
        from .coming_dialog import take_back

        take_back(self._context, change)


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
    yield from (Gesture.EVENT, Gesture.OUTINGS, Gesture.LIST)
