"""One day as the pages show it: who is here, the list of its hours, or why there is none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, capital, day_and_month, listed, plural
from desktop_app.domain.planning import Mode
from desktop_app.use_cases.reception.queue import Queue
from desktop_app.use_cases.reception.today import DayView

from ..theme.tokens import Space, bare
from ..widgets.banner import Banner
from ..widgets.buttons import quiet, rename
from ..widgets.empty_state import EmptyState
from ..widgets.layout import Stack
from .beside_rows import Lines, gone_lines, noted_lines
from .day_actions import DayActions
from .day_list import DayList
from .presence_card import PresenceCards

_NOBODY_KNOWS = (
    "On ne sait pas si une permanence a eu lieu ce jour-là : personne n’y était inscrit, et la convention de ce moment "
    "a été remplacée avant la mise à jour de Permanence."
)


class DayPanel(QWidget):
    """What its rows ask is done; its `cards`, what is `gone` and `noted`, and the buttons of an empty day are heard by
    whoever changes days. `day_wanted` carries the date of the next session.
    """

    day_wanted = Signal(object)

    def __init__(self, doing: DayActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._doing = doing
        self.list = DayList(self)
        self.empty = EmptyState("", "", "Voir", icon="calendar", parent=self)
        self.add_day = quiet("Jour exceptionnel…", self, icon="add")
        self.empty.add(self.add_day)
        self.note_button = quiet("Temps sans usagers…", self, icon="clock")
        # Hidden before it is laid out: the stack keeps the height that it was first asked for.
        # Held by test_the_button_takes_no_height_from_a_day_that_does_not_offer_it.
        self.note_button.hide()
        self.empty.add(self.note_button)
        self.cards, self._banner = PresenceCards(self), Banner("attention", parent=self)
        self.gone, self.noted = Lines(self, Space.XS), Lines(self, 0)
        self._stack = Stack(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.view: DayView | None = None
        self._offered: tuple[QPushButton, ...] = ()
        column = bare(QVBoxLayout(self), Space.S)
        for part in (self.cards, self.gone, self.noted, self._banner):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)
        self.list.asked.connect(doing.do)
        self.empty.wanted.connect(self._want_next)

    def show_day(self, view: DayView) -> None:
        """Show this day, keeping the chosen row when it is the same one."""
        self.view = view
        self.cards.show_day(view)
        self.gone.show_lines(gone_lines(view))
        self.noted.show_lines(noted_lines(view))
        self.note_button.setVisible(not view.here and view.day <= view.now.date())
        unusual, lacking = _unusual(view), _lacking(view)
        calm = not (view.stranded or _left_of(view)) and (view.lost or view.rooms or not unusual)
        told = " ".join(filter(None, (*map(_left_queue, _left_of(view)), unusual, lacking)))
        self._banner.tell(view.day, "info" if calm else "attention", told)
        self._offer(view)
        self.list.show_day(view)
        rows = bool(view.rows or view.workshops or any(each.rows for each in view.queues))
        if not rows:
            title, sentence = _empty_words(view)
            self.empty.say(title, sentence)
            rename(self.empty.button, f"Voir {day_and_month(view.next_day)}" if view.next_day else "")
            self.empty.button.setVisible(view.next_day is not None)
            self.add_day.setVisible(not view.here and view.day >= view.now.date())
        self._stack.setCurrentWidget(self.list if rows else self.empty)
        self.setFocusProxy(self.list if rows else self.empty.button)

    def _offer(self, view: DayView) -> None:
        """Beside what is not as usual: whom to tell, and its papers; made when they are first wanted."""
        wanted = bool(_left_of(view)), bool(view.stranded), bool(view.lost or view.stranded), bool(view.rooms)
        if any(wanted) and not self._offered:
            letter = self._banner.offer("Lettre au partenaire", self._write_letter)
            notice = self._banner.offer("Avis de porte", self._write_notice)
            calls = self._banner.offer("Prévenir", self._call_people)
            self._offered = self._banner.offer("Donner la file", self._hand_on), calls, notice, letter
        for button, shown in zip(self._offered, wanted, strict=False):
            button.setVisible(shown)

    def _hand_on(self) -> None:
        if self.view and (left := _left_of(self.view)):
            self._doing.hand_on(left[0].advisors[0].id)

    def _write_letter(self) -> None:
        if self.view:
            self._doing.write_to_partner(self.view.day)

    def _write_notice(self) -> None:
        if self.view:
            self._doing.write_notice(self.view.day)

    def _call_people(self) -> None:
        if self.view:
            self._doing.call_people(self.view.day)

    def _want_next(self) -> None:
        if self.view and self.view.next_day:
            self.day_wanted.emit(self.view.next_day)


def _left_of(view: DayView) -> list[Queue]:
    """The queues whose advisor receives no more while people wait in them."""
    return [each for each in view.queues if each.is_left and each.advisors]


def _left_queue(queue: Queue) -> str:
    """'Élodie Caussade ne reçoit plus : 2 personnes attendent encore dans sa file.'"""
    waits = "1 personne attend" if queue.waiting == 1 else f"{queue.waiting}{NBSP}personnes attendent"
    return f"{queue.advisors[0].name} ne reçoit plus{NBSP}: {waits} encore dans sa file."


def _unusual(view: DayView) -> str:
    """What is not as usual, and how many appointments go with it; on a day that is over, those out of any session."""
    what = [*(view.lost if view.stranded else ()), *(f"autre salle ({room})" for room in view.rooms)]
    if view.stranded:
        cannot = "ne peut pas avoir lieu" if view.stranded == 1 else "ne peuvent pas avoir lieu"
        return f"{capital(listed(what or ['hors des horaires']))} : {plural(view.stranded, 'rendez-vous')} {cannot}."
    if what:
        return f"{capital(listed(what))}."
    if view.lost:
        # Why stands below, line by line, with its way back.
        return "L’avis de porte dit aux personnes de passage que ce jour n’est pas comme d’habitude."
    if view.here or not view.booked or view.day >= view.now.date():
        return ""
    if len(view.booked) == 1:
        noted = "un rendez-vous y est noté : déplacez-le."
    else:
        noted = f"{plural(len(view.booked), 'rendez-vous')} y sont notés : déplacez-les."
    nobody = f"Ce jour est fermé ({view.closed})" if view.closed else "Personne ne tient de permanence ce jour-là"
    return f"{nobody}, mais {noted}"


def _lacking(view: DayView) -> str:
    """'Il manque : Imprimante (le lieu d’accueil).', with whose session where several advisors receive; or ''."""
    several = len(view.equipped) > 1
    return " ".join(
        f"Il manque{f' pour {each.advisor.name}' if several else ''}{NBSP}: {told}."
        for each in view.equipped
        if (told := each.lacking_told)
    )


def _empty_words(view: DayView) -> tuple[str, str]:
    walk_in = [presence.day for presence in view.here if Mode.WALK_IN in presence.day.modes]
    if walk_in and view.day >= view.now.date():
        told = listed([session.hours_told for session in walk_in])
        return "Sans rendez-vous", f"{capital(told)} : il n’y a pas d’heure à réserver."
    if view.here:
        return "Aucun rendez-vous", "Les heures de ce jour sont passées et personne n’avait réservé."
    if view.unknown:
        return "Inconnu", _NOBODY_KNOWS
    today = view.day == view.now.date()
    title = "Pas de permanence aujourd’hui" if today else "Pas de permanence ce jour-là"
    why = f"Fermé : {view.closed}. " if view.closed else ""
    if view.next_day is None:
        return (
            title,
            f"{why}Aucune n’est prévue dans l’année qui vient : un référent voit la convention et les jours "
            "dans Réglages.",
        )
    return title, f"{why}Prochaine permanence : {day_and_month(view.next_day)}."
