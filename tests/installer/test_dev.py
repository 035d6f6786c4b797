"""The developer's commands on machines that lack something."""

import os
import subprocess
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import another_date
import dev
import environment
import machine
import pytest

import desktop_app
from tests.architecture.source import ROOT
from tests.helpers import its_date
from tests.helpers.awkward_dates import AUTUMN

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def bare_linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Debian on which two libraries are missing, one of which only a window needs, seen by an ordinary user."""
    missing = {"libEGL.so.1", "libxcb-cursor.so.0"}
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(machine, "_loads", lambda library: library not in missing)
    monkeypatch.setattr(machine, "_apt", lambda: "apt-get")
    monkeypatch.setattr(machine, "_is_root", lambda: False)
    return monkeypatch


def test_the_exact_packages_are_named(bare_linux: pytest.MonkeyPatch) -> None:
    assert machine.lacking(window=False) == ["libegl1"]
    assert machine.lacking(window=True) == ["libegl1", "libxcb-cursor0"]


def test_what_lacks_is_said_in_one_line(bare_linux: pytest.MonkeyPatch) -> None:
    with pytest.raises(machine.Lacking) as lacking:
        machine.provide(window=True)
    said = "The system lacks: sudo apt-get install --no-install-recommends libegl1 libxcb-cursor0"
    assert str(lacking.value) == said


def test_a_window_library_alone_does_not_stop(
    bare_linux: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare_linux.setattr(machine, "_loads", lambda library: library != "libcups.so.2")
    machine.provide(window=True)
    assert capsys.readouterr().out.splitlines() == [
        "The system lacks: sudo apt-get install --no-install-recommends libcups2"
    ]


def test_root_gets_them_installed(bare_linux: pytest.MonkeyPatch) -> None:
    installed: list[list[str]] = []

    def install(packages: list[str]) -> None:
        installed.append(packages)
        bare_linux.setattr(machine, "_loads", lambda library: True)

    bare_linux.setattr(machine, "_is_root", lambda: True)
    bare_linux.setattr(machine, "_install", install)
    machine.provide(window=False)
    assert installed == [["libegl1"]]


def test_another_linux_is_told_what_debian_calls_it(bare_linux: pytest.MonkeyPatch) -> None:
    bare_linux.setattr(machine, "_apt", lambda: None)
    with pytest.raises(machine.Lacking, match=r"what Debian calls: libegl1$"):
        machine.provide(window=False)


def test_windows_lacks_nothing(bare_linux: pytest.MonkeyPatch) -> None:
    bare_linux.setattr(sys, "platform", "win32")
    assert not machine.lacking(window=True)
    assert machine.has_display()


def test_a_display_is_asked_of_the_session(bare_linux: pytest.MonkeyPatch) -> None:
    for name in DISPLAYS:
        bare_linux.delenv(name, raising=False)
    assert not machine.has_display()
    bare_linux.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert machine.has_display()


def made(root: Path, lock: str) -> Path:
    """An environment that looks made from a lock file."""
    python = root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    python.parent.mkdir(parents=True)
    python.touch()
    (root / ".venv" / "permanence-lock").write_text(environment.stamp(root / lock))
    return python


def test_an_environment_is_kept_while_its_lock_stays(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    python = made(tmp_path, "b.txt")
    assert environment.prepare(tmp_path, "b.txt") == python
    assert environment.prepare(tmp_path, "a.txt", or_made_from=("b.txt",)) == python


def test_an_environment_is_made_again_when_its_lock_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(environment, "_call", lambda command, trouble: calls.append(command))
    (tmp_path / "a.txt").write_text("old")
    python = made(tmp_path, "a.txt")
    (tmp_path / "a.txt").write_text("new")
    with pytest.raises(FileNotFoundError):
        environment.prepare(tmp_path, "a.txt")
    assert [command[1:3] for command in calls] == [["-m", "venv"], ["-m", "pip"]]
    assert not python.exists()
    assert {"--require-hashes", "--only-binary", "--no-deps"} <= set(calls[1])


def test_an_unknown_command_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "installer/dev.py", "fly"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "run" in done.stderr and "test" in done.stderr


@pytest.mark.parametrize("display", [False, True])
@pytest.mark.parametrize("asked", ["--self-test", "--self-test=compte rendu.txt", "--demo-day=jour", "--version"])
def test_what_needs_no_window_is_done_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, asked: str, display: bool
) -> None:
    calls: list[list[object]] = []
    monkeypatch.setattr(machine, "has_display", lambda: display)
    monkeypatch.setattr(machine, "provide", lambda *, window: None)
    monkeypatch.setattr(environment, "prepare", lambda *_args, **_more: Path("python"))
    monkeypatch.setattr(dev, "_call", lambda command, **_more: calls.append(command) or 0)
    assert dev.run([asked]) == 0
    assert calls == [[Path("python"), "-m", desktop_app.__name__, asked]]


@pytest.fixture
def without_cups(bare_linux: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Debian without a print queue, seen by an ordinary user."""
    bare_linux.setattr(machine.shutil, "which", lambda name: name)
    bare_linux.setattr(machine, "_is_installed", lambda package: package != "cups")
    return bare_linux


