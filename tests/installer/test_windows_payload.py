"""What lies on a Windows PC: CPython as published, the locked packages without what nobody calls, all compiled."""

import io
import re
import sys
import zipfile
from pathlib import Path

import bundle
import locks
import pytest
from windows import payload, python_runtime, wheels

from tests.architecture.source import ROOT

HASH = re.compile(r"[0-9a-f]{64}")
LOCK = """# Made by hand.
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa
jeepney==0.9 ; sys_platform == 'linux' \\
    --hash=sha256:bb \\
    --hash=sha256:cc
pip==26.3 \\
    --hash=sha256:dd
reportlab==5.1.0 \\
    --hash=sha256:ee
"""


def test_markers_are_settled_for_windows_whoever_builds() -> None:
    entries = wheels.for_windows(LOCK)
    assert list(entries) == ["colorama", "reportlab"]
    assert entries["colorama"] == "colorama==0.4.6 \\\n    --hash=sha256:aa\n"


def test_every_package_of_the_lock_is_asked_for_by_hash_or_left_out_by_name() -> None:
    text = (ROOT / locks.RUN).read_text(encoding="utf-8")
    entries = wheels.for_windows(text)
    assert all(HASH.search(entry) for entry in entries.values())
    named = set(re.findall(r"^([\w-]+)==", text, re.MULTILINE))
    assert named - entries.keys() == wheels.LEFT_OUT & named
    assert {"pyside6-essentials", "sqlcipher3", "pynacl"} <= entries.keys()


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt6Svg.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "shiboken6/Shiboken.pyd",
        "shiboken6/msvcp140.dll",
        "PIL/_imaging.cp311-win_amd64.pyd",
        "_cffi_backend.cp311-win_amd64.pyd",
        "reportlab-5.1.0.dist-info/METADATA",
        "reportlab-5.1.0.dist-info/licenses/LICENSE",
        "reportlab/pdfgen/canvas.py",
    ],
)
def test_what_the_program_calls_is_shipped(name: str) -> None:
    assert payload.kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Network.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/translations/qtbase_fr.qm",
        "PySide6/QtCore.pyi",
        "PySide6/designer.exe",
        "shiboken6/vcamp140.dll",
        "shiboken6/lib/x.lib",
        "PIL/_avif.cp311-win_amd64.pyd",
        "reportlab-5.1.0.dist-info/RECORD",
        "sqlcipher3/tests/test_a.py",
        "cffi/api.py",
    ],
)
def test_what_nobody_calls_is_not_shipped(name: str) -> None:
    assert not payload.kept(name)


def test_a_part_of_qt_that_moved_is_noticed_when_building(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    with pytest.raises(bundle.NotBuilt, match=r"Qt6Core\.dll"):
        payload.prune(tmp_path)


def test_both_sources_of_cpython_are_pinned() -> None:
    for pin in (python_runtime.ADDRESS_SHA256, python_runtime.COPY_SHA256, python_runtime.CONTENT_SHA256):
        assert HASH.fullmatch(pin)
    assert python_runtime.VERSION.startswith(f"{wheels.PYTHON}.")
    assert python_runtime.VERSION in python_runtime.ADDRESS


def test_a_package_of_cpython_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / python_runtime.ADDRESS.rpartition("/")[2]).write_bytes(b"something else")
    with pytest.raises(bundle.NotBuilt, match="not the one pinned"):
        python_runtime.put(tmp_path / "runtime", tmp_path)
    assert not (tmp_path / "runtime").exists()


def test_one_byte_in_one_file_changes_the_hash_of_the_content() -> None:
    files = {"b": b"2", "a": b"1"}
    assert python_runtime.content_hash(files) == python_runtime.content_hash(dict(sorted(files.items())))
    assert python_runtime.content_hash(files) != python_runtime.content_hash({**files, "a": b"3"})


def test_the_library_is_stored_with_the_same_files() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("os.pyc", b"code" * 100)
    with zipfile.ZipFile(io.BytesIO(python_runtime.stored(packed.getvalue()))) as plain:
        (entry,) = plain.infolist()
        assert (entry.compress_type, plain.read("os.pyc")) == (zipfile.ZIP_STORED, b"code" * 100)


def test_this_python_finds_its_own_folders_and_no_other(tmp_path: Path) -> None:
    python_runtime.point_at(tmp_path, payload.SITE, payload.APP)
    assert (tmp_path / "python311._pth").read_bytes() == b"python311.zip\r\n.\r\n..\\site\r\n..\\app\r\n"


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="only CPython 3.11 compiles what is shipped")
def test_what_is_compiled_never_looks_at_its_source_nor_names_this_machine(tmp_path: Path) -> None:
    for folder in (payload.SITE, payload.APP):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "module.py").write_text("def f(): pass\n")
    payload.compile_bytecode(tmp_path)
    compiled = (tmp_path / payload.APP / "__pycache__" / "module.cpython-311.pyc").read_bytes()
    hash_based, checks_source = 1, 2
    assert compiled[4] & (hash_based | checks_source) == hash_based
    assert str(tmp_path).encode() not in compiled


def test_every_file_has_the_date_of_the_release_and_its_place(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a.txt", "b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    payload.settle(tmp_path, 1_700_000_000)
    found = list(payload.files(tmp_path))
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.txt", "b.txt", "b/x.txt"]
    assert {path.stat().st_mtime for path in found} == {1_700_000_000}
