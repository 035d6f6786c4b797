"""The Windows of the proofs: made in a folder, told what to run, and gone without a trace."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from machine import Lacking
from proof import ProofFailed, wine

CMD = "C:\\windows\\system32\\cmd.exe"
COMPILER = "x86_64-w64-mingw32-gcc"
LOADS = r"""
#include <windows.h>
static BOOL has(const char *library, const char *function)
{
    HMODULE loaded = LoadLibraryA(library);
    return loaded && GetProcAddress(loaded, function);
}
int main(void)
{
    BYTE drawn[64] = {0}, nothing[64] = {0};
    BOOL(WINAPI *draw)(BYTE *, SIZE_T) = (void *)GetProcAddress(LoadLibraryA("bcryptprimitives.dll"), "ProcessPrng");
    if (!draw || !draw(drawn, sizeof drawn) || !memcmp(drawn, nothing, sizeof drawn))
        return 1;
    if (!has("icuuc.dll", "ucnv_open") || !has("mscms.dll", "WcsGetDefaultColorProfile"))
        return 2;
    return has("windows_ui.dll", "DllGetActivationFactory") ? 42 : 3;
}
"""


@pytest.fixture(scope="module")
def prefix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[wine.Prefix]:
    """A new prefix without a display; wine takes its time to make one."""
    lacking = wine.lacking()
    if lacking:
        pytest.skip(f"this machine lacks {' '.join(lacking)}")
    with wine.make(tmp_path_factory.mktemp("wine") / "préfixe") as made:
        yield made
    assert running_in(made.folder) == []


def running_in(folder: Path) -> list[str]:
    """The processes of this prefix."""
    marked = f"WINEPREFIX={folder}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if marked in (process / "environ").read_bytes().split(b"\0"):
                found.append(process.name)
        except OSError:
            continue
    return found


def test_a_program_says_how_it_ended_and_what_it_wrote(prefix: wine.Prefix) -> None:
    done = prefix.run([CMD, "/c", "echo un & echo deux 1>&2 & exit 3"], timeout=60)
    assert done.status == 3 and [line.strip() for line in done.output.splitlines()] == ["un", "deux"]


def test_it_is_the_oldest_windows_the_program_runs_on(prefix: wine.Prefix) -> None:
    assert "10.0." in prefix.run([CMD, "/c", "ver"], timeout=60).output


def test_paths_have_a_name_on_either_side(prefix: wine.Prefix, tmp_path: Path) -> None:
    (prefix.path("C:\\") / "dossier é").mkdir()
    assert prefix.path("C:\\dossier é").is_dir()
    assert prefix.name_of(prefix.path("C:\\dossier é")) == "C:\\dossier é"
    assert prefix.name_of(tmp_path) == "Z:" + str(tmp_path).replace("/", "\\")
    assert prefix.run([CMD, "/c", f"cd /d {prefix.name_of(tmp_path)} && cd"], timeout=60).output.strip()[:2] == "Z:"


def test_what_wine_lacks_is_there(prefix: wine.Prefix, tmp_path: Path) -> None:
    (tmp_path / "loads.c").write_text(LOADS)
    subprocess.run([COMPILER, "-o", tmp_path / "loads.exe", tmp_path / "loads.c"], check=True)
    assert prefix.run([tmp_path / "loads.exe"], timeout=60).status == 42


def test_one_that_does_not_end_is_ended(prefix: wine.Prefix) -> None:
    with pytest.raises(ProofFailed, match=r"cmd\.exe had not ended after 4 s"):
        prefix.run([CMD, "/c", "for /l %x in (1,0,2) do @ver >nul"], timeout=4)
    assert running_in(prefix.folder) == []
    assert prefix.run([CMD, "/c", "exit 5"], timeout=60).status == 5


def test_one_that_crashes_ends_at_once(prefix: wine.Prefix, tmp_path: Path) -> None:
    (tmp_path / "crash.c").write_text("int main(void) { return *(volatile int *)-1; }")
    subprocess.run([COMPILER, "-o", tmp_path / "crash.exe", tmp_path / "crash.c"], check=True)
    assert prefix.run([tmp_path / "crash.exe"], timeout=30).status != 0


def test_nothing_of_the_person_is_linked_or_written(prefix: wine.Prefix) -> None:
    home = (prefix.folder / "home").resolve()
    inside = [path for path in prefix.path("C:\\users").rglob("*") if path.is_symlink()]
    assert all(path.resolve().is_relative_to(home.parent) for path in inside)


def test_a_machine_without_wine_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(Lacking, match="wine64 gcc-mingw-w64-x86-64"):
        wine.make(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
