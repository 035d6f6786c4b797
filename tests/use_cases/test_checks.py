"""The self-test sees what is broken: each check fails when what it is for is taken away, and says so in one line."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop_app.storage.errors import ReadOnly
from desktop_app.system import administered, clock, drives, paths, program
from desktop_app.use_cases import checks
from desktop_app.use_cases.checks import Check, CheckFailed, Outcome, bench, machine, perform, shipped
from desktop_app.use_cases.demo.papers import makers
from desktop_app.use_cases.mandates import endings
from tests.helpers.alike import plain
from tests.helpers.awkward_dates import ALWAYS_TRIED, AWKWARD
from tests.helpers.deep import DEEP

CHRISTMAS = datetime(2026, 12, 25, 0, 1)
DRAWN = [AWKWARD[name] for name in ALWAYS_TRIED]


@pytest.fixture(autouse=True)
def dated(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a day that the program believes: it was not written yet on some of those that a machine may be set to."""
    monkeypatch.setattr(clock, "now", lambda: CHRISTMAS)


def outcomes(found: Iterator[Check]) -> dict[str, Outcome]:
    """How each check went, by its name."""
    return {check.name: perform(check) for check in found}


def of_the_file(folder: Path) -> dict[str, Outcome]:
    """How the checks of the throw-away file went, those before the papers of the demonstration."""
    return outcomes(takewhile(lambda check: check.name != "Papiers", checks.bench_checks(folder)))


def failed(found: dict[str, Outcome]) -> dict[str, str]:
    """Why those that failed did."""
    return {outcome.name: outcome.detail for outcome in found.values() if not outcome.passed}


def test_every_check_is_there_in_its_order(tmp_path: Path) -> None:
    folders = paths.Folders(tmp_path, tmp_path, tmp_path, tmp_path / "second")
    series = (checks.bench_checks(tmp_path), checks.shipped_checks(), checks.machine_checks(folders))
    assert [[check.name for check in found] for found in series] == [
        [
            *("Fichier chiffré", "Phrase de passe, code de secours", "Étapes du fichier", "Rendez-vous"),
            *("Mandat scellé", "Mandat détruit", "Fichier refermé", "Papiers"),
        ],
        [
            *("Versions", "Fichiers du programme", "Polices livrées", "Modèles de convention"),
            *("Mots du code de secours", "Vacances scolaires", "Organismes et démarches", "Chapitres de l’aide"),
        ],
        ["Réglages de l’administrateur", "Dossier des données", "Second endroit des sauvegardes", "Date et heure"],
    ]


def test_the_whole_bench_passes_here(tmp_path: Path) -> None:
    found = outcomes(checks.bench_checks(tmp_path))
    assert not failed(found)
    assert "preuve D2" in found["Mandat détruit"].detail
    assert "Argon2 en" in found["Phrase de passe, code de secours"].detail


