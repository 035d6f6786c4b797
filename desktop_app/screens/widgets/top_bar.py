"""The top bar: the day and the place at the left; the last backup, the lock and who is at work at the right.

Between them, what was just done. A training, which has no backup, says in its stead that it is one.
"""

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from desktop_app.domain.french import NBSP

from ..theme.tokens import Space, bare, edged, px, set_edges
from . import labels
from .aloud import set_plain_tooltip
from .buttons import arrow, quiet, secondary
from .done_line import DoneLine
from .painting import Mark

A_SENTENCE = 380
"""What « Annulé : le rendez-vous de … » and its button ask for, in pixels at scale 1."""
_ALL_OF_IT = 100
TRAINING = "Entraînement : commune inventée, rien n’est conservé, rien n’est vrai."
_TRAINING_SHORT, _TRAINING_LEAST = "Entraînement : rien n’est vrai", "Entraînement"
_LATE, _LEAST = "La sauvegarde est à vérifier", "À vérifier"
_WHOLE, _SHORT = "Dernière sauvegarde vérifiée", "Sauvegardé"
_HOUR = re.compile(r"\sà\s.*")
_ROOM_FOR_EDGE = 480
"""The width from which the day stands over the words of the page, in pixels at scale 1."""


class TopBar(QFrame):
    """`lock_wanted` hides everything until its owner is back, `change_wanted` also lets others choose their name.

    `find_wanted` looks for anything. `resized` comes once it has its new width.
    """

    lock_wanted = Signal()
    change_wanted = Signal()
    find_wanted = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self._day, self._days = _one_line(labels.heading("", self)), ("", "")
        self._place = _one_line(labels.muted("", self))
        self._standing = _Standing(self)
        self.find_button = _finder(self)
        self.find_button.clicked.connect(self.find_wanted)
        self.lock_button = quiet("Verrouiller", self, self.lock_wanted, icon="lock")
        self.lock_button.setToolTip("Verrouiller l’écran (Ctrl+L) : ce qui est en cours reste pour vous")
        self._find, self._lock = _Worded(self.find_button, "Chercher"), _Worded(self.lock_button, "Verrouiller")
        self.help_button = quiet("Aide", self)
        self.help_button.setObjectName("top_help")
        self.who = secondary("", self, icon="person")
        self.who.setMenu(self._make_menu())
        self._row = row = edged(QHBoxLayout(self), Space.M, Space.XXL, Space.M, Space.XL, Space.M)
        row.addWidget(self._day)
        row.addWidget(self._place)
        self._passing: DoneLine | None = None
        row.addStretch(1)
        row.addWidget(self._standing)
        row.addLayout(self._beside_one_another())

    def show_day(self, day: str, place: str) -> None:
        """Write the day, without its month where there is no room for both, and the place."""
        self._days = (day, day.partition(NBSP)[0])
        self._day.setText(day)
        self._place.setText(place)
        set_plain_tooltip(self._place, place)
        self._make_room()

    def show_account(self, name: str, roles: str) -> None:
        """Write who is at work, and as what."""
        self.who.setText(name.replace("&", "&&"))
        self.who.setAccessibleName(f"Compte ouvert : {name}, {roles}")
        set_plain_tooltip(self.who, f"{name}, {roles}")
        self._make_room()

    def show_training(self) -> None:
        """Say that nothing is true; it has no passphrase either: nothing to lock, nobody to change for."""
        self.lock_button.hide()
        self.who.setMenu(None)  # type: ignore[arg-type]
        self._standing.setProperty("tone", "training")
        self._standing.tell((TRAINING, _TRAINING_SHORT, _TRAINING_LEAST), "info", "attention", kept=_TRAINING_LEAST)
        self._make_room()

    def show_backup(self, sentence: str, *, late: bool) -> None:
        """Write when the last verified copy was made; '' writes nothing. Other words make room for a late one."""
        if late:
            self._standing.tell((sentence, _LATE, _LEAST), "attention", "attention", least=_LATE)
        else:
            short = sentence.replace(_WHOLE, _SHORT)
            # Without its hour before without a word: « ✓ » alone tells nobody what is well.
            self._standing.tell((sentence, short, _HOUR.sub("", short)), "check", "kept")
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is found elsewhere when there is no room: the place, words about the backup, then the help.

        Its menu then hangs under the name of who is at work. The pictures of the finder and of the lock lose their word
        before the day is left out.
        """
        super().resizeEvent(event)
        self._make_room()
        self.resized.emit()

    def room_for_passing(self) -> int:
        """What a line would have that takes the place of all that is found elsewhere, or tells on the mouse.

        Of the place's name, of the words about the backup and, where it lacks room, of the month, of the lens, of the
        words of the lock and of the help, which hangs under the name of who is at work.
        The picture of a late backup stays, and tells on the mouse; « À faire » says it in full. « Entraînement » stays.
        """
        return self._room_beside(brief=True)

    def hold(self, passing: DoneLine | None) -> None:
        """Have this line between the day and the backup, or let it go; it says when it has words."""
        if self._passing is not None:
            self._passing.changed.disconnect(self._make_room)
            self._row.removeWidget(self._passing)
        self._passing = passing
        if passing is not None:
            self._row.insertWidget(2, passing, _ALL_OF_IT)
            passing.changed.connect(self._make_room)
        self._make_room()

    def _room_beside(self, *, brief: bool) -> int:
        taken = self._wide(self._days[brief]) + self._standing.kept_width() + self._row.spacing()
        return self._free() - taken + (self._brief_gain() if brief else 0)

    def _brief_gain(self) -> int:
        """What the lens, the words of the lock and the help give back: each has its keys, and the help its menu."""
        lock = 0 if self.lock_button.isHidden() else self._lock.word
        return self._find.picture + lock + (self.help_button.sizeHint().width() if self._may_tuck_help() else 0)

    def _free(self) -> int:
        """Pixels that the edges, the gaps and the buttons leave."""
        edges, gaps = self._row.contentsMargins(), 2 * self._row.spacing() + px(self, Space.S)
        kept = self._find.picture + (0 if self.lock_button.isHidden() else self._lock.picture + self._lock.word)
        kept += sum(widget.sizeHint().width() for widget in (self.help_button, self.who))
        return self.width() - edges.left() - edges.right() - gaps - kept

    def _make_room(self) -> None:
        left_edge = Space.L if self.width() < px(self, _ROOM_FOR_EDGE) else Space.XXL
        set_edges(self._row, left_edge, Space.M, Space.XL, Space.M)
        passing = self._passing if self._passing is not None and self._passing.told() else None
        brief = passing is not None and self._room_beside(brief=False) < px(self, A_SENTENCE)
        # A line that is held has a gap of its own, whether it says something or not.
        left = self._free() - self._standing.kept_width() - self._row.spacing() * (self._passing is not None)
        lacks = brief or left - self._wide(self._days[0]) < self._standing.least_width()
        self._tuck_help(away=lacks)
        left += self.help_button.sizeHint().width() * (lacks and self._may_tuck_help())
        lens_hidden = brief or left < 0
        self.find_button.setVisible(not lens_hidden)
        left += self._find.picture * lens_hidden
        lock_said = not brief and (not lacks or self._wide(self._days[1]) <= left)
        left += self._lock.word * (not lock_said and not self.lock_button.isHidden())
        # Under a large type on a small screen the buttons come before the day, then the day before the rest.
        day = next((words for words in self._days[brief:] if self._wide(words) <= left), "")
        self._day.setText(day)
        self._day.setVisible(bool(day))
        left -= self._wide(day)
        if passing is not None:
            self._standing.make_room(self._standing.kept_width())
            self._place.hide()
            self._find.say(False)
            self._lock.say(lock_said and passing.sizeHint().width() <= left)
            return
        self._lock.say(lock_said)
        whole, place = self._standing.whole_width(), self._place.sizeHint().width()
        self._standing.make_room(left + self._standing.kept_width())
        left -= whole + self._row.spacing()
        self._place.setVisible(left >= place)
        self._find.say(left - (place + self._row.spacing()) * (left >= place) >= self._find.word)

    def _wide(self, day: str) -> int:
        metrics = self._day.fontMetrics()
        around = self._day.sizeHint().width() - metrics.horizontalAdvance(self._day.text())
        return metrics.horizontalAdvance(day) + around if day else 0

    def _may_tuck_help(self) -> bool:
        return all(self._menus())

    def _menus(self) -> list[QMenu | None]:
        # Qt's own words forget that a button may have none.
        return [self.who.menu(), self.help_button.menu()]

    def _tuck_help(self, *, away: bool) -> None:
        menu, helping = self._menus()
        if menu is not None and helping is not None:
            self.help_button.setVisible(not away)
            if away:
                menu.addMenu(helping)
            else:
                menu.removeAction(helping.menuAction())

    def _beside_one_another(self) -> QHBoxLayout:
        """What is pressed; each has an edge of its own, which is gap enough."""
        doing = bare(QHBoxLayout(), 0, self)
        for button in (self.find_button, self.lock_button, self.help_button):
            doing.addWidget(button)
        doing.addSpacing(px(self, Space.S))
        doing.addWidget(self.who)
        return doing

    def _make_menu(self) -> QMenu:
        # The keys are heard by the watch over the keyboard, behind a dialog too: the menu only says them.
        menu = QMenu(self.who)
        menu.addAction("Verrouiller\tCtrl+L").triggered.connect(self.lock_wanted)
        menu.addAction("Changer de personne").triggered.connect(self.change_wanted)
        return menu


class _Worded:
    """A button whose picture may do without its word: how wide the picture is, and what the word adds."""

    def __init__(self, button: QPushButton, word: str) -> None:
        self._button, self._word = button, word
        button.setText("")
        self.picture = button.sizeHint().width()
        button.setText(word)
        self.word = button.sizeHint().width() - self.picture

    def say(self, told: bool) -> None:
        if bool(self._button.text()) != told:
            self._button.setText(self._word if told else "")


class _Standing(QFrame):
    """How the file stands, in as many words as there is room for, beside a picture that is always seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._least, self._kept = 0, "", ""
        self._mark = Mark("check", "kept", 18, self)
        self._wordings: tuple[str, ...] = ("",)
        self._words = _one_line(labels.muted("", self))
        self._row = row = edged(QHBoxLayout(self), Space.XS, 0, 0, Space.M, 0)
        row.addWidget(self._mark)
        row.addWidget(self._words)
        self.hide()

    def whole_width(self) -> int:
        """What the whole sentence asks for, whether it is in sight or not."""
        return self._width_of(self._wordings[0])

    def kept_width(self) -> int:
        """What other words leave it: its picture, and the words that stay beside what was just done."""
        if self.isHidden():
            return 0
        return self._width_of(self._kept) if self._kept else int(self._mark.width()) + px(self, Space.M)

    def least_width(self) -> int:
        """What other words at the top make room for beside that, or 0."""
        return self._width_of(self._least) if self._least else 0

    def tell(self, wordings: tuple[str, ...], picture: str, colour: str, *, least: str = "", kept: str = "") -> None:
        """Say the first of these `wordings` that fits, beside a picture that differs by shape as well as by colour."""
        self._wordings, self._least, self._kept = wordings, least, kept
        self._mark.show_picture(picture, colour)
        # Words that stay stand on a ground of their own.
        edge = px(self, Space.M) // 2 if kept else 0
        self._row.setContentsMargins(edge, edge, px(self, Space.M) - edge, edge)
        self.setVisible(bool(wordings[0]))
        self.setAccessibleName(wordings[0])
        self.make_room(self._room)

    def make_room(self, room: int) -> None:
        """Say it in as many words as so many pixels hold; without any, it tells on the mouse."""
        self._room = room
        said = next((words for words in self._wordings if self._width_of(words) <= room), "")
        self._words.setText(said)
        self._words.setVisible(bool(said))
        set_plain_tooltip(self, "" if said == self._wordings[0] else self._wordings[0])

    def _width_of(self, words: str) -> int:
        wide = self._words.fontMetrics().horizontalAdvance(words)
        return self._mark.width() + px(self, Space.XS) + wide + px(self, Space.XS) + px(self, Space.M)


def _finder(bar: QWidget) -> QPushButton:
    """A picture alone, with its word where there is room for all the others."""
    button = arrow("search", "Chercher partout", bar)
    set_plain_tooltip(button, "Chercher partout : quelqu’un, un téléphone, un jour, un mandat, une page (Ctrl+K)")
    button.setAccessibleDescription("Ctrl+K")
    return button


def _one_line(label: QLabel) -> QLabel:
    label.setWordWrap(False)
    # Otherwise its words would forbid the bar to be narrower, and it could never make room.
    label.setMinimumWidth(1)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label
