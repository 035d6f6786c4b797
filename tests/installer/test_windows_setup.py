"""setup.exe and its launcher: what they say, what they promise the administrator, and that they can be made again."""

import re
import shutil
import zipfile
from pathlib import Path

import bundle
import pytest
from machine import Lacking
from PIL import Image
from windows import build, icon, launcher, payload, provenance, setup

from desktop_app.system import administered
from tests.architecture.source import ROOT

SCRIPTS = sorted((ROOT / "installer" / "windows" / "nsis").iterdir())
SCRIPT = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
DRAWING = ROOT / "resources" / "icons" / "permanence.svg"
MOMENT = 1_700_000_000
NO_BREAK = "\N{NO-BREAK SPACE}"


def a_stage(folder: Path) -> Path:
    """A stage with one file in each folder, and the icon."""
    for name in ("runtime/python311.dll", "site/a b/é.py", "app/desktop_app/__init__.py", build.EXE):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    (folder / payload.DRAWING).parent.mkdir(parents=True)
    shutil.copy(DRAWING, folder / payload.DRAWING)
    payload.settle(folder, MOMENT)
    return folder


def section(begin: str, end: str) -> str:
    """The lines of the script from one to the next."""
    return SCRIPT.partition(begin)[2].partition(end)[0]


def made_twice(folder: Path, make: str) -> tuple[bytes, bytes]:
    """What two builds of the same stage give."""
    stage = a_stage(folder / "stage")
    found = []
    for name in ("one", "two"):
        (folder / name).mkdir()
        into = folder / name / "Permanence-0.1.0-portable.zip"
        if make == "zip":
            setup.zip_into(into, stage=stage, moment=MOMENT)
        else:
            work = folder / name / "work"
            setup.compile_into(into, stage=stage, version="0.1.0", moment=MOMENT, work=work, fast=True)
        found.append(into.read_bytes())
    return found[0], found[1]


@pytest.mark.parametrize(("version", "four"), [("0.1.0", "0.1.0.0"), ("2.5", "2.5.0.0"), ("1.2.3.4", "1.2.3.4")])
def test_windows_counts_versions_in_four_numbers(version: str, four: str) -> None:
    assert launcher.four(version) == four


@pytest.mark.parametrize("name", ["launcher.rc", "launcher.manifest"])
def test_every_mark_of_a_template_is_filled(name: str) -> None:
    text = launcher.filled((ROOT / "installer" / "windows" / name).read_text(encoding="utf-8"), "1.2.3")
    assert "@" not in text
    assert "1.2.3" in text


def test_the_launcher_asks_for_no_rights_and_knows_every_screen() -> None:
    manifest = (ROOT / "installer" / "windows" / "launcher.manifest").read_text(encoding="utf-8")
    assert 'level="asInvoker"' in manifest
    assert ">PerMonitorV2<" in manifest
    assert re.search(r"<longPathAware [^>]*>true<", manifest)


def test_the_launcher_compiles_with_its_icon_and_version(tmp_path: Path) -> None:
    try:
        launcher.tools()
    except Lacking as lacking:
        pytest.skip(str(lacking))
    for name in ("one.exe", "two.exe"):
        launcher.compile_into(tmp_path / name, version="7.8.9", drawing=DRAWING, work=tmp_path / "work")
    program = (tmp_path / "one.exe").read_bytes()
    assert program == (tmp_path / "two.exe").read_bytes()
    for text in ("7.8.9", "IDI_ICON1", "Py_Main", "incompl\u00e8te"):
        assert text.encode("utf-16-le") in program or text.encode() in program


def test_the_icon_is_drawn_for_every_size(tmp_path: Path) -> None:
    icon.make(DRAWING, tmp_path / "permanence.ico")
    with Image.open(tmp_path / "permanence.ico") as made:
        assert made.info["sizes"] == {(size, size) for size in icon.SIZES}
        made.size = (16, 16)
        colours = {colour for _, colour in made.convert("RGBA").getcolors() or ()}
    assert (10, 77, 104, 255) in colours


def test_every_file_is_installed_by_name_in_a_fixed_order(tmp_path: Path) -> None:
    stage = a_stage(tmp_path)
    script = setup.payload_script(stage)
    assert script.count("\nFile ") == len(list(payload.files(stage)))
    assert f'SetOutPath "$INSTDIR\\site\\a b"\nFile "{stage / "site" / "a b" / "é.py"}"\n' in script


def test_windows_is_told_the_size_and_the_version(tmp_path: Path) -> None:
    stage = a_stage(tmp_path / "stage")
    (stage / "app" / "large").write_bytes(bytes(3_000_000))
    told = setup.settings(tmp_path / "x.exe", stage, "1.2", fast=False)
    assert '!define VERSION "1.2"\n' in told
    assert '!define DOTTED "1.2.0.0"\n' in told
    assert int(re.search(r'SIZE_KB "(\d+)"', told)[1]) == pytest.approx(2930, abs=3)  # type: ignore[index]
    assert '"/SOLID lzma"' in told


