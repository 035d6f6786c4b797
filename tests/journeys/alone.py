"""The real program in a process of its own, with hands that press what is shown and write down what they read.

Arguments: what to do, and the folder given to --data. Each thing seen is one line of JSON.
"""

from __future__ import annotations

import json
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from desktop_app import __main__, startup
from desktop_app.screens.dialogs import MessageDialog
from desktop_app.screens.window.crash_dialog import CrashDialog
from desktop_app.storage import files
from desktop_app.storage.keys import key_file, vault
from tests.helpers.builders import PASSPHRASE
from tests.storage.rights import protected

NAME = "Éloïse Lefèvre 06 39 98 00 01"


def say(**seen: object) -> None:
    """Write one line for the test."""
    sys.stdout.write(json.dumps(seen) + "\n")
    sys.stdout.flush()


def boom(*_anything: object, **_named: object) -> None:
    """A bug whose message names somebody."""
    raise ValueError(NAME)


class Hands(QObject):
    """Looks around every few milliseconds and does the next thing once."""

    def __init__(self, what: str, session: startup.Session) -> None:
        super().__init__(session)
        self.what, self.session, self.done = what, session, set()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(20)

    def look(self) -> None:
        """Answer whatever is in front."""
        for window in [one for one in QApplication.topLevelWidgets() if one.isVisible()]:
            kind = type(window).__name__
            if isinstance(window, QDialog) and window in self.done:
                continue
            if isinstance(window, MessageDialog):
                self.done.add(window)
                say(notice=[label.text() for label in window.findChildren(QLabel)])
                window.accept()
            elif isinstance(window, CrashDialog):
                self.done.add(window)
                say(crash=window.report.toPlainText())
                window.close_button.click()
            elif kind not in self.done:
                self.done.add(kind)
                if kind == "UnlockWindow":
                    window.try_passphrase(PASSPHRASE, 1)
                elif kind == "Assistant" and self.what == "create":
                    self.create(window)
                elif kind == "Assistant":
                    say(assistant=True)
                    window.close()
                elif kind == "MainWindow":
                    self.work(window)

    def create(self, window: QDialog) -> None:
        """The assistant to its end; each file is put in place slowly."""
        from tests.helpers.first_opening import go_to, keep_code
        from tests.helpers.seeing import click

        go_to(window, "code")
        keep_code(window)
        say(creating=True)
        click(window, "Créer")

    def work(self, window: QDialog) -> None:
        """Do what was asked with the day in front."""
        from tests.helpers.day_screens import shown_words
        from tests.helpers.seeing import words

        runner = window.context.runner
        if self.what == "slot":
            runner.changed.connect(boom)
            window.refresh()
        elif self.what == "worker":
            runner.worker.start(boom, boom, runner.say_what_broke)
        elif self.what == "thread":
            threading.Thread(target=boom).start()
        elif self.what == "close":
            say(words=words(window) + shown_words(window))
            window.close()
        elif self.what == "wait":
            say(open=True)


def slowly() -> None:
    """Make the moments between two files long enough to be interrupted."""
    import time

    from desktop_app.storage.connection import database

    quick = files.put_in_place

    def slow(draft: Path, path: Path) -> None:
        time.sleep(0.2)
        quick(draft, path)

    files.put_in_place = database.put_in_place = slow


def main(what: str, folder: Path) -> int:
    """Run the program; its exit status."""
    vault.DEFAULT_COST = key_file.LEAST_COST = key_file.Cost(64, 1, 1)
    prepare = startup.prepare

    def with_hands(options):
        app, session = prepare(options)
        Hands(what, session)
        return app, session

    startup.prepare = with_hands
    with ExitStack() as held:
        if what == "protected":
            held.enter_context(protected(folder.parent))
        if what == "create":
            slowly()
        return __main__.main(["--data", str(folder)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
