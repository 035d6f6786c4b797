"""What every installed program holds, and what is said of each version."""

from datetime import UTC, date, datetime
from pathlib import Path

import bundle
import changelog
import components
import pytest

import desktop_app
from tests.architecture.source import ROOT
from tests.installer.trees import CHANGELOG, a_project


def test_the_version_is_read_where_it_stands() -> None:
    assert bundle.version(ROOT) == desktop_app.__version__


def test_a_program_without_version_is_not_built(tmp_path: Path) -> None:
    with pytest.raises(bundle.NotBuilt, match="no version"):
        bundle.version(a_project(tmp_path, version=""))


def test_this_version_has_its_entry() -> None:
    entry = changelog.of(ROOT, desktop_app.__version__)
    assert changelog.read(ROOT)[0] == entry
    assert all(point.endswith((".", "»")) for point in entry.points)


def test_versions_go_down_and_days_go_back() -> None:
    entries = changelog.read(ROOT)
    ordered = sorted(entries, key=lambda entry: [int(part) for part in entry.version.split(".")], reverse=True)
    assert list(entries) == ordered
    assert [entry.day for entry in entries] == sorted((entry.day for entry in entries), reverse=True)


def test_the_changelog_is_read_as_people_write_it(tmp_path: Path) -> None:
    newest, first = changelog.read(a_project(tmp_path))
    assert (newest.version, newest.day) == ("0.2.0", date(2026, 12, 1))
    assert newest.points == ("Deux points « ouverts » & un chevron <.", "Une phrase sur deux lignes.")
    assert first.moment == datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "trouble"),
    [
        (CHANGELOG.replace("1er décembre", "1er brumaire"), "brumaire"),
        (CHANGELOG.replace(" – 21 novembre 2026", ""), r"“## 0\.1\.0”"),
        ("## 0.1.0 – 21 novembre 2026\n\nRien.\n", "nothing is said of version 0.1.0"),
    ],
)
def test_a_changelog_out_of_form_is_refused(tmp_path: Path, changes: str, trouble: str) -> None:
    with pytest.raises(changelog.Unreadable, match=trouble):
        changelog.read(a_project(tmp_path, changes=changes))


def test_a_version_nobody_speaks_of_is_refused(tmp_path: Path) -> None:
    with pytest.raises(changelog.Unreadable, match=r"nothing of version 0\.3\.0"):
        bundle.moment(a_project(tmp_path, version="0.3.0"))


def test_every_file_carries_the_day_of_the_release(tmp_path: Path) -> None:
    assert datetime.fromtimestamp(bundle.moment(a_project(tmp_path)), UTC) == datetime(2026, 12, 1, 12, tzinfo=UTC)


def test_the_program_goes_without_its_caches(tmp_path: Path) -> None:
    root = a_project(tmp_path / "root")
    cache = root / "desktop_app" / "__pycache__"
    cache.mkdir()
    (cache / "options.cpython-311.pyc").touch()
    bundle.put_program(root, tmp_path / "into")
    found = {str(path.relative_to(tmp_path / "into")) for path in (tmp_path / "into").rglob("*") if path.is_file()}
    assert {"LICENSE", "desktop_app/__init__.py", "resources/changelog.md"} <= found
    assert not any("__pycache__" in name for name in found)


def test_whoever_is_left_out_of_the_notices_stops_the_build() -> None:
    bundle.check_notices(ROOT, ["sqlite_utils", "Qt 6", "CPython"])
    with pytest.raises(bundle.NotBuilt, match=r"does not name: abacus\."):
        bundle.check_notices(ROOT, ["sqlite_utils", "abacus"])


@pytest.mark.parametrize(
    ("library", "component"),
    [
        ("_internal/PySide6/Qt/lib/libQt6Core.so.6", "Qt 6"),
        ("_internal/PySide6/Qt/lib/libicudata.so.73", "ICU"),
        ("_internal/PySide6/QtCore.abi3.so", "pyside6-essentials"),
        ("_internal/libpython3.11.so.1.0", "CPython"),
        ("_internal/python3.11/lib-dynload/math.cpython-311-x86_64-linux-gnu.so", "CPython"),
        ("site/PySide6/Qt6Core.dll", "Qt 6"),
        ("site/PySide6/plugins/platforms/qwindows.dll", "Qt 6"),
        ("site/PySide6/msvcp140_1.dll", "Microsoft Visual C++"),
        ("runtime/python311.dll", "CPython"),
        ("runtime/libcrypto-3.dll", "OpenSSL"),
        ("runtime/sqlite3.dll", "SQLite"),
        ("site/pypdfium2_raw/pdfium.dll", "PDFium"),
        ("site/nacl/_sodium.pyd", "libsodium"),
        ("_internal/nacl/_sodium.abi3.so", "libsodium"),
    ],
)
def test_a_library_has_its_authors(library: str, component: str) -> None:
    assert components.of([library]) == {component}
    bundle.check_notices(ROOT, [component])


def test_our_own_launcher_is_nobody_elses() -> None:
    assert not components.of(["Permanence.exe"])


def test_a_library_of_nobody_stops_the_build() -> None:
    with pytest.raises(bundle.NotBuilt, match=r"_internal/libmystery\.so\.1"):
        components.of(["permanence", "_internal/libmystery.so.1"])


def test_every_component_is_named_in_the_notices() -> None:
    bundle.check_notices(ROOT, [component for _pattern, component in components._OF if component])
