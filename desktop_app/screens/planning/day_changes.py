"""Does what the page of a day asks of the day itself: who came, what is held otherwise, who is away.

The dialogs are imported when they are first opened: the day is painted sooner.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.planning import Session, given_as
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.planning.own_time import OwnTime
from desktop_app.domain.reception.event import Event
from desktop_app.use_cases.planning import attendance, equipment, own_time, schedule
from desktop_app.use_cases.planning.attendance import Attended
from desktop_app.use_cases.reception import events
from desktop_app.use_cases.reception.today import Change, DayView, Gone, Presence

from ..appointments.day_panel import DayPanel
from ..context import Context
from ..theme.tokens import Space, px
from ..widgets.shortcut import shortcut

_Offered = tuple[str, Callable[[], object]]
"""The words of a gesture, and what it does."""
_WAYS = {
    "CANCEL": "Elle n’a pas lieu…",
    "MOVE": "Elle a lieu un autre jour…",
    "HOURS": "À d’autres heures…",
    "PERSON": "Avec quelqu’un d’autre…",
    "ROOM": "Dans une autre salle…",
}
"""What may become of a permanence, by the name of its `day_dialogs.Way`."""


class DayChanges(QObject):
    """Listens to the panel of a day; `page` is what its dialogs stand over."""

    def __init__(self, context: Context, panel: DayPanel, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._panel, self._page = context, panel, page
        panel.cards.came.connect(self._note_came)
        panel.cards.menu_wanted.connect(self._open_menu)
        panel.gone.pressed.connect(self._take_up)
        panel.noted.pressed.connect(self._change_noted)
        panel.add_day.clicked.connect(self.add_day)
        panel.note_button.clicked.connect(self._note_own_time)
        shortcut("Ctrl+J", "Ce jour : présence, annulation, autres heures…", self._open_whole_menu, panel)
        shortcut("Ctrl+B", "Noter la présence comme prévu", self._note_first_came, panel)
        shortcut("Ctrl+I", "Vérifier le matériel de la permanence", self._check_first, panel)

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

    def _open_whole_menu(self) -> None:
        edge = px(self._panel, Space.XL)
        self._open_menu(-1, self._panel.mapToGlobal(QPoint(edge, edge)))

    def _open_menu(self, at: int, where: QPoint) -> None:
        view = self._panel.view
        if view is None:
            return
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = view.here if at < 0 else view.here[at : at + 1]
        for presence in shown:
            under = menu.addMenu(f"{presence.advisor.name}, {presence.day.hours}") if len(shown) > 1 else menu
            for words, do in self._of_presence(view, presence):
                under.addAction(words).setData(do)
        if shown:
            menu.addSeparator()
        for words, do in self._of_the_day(view, shown[0].advisor.id if len(shown) == 1 else 0):
            menu.addAction(words).setData(do)
        menu.triggered.connect(self._do)
        menu.popup(where)

    def _do(self, action: QAction) -> None:
        action.data()()

    def _of_presence(self, view: DayView, presence: Presence) -> Iterator[_Offered]:
        """Of whoever was to come until today, who is among the attended, it is said how the day went."""
        who = presence.advisor
        attended = next((each for each in view.attended if each.advisor == who), None)
        if attended:
            otherwise = partial(self._note_otherwise, attended)
            yield "Présence : comme prévu", partial(self._note_came, attended)
            yield "Présence : arrivée en retard…", partial(otherwise, AttendanceState.LATE)
            yield "Présence : départ avant l’heure…", partial(otherwise, AttendanceState.LEFT_EARLY)
            if any(each.advisor == who for each in view.equipped):
                yield "Vérifier le matériel…", partial(self.check_equipment, view.day, who.id)
            yield "Ressaisir le relevé du conseiller…", partial(self._type_tally, who)
            yield "Ressaisir le profil du relevé…", partial(self._type_profile, who)
        if attended and view.day < view.now.date():
            yield "Présence : absence…", partial(self._note_otherwise, attended, AttendanceState.ABSENT)
        elif presence.change:
            yield "Reprendre ce qui était prévu", partial(self._take_back, presence.change)
        elif presence.day.pattern_id:
            yield from ((words, partial(self._change, presence.day, way)) for way, words in _WAYS.items())

    def _of_the_day(self, view: DayView, advisor_id: int) -> Iterator[_Offered]:
        """`advisor_id` is who alone receives that day, 0 for nobody or several."""
        if view.day >= view.now.date():
            yield "Laisser un message…", partial(self._leave_message, advisor_id)
            yield "Noter une absence…", partial(self._note_absence, advisor_id)
            yield "Jour exceptionnel…", self.add_day
        if view.day <= view.now.date():
            if view.here or view.booked:
                yield "Ressaisir la feuille signée…", self._type_sheet
            yield "Temps sans usagers…", partial(self._show_own_time, advisor_id)
        yield "Événement, sans noms…", partial(self._show_event, advisor_id)
        yield "Demandes hors les murs…", self._show_outings
        yield "Absences et changements…", self.show_list

    def _leave_message(self, advisor_id: int) -> None:
        from ..messages.message_dialog import MessageDialog

        day = max(self._day, self._context.today())
        self._show(MessageDialog(self._context, advisor_id=advisor_id, day=day, parent=self._page))

    def _note_absence(self, advisor_id: int) -> None:
        from .absence_dialog import AbsenceDialog

        self._show(AbsenceDialog(self._context, advisor_id, max(self._day, self._context.today()), self._page))

    def _type_sheet(self) -> None:
        from ..appointments.sheet_dialog import SheetDialog

        self._show(SheetDialog(self._context, self._day, self._page))

    def _type_tally(self, advisor: Advisor) -> None:
        from ..appointments.tally_dialog import TallyDialog

        self._show(TallyDialog(self._context, self._day, advisor, self._page))

    def _type_profile(self, advisor: Advisor) -> None:
        from ..appointments.profile_dialog import ProfileDialog

        self._show(ProfileDialog(self._context, self._day, advisor, self._page))

    def _show_outings(self) -> None:
        from .outing_dialogs import OutingsDialog

        self._show(OutingsDialog(self._context, self._page))

    # What it and the panel do

    def _note_otherwise(self, attended: Attended, state: AttendanceState) -> None:
        from .attendance_dialog import AttendanceDialog

        self._show(AttendanceDialog(self._context, attended, state, self._page))

    def _note_came(self, attended: Attended) -> None:
        as_planned = Attendance(attended.day, attended.advisor.id, AttendanceState.AS_PLANNED)
        self._context.runner.do(attendance.note, as_planned)

    def _check_first(self) -> None:
        """The first of those of the day for whom nobody has looked yet, else the first of all."""
        view = self._panel.view
        asked = sorted(view.equipped, key=lambda each: each.check is not None) if view else []
        if asked:
            self.check_equipment(asked[0].day, asked[0].advisor.id)

    def _note_first_came(self) -> None:
        """The first of those of whom nobody has said it yet."""
        view = self._panel.view
        unsaid = next((each for each in (view.attended if view else ()) if each.attendance is None), None)
        if unsaid:
            self._note_came(unsaid)

    def _note_own_time(self) -> None:
        self._show_own_time(0)

    def _change_noted(self, removes: int, noted: OwnTime | Event) -> None:
        if removes:
            self._context.runner.do(events.remove if isinstance(noted, Event) else own_time.remove, noted.id)
        elif isinstance(noted, Event):
            self._show_event(noted.advisor_id, noted)
        else:
            self._show_own_time(noted.advisor_id, noted)

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

    def _take_up(self, _at: int, gone: Gone) -> None:
        if gone.change is None:
            self._change(gone.lost.session, "OPEN")
        else:
            self._take_back(gone.change)

    def _take_back(self, change: Change) -> None:
        from .coming_dialog import take_back

        take_back(self._context, change)