def test_what_some_tests_need_is_only_said(
    without_cups: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.offer(machine.FOR_TESTS)
    assert capsys.readouterr().out == "The system lacks: sudo apt-get install --no-install-recommends cups\n"


def test_root_gets_what_some_tests_need(without_cups: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    installed: list[str] = []
    without_cups.setattr(machine, "_is_root", lambda: True)
    without_cups.setattr(machine, "_is_installed", lambda package: package != "cups" or "cups" in installed)
    without_cups.setattr(machine, "_install", installed.extend)
    machine.offer(machine.FOR_TESTS)
    assert installed == ["cups"]
    assert capsys.readouterr().out == "Installing what the system lacks: cups\n"


def test_a_system_with_other_names_is_told_nothing(
    without_cups: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_cups.setattr(machine.shutil, "which", lambda name: None)
    machine.offer(machine.FOR_TESTS)
    assert capsys.readouterr().out == ""


def test_another_date_begins_at_that_hour_in_france_and_takes_the_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(machine, "offer", lambda packages: None)
    monkeypatch.setattr(another_date, "_LIBRARIES", (f"{tmp_path}/lib*.so.1",))
    with pytest.raises(machine.Lacking, match="libfaketime"):
        another_date.surroundings(AUTUMN)
    (tmp_path / "libfaketimeMT.so.1").touch()
    monkeypatch.setattr(time, "time", lambda: 0)
    around = another_date.surroundings(AUTUMN)
    assert around["FAKETIME"] == f"+{int(AUTUMN.replace(tzinfo=ZoneInfo('Europe/Paris')).timestamp())}s"
    assert around["LD_PRELOAD"] == str(tmp_path / "libfaketimeMT.so.1")
    assert around[its_date.AT] == its_date.AS_THE_MACHINE_SAYS


TURNS = """
import threading, time

def rate(count):
    turns, began, spent = [0] * count, time.perf_counter(), time.process_time()

    def work(me):
        while time.perf_counter() < began + 0.5:
            turns[me] += 1

    threads = [threading.Thread(target=work, args=(me,)) for me in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(turns) / (time.process_time() - spent)

print(rate(2) / rate(1))
"""


@pytest.mark.skipif(
    not any(list(Path("/").glob(each[1:])) for each in another_date._LIBRARIES), reason="libfaketime is not here"
)
def test_on_another_date_two_threads_do_as_much_of_their_time_as_one() -> None:
    """When each wait for a turn ends at once they do a fifteenth; it is the processor’s time, whatever the load."""
    around = {**os.environ, **another_date.surroundings(AUTUMN)}
    done = subprocess.run([sys.executable, "-c", TURNS], env=around, capture_output=True, text=True, check=True)
    assert float(done.stdout) > 0.25


def test_a_date_that_is_none_is_refused_before_anything_is_run() -> None:
    done = subprocess.run(
        [sys.executable, "installer/dev.py", "test", "--at", "demain"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2 and "--at" in done.stderr and not done.stdout
