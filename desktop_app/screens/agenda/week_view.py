"""A week of the agenda, with what was last said of it under it, and the weeks beside it prepared while nobody asks."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import capital, day_and_month
from desktop_app.domain.planning import Slot
from desktop_app.domain.theme import Purpose
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.papers import agenda_papers
from desktop_app.use_cases.reception import appointments, week
from desktop_app.use_cases.reception.appointments import Place
from desktop_app.use_cases.reception.grouping import Grouping
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.reception.week import A_WEEK, Cell, Column, Shut, Workshop, monday_of

from ..appointments.day_actions import DayActions
from ..appointments.place import Aim, may_come_twice
from ..appointments.steps import BOOK, Step, steps_of
from ..context import Context
from ..theme.tokens import Space, bare, px
from ..widgets.aloud import announce, set_plain_tooltip
from ..widgets.buttons import quiet
from ..widgets.painting import ElidedLabel
from .view import LEAST_HEIGHT, View
from .week import cursor, words
from .week.view import WeekTable

_IDLE_MS, _A_MINUTE = 120, 60_000
_OPEN, _BOOK_ONE = "Ouvrir le jour", "Réserver une place"


class WeekView(View):
    """Shows the faults of a move that was refused: a `runner.ShowsFaults`."""

    printed = "Imprimer la semaine"
    paper = staticmethod(agenda_papers.week_sheet)
    topic = "agenda#la-semaine"
    steps = ("Semaine précédente", "Semaine suivante")

    def __init__(self, context: Context, doing: DayActions, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._doing, self._day = doing, self.context.today()
        self._moved: tuple[int, tuple[date, ...]] = (0, ())
        self.table = WeekTable(self)
        self.table.setMinimumHeight(px(self, LEAST_HEIGHT))
        self.told = ElidedLabel(self)
        self.go_on = quiet("Y aller", self, self._go_on)
        self.go_on.hide()
        self._lay_out()
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._minutes = QTimer(self, interval=_A_MINUTE)
        self._minutes.start()
        self.setFocusProxy(self.table)
        self._connect()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(px(self, Space.S))
        foot.addWidget(self.told, 1)
        foot.addWidget(self.go_on)
        column = bare(QVBoxLayout(self), Space.XS)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._idle.timeout.connect(self._prepare)
        self._minutes.timeout.connect(self._pass_a_minute)
        self.table.opened.connect(self._open)
        self.table.booking_wanted.connect(self._book)
        self.table.dropped.connect(self._move)
        self.table.said.connect(self._say)
        self.table.turned.connect(self.turn)
        self.table.brought_back.connect(self._bring_back)
        self.table.passed.connect(self._pass)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.selectionModel().currentChanged.connect(self._follow)
        self.context.runner.changed.connect(self._hear)

    @property
    def day(self) -> date:
        return self._day

    def show_day(self, day: date) -> None:
        """Show the week of this date, and choose its first cell unless the one chosen is of that date already."""
        self._show(day, lambda columns, place: cursor.on_day(columns, place, day))

    def turn(self, step: int) -> None:
        """Show what is beside, and stand on its first cell to come."""
        self._show(self.beside(step))

    def _show(self, day: date, stand: cursor.Stand | None = None) -> None:
        found = self.context.runner.read(week.week, monday_of(day))
        if found is None:
            return
        self.table.show_week(found, day, stand)
        column = self.table.column()
        self._day = column.day if column else day
        self.go_on.setVisible(found.next_day is not None)
        self._say("")
        self._idle.start()
        self.stood.emit()

    def choose(self, place: cursor.Place | None) -> None:
        """Put the ring on this cell."""
        if place is not None:
            self.table.setCurrentIndex(self.table.rows.at(place))

    def beside(self, step: int) -> date:
        """The days that had no room, else the week beside."""
        shown = sorted(column.day for column in self.table.rows.columns)
        every = [column.day for column in self.table.week.columns]
        if not shown:
            return self._day + timedelta(step * A_WEEK)
        hidden = [day for day in every if (day > shown[-1] if step > 0 else day < shown[0])]
        if hidden:
            return hidden[0] if step > 0 else hidden[-1]
        return self.table.week.first + timedelta(A_WEEK if step > 0 else -1)

    def title(self) -> str:
        """'Semaine du 24 novembre 2025'."""
        return words.week_name(self.table.week)

    def may_book(self) -> bool:
        return any(column.sessions for column in self.table.week.columns if column.day == self._day)

    def may_print(self) -> bool:
        return any(column.open for column in self.table.week.columns)

    def group(self, grouping: Grouping) -> None:
        """Day after day, or each advisor's days together, on paper too; the weeks beside are prepared anew."""
        self.table.group(grouping)
        self.paper = partial(agenda_papers.week_sheet, grouping=grouping)
        self._idle.start()

    def aim(self) -> Aim:
        """The chosen place when somebody can still be given it, else its day."""
        cell = self.table.rows.cell(self.table.currentIndex())
        if isinstance(cell, Free) or (isinstance(cell, Workshop) and cell.left):
            return Aim(cell.start.date(), cell.start, cell.advisor.id)
        return Aim(self._day)

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """Say under the week, and aloud, why something was refused; it stays until the next key."""
        sentence = " ".join(fault.sentence for fault in faults)
        self._say(sentence)
        announce(self.table, sentence)

    def _say(self, sentence: str) -> None:
        empty = words.nobody(self.table.week) if not any(one.open for one in self.table.week.columns) else ""
        told = sentence or empty or self._chosen_words()
        self.told.say(told)
        set_plain_tooltip(self.told, told)

    def _chosen_words(self) -> str:
        """The whole of the chosen cell, whose name may be shortened: what the mouse is told by a tip."""
        column, cell = self.table.column(), self.table.rows.cell(self.table.currentIndex())
        if column is None or cell is None or isinstance(cell, Shut):
            return ""
        return f"{capital(day_and_month(column.day))}, {words.spoken(column, cell, self.table.week.now)}"

    def _follow(self) -> None:
        self._say("")
        if (column := self.table.column()) is not None and column.day != self._day:
            self._day = column.day
            self.stood.emit()

    def _pass(self, step: int) -> None:
        """The arrows go on into the days beside, at the same hour."""
        at, row = self.table.chosen
        start = self.table.rows.columns[at].cells[row].start
        hour, end = start - start.replace(hour=0, minute=0), 0 if step > 0 else -1
        self._show(self.beside(step), lambda columns, _: (end % len(columns), cursor.nearest(columns[end], hour)))

    def _go_on(self) -> None:
        if day := self.table.week.next_day:
            self.show_day(day)
            self.table.setFocus()

    def _open(self, column: Column, cell: Cell) -> None:
        people = cell.booked if isinstance(cell, Workshop) else (cell,) if isinstance(cell, Booked) else ()
        self.opened.emit(column.day, people[0].appointment.id if people else 0)

    def _book(self, cell: Free) -> None:
        self._doing.do(cell, BOOK)

    def _move(self, row: Booked, slot: Slot) -> None:
        place, moved = Place(slot, row.advisor, self._purpose(slot), 1, past=False), None
        if may_come_twice(self.context, row.person, place, but=row.appointment.id):
            self._moved = row.appointment.id, (row.start.date(), slot.start.date())
            moved = self.context.runner.beside(self).do(
                appointments.move_to, row.appointment.id, advisor_id=slot.advisor_id, start=slot.start
            )
        if moved is None:
            said = self.told.words
            self._bring_back(row)
            self.told.say(said)
        self.table.setFocus()

    def _bring_back(self, row: Booked) -> None:
        """Show the page of somebody who was carried to another one, and choose them."""
        if row.start.date() not in {column.day for column in self.table.rows.columns}:
            self.show_day(row.start.date())
            self.choose(cursor.of_appointment(self.table.rows.columns, row.appointment.id))

    def _purpose(self, slot: Slot) -> Purpose:
        sessions = (session for column in self.table.week.columns for session in column.sessions)
        return next(session.purpose for session in sessions if slot in session.slots)

    def _hear(self, changes: Changes) -> None:
        """Follow what was booked, moved or taken back: the page has read the week again by now."""
        if self.isVisible() and changes.subject and changes.touched & Touched.APPOINTMENTS:
            self._follow_to_other_week(changes.subject)
            whole = self.table.week.columns
            place = cursor.of_appointment(whole, changes.subject)
            if place is not None and whole[place[0]].day not in {one.day for one in self.table.rows.columns}:
                self.show_day(whole[place[0]].day)
            self.choose(cursor.of_appointment(self.table.rows.columns, changes.subject))

    def _follow_to_other_week(self, appointment_id: int) -> None:
        """Somebody carried from one week to another, whose move is taken back, is looked for in the other."""
        moved, days = self._moved
        gone = cursor.of_appointment(self.table.week.columns, appointment_id) is None
        if gone and moved == appointment_id:
            self.show_day(next(day for day in days if monday_of(day) != self.table.week.first))

    # What may be done with a cell

    def _open_menu(self, column: Column, cell: Cell, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(cell, Booked | Free):
            for step in steps_of(cell, self.context.desk.now()):
                menu.addAction(step.sentence).setData((column, cell, step))
        if isinstance(cell, Workshop) and cell.left:
            menu.addAction(_BOOK_ONE).setData((column, cell, None))
        menu.addSeparator()
        menu.addAction(f"{_OPEN} : {capital(day_and_month(column.day))}").setData((column, cell, _OPEN))
        menu.triggered.connect(self._do)
        menu.popup(where)

    def _do(self, action: QAction) -> None:
        column, cell, what = action.data()
        if what == _OPEN:
            self._open(column, cell)
        elif isinstance(what, Step):
            self._doing.do(cell, what)
        else:
            self._doing.book(Aim(column.day, cell.start, cell.advisor.id))

    # While nobody asks

    def _prepare(self) -> None:
        """Read and draw the week after, then the one before; a key stops it, and it is begun again after."""
        for step in (1, -1) if self.isVisible() else ():
            found = self.context.runner.read(week.week, self.table.week.first + timedelta(step * A_WEEK))
            if found and not self.table.is_prepared(found):
                self.table.prepare(found)
                self._idle.start()
                return

    def _pass_a_minute(self) -> None:
        if not self.isVisible():
            return
        # A trouble with the file is said in a notice that waits: no second one may pile up behind it.
        self._minutes.stop()
        said = self.told.words
        self.show_day(self._day)
        self.told.say(said)
        self._minutes.start()
