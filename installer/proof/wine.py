"""A Windows to try the program in: a wine prefix made new in a folder, which nothing else on the machine sees.

    with wine.make(Path("build/proof/prefix"), display=":92") as prefix:
        done = prefix.run([r"C:\\Windows\\system32\\cmd.exe", "/c", "ver"], timeout=30)
        assert done.status == 0 and "Windows" in done.output
        prefix.path(r"C:\\Program Files").iterdir()
        prefix.name_of(Path("dist"))  # Z:\\…, the same folder as a program in there names it

No root is needed. A prefix serves one proof: it is ended, with all that runs in it, at the end of the `with` or by
`end()`, and its folder may then be deleted. `Lacking` names the Debian packages when wine or the compiler is not there.

Wine hides every variable named QT_* from the programs it runs: a platform is chosen with `-platform offscreen`.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from types import TracebackType
from typing import Self

from machine import Lacking

from proof import ProofFailed

_STUBS = Path(__file__).resolve().parent / "wine_stubs"
_COMPILER = "x86_64-w64-mingw32-gcc"
_WARNINGS = ("-std=c11", "-Wall", "-Wextra", "-Wno-unused-parameter", "-Werror")
_BIRTH_SECONDS = 120
_END_SECONDS = 20
_SAID_BEFORE_A_FAILURE = 2000


@dataclass(frozen=True)
class Done:
    """How a program ended: its exit status, and all it wrote on both outputs, with plain line ends."""

    status: int
    output: str


@dataclass(frozen=True)
class Prefix:
    """A running Windows of its own in `folder`; its windows are shown on `display`, or nowhere when that is ''."""

    folder: Path
    display: str = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def run(
        self,
        command: Sequence[str | Path],
        *,
        timeout: float,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> Done:
        r"""Run a Windows program to its end; the first word is its name as Windows has it, or a path of this machine.

        `environment` is added to what the program sees; `folder`, of this machine, is where it starts. After
        `timeout` seconds the whole prefix is ended, and ProofFailed says so with the last that was written.
        """
        with self.start(command, environment=environment, folder=folder) as running:
            try:
                said, _ = running.communicate(timeout=timeout)
            except subprocess.TimeoutExpired as late:
                self.end()
                running.kill()
                last = _text(late.output or b"")[-_SAID_BEFORE_A_FAILURE:]
                raise ProofFailed(f"{command[0]} had not ended after {timeout:g} s.\n{last}") from late
            except BaseException:
                running.kill()
                raise
        return Done(running.returncode, _text(said))

    def start(
        self,
        command: Sequence[str | Path],
        *,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> "subprocess.Popen[bytes]":
        """Start a Windows program and leave it running; what it writes on both outputs is read from `stdout`."""
        # A pipe: with a plain file for its output, Python under wine cannot set up its streams.
        return subprocess.Popen(
            [_wine(), *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**self._environment(), **(environment or {})},
            cwd=folder or self.folder,
        )

    def path(self, name: str) -> Path:
        r"""Where a Windows path, "C:\windows\…" or "Z:\…", is on this machine; it need not exist."""
        inside = PureWindowsPath(name)
        drive = self.folder / "dosdevices" / inside.drive.lower()
        return drive.resolve().joinpath(*inside.parts[1:])

    def name_of(self, path: Path) -> str:
        r"""The Windows name of a path of this machine: "C:\…" when it lies in the prefix, else "Z:\…"."""
        resolved = path.resolve()
        for letter, root in (("C:", self.path("C:\\")), ("Z:", Path("/"))):
            if resolved.is_relative_to(root):
                return str(PureWindowsPath(f"{letter}\\").joinpath(*resolved.relative_to(root).parts))
        raise ValueError(path)

    def end(self) -> None:
        """End every program of this prefix, and it alone; nothing when it has ended already."""
        for options in (["-k"], ["-w"]):
            subprocess.run(
                [_server(), *options],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_END_SECONDS,
                check=False,
            )

    def _environment(self) -> dict[str, str]:
        """Nothing of the person's own: wine would link their folders into the prefix and write in their menus."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "home"),
            "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(self.folder),
            "WINEARCH": "win64",
            "WINEDEBUG": os.environ.get("WINEDEBUG", "-all"),
            # Neither a browser nor .NET: at its birth a prefix would ask to download them.
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "DISPLAY": self.display,
        }


def make(folder: Path, *, display: str = "") -> Prefix:
    """Make a new prefix in `folder`, with the fonts and libraries that Qt needs, and start it.

    What was in the folder is deleted. Raises Lacking without wine or the compiler, ProofFailed when it does not start.
    """
    missing = lacking()
    if missing:
        raise Lacking(f"To try the program as on Windows the machine lacks: {' '.join(missing)} (Debian's names)")
    if folder.exists():
        shutil.rmtree(folder)
    (folder / "home").mkdir(parents=True, mode=0o700)
    prefix = Prefix(folder.resolve(), display)
    try:
        _must(prefix, ["wineboot", "-i"], "Wine cannot make its folder.")
        _put_stubs(prefix)
        _must(prefix, ["regedit", "/S", _STUBS / "prefix.reg"], "Wine's registry cannot be written.")
    except BaseException:
        prefix.end()
        raise
    return prefix


def lacking() -> list[str]:
    """The Debian packages that this machine lacks to make a prefix."""
    wanted = {"wine64": _wine() and _server(), "gcc-mingw-w64-x86-64": shutil.which(_COMPILER)}
    return [package for package, found in wanted.items() if not found]


def _must(prefix: Prefix, command: list[str | Path], trouble: str) -> None:
    done = prefix.run(command, timeout=_BIRTH_SECONDS)
    if done.status:
        raise ProofFailed(f"{trouble} {done.output[-_SAID_BEFORE_A_FAILURE:]}")


def _put_stubs(prefix: Prefix) -> None:
    """What wine lacks of Windows, built into this prefix alone; each source says why it is needed."""
    system = prefix.path("C:\\windows\\system32")
    for source in sorted(_STUBS.glob("*.c")):
        library = system / f"{source.stem}.dll"
        # A link to wine's own file would have that one written over.
        library.unlink(missing_ok=True)
        command = [_COMPILER, *_WARNINGS, "-O2", "-s", "-shared", "-o", str(library), str(source)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
        if done.returncode:
            raise ProofFailed(f"{source.name} does not compile: {_text(done.stderr)}")


def _wine() -> str:
    """The loader itself: the `wine` of Debian is a script that first complains of a 32-bit part nobody needs."""
    return _first("/usr/lib/wine/wine64", "wine64", "wine")


def _server() -> str:
    return _first("/usr/lib/wine/wineserver64", "/usr/lib/wine/wineserver", "wineserver")


def _first(*names: str) -> str:
    return next((found for found in map(shutil.which, names) if found), "")


def _text(said: bytes) -> str:
    return said.decode("utf-8", "replace").replace("\r\n", "\n")