@pytest.mark.parametrize("moment", [*AWKWARD.values(), CHRISTMAS], ids=[*AWKWARD, "Christmas"])
def test_it_passes_on_awkward_days(tmp_path: Path, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every paper is made on each of them; those that are always tried, and on demand all, see them drawn as well."""
    monkeypatch.setattr(clock, "now", lambda: moment)
    if not (DEEP or moment in DRAWN):
        monkeypatch.setattr(bench, "_fonts_of", lambda paper: {paper.title, "drawn on other days"})
    assert not failed(outcomes(checks.bench_checks(tmp_path)))


@pytest.mark.parametrize("stored", [b"SQLite format 3\0", b"\x8f Clairval \x17"])
def test_a_file_that_reads_without_its_key_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stored: bytes
) -> None:
    (tmp_path / "clear").write_bytes(stored)
    monkeypatch.setattr(bench, "data_in", lambda _folder: tmp_path / "clear")
    made = perform(next(checks.bench_checks(tmp_path)))
    assert not made.passed and "le fichier se lit sans la clé" in made.detail


@pytest.mark.parametrize(("year", "believed"), [(2025, False), (2026, True), (2100, True), (2101, False)])
def test_the_clock_is_believed_from_the_year_of_this_program_to_the_end_of_the_century(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: int, believed: bool
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(year, 6, 1, 9))
    *_, dated = checks.machine_checks(paths.Folders(tmp_path, tmp_path, tmp_path, None))
    assert perform(dated).passed is believed


def test_a_key_that_stays_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "mandate_keys", SimpleNamespace(key_of=lambda *_args: b"still here"))
    assert failed(of_the_file(tmp_path)) == {"Mandat détruit": "la clé du mandat est encore là"}


def test_a_body_that_stays_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "mandate_body", SimpleNamespace(key_id_of=lambda *_args: "0" * 32))
    found = failed(of_the_file(tmp_path))
    assert "le contenu scellé est encore là" in found["Mandat détruit"]


def test_a_withdrawal_that_does_nothing_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endings, "withdraw", lambda *_args: None)
    assert "se lit encore" in failed(of_the_file(tmp_path))["Mandat détruit"]


@pytest.mark.parametrize("proof", [None, SimpleNamespace(done_at=None, number="D2025-0001")])
def test_a_destruction_that_nothing_proves_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proof: SimpleNamespace | None
) -> None:
    monkeypatch.setattr(bench, "destructions", SimpleNamespace(of_mandate=lambda *_args: proof))
    assert failed(of_the_file(tmp_path)) == {"Mandat détruit": "la destruction n’est pas prouvée"}


def test_words_of_the_mandate_left_in_clear_are_seen(tmp_path: Path) -> None:
    for check in checks.bench_checks(tmp_path):
        if check.name == "Fichier refermé":
            (tmp_path / "fichier" / "trace.txt").write_text(f"xx{bench._SEALED}xx", "utf-8")
            assert perform(check).detail == "trace.txt montre le mandat"
            break
        assert perform(check).passed


def test_a_file_that_cannot_be_made_fails_what_hangs_on_it_and_not_the_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "every_paper", lambda desk: [make() for make in makers(desk)[:2]])
    (tmp_path / "fichier").touch()
    found = failed(outcomes(checks.bench_checks(tmp_path)))
    assert "Papiers" not in found and "Rendez-vous" in found and "Mandat scellé" in found


def test_a_paper_that_cannot_be_drawn_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "every_paper", lambda _desk: [_drawn(b"")])
    assert "n’est pas un PDF" in failed(outcomes(checks.bench_checks(tmp_path)))["Papiers"]


def _drawn(content: bytes) -> Any:
    return SimpleNamespace(title="Feuille", build=lambda: content)


@pytest.mark.parametrize(
    "fonts", [(), ("Helvetica",), ("ABCDEF+DejaVuSans", "Helvetica"), ("ABCDE+Short",)], ids="+".join
)
def test_a_letter_that_does_not_travel_with_the_paper_is_seen(fonts: tuple[str, ...]) -> None:
    content = "%PDF " + " ".join(f"/BaseFont /{font}" for font in fonts)
    with pytest.raises(CheckFailed, match="une police manque"):
        bench._fonts_of(_drawn(content.encode()))


def test_the_letters_that_travel_are_told_once_each() -> None:
    content = b"%PDF /BaseFont /ABCDEF+DejaVuSans /BaseFont /GHIJKL+DejaVuSans /BaseFont /ABCDEF+DejaVuSans-Bold"
    assert bench._fonts_of(_drawn(content)) == {"DejaVuSans", "DejaVuSans-Bold"}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the program ships with, to take things away from."""
    root = shutil.copytree(paths.resource("style").parent, tmp_path / "app" / "resources")
    monkeypatch.setattr(shipped, "resource", lambda name: _present(root / name))
    monkeypatch.setattr(shipped, "own_licence", lambda: _present(root.parent / "LICENSE"))
    (root.parent / "LICENSE").touch()
    return root


def _present(path: Path) -> Path:
    if not path.exists():
        raise FileNotFoundError(path)
    return path


@pytest.mark.parametrize(
    ("gone", "check"),
    [
        ("style/app.qss", "Fichiers du programme"),
        ("i18n/qtbase_fr.qm", "Fichiers du programme"),
        ("licences/NOTICES.md", "Fichiers du programme"),
        ("../LICENSE", "Fichiers du programme"),
        ("fonts/DejaVuSans.ttf", "Polices livrées"),
        ("calendar/school_holidays.json", "Vacances scolaires"),
        ("organisms/directory.json", "Organismes et démarches"),
    ],
)
def test_a_file_that_did_not_come_along_is_seen(tree: Path, gone: str, check: str) -> None:
    assert not failed(outcomes(checks.shipped_checks()))
    (tree / gone).unlink()
    assert list(failed(outcomes(checks.shipped_checks()))) == [check]


def test_a_file_cut_short_is_seen(tree: Path) -> None:
    (tree / "fonts" / "DejaVuSans.ttf").write_bytes(b"<html>")
    (tree / "help" / "protection.md").write_text("", "utf-8")
    assert set(failed(outcomes(checks.shipped_checks()))) == {"Polices livrées", "Chapitres de l’aide"}


def the_machine(folder: Path, second_place: Path | None = None) -> dict[str, Outcome]:
    """How the machine looks with the data in this folder."""
    return outcomes(checks.machine_checks(paths.Folders(folder, folder, folder, second_place)))


def test_the_data_folder_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "permanence.db").write_bytes(b"real")
    found = the_machine(tmp_path, tmp_path / "absent")
    assert not failed(found)
    assert "libres" in found["Dossier des données"].detail
    assert "pas branché" in found["Second endroit des sauvegardes"].detail
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"real"]


