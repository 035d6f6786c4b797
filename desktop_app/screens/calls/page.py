"""À prévenir: whom to call and what to say, one key a result; who waits for a place; the papers of a day not held."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import OutsideTheDay, SlotTaken
from desktop_app.domain.french import day_and_month, plural
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.papers import call_papers, request_papers
from desktop_app.use_cases.reception import calls, reminders, sooner, transmittals, waiting_list
from desktop_app.use_cases.reception.appointments import Place
from desktop_app.use_cases.reception.calls import CallRow
from desktop_app.use_cases.reception.sooner import SoonerRow
from desktop_app.use_cases.reception.waiting_list import WaitingRow

from ..appointments.list_line import dotted
from ..appointments.papers import preview
from ..appointments.steps import Deed, Step
from ..context import Context
from ..page import Page
from ..theme.tokens import Space, bare, px
from ..widgets.banner import Banner
from ..widgets.buttons import rename, say_keys, secondary
from ..widgets.empty_state import EmptyState
from ..widgets.layout import Stack
from . import call_actions
from .call_lines import Callee, ToTell, call_lines, sooner_lines, told_lines
from .call_rows import CallRows
from .request_lines import request_lines
from .saying import Saying

_NARROW = 640
_ALL_TOLD = "Tout le monde est prévenu"
_WHAT_FOR = (
    "Quand un jour est annulé, changé ou fermé, les personnes qui y avaient rendez-vous viennent ici, "
    "jusqu’à ce que chacune soit prévenue. Celles à rappeler et la liste d’attente aussi."
)
_WHAT_TO_SAY: dict[type, Callable[..., str]] = {
    CallRow: calls.what_to_say,
    WaitingRow: waiting_list.what_to_say,
    SoonerRow: sooner.what_to_say,
}
_TAKEN = "Cette place vient d’être prise. Voici la proposition suivante."


class CallsPage(Page):
    """The next row is chosen once a result is noted; what is taken back is chosen again."""

    key = "calls"
    title = "À prévenir"
    touched_by = Touched.APPOINTMENTS | Touched.PEOPLE | Touched.SETTINGS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._turns: dict[object, int] = {}
        self._leaving: list[int] = []
        self._next: object = None
        self._before, self._shown = set[object](), set[object]()
        self.rows, self.saying = CallRows(self), Saying(self)
        self.banner = Banner("attention", parent=self)
        self.empty = EmptyState(_ALL_TOLD, _WHAT_FOR, "Revenir à aujourd’hui", icon="check", parent=self)
        self.notice_button = secondary("Avis de porte", self, self._write_notice, icon="print", keys="Ctrl+P")
        self.letters_button = secondary("Lettres", self, self._print_every_letter, icon="print")
        self.remind_button = secondary("Rappels", self, self._open_reminders, icon="phone")
        self.send_button = secondary("Transmettre", self, self._choose_what_leaves, icon="next")
        self.sent_button = secondary("Bordereaux", self, self._show_sent)
        self.stack = Stack(self)
        self._lay_out_list()
        self._connect()

    def _connect(self) -> None:
        self.rows.asked.connect(self._do)
        self.rows.turned.connect(self._turn)
        self.saying.turned.connect(self._turn)
        self.rows.selectionModel().currentChanged.connect(self._show_saying)
        self.empty.wanted.connect(self._go_back)
        self.context.runner.changed.connect(self._follow)

    def refresh(self) -> None:
        """Read the list again; the chosen row stays chosen, or the one whose turn it is."""
        listed = self.context.runner.read(calls.call_list)
        waiting = self.context.runner.read(waiting_list.read)
        if listed is None or waiting is None:
            return
        now, turns = self.context.desk.now(), self._turns
        hands_over = bool(self.context.runner.read(request_papers.hands_over))
        asked = request_lines(waiting, turns, self._words_for, now.date(), hands_over=hands_over)
        asked += sooner_lines(waiting.sooner, turns, self._words_for, now.date())
        to_call = [*call_lines(listed.rows, turns, self._words_for, now), *asked]
        lines = [*to_call, *told_lines(listed.done, now.date())]
        self.say(_counted(len(listed.rows), len(asked), len(listed.done)))
        self._before, self._shown = self._shown, {line.key for line in lines}
        self.rows.show_lines(lines, self._next, self.rows.chosen_key, otherwise=-1)
        if to_call and self.rows.call is None:
            self.rows.choose_key(self.rows.key_after(None))
        self._show_saying()
        silent = [row for row in listed.rows if not row.person.phone]
        rename(self.letters_button, f"Lettres ({len(silent)})")
        self.letters_button.setVisible(bool(silent))
        self.notice_button.setVisible(bool(listed.rows))
        self._show_ways_on()
        self.stack.setCurrentWidget(self._list if lines else self.empty)
        self.setFocusProxy(self.rows if lines else self.empty.button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys of a button to its tooltip when there is little room."""
        super().resizeEvent(event)
        say_keys(self.notice_button, "Ctrl+P", said=self.width() >= px(self, _NARROW))

    def aim(self, **target: object) -> None:
        """`day` is the date whose first row to choose, `remind` whether the next day's people are to be reminded."""
        if target.get("remind"):
            self._open_reminders()
        day = target.get("day")
        first = next((row for row in self._to_call() if row.appointment.start.date() == day), None)
        if first is not None:
            self.rows.choose_key(("call", first.appointment.id))

    def _lay_out_list(self) -> None:
        self._list = QWidget(self)
        column = bare(QVBoxLayout(self._list), Space.M)
        column.addWidget(self.banner)
        column.addWidget(self.rows, 1)
        column.addWidget(self.saying)
        self.stack.addWidget(self._list)
        self.stack.addWidget(self.empty)
        further = (self.sent_button, self.send_button, self.remind_button)
        self.lay_out(self.stack, actions=(*further, self.letters_button, self.notice_button))

    def _words_for(self, row: Callee, place: Place | None) -> str:
        return self.context.runner.read(_WHAT_TO_SAY[type(row)], row, place) or ""

    def _to_call(self) -> list[CallRow]:
        return [line.row for line in self.rows.rows.rows() if isinstance(line.row, CallRow)]

    def _show_saying(self) -> None:
        self.saying.show_line(self.rows.call)

    def _turn(self, side: int) -> None:
        line = self.rows.call
        if line is not None and 0 <= line.turn + side < len(line.row.proposals):
            self._turns[line.key] = line.turn + side
            self.refresh()

    def _do(self, row: Callee, step: Step) -> None:
        self.banner.say("")
        line = self.rows.call
        if isinstance(row, CallRow) and step.deed is Deed.LETTER:
            self._print_letters([row])
        elif isinstance(row, WaitingRow) and step.deed in (Deed.CARD, Deed.LETTER):
            call_actions.reprint(self.context, self, row, step)
        elif line is not None:
            self._next = self.rows.key_after(line.key)
            if step.deed in (Deed.MARK, Deed.CALL):
                self._note(line, step)
            else:
                call_actions.ask(self.context, self, line, step).finished.connect(self._forget_next)

    def _note(self, line: ToTell, step: Step) -> None:
        try:
            if call_actions.note(self.context, line, step):
                self.rows.rest()
        except (SlotTaken, OutsideTheDay):
            self._next = None
            self._turns.pop(line.key, None)
            self.refresh()
            self.banner.say(_TAKEN)
        self._next = None

    def _forget_next(self) -> None:
        self._next = None

    def _print_every_letter(self) -> None:
        self._print_letters([row for row in self._to_call() if not row.person.phone])

    def _print_letters(self, rows: Sequence[CallRow]) -> None:
        shown = preview(self.context, self, call_papers.call_letters, rows) if rows else None
        if shown:
            self._leaving = [row.appointment.id for row in rows]
            shown.printed.connect(self._note_letters)
            shown.saved.connect(self._note_letters)

    def _note_letters(self) -> None:
        """Note letters as gone the first time that they are printed or saved."""
        ids, self._leaving = self._leaving, []
        if ids:
            self._next = self.rows.key_after(("call", ids[-1]))
            self.context.runner.do(calls.record_letters, ids)
            self._next = None

    def _show_ways_on(self) -> None:
        """Say how many requests may leave for the partner, and how many people are still to be reminded."""
        read = self.context.runner.read
        outbox = read(transmittals.outbox)
        leaving = len(outbox.rows) if outbox else 0
        rename(self.send_button, f"Transmettre ({leaving})")
        self.send_button.setVisible(leaving > 0)
        self.sent_button.setVisible(bool(read(transmittals.any_left)))
        day = read(reminders.next_day)
        found = read(reminders.of_day, day) if day else None
        self.remind_button.setVisible(bool(found))
        if day and found:
            tomorrow = self.context.today() + timedelta(1)
            when = "de demain" if day == tomorrow else f"du {day_and_month(day)}"
            rename(self.remind_button, f"Rappels {when} ({sum(row.waits for row in found)})")

    def _open_reminders(self) -> None:
        from .reminders_dialog import RemindersDialog

        if day := self.context.runner.read(reminders.next_day):
            self.context.dialogs.show(RemindersDialog(self.context, day, self))

    def _choose_what_leaves(self) -> None:
        from .transmittal_dialogs import TransmittalDialog

        if outbox := self.context.runner.read(transmittals.outbox):
            dialog = TransmittalDialog(self.context, outbox, self)
            dialog.sent.connect(self._print_transmittal)
            self.context.dialogs.show(dialog)

    def _print_transmittal(self, transmittal_id: int) -> None:
        preview(self.context, self, request_papers.transmittal, transmittal_id)

    def _show_sent(self) -> None:
        from .transmittal_dialogs import TransmittalsDialog

        self.context.dialogs.show(TransmittalsDialog(self.context, self))

    def _write_notice(self) -> None:
        from ..appointments.notice_dialog import NoticeDialog

        rows, line = self._to_call(), self.rows.call
        if rows:
            day = (line.row if line and isinstance(line.row, CallRow) else rows[0]).appointment.start.date()
            self.context.dialogs.show(NoticeDialog(self.context, day, self))

    def _follow(self, changes: Changes) -> None:
        """Choose again what was taken back: the row has come back meanwhile."""
        if self._next is None and changes.undo is None and changes.touched & Touched.APPOINTMENTS:
            for kind in ("call", "request", "sooner"):
                if (kind, changes.subject) not in self._before:
                    self.rows.choose_key((kind, changes.subject))

    def _go_back(self) -> None:
        self.context.go("today")


def _counted(rows: int, waiting: int, done: int) -> str:
    told = f"{plural(done, 'personne')} cette semaine" if done else ""
    if rows or waiting:
        parts = (
            f"{plural(rows, 'personne')} à prévenir" if rows else "",
            f"{plural(waiting, 'personne')} en attente" if waiting else "",
            f"déjà {told}" if told else "",
        )
        return dotted(*parts)
    return f"{_ALL_TOLD}. {told}." if told else ""
