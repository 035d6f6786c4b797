"""What the proof does to one installation in wine: its setup, its registry, its data, and its wizards by keyboard."""

import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from windows import build

from . import require, wine
from .display import Display

ALONE, FOR_ALL = "HKCU", "HKLM"
"""Whose an installation is: its hive."""

PASSPHRASE = "cinq pommes sous la neige"
"""What opens the file of `make_data`; no accent, which xdotool cannot always get through to wine."""

DATA = "C:\\Données été"
"""Where the older setup is told to keep the data."""

_ADD_REMOVE = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Permanence"
_MENU = r"Microsoft\Windows\Start Menu\Programs\Permanence"
_SECONDS = 120.0
_LOOK_EVERY = 0.25
_MAKE = """
import sys; sys.path.append(sys.argv[1])
from pathlib import Path
from tests.helpers import folders
folders.PASSPHRASE = sys.argv[3]
folders.settle_le_boulou(folders.make_folder(Path(sys.argv[2])))
"""
_READ = """
import sys
from pathlib import Path
from desktop_app.storage.connection import database
from desktop_app.storage.keys import vault
from desktop_app.storage.planning import advisors
folder = Path(sys.argv[1])
db = database.open_file(folder, vault.unlock(folder, 1, sys.argv[2]).data)
print(*(advisor.last_name for advisor in advisors.every(db)))
database.close(db)
"""