def test_a_folder_that_is_not_there_yet_is_not_made(tmp_path: Path) -> None:
    assert "premier démarrage" in the_machine(tmp_path / "a" / "b")["Dossier des données"].detail
    assert not (tmp_path / "a").exists()


def test_a_folder_that_cannot_be_written_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: Path) -> None:
        raise ReadOnly

    monkeypatch.setattr(machine, "_write_in", refuse)
    assert failed(the_machine(tmp_path)) == {"Dossier des données": ReadOnly.sentence}


def test_a_file_is_written_to_the_disk_and_renamed_as_each_recording_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda file: flushed.append(os.fstat(file).st_size))
    assert the_machine(tmp_path)["Dossier des données"].passed and flushed == [5]
    monkeypatch.setattr(Path, "replace", refuse_to_rename)
    assert not the_machine(tmp_path)["Dossier des données"].passed
    assert list(tmp_path.iterdir()) == []


def refuse_to_rename(_path: Path, _target: Path) -> Path:
    raise PermissionError(errno.EACCES, "refused")


def test_a_folder_in_which_none_can_be_made_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _folder, _mode: False)
    assert "est protégé" in failed(the_machine(tmp_path / "a"))["Dossier des données"]


@pytest.mark.parametrize(
    ("data", "second_place", "said"),
    [(None, None, "aucun"), (Path("d"), None, "d"), (None, Path("s"), "s"), (Path("d"), Path("s"), "d, s")],
)
def test_what_the_administrator_settled_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: Path | None, second_place: Path | None, said: str
) -> None:
    monkeypatch.setattr(administered, "read", lambda: administered.Administered(data, second_place))
    assert the_machine(tmp_path)["Réglages de l’administrateur"].detail == said


def test_a_folder_that_a_service_copies_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives, "refusal", lambda _folder: drives.Refusal("synced", "Nextcloud"))
    assert "Nextcloud" in failed(the_machine(tmp_path))["Dossier des données"]


def test_a_full_disk_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = shutil.disk_usage(tmp_path)._replace(free=1024)
    monkeypatch.setattr(machine, "disk_usage", lambda _folder: full)
    assert "plein" in failed(the_machine(tmp_path))["Dossier des données"]


@pytest.mark.parametrize(
    ("free", "said"), [(201 * 1024**2, "0 Go libres"), (5 * 1024**3, "5 Go libres"), (6 * 1024**3 - 1, "5 Go libres")]
)
def test_the_room_left_is_said_in_whole_gigabytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, said: str
) -> None:
    monkeypatch.setattr(machine, "disk_usage", lambda _folder: shutil.disk_usage(tmp_path)._replace(free=free))
    assert said in plain(the_machine(tmp_path)["Dossier des données"].detail)


@pytest.mark.parametrize(("free", "passed"), [(200 * 1024**2, False), (200 * 1024**2 + 1, True)])
def test_two_hundred_megabytes_are_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, passed: bool
) -> None:
    monkeypatch.setattr(machine, "disk_usage", lambda _folder: shutil.disk_usage(tmp_path)._replace(free=free))
    assert the_machine(tmp_path)["Dossier des données"].passed is passed


def test_a_clock_of_another_century_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_NOT_AFTER", 2025)
    assert "se croit" in failed(the_machine(tmp_path))["Date et heure"]


def test_settings_that_cannot_be_followed_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / program.SETTINGS
    wrong.write_text("[dossiers]\ndonnées = x\n", "utf-8")
    monkeypatch.setattr(program, "settings_places", lambda: (wrong,))
    assert "ligne 2" in failed(the_machine(tmp_path))["Réglages de l’administrateur"]


def test_a_line_is_aligned_and_never_names_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down() -> str:
        raise RuntimeError(f"{Path.home()}/secret\nfell")

    def refuse() -> str:
        raise CheckFailed("non")

    lines = [perform(check).line for check in (Check("Un", lambda: ""), Check("Deux", break_down), Check("T", refuse))]
    assert lines[0] == "ok     Un"
    assert lines[1].startswith("ÉCHEC  Deux  ") and lines[1].endswith("RuntimeError : ~/secret fell")
    assert lines[2].index("non") == lines[1].index("RuntimeError")
