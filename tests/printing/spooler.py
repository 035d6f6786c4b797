"""A real CUPS of our own: private folder and door, queues whose printer is a folder that keeps what it receives."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_ADMIN = f"{os.environ.get('PATH', '')}:/usr/sbin"
_FILTERS = Path("/usr/lib/cups/filter")
_ROOMS = ("etc", "spool", "spool/tmp", "cache", "state", "log", "bin", "bin/backend", "drawers", "ppd")

_BACKEND = """#!/bin/sh
[ $# -eq 0 ] && { echo 'direct drawer "Unknown" "Drawer"'; exit 0; }
drawer=${DEVICE_URI#drawer:}
if [ -f "$drawer/trouble" ]; then
  read trouble < "$drawer/trouble"
  [ "$trouble" = fail ] && exit 1
  echo "STATE: +$trouble" >&2
  while [ -f "$drawer/trouble" ]; do sleep 0.05; done
  echo "STATE: -$trouble" >&2
fi
echo "$5" > "$drawer/$1.options"
cat "${6:--}" > "$drawer/$1.part" && mv "$drawer/$1.part" "$drawer/$1.pdf"
"""
_FILES = """ServerRoot {root}/etc
ServerBin {root}/bin
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
ErrorLog {root}/log/error
AccessLog {root}/log/access
PageLog {root}/log/page
DataDir /usr/share/cups
Printcap {root}/printcap
SystemGroup {group}
User {user}
Group {its_group}
"""
_CONFIGURATION = """LogLevel warn
Listen {root}/door
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "DRAWER.PPD"
*Manufacturer: "Drawer"
*Product: "(Drawer)"
*ModelName: "Drawer"
*ShortNickName: "Drawer"
*NickName: "Drawer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*Throughput: "1"
*LandscapeOrientation: Plus90
*TTRasterizer: Type42
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Page Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: {first}
{sizes}
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: {first}
{regions}
*CloseUI: *PageRegion
*DefaultImageableArea: {first}
{areas}
*DefaultPaperDimension: {first}
{dimensions}
*OpenUI *Duplex/Duplex: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: DuplexNoTumble
*Duplex None/Off: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Long: "<</Duplex true/Tumble false>>setpagedevice"
*Duplex DuplexTumble/Short: "<</Duplex true/Tumble true>>setpagedevice"
*CloseUI: *Duplex
*OpenUI *Resolution: PickOne
*DefaultResolution: 600dpi
*Resolution 600dpi: "<</HWResolution[600 600]>>setpagedevice"
*CloseUI: *Resolution
*DefaultFont: Courier
*Font Courier: Standard "(002.004S)" Standard ROM
"""
_SIZES = {"A4": (595, 842), "A5": (420, 595), "Letter": (612, 792)}


def what_is_missing() -> str:
    """What this machine lacks of a printing system, '' for nothing."""
    if not CUPSD or not shutil.which("lpadmin", path=_ADMIN):
        return "cupsd and lpadmin (Debian: cups)"
    return "" if (_FILTERS / "pdftopdf").exists() else "the filters of CUPS (Debian: cups-filters)"


class Spooler:
    """One CUPS, as the user that runs the tests (as root it takes `lp`, which CUPS wants then)."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="permanence-cups-"))
        self.root.chmod(0o755)
        self.door = self.root / "door"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, prepare: Callable[[], None] | None = None, *, more: str = "") -> None:
        """Start it and wait for its door; `prepare` runs in its process first, `more` ends its configuration."""
        for room in _ROOMS:
            (self.root / room).mkdir()
        for part in ("filter", "cgi-bin", "daemon", "monitor", "notifier", "driver"):
            if (_FILTERS.parent / part).exists():
                (self.root / "bin" / part).symlink_to(_FILTERS.parent / part)
        backend = self.root / "bin/backend/drawer"
        backend.write_text(_BACKEND)
        backend.chmod(0o755)
        mine = pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
        user, group = ("lp", "lp") if os.geteuid() == 0 else mine
        told = {"root": self.root, "group": mine[1], "user": user, "its_group": group}
        (self.root / "etc/cups-files.conf").write_text(_FILES.format(**told))
        (self.root / "etc/cupsd.conf").write_text(_CONFIGURATION.format(**told) + more)
        assert CUPSD
        files = ("-c", f"{self.root}/etc/cupsd.conf", "-s", f"{self.root}/etc/cups-files.conf")
        self._process = subprocess.Popen([CUPSD, "-f", *files], preexec_fn=prepare, stdout=subprocess.DEVNULL)
        self._wait(self.door.exists)

    def stop(self) -> None:
        """End it and leave nothing."""
        if self._process:
            self._process.terminate()
            self._process.wait(20)
        shutil.rmtree(self.root, ignore_errors=True)

    def add(self, name: str, *, sizes: tuple[str, ...] = ("A4", "A5", "Letter"), edge: int = 12) -> Drawer:
        """A queue whose printer takes these papers and leaves `edge` points blank all round."""
        drawer = Drawer(self, name)
        drawer.folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(drawer.folder, "lp", "lp")
        ppd = self.root / "ppd" / f"{name}.ppd"
        ppd.write_text(_ppd(sizes, edge))
        self.run("lpadmin", "-p", name, "-E", "-v", f"drawer:{drawer.folder}", "-P", str(ppd))
        self.run("lpadmin", "-p", name, "-o", "printer-error-policy=abort-job")
        return drawer

    def run(self, *command: str) -> str:
        """A command of CUPS, said to this one."""
        done = subprocess.run(
            [shutil.which(command[0], path=_ADMIN) or command[0], *command[1:]],
            env={**os.environ, "CUPS_SERVER": str(self.door)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout

    def _wait(self, true: Callable[[], bool]) -> None:
        for _ in range(400):
            if true():
                return
            time.sleep(0.02)
        raise AssertionError((self.root / "log/error").read_text())


class Drawer:
    """A queue, and the folder where what it printed lies."""

    def __init__(self, spooler: Spooler, name: str) -> None:
        self.spooler, self.name = spooler, name
        self.folder = spooler.root / "drawers" / name

    def papers(self, count: int = 1) -> list[bytes]:
        """The jobs that came out, in order, once there are so many."""
        self.spooler._wait(lambda: len(list(self.folder.glob("*.pdf"))) >= count)
        found = sorted(self.folder.glob("*.pdf"), key=lambda path: int(path.stem))
        assert len(found) == count
        return [path.read_bytes() for path in found]

    def came_out(self) -> int:
        """How many jobs came out so far."""
        return len(list(self.folder.glob("*.pdf")))

    def have_trouble(self, reason: str) -> None:
        """From the next job on: a state reason of IPP until `be_mended`, or 'fail'."""
        (self.folder / "trouble").write_text(f"{reason}\n")

    def be_mended(self) -> None:
        """Go on."""
        (self.folder / "trouble").unlink()

    def pause(self) -> None:
        """Take jobs and keep them."""
        self.spooler.run("cupsdisable", self.name)

    def resume(self) -> None:
        """Print what waits."""
        self.spooler.run("cupsenable", self.name)

    def refuse(self) -> None:
        """Take no job."""
        self.spooler.run("cupsreject", self.name)

    def keep_one(self) -> None:
        """Have a job of somebody's in the queue, which is then paused."""
        self.pause()
        self.spooler.run("lp", "-d", self.name, "/etc/hostname")

    def cancel_all(self) -> None:
        """Empty the queue, as somebody else would."""
        self.spooler.run("cancel", "-a", self.name)

    def waiting(self) -> int:
        """How many jobs are in the queue."""
        return len(self.spooler.run("lpstat", "-o", self.name).splitlines())

    def vanish(self) -> None:
        """Be removed from the computer."""
        self.spooler.run("lpadmin", "-x", self.name)


def _ppd(sizes: tuple[str, ...], edge: int) -> str:
    lines: dict[str, list[str]] = {"sizes": [], "regions": [], "areas": [], "dimensions": []}
    for name in sizes:
        wide, high = _SIZES[name]
        page = f'"<</PageSize[{wide} {high}]>>setpagedevice"'
        lines["sizes"].append(f"*PageSize {name}/{name}: {page}")
        lines["regions"].append(f"*PageRegion {name}/{name}: {page}")
        lines["areas"].append(f'*ImageableArea {name}/{name}: "{edge} {edge} {wide - edge} {high - edge}"')
        lines["dimensions"].append(f'*PaperDimension {name}/{name}: "{wide} {high}"')
    return _PPD.format(first=sizes[0], **{key: "\n".join(value) for key, value in lines.items()})
