"""Print on a computer without a printer, then on one that has just gone, and say in JSON what was seen.

Run in a process of its own, whose only printing system is a door that leads nowhere; the argument is a folder.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.application import build_application
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import key_file, vault
from desktop_app.system import printers
from tests.helpers.day_screens import opened
from tests.helpers.program import Program, running, wait_until
from tests.helpers.seeing import click
from tests.helpers.typing import press

CTRL = Qt.KeyboardModifier.ControlModifier


def print_day(program: Program) -> dict:
    """The sheet of the day, printed to nobody twice."""
    program.in_front()
    press(program.window, Qt.Key.Key_P, CTRL)
    preview = opened(program.window, PreviewDialog)
    wait_until(preview.panel.print_button.isEnabled)
    program.dialogs.answers.append(False)
    press(preview, Qt.Key.Key_P, CTRL)
    wait_until(lambda: len(program.dialogs.said) == 1)
    preview.panel.printer.choice.set_options([("Accueil", "Accueil")])
    press(preview, Qt.Key.Key_P, CTRL)
    wait_until(lambda: len(program.dialogs.said) == 2 and preview.panel.print_button.isEnabled())
    told = {"titles": [said.title for said in program.dialogs.said], "open": preview.isVisible()}
    press(preview, Qt.Key.Key_Escape)
    return told


def main(folder: Path) -> None:
    """A booking, the two vain tries, and what is kept."""
    vault.DEFAULT_COST = key_file.LEAST_COST = key_file.Cost(64, 1, 1)
    app = build_application([], tone="light")
    with running(folder) as program:
        program.open()
        dialog = program.booking()
        click(dialog, "Réserver")
        dialog.accept()
        told = {"printers": printers.names(), **print_day(program)}
        told["journal"] = [entry.action.name for entry in journal.latest(program.desk.db, 50)]
    sys.stdout.write(json.dumps(told))
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
