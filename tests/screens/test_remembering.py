"""What is remembered for comfort: read by Qt as it was written, beside what was there, and never waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings

from desktop_app.screens.remembering import remember

SAID = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0", max_codepoint=0xFFFF), max_size=12)


def _of(path: Path) -> QSettings:
    return QSettings(str(path), QSettings.Format.IniFormat)


@given(name=SAID.filter(str.strip), said=SAID, place=st.binary(max_size=40))
def test_qt_reads_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, name: str, said: str, place: bytes
) -> None:
    path = tmp_path_factory.mktemp("config") / "window.ini"
    remember(_of(path), {f"account-1/columns-{name}": said, "account-1/place": QByteArray(place)})
    assert _of(path).value(f"account-1/columns-{name}") == said
    assert _of(path).value("account-1/place") == QByteArray(place)


def test_what_qt_wrote_earlier_stays(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    earlier, place = _of(path), QByteArray(b'\0\x01a\xff"1;=,\\')
    for key, value in {"appearance/scale": "1.25", "account-2/place": place, "account-1/columns-Été": "1 2"}.items():
        earlier.setValue(key, value)
    earlier.sync()
    remember(earlier, {"account-1/page": "today 7", "appearance/scale": "1.5"})
    found = _of(path)
    assert (found.value("account-2/place"), found.value("account-1/columns-Été")) == (place, "1 2")
    assert (found.value("account-1/page"), found.value("appearance/scale")) == ("today 7", "1.5")
    assert earlier.value("account-1/page") == "today 7", "whoever remembers reads it at once"


def test_what_is_remembered_twice_in_a_millisecond_is_read_as_it_was_last(tmp_path: Path) -> None:
    stored = _of(tmp_path / "agenda.ini")
    for at in range(10, 40):
        remember(stored, {"account-1/sight": str(at)})
        assert stored.value("account-1/sight") == str(at)


def test_nothing_waits_for_the_disk_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for flush in ("fsync", "fdatasync"):
        monkeypatch.setattr(os, flush, lambda _: pytest.fail("it was waited for"), raising=False)
    remember(_of(tmp_path / "opening.ini"), {"opening/recent": "1;2"})
    assert [path.name for path in tmp_path.iterdir()] == ["opening.ini"]


def test_a_folder_that_has_gone_away_is_not_made_again(tmp_path: Path) -> None:
    remember(_of(tmp_path / "gone" / "opening.ini"), {"opening/recent": "1"})
    assert not (tmp_path / "gone").exists()
