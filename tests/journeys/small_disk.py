"""Create and book on a disk without a byte left, then say in JSON what was seen; run in a process of its own.

Arguments: a folder, and 'capped' where no small disk could be mounted: the size of files is then limited.
"""

import json
import resource
import shutil
import sys
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from desktop_app.screens.window.application import build_application
from desktop_app.storage.keys import key_file, vault
from tests.helpers.first_opening import go_to, keep_code
from tests.helpers.program import on_disk, running, wait_until
from tests.helpers.seeing import button, click, words


class Disk:
    """What the folder stands on, to be filled and freed."""

    def __init__(self, folder: Path, capped: bool) -> None:
        self.ballast, self.capped = folder / "ballast", capped

    def fill(self) -> None:
        """Leave no byte."""
        if self.capped:
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
            return
        with self.ballast.open("wb", buffering=0) as file:
            for size in (65536, 512, 1):
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError:
                    pass

    def free(self) -> None:
        """Give the room back."""
        if self.capped:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        else:
            self.ballast.unlink()


def typed(window) -> list[str]:
    """What every line of the window holds."""
    return [line.text() for line in window.findChildren(QLineEdit)]


def create(folder: Path, disk: Disk) -> dict:
    """The assistant up to its last button, refused once, then accepted."""
    with running(folder) as program:
        program.start()
        go_to(program.assistant, "code")
        keep_code(program.assistant)
        before = typed(program.assistant)
        disk.fill()
        click(program.assistant, "Créer")
        wait_until(lambda: bool(program.assistant.trouble.sentence()))
        told = {
            "said": program.assistant.trouble.sentence(),
            "kept": typed(program.assistant) == before,
            "left": sorted(path.name for path in folder.iterdir() if path.name.startswith((".", "permanence.k"))),
            "notices": program.dialogs.sentences,
        }
        disk.free()
        click(program.assistant, "Créer")
        program.wait_for_window()
        return told


def book(folder: Path, disk: Disk) -> dict:
    """A booking refused once with everything still typed, then accepted."""
    with running(folder) as program:
        program.clock.now = program.clock.now.replace(year=2026, month=3, day=5)
        program.open("trois pommes sur la table")
        dialog = program.booking()
        before, data = typed(dialog), on_disk(folder)
        disk.fill()
        click(dialog, "Réserver")
        told = {
            "said": program.dialogs.sentences,
            "kept": typed(dialog) == before and button(dialog, "Réserver").isEnabled(),
            "same": on_disk(folder)["permanence.db"] == data["permanence.db"],
        }
        disk.free()
        click(dialog, "Réserver")
        told["booked"] = "C’est noté" in words(dialog)
        return told


def start(folder: Path, disk: Disk) -> dict:
    """The program started on the full disk: told, and nothing touched."""
    before = on_disk(folder)
    disk.fill()
    with running(folder) as program:
        if program.start():
            program.let_in("trois pommes sur la table")
            program.session.door.unlock._worker.wait()
            from tests.helpers.program import wait_until

            wait_until(lambda: bool(program.unlock.head.sentence()))
            program.dialogs.notice("", program.unlock.head.sentence())
        told = {"said": program.dialogs.sentences, "same": on_disk(folder) == before}
    disk.free()
    return told


def main(root: Path, capped: bool) -> None:
    """The three stories, printed as one line."""
    vault.DEFAULT_COST = key_file.LEAST_COST = key_file.Cost(64, 1, 1)
    app = build_application([], tone="light")
    folder, disk = root / "data", Disk(root, capped)
    told = {story.__name__: story(folder, disk) for story in (create, book, start)}
    shutil.rmtree(folder)
    sys.stdout.write(json.dumps(told))
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), "capped" in sys.argv)
