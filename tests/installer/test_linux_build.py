"""The Debian package and the portable archive: what goes in, what is said of it, and how it is laid out."""

import gzip
import lzma
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from xml.etree import ElementTree

import bundle
import pytest
from linux import archive, build, deb, parts, texts

from desktop_app import NAME, command_line
from tests.architecture.source import ROOT
from tests.installer.trees import CHANGELOG, a_frozen_program, a_project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Linux package is made on Linux")

NEEDS = ["libc6 (>= 2.35)", "libegl1", "zlib1g"]
SITE = "/env/site-packages"


def found(name: str, source: str = "", kind: str = "BINARY") -> parts.Found:
    """An entry as PyInstaller finds it, from a wheel unless `source` says otherwise."""
    return (name, source or f"{SITE}/{name}", kind)


QT_CORE = found("PySide6/Qt/lib/libQt6Core.so.6")
ICU = found("PySide6/Qt/lib/libicudata.so.73")
NETWORK = found("PySide6/Qt/lib/libQt6Network.so.6")
XCB = found("PySide6/Qt/plugins/platforms/libqxcb.so")
WAYLAND = found("PySide6/Qt/plugins/platforms/libqwayland.so")
SHELL = found("PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so")
CUPS = found("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so")
VNC = found("PySide6/Qt/plugins/platforms/libqvnc.so")
TLS = found("PySide6/Qt/plugins/tls/libqopensslbackend.so")
MODULE = found("PySide6/QtCore.abi3.so")
OTHER_MODULE = found("PySide6/QtNetwork.abi3.so")
PDFIUM = found("pypdfium2_raw/libpdfium.so")
PYTHON = found("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
OF_THE_SYSTEM = found("libX11.so.6", "/usr/lib/x86_64-linux-gnu/libX11.so.6")
MATH = found("python3.11/lib-dynload/math.so", "/usr/lib/python3.11/lib-dynload/math.so", "EXTENSION")
LINK = found("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
DEAD_LINK = found("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK")
ASKED = {
    "libQt6Core.so.6": {"libicudata.so.73", "libz.so.1"},
    "libqxcb.so": {"libQt6Core.so.6", "libX11.so.6"},
    "libqvnc.so": {"libQt6Network.so.6"},
}


def needed(library: Path) -> frozenset[str]:
    """What each asks for, without its file."""
    return frozenset(ASKED.get(library.name, ()))


def test_kept_is_what_is_called_and_what_that_needs() -> None:
    all_found = [QT_CORE, ICU, NETWORK, XCB, WAYLAND, SHELL, CUPS, VNC, TLS, MODULE, OTHER_MODULE, PDFIUM, PYTHON]
    kept = parts.shipped([*all_found, OF_THE_SYSTEM, MATH], needed)
    assert set(kept) == {QT_CORE, ICU, XCB, WAYLAND, SHELL, CUPS, MODULE, PDFIUM, PYTHON, MATH}


def test_of_the_data_only_what_is_read_is_kept() -> None:
    resource, version, licence, words = (
        found(name, kind="DATA")
        for name in (
            "resources/style/app.qss",
            "reportlab-5.1.0.dist-info/METADATA",
            "reportlab-5.1.0.dist-info/licenses/LICENSE",
            "PySide6/Qt/translations/qtbase_de.qm",
        )
    )
    kept = parts.read([resource, version, licence, words, LINK, DEAD_LINK], [QT_CORE])
    assert kept == [resource, version, LINK]


def test_the_packages_are_those_of_the_libraries_that_are_not_inside() -> None:
    inside = {
        "libQt6Core.so.6": frozenset({"libicudata.so.73", "libz.so.1", "libc.so.6"}),
        "libicudata.so.73": frozenset(),
    }
    assert parts.debian_packages(inside) == ["zlib1g"]


def test_a_library_that_nobody_brings_stops_the_build() -> None:
    with pytest.raises(bundle.NotBuilt, match=r"libmystery\.so\.1"):
        parts.debian_packages({"libQt6Core.so.6": frozenset({"libmystery.so.1"})})


def test_a_module_of_ours_is_never_left_out() -> None:
    spec = (ROOT / "installer" / "linux" / "permanence.spec").read_text(encoding="utf-8")
    assert 'collect_submodules("desktop_app")' in spec
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "desktop_app").rglob("*.py"))
    imported = set(re.findall(r"^\s*(?:import|from) ([\w.]+)", sources, re.MULTILINE))
    assert not imported & set(parts.NOT_IMPORTED)


def test_the_identity_card_names_the_version_and_its_needs(tmp_path: Path) -> None:
    control = texts.control(a_project(tmp_path), needs=NEEDS, kilobytes=12)
    fields = dict(line.split(": ", 1) for line in control.splitlines() if not line.startswith(" "))
    assert fields["Version"] == "0.2.0"
    assert fields["Depends"] == "libc6 (>= 2.35), libegl1, zlib1g"
    assert fields["Installed-Size"] == "12"
    assert "$" not in control


def test_the_menu_entry_opens_the_program_and_the_training() -> None:
    entry = texts.plain("permanence.desktop")
    groups = dict(re.findall(r"^\[(.+)\]\n((?:.+\n)+)", entry, re.MULTILINE))
    main, training = (dict(line.split("=", 1) for line in groups[name].splitlines()) for name in groups)
    assert (main["Exec"], main["Icon"], main["Terminal"]) == ("permanence", "permanence", "false")
    assert main["StartupWMClass"] == NAME, "the class that Qt gives the windows"
    assert main["Actions"] == "Training;"
    assert (training["Exec"], training["Name[fr]"]) == ("permanence --demo", "S’entraîner sur une commune fictive")
    assert {"GenericName[fr]", "Comment[fr]", "Keywords[fr]"} <= main.keys()