@dataclass(frozen=True)
class Installed:
    """The program in the Windows folder `folder` of a prefix, put there for the accounts of `hive`."""

    prefix: wine.Prefix
    hive: str
    folder: str

    @property
    def here(self) -> Path:
        """The folder on this machine."""
        return self.prefix.path(self.folder)

    def run_setup(self, made: Path, *options: str, status: int) -> None:
        """Run a setup; ProofFailed unless it ends with this status."""
        done = self.prefix.run([made, *options], timeout=_SECONDS)
        require(done.status == status, f"{made.name} {' '.join(options)} ends with {done.status}, not {status}.")

    def run(self, *options: str, seconds: float = _SECONDS) -> wine.Done:
        """Run the launcher to its end."""
        return self.prefix.run([self.here / build.EXE, *options], timeout=seconds)

    def start(self, *options: str) -> "subprocess.Popen[bytes]":
        """Start the launcher and leave it running."""
        return self.prefix.start([self.here / build.EXE, *options])

    def python(self, script: str, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
        """Run a script with the Python that was installed, all this added to its environment; what it printed."""
        command: list[str | Path] = [self.here / "runtime" / "python.exe", "-X", "utf8", "-B", "-c", script, *arguments]
        done = self.prefix.run(command, timeout=_SECONDS, environment=environment)
        require(done.status == 0, f"The installed Python fails:\n{done.output}")
        return done.output.strip()

    def registered(self, name: str) -> str:
        """A value of what Windows shows among the installed programs; "" when there is none."""
        done = self.prefix.run(["reg", "query", f"{self.hive}\\{_ADD_REMOVE}", "/v", name], timeout=_SECONDS)
        line = next((line for line in done.output.splitlines() if line.split()[:1] == [name]), "")
        return line.split(maxsplit=2)[2].strip() if line else ""

    def links(self) -> list[str]:
        """The names in its folder of the start menu, sorted; none when the folder is gone."""
        root = (
            self.prefix.path("C:\\ProgramData") if self.hive == FOR_ALL else _profile(self.prefix) / "AppData/Roaming"
        )
        return sorted(path.name for path in (root / _MENU.replace("\\", "/")).glob("*"))

    def on_desktop(self) -> bool:
        """Whether its icon is on the desktop."""
        root = self.prefix.path("C:\\users") / "Public" if self.hive == FOR_ALL else _profile(self.prefix)
        return (root / "Desktop" / "Permanence.lnk").exists()

    def uninstall(self) -> None:
        """Run the uninstaller silently to its end; ProofFailed unless links and registry are gone with it."""
        # The uninstaller copies itself aside and goes on from there: it ends before its work.
        done = self.prefix.run([self.here / "Uninstall.exe", "/S"], timeout=_SECONDS)
        require(done.status == 0, f"The uninstaller ends with {done.status}.")
        wait_until(lambda: not self.registered("DisplayName"), "The uninstaller leaves its entry among the programs.")
        self.require_gone()

    def require_gone(self) -> None:
        """ProofFailed unless program and links are gone."""
        require(not (self.here / build.EXE).exists(), "The uninstaller leaves the program.")
        require(not self.links(), f"The uninstaller leaves in the start menu: {self.links()}.")
        require(not self.on_desktop(), "The uninstaller leaves its icon on the desktop.")


def usual_folder(prefix: wine.Prefix) -> str:
    """Where setup puts the program for one account."""
    return prefix.name_of(_profile(prefix) / "AppData/Local/Programs/Permanence")


def make_data(installed: Installed, root: Path) -> None:
    """Make the file of Le Boulou in DATA with the installed program, as the tests' helpers make it."""
    installed.python(_MAKE, installed.prefix.name_of(root), DATA, PASSPHRASE)


def require_data(installed: Installed) -> None:
    """ProofFailed unless the file of `make_data` opens with its passphrase and holds what it held."""
    found = installed.python(_READ, DATA, PASSPHRASE)
    require(found == "Castell Puig", f"The file opens, and holds: {found}.")


def drive_setup(installed: Installed, screen: Display, made: Path, into: Path) -> None:
    """Go through setup's pages by keyboard, photograph each, and let it open the program; ends with that closed."""
    title = "Installation de Permanence"
    running = installed.prefix.start([made, "/CurrentUser"])
    for number, page in enumerate(("welcome", "for-whom", "folder"), 1):
        screen.wait_for(title, seconds=_SECONDS)
        screen.photograph(into / f"windows-setup-{number}-{page}.png")
        screen.press("Return")
    wait_until(lambda: bool(installed.registered("DisplayName")), "The wizard did not install.", seconds=_SECONDS)
    screen.photograph(into / "windows-setup-4-finished.png")

    def ended() -> bool:
        # Its last page comes a moment after Windows was told, and until then nothing can be pressed.
        screen.press("Return")
        return running.poll() is not None

    wait_until(ended, "The wizard does not end.")
    require(running.returncode == 0, f"The wizard ends with {running.returncode}.")
    screen.wait_for("Ouvrir Permanence", seconds=_SECONDS)
    screen.press("alt+F4")
    screen.wait_until_gone("Ouvrir Permanence", seconds=_SECONDS)


def drive_uninstall(installed: Installed, screen: Display, into: Path, *, delete: Path | None = None) -> None:
    """Go through the uninstaller's pages by keyboard and photograph each.

    With `delete`, a file of the data, one first goes on without a word, comes back, asks to delete them, says no, and
    at last yes. Without, permanence.ini must have fixed their folder, and nothing is asked.
    """
    title = "Désinstallation de Permanence"
    installed.prefix.start([installed.here / "Uninstall.exe"])
    screen.wait_for(title, seconds=_SECONDS)
    if delete is not None:
        screen.photograph(into / "windows-uninstall-1-data.png")
        screen.press("Return", "alt+p")
        _ask_to_delete(screen, into, delete)
    screen.photograph(into / "windows-uninstall-3-confirm.png")
    screen.press("Return")
    wait_until(lambda: not installed.registered("DisplayName"), "The wizard did not uninstall.")
    screen.photograph(into / "windows-uninstall-4-done.png")
    screen.press("Return")
    screen.wait_until_gone(title, seconds=_SECONDS)


def _ask_to_delete(screen: Display, into: Path, data: Path) -> None:
    time.sleep(1)
    screen.press("alt+s", "Return")
    screen.photograph(into / "windows-uninstall-2-delete.png")
    screen.press("Return")
    time.sleep(1)
    require(data.is_file(), "The data are deleted though nobody said yes.")
    screen.press("Return")
    time.sleep(1)
    screen.press("Left", "Return")


def own_data(installed: Installed) -> Path:
    """A file among the data of this account, in the usual folder."""
    data = _profile(installed.prefix) / "AppData/Local/Permanence/permanence.db"
    data.parent.mkdir(exist_ok=True)
    data.touch()
    return data


def wait_until(true: Callable[[], bool], sentence: str, *, seconds: float = _SECONDS) -> None:
    """Wait until `true()`; ProofFailed with this sentence when it is late."""
    until = time.monotonic() + seconds
    while not true():
        require(time.monotonic() < until, sentence)
        time.sleep(_LOOK_EVERY)


def _profile(prefix: wine.Prefix) -> Path:
    (home,) = (path for path in prefix.path("C:\\users").iterdir() if path.name != "Public")
    return home