def test_two_setups_of_the_same_tree_are_alike(tmp_path: Path) -> None:
    try:
        setup.tool()
    except Lacking as lacking:
        pytest.skip(str(lacking))
    one, two = made_twice(tmp_path, "setup")
    assert one == two
    assert one.startswith(b"MZ")


def test_two_zips_of_the_same_tree_are_alike(tmp_path: Path) -> None:
    one, two = made_twice(tmp_path, "zip")
    assert one == two


def test_the_zip_keeps_its_data_beside_the_program(tmp_path: Path) -> None:
    made_twice(tmp_path, "zip")
    with zipfile.ZipFile(tmp_path / "one" / "Permanence-0.1.0-portable.zip") as packed:
        names = packed.namelist()
        packed.extract("Permanence-0.1.0/permanence.ini", tmp_path)
    assert f"Permanence-0.1.0/{build.EXE}" in names
    settled = administered.read([tmp_path / "Permanence-0.1.0" / "permanence.ini"])
    assert settled.data == tmp_path / "Permanence-0.1.0" / "Données"


def test_what_setup_writes_for_the_administrator_is_followed(tmp_path: Path) -> None:
    texts = re.findall(r'StrCpy \$1 "(.+)"', section("Function WriteSettings", "FunctionEnd"))
    written = "".join(texts).replace("$\\r$\\n", "\r\n")
    for variable, folder in (("$Data", tmp_path / "Données été"), ("$Backup", tmp_path / "copies")):
        assert variable in written
        written = written.replace(variable, str(folder))
    (tmp_path / "permanence.ini").write_bytes(written.encode())
    settled = administered.read([tmp_path / "permanence.ini"])
    assert settled == administered.Administered(tmp_path / "Données été", tmp_path / "copies")


def test_the_status_of_every_refusal_is_the_one_told_to_the_administrator() -> None:
    head = section("; The installer.", "Unicode true")
    statuses = dict(re.findall(r"^!define ([A-Z_]+) ([3-9])$", SCRIPT, re.MULTILINE))
    assert sorted(statuses.values()) == re.findall(r"\b([3-9]) (?:the|admin|this|a newer)", head)
    for name in statuses:
        assert f"SetErrorLevel ${{{name}}}" in SCRIPT


def test_data_are_deleted_in_one_place_and_only_when_asked() -> None:
    deleting = re.findall(r"RMDir[^\n]*LOCALAPPDATA[^\n]*", SCRIPT)
    assert deleting == [r'RMDir /r "$LOCALAPPDATA\${NAME}"']
    assert deleting[0] in section("${If} $DeleteData == 1\n    SetShellVarContext", "${EndIf}")
    assert re.findall(r"StrCpy \$DeleteData (.+)", SCRIPT) == ["0", "0"]
    assert "MB_DEFBUTTON2" in section("Function un.WhatOfDataChosen", "FunctionEnd")


def test_no_silent_message_waits_for_an_answer() -> None:
    """A page's own messages are never shown by a silent setup; any other needs its answer."""
    pages = section("Function ForWhomChosen", "FunctionEnd") + section("Function un.WhatOfDataChosen", "FunctionEnd")
    for message in re.findall(r"^ *MessageBox .+", SCRIPT, re.MULTILINE):
        assert "/SD " in message or message in pages


def test_its_french_is_typographic() -> None:
    shown = [line for line in SCRIPT.splitlines() if re.search(r"(MessageBox|_TEXT|NSD_|DetailPrint).*\"", line)]
    assert len(shown) > 15
    for line in shown:
        text = " ".join(re.findall(r'"([^"]*)"', line))
        assert "'" not in text
        assert not re.search(r"(?<=\w) [?:;!»]|« ", text.replace(NO_BREAK, "_")), text


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("No signature found", "not signed"),
        (
            "Current message digest    : AA \nCalculated message digest : BB \nSigner's certificate:\n Subject: /O=X/",
            "changed",
        ),
        (
            "Current message digest    : AA \nCalculated message digest : AA \nSigner's certificate:\n Subject: /O=X/",
            "by X",
        ),
    ],
)
def test_a_library_nobody_known_signed_is_refused(said: str, trouble: str) -> None:
    with pytest.raises(bundle.NotBuilt, match=trouble):
        provenance.signer("a.dll", said)


def test_a_library_signed_by_the_python_foundation_is_taken() -> None:
    said = (
        "Current message digest    : AA \nCalculated message digest : AA \n\nSigner's certificate:\n\tSigner #0:\n"
        "\t\tSubject: /C=US/ST=Oregon/O=Python Software Foundation/CN=Python Software Foundation\n"
    )
    assert provenance.signer("a.dll", said) == "Python Software Foundation"