@pytest.mark.parametrize("page", ["permanence.1", "permanence.fr.1"])
def test_the_manual_names_every_option_of_the_program(tmp_path: Path, page: str) -> None:
    said = texts.manual(a_project(tmp_path), page).replace("\\-", "-")
    options = [option for action in command_line._parser()._actions if action.help for option in action.option_strings]
    shown = {option for option in options if option.startswith("--") and option != "--demo-day"}
    assert shown <= set(re.findall(r"--[a-z-]+", said))


def test_software_centres_read_every_version(tmp_path: Path) -> None:
    component = ElementTree.fromstring(texts.metainfo(a_project(tmp_path)).encode())
    releases = {release.get("version"): release for release in component.iter("release")}
    assert {name: release.get("date") for name, release in releases.items()} == {
        "0.2.0": "2026-12-01",
        "0.1.0": "2026-11-21",
    }
    assert next(point.text for point in releases["0.2.0"].iter("li")) == "Deux points « ouverts » & un chevron <."


def test_debian_reads_every_version(tmp_path: Path) -> None:
    said = texts.debian_changelog(a_project(tmp_path))
    assert said.startswith("permanence (0.2.0) stable; urgency=medium\n\n  * Deux points")
    assert f" -- {texts.MAINTAINER}  Tue, 01 Dec 2026 12:00:00 +0000\n" in said
    wide = CHANGELOG.replace("Première version.", "Première version, " + "et ainsi de suite, " * 10 + "fin.")
    lines = texts.debian_changelog(a_project(tmp_path / "wide", changes=wide)).splitlines()
    assert max(len(line) for line in lines if not line.startswith(" -- ")) < 80


def test_the_page_of_the_archive_names_the_packages_without_their_versions(tmp_path: Path) -> None:
    assert "sudo apt install libc6 libegl1 zlib1g\n" in texts.readme(a_project(tmp_path), needs=NEEDS)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of a small program, made by dpkg."""
    if shutil.which("dpkg-deb") is None:
        pytest.skip("this machine has no dpkg")
    root, made = a_project(tmp_path / "root"), tmp_path / "small.deb"
    deb.make(root, a_frozen_program(tmp_path / "frozen"), made, needs=NEEDS, work=tmp_path / "work")
    return made


def test_the_package_lies_where_the_system_looks(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "--raw-extract", str(package), str(tmp_path / "out")], check=True)
    out = tmp_path / "out"
    assert (out / "usr/bin/permanence").readlink() == Path("/opt/permanence/permanence")
    assert (out / "opt/permanence/_internal/libQt6Core.so.6").is_symlink()
    for size in (16, 48, 256):
        picture = out / f"usr/share/icons/hicolor/{size}x{size}/apps/permanence.png"
        assert picture.read_bytes().startswith(b"\x89PNG")
    manual = gzip.decompress((out / "usr/share/man/fr/man1/permanence.1.gz").read_bytes()).decode()
    assert "2026\\-12\\-01" in manual or "2026-12-01" in manual
    assert sorted(path.name for path in (out / "DEBIAN").iterdir()) == ["control", "md5sums"], "no maintainer script"
    sums = (out / "DEBIAN/md5sums").read_text().splitlines()
    assert all((out / line.split("  ")[1]).is_file() for line in sums)
    assert any(line.endswith("  opt/permanence/permanence") for line in sums)


def test_files_are_roots_and_of_the_day_of_the_release(package: Path) -> None:
    listed = subprocess.run(["dpkg-deb", "--contents", str(package)], capture_output=True, text=True, check=True).stdout
    lines = [line.split() for line in listed.splitlines()]
    assert {(line[1], line[3]) for line in lines} == {("root/root", "2026-12-01")}
    modes = {line[5]: line[0] for line in lines}
    assert modes["./opt/permanence/permanence"] == "-rwxr-xr-x"
    assert modes["./opt/permanence/_internal/PySide6/Qt/lib/libQt6Core.so.6"] == "-rw-r--r--"


def test_two_packings_are_the_same_bytes(package: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.deb"
    root = tmp_path / "root"
    deb.make(root, a_frozen_program(tmp_path / "frozen2"), again, needs=NEEDS, work=tmp_path / "work2")
    assert again.read_bytes() == package.read_bytes()


@pytest.mark.skipif(shutil.which("xz") is None, reason="this machine has no xz")
def test_the_archive_is_one_folder_with_a_page_to_read(tmp_path: Path) -> None:
    made = tmp_path / "small.tar.xz"
    program = a_frozen_program(tmp_path / "frozen")
    archive.make(a_project(tmp_path / "root"), program, made, needs=NEEDS, work=tmp_path / "work")
    with lzma.open(made) as plain, tarfile.open(fileobj=plain) as file:
        members = {member.name: member for member in file}
    assert {name.partition("/")[0] for name in members} == {"permanence-0.2.0"}
    assert {
        "permanence-0.2.0/permanence",
        "permanence-0.2.0/LISEZMOI.txt",
        "permanence-0.2.0/LICENSE",
    } <= members.keys()
    assert {(member.uname, member.uid) for member in members.values()} == {("root", 0)}


def test_the_names_carry_the_version(tmp_path: Path) -> None:
    names = [path.name for path in build.artefacts(a_project(tmp_path), tmp_path)]
    assert names == ["permanence_0.2.0_amd64.deb", "permanence-0.2.0-linux-x86_64.tar.xz"]
