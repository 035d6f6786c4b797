"""The first opening: seven short pages from the signed convention to an encrypted file."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.errors import StorageTrouble

from ..ask import help_button
from ..chapters import anchor
from ..context import BareMeans
from ..dialogs import Dialogs, Trouble
from ..program import may_close
from ..reading_order import first_stop
from ..theme.tokens import Space, bare, edged, open_at, px
from ..widgets.banner import Banner
from ..widgets.buttons import primary, rename, secondary
from ..widgets.flow import Flow
from ..widgets.layout import Stack
from ..worker import Worker
from .setup_pages import SetupPages
from .steps import Step, StepsColumn

_ROOM_FOR_NAMES = 760
"""The width from which the steps have their names, in pixels at scale 1."""
_NO_BACKUP = (
    "Ce dossier ne contient pas de sauvegarde de Permanence.",
    "Choisissez la clé ou le partage des sauvegardes, ou l’ancien dossier des données.",
)


class Assistant(QWidget):
    """`finished` carries the `Setup`, the first `Account`, its passphrase and the recovery code.

    Whoever listens makes the file, then calls `close`, or `fail` with the trouble: nothing typed is lost.
    """

    finished = Signal(object, object, str, str)
    backup_chosen = Signal(object)
    """The place of copies, a `Path`, in the folder that the agent has chosen."""

    def __init__(self, dialogs: Dialogs, *, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._means = BareMeans(Worker(self), dialogs)
        self._clock = clock
        self._over = False
        self.pages = SetupPages(self._means, self._today)
        self._chapters = self.pages.chapters()
        self.setWindowTitle("Première ouverture")
        self.trouble = Banner("danger", parent=self)
        self.steps = StepsColumn([chapter.name for chapter in self._chapters], self)
        self.stack = Stack(self)
        self.back_button = secondary("Retour", self, self.go_back)
        self.next_button = primary("Continuer", self, self.go_on)
        self._lay_out()
        self.steps.wanted.connect(self._show_step)
        self.pages.models.backup_button.clicked.connect(self._choose_backup)
        self.pages.models.training_button.clicked.connect(self._train)
        self._show_step(0)

    def go_on(self) -> None:
        """Check the page in view and show the next one; finish after the last."""
        at, body = self.stack.currentIndex(), self._chapters[self.stack.currentIndex()].body
        try:
            read = body.read()
        except RuleBroken as refusal:
            body.show_faults(refusal.faults)
            return
        if body is self.pages.models:
            if self.pages.would_replace(read) and not self._means.dialogs.ask(
                "Changer de modèle ?", "Ce que vous avez saisi dans les pages suivantes sera remplacé.", "Remplacer"
            ):
                return
            self.pages.fill(read)
        if body is self.pages.advisors:
            self.pages.name_advisors()
        if body is self.pages.code:
            self._finish()
        else:
            self._show_step(at + 1)

    def go_back(self) -> None:
        """Show the page before; what is typed stays."""
        self._show_step(max(0, self.stack.currentIndex() - 1))

    def asks_about(self) -> str:
        """The page in view, in the chapter of the first steps."""
        return f"first_steps#{anchor(self._chapters[self.stack.currentIndex()].name)}"

    def fail(self, trouble: Trouble) -> None:
        """Say why the file could not be made, and let the agent try again."""
        self._over = False
        self._let_work(True)
        self._say(trouble)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, or presses the button in focus; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = self.focusWidget()
            # On a card already chosen, Enter goes on.
            if not isinstance(button, QPushButton) or button.isChecked():
                button = self.next_button
            button.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room to the page when there is little: large type, small screen."""
        super().resizeEvent(event)
        self.steps.set_narrow(self.width() < px(self, _ROOM_FOR_NAMES))

    def closeEvent(self, event: QCloseEvent) -> None:
        leave = may_close(self._may_leave)
        if leave:
            self._means.worker.wait()
        event.setAccepted(leave)

    def _say(self, trouble: Trouble) -> None:
        self.trouble.say(f"{trouble.sentence} {trouble.way_out}")

    def _may_leave(self) -> bool:
        typed = any(chapter.body.was_edited() for chapter in self._chapters)
        return (
            self._over
            or not typed
            or self._means.dialogs.ask(
                "Quitter la première ouverture ?",
                "Rien n’est encore enregistré : ce que vous avez saisi sera perdu.",
                "Quitter",
                "Continuer la saisie",
                dangerous=True,
            )
        )

    def _train(self) -> None:
        from ..training.start import start_training

        start_training(self._say)

    def _choose_backup(self) -> None:
        from desktop_app.use_cases.copies import restore

        chosen = self._means.dialogs.choose_folder("Dans quel dossier sont les sauvegardes ?")
        if chosen is None:
            return
        try:
            place = restore.place_in(chosen)
        except StorageTrouble as trouble:
            self._means.dialogs.trouble(trouble)
            return
        if place is None:
            self._means.dialogs.notice("Reprendre une sauvegarde", *_NO_BACKUP)
        else:
            self.backup_chosen.emit(place)

    def _today(self) -> date:
        return self._clock().date()

    def _finish(self) -> None:
        try:
            setup = self.pages.setup()
            account, passphrase = self.pages.account.account(), self.pages.account.read()
        except RuleBroken as refusal:
            self.trouble.say(refusal.sentence)
            return
        self._over = True
        self.trouble.say("")
        self._let_work(False)
        self.finished.emit(setup, account, passphrase, self.pages.code.read())

    def _let_work(self, allowed: bool) -> None:
        for widget in (self.stack, self.steps, self.back_button, self.next_button):
            widget.setEnabled(allowed)
        rename(self.next_button, "Créer le fichier" if allowed else "Création…")

    def _show_step(self, at: int) -> None:
        last = at == len(self._chapters) - 1
        self.trouble.say("")
        self.stack.setCurrentIndex(at)
        self.steps.show_at(at)
        self.back_button.setVisible(at > 0)
        rename(self.next_button, "Créer le fichier" if last else "Continuer")
        # So that the keyboard alone is enough.
        if first := first_stop(self._chapters[at].body):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        for chapter in self._chapters:
            step = Step(chapter.title, chapter.sentence, chapter.body, self.stack)
            self.stack.addWidget(step)
        gap, help = px(self, Space.S), help_button(self._means.dialogs, self)
        foot = edged(QVBoxLayout(), Space.S, Space.XXL, Space.M, Space.XXL, Space.L, within=self)
        foot.addWidget(self.trouble)
        foot.addWidget(Flow((help, self.back_button, self.next_button), gap, gap, self, right_from=1))
        column = bare(QVBoxLayout(), 0, self)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        across = bare(QHBoxLayout(self))
        across.addWidget(self.steps)
        across.addLayout(column, 1)
        open_at(self, 1080, 740)
