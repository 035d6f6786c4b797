"""What the administrator of the PCs has settled is followed in whole or refused with its line; nothing else opens."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.system import administered, paths, program
from desktop_app.system.administered import Administered, SettingsTrouble
from desktop_app.system.program import program_folder
from tests.architecture.source import ROOT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the file would be, not written yet."""
    return tmp_path / program.SETTINGS


def settled(file: Path, text: str) -> Administered:
    """What a file of this text settles."""
    file.write_text(text, "utf-8")
    return administered.read([file])


def test_without_a_file_nothing_is_settled(file: Path) -> None:
    assert administered.read([file]) == Administered()


def test_both_folders_are_read(file: Path, tmp_path: Path) -> None:
    text = f"; Mairie\n[dossiers]\n\ndonnees = {tmp_path}/été à\n# copie\nSauvegarde={tmp_path}/copies\n"
    found = settled(file, text)
    assert found == Administered(tmp_path / "été à", tmp_path / "copies")


def test_a_folder_is_from_where_the_file_lies_as_on_a_stick(file: Path, tmp_path: Path) -> None:
    found = settled(file, '[dossiers]\ndonnees = Données\nsauvegarde = "../à côté"\n')
    assert found == Administered(tmp_path / "Données", tmp_path.parent / "à côté")


def test_names_between_two_percent_signs_are_those_of_the_session(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTE", str(tmp_path / "p 1"))
    monkeypatch.setenv("AGENT", "Zoé")
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path / "chez moi"))
    assert settled(file, "[dossiers]\ndonnees = %POSTE%/%AGENT%\n").data == tmp_path / "p 1" / "Zoé"
    assert settled(file, "[dossiers]\ndonnees = ~/permanence\n").data == tmp_path / "chez moi" / "permanence"


def test_a_hidden_share_of_windows_keeps_its_dollar(file: Path, tmp_path: Path) -> None:
    assert settled(file, f"[dossiers]\nsauvegarde = {tmp_path}/copies$\n").second_place == tmp_path / "copies$"


@pytest.mark.parametrize("start", ["\ufeff", "\n\n", "; commentaire\n"])
def test_what_notepad_puts_in_front_does_no_harm(file: Path, tmp_path: Path, start: str) -> None:
    assert settled(file, start + "[Dossiers]\r\ndonnees = D\r\n").data == tmp_path / "D"


# Windows takes the folder beside one's own for that of anybody named.
_NOBODY_OF_THIS_NAME = (
    [] if sys.platform == "win32" else [("[dossiers]\ndonnees = ~personne-de-ce-nom/D\n", 2, "dossier personnel")]
)


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("[dossiers]\ndonees = D\n", 2, "donnees ="),
        ("[dossiers]\ndonnees D\n", 2, "donnees ="),
        ("donnees = D\n", 1, "[dossiers]"),
        ("[dossier]\ndonnees = D\n", 1, "[dossier]"),
        ("[dossiers]\n\ndonnees =\n", 3, "il manque le dossier"),
        ('[dossiers]\ndonnees = ""\n', 2, "il manque le dossier"),
        ("[dossiers]\ndonnees = %NULLE_PART_ICI%/D\n", 2, "%NULLE_PART_ICI%"),
        ("[dossiers]\ndonnees = 100 % D\n", 2, "%"),
        *_NOBODY_OF_THIS_NAME,
        ("[dossiers]\ndonnees = A\ndonnees = B\n", 3, "déjà donné"),
        ("[dossiers]\ndonnees = A\n[impression]\n", 3, "[impression]"),
    ],
)
def test_a_fault_names_the_file_and_the_line(file: Path, text: str, line: int, named: str) -> None:
    with pytest.raises(SettingsTrouble) as refused:
        settled(file, text)
    assert refused.value.sentence.startswith(f"Le fichier de réglages {file}, ligne {line} : ")
    assert named in refused.value.sentence
    assert "Rien n’a été ouvert" in refused.value.way_out


def test_a_file_of_another_coding_is_refused_rather_than_guessed(file: Path) -> None:
    file.write_bytes("[dossiers]\ndonnees = C:/Données\n".encode("cp1252"))
    with pytest.raises(SettingsTrouble, match=r"ligne 2\W.*UTF-8"):
        administered.read([file])


def test_what_is_no_file_of_settings_is_refused(file: Path) -> None:
    file.write_bytes(b";" * 100_000)
    with pytest.raises(SettingsTrouble, match="trop grand"):
        administered.read([file])
    file.unlink()
    file.mkdir()
    with pytest.raises(SettingsTrouble, match="ne peut pas être lu"):
        administered.read([file])


def test_a_link_that_leads_nowhere_was_meant_to_settle_something(file: Path, tmp_path: Path) -> None:
    file.symlink_to(tmp_path / "gone.ini")
    with pytest.raises(SettingsTrouble, match="ne peut pas être lu"):
        administered.read([file])


def test_the_first_found_wins(file: Path, tmp_path: Path) -> None:
    everybody = tmp_path / "everybody.ini"
    everybody.write_text("[dossiers]\ndonnees = everybody\n", "utf-8")
    assert administered.read([file, everybody]).data == tmp_path / "everybody"
    assert settled(file, "[dossiers]\nsauvegarde = s\n") == Administered(None, tmp_path / "s")
    assert administered.read([file, everybody]).data is None


def test_it_is_looked_for_beside_the_program_then_for_the_whole_computer() -> None:
    beside, everybody = program.settings_places()
    assert beside.parent == program_folder()
    assert everybody.parent.name.lower() == "permanence"


def test_the_data_folder_is_that_of_the_administrator_unless_the_command_line_says_otherwise(tmp_path: Path) -> None:
    fixed = Administered(tmp_path / "fixed", tmp_path / "copies")
    assert paths.folders(settled=fixed) == paths.Folders(
        tmp_path / "fixed", tmp_path / "fixed" / "log", tmp_path / "fixed" / "config", tmp_path / "copies"
    )
    chosen = paths.folders(tmp_path / "chosen", settled=fixed)
    assert (chosen.data, chosen.second_place) == (tmp_path / "chosen", tmp_path / "copies")
    assert paths.folders(settled=Administered()) == paths.folders()


def test_a_pc_without_the_file_does_not_even_load_what_reads_it() -> None:
    loaded = "import sys, desktop_app.startup\nprint('desktop_app.system.administered' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
