"""The pictures of the help, taken from the program: `python -m tests.looks.help_pictures` renews those that changed."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('screen.json')}")

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QIODevice, QLocale, QPoint, QRect
from PySide6.QtWidgets import QLabel, QStyledItemDelegate, QWidget

from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.view import Span
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.help.shortcuts import Told, shortcuts_of
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.widgets.row_model import RowModel
from desktop_app.screens.widgets.table import TableView
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.accounts import opening
from tests.helpers import builders
from tests.looks import full_desk
from tests.looks.everything import SCENES
from tests.looks.stage import Stage

FOLDER = Path(__file__).parents[2] / "resources" / "help" / "images"
SHORTCUTS = FOLDER.parent / "shortcuts.md"
_TILE, _INK, _SHARE = 24, 72, 0.06
"""A picture changed when, in a square of so many pixels, this share of them is so much lighter or darker."""
_COLOURS = 96
_STICK = "E:\\"

Shot = tuple[QWidget, QRect | None]


def _whole(scene: str, width: int = 0, height: int = 0) -> Callable[[Stage], Shot]:
    def play(stage: Stage) -> Shot:
        window = stage.play(SCENES[scene])
        if width:
            window.resize(width, height)
            stage.settle(200)
        return window, None

    return play


def _page(scene: str, width: int = 1060, height: int = 640) -> Callable[[Stage], Shot]:
    """The page alone, without the rail and the top bar."""

    def play(stage: Stage) -> Shot:
        window, _ = _whole(scene, width, height)(stage)
        assert isinstance(window, MainWindow)
        return window.page(), None

    return play


def _today(stage: Stage) -> Shot:
    return stage.play(SCENES["page_today_full"]), None


def _row_steps(stage: Stage) -> Shot:
    window, _ = _whole("page_today_full", 1180, 700)(stage)
    rows = window.findChild(DayList)
    assert rows
    row = rows.visualRect(rows.currentIndex())
    around = row.adjusted(0, -row.height() // 2, 0, row.height() // 2)
    return window, QRect(rows.viewport().mapTo(window, around.topLeft()), around.size())


def _told(play: Callable[[Stage], Shot]) -> Callable[[Stage], Shot]:
    """A list of copies, as if the stick were always at the same place."""

    def played(stage: Stage) -> Shot:
        window, part = play(stage)
        for label in window.findChildren(QLabel):
            if label.text().startswith(tempfile.gettempdir()):
                label.setText(_STICK)
        for table in window.findChildren(TableView):
            _settle_rows(table)
        stage.settle(200)
        return window, part

    return played


def _settle_rows(table: TableView) -> None:
    """Two copies of one hour come in the order of their folders, which are others each time."""
    table.setItemDelegate(_Elsewhere(table))
    rows = table.model()
    assert isinstance(rows, RowModel)
    places = [str(rows.index(at, 2).data()).startswith(tempfile.gettempdir()) for at in range(rows.rowCount())]
    ranked = sorted(range(rows.rowCount()), key=lambda at: (at // 2, places[at]))
    rows.set_rows([rows.rows()[at] for at in ranked])
    table.setCurrentIndex(rows.index(0, 0))


class _Elsewhere(QStyledItemDelegate):
    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:
        """Another folder each time says nothing to a reader."""
        return _STICK if str(value).startswith(tempfile.gettempdir()) else super().displayText(value, locale)


def _code(stage: Stage) -> Shot:
    with patch.object(opening, "draw_code", return_value=builders.RECOVERY_CODE):
        return _whole("assistant_code_blank", 960, 620)(stage)


def _unlock(stage: Stage) -> Shot:
    window, _ = _whole("unlock")(stage)
    column = window.findChild(QWidget, "accounts")
    assert column
    # Not the folder of the data above, which is another one each time.
    top = column.mapTo(window, QPoint(0, 0)).y() - 48
    return window, QRect(0, top, window.width(), window.height() - top)


PICTURES: dict[str, Callable[[Stage], Shot]] = {
    "today": _today,
    "row_steps": _row_steps,
    "agenda": _page("page_agenda_full"),
    "absence": _whole("absence", 620, 680),
    "booking": _whole("booking_blank", 1022, 560),
    "queue": _page("queue_mixed_day", 1060, 640),
    "request": _whole("request_noting"),
    "transmittal": _whole("transmittal_choosing", 650, 700),
    "profile": _whole("profile_typed", 1022, 660),
    "calls": _page("page_calls_full", 1060, 640),
    "people": _page("page_people_full", 1060, 620),
    "preview": _whole("preview_sheet", 820, 680),
    "mandate_steps": _page("mandate_information"),
    "mandates_list": _page("page_mandates_full", 1060, 560),
    "withdrawal": _whole("mandate_withdrawal"),
    "erasure": _whole("erasure_asked"),
    "backups": _told(_page("protection_backups", 1060, 760)),
    "restore": _told(_whole("protection_restore", 820, 520)),
    "journal": _page("journal_of_a_week", 1060, 560),
    "unlock": _unlock,
    "settings_days": _page("settings_days", 1060, 560),
    "settings_display": _page("settings_display", 1060, 620),
    "first_model": _whole("assistant_model_boulou", 960, 700),
    "first_code": _code,
}
"""Every picture that a chapter shows, by its name."""


def take(stage: Stage, name: str) -> Image.Image:
    """The picture as the program looks today, in light colours at scale 1, once nothing moves any more."""
    stage.dress()
    try:
        widget, part = PICTURES[name](stage)
        now = _grab(widget, part)
        for _ in range(20):
            before = now
            stage.settle(150)
            now = _grab(widget, part)
            if not changed(before, now):
                break
        return now
    finally:
        stage.clear()


def _grab(widget: QWidget, part: QRect | None) -> Image.Image:
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    (widget.grab(part) if part else widget.grab()).save(kept, "PNG")
    return Image.open(io.BytesIO(bytes(kept.data().data()))).convert("RGB")


def stored(name: str) -> Image.Image | None:
    """The picture as the help shows it; None before it was ever taken."""
    path = FOLDER / f"{name}.png"
    return Image.open(path).convert("RGB") if path.exists() else None


def changed(before: Image.Image | None, now: Image.Image) -> bool:
    """Whether somebody would see a difference: the edges of letters may be smoothed otherwise elsewhere."""
    if before is None or before.size != now.size:
        return True
    differs = ImageChops.difference(before.convert("L"), now.convert("L")).point(lambda shade: 255 * (shade > _INK))
    small = differs.reduce(_TILE)
    return bool(small.getextrema()[1] > 255 * _SHARE)  # type: ignore[operator]


def shortcuts_chapter(stage: Stage) -> str:
    """The chapter of the keys, asked of the real window on each of its pages."""
    stage.dress()
    everywhere: dict[Told, None] = {}
    parts = []
    for entry in PAGES:
        made = full_desk.stranded if entry.key == "calls" else full_desk.ordinary
        window = stage.window(made(stage), entry.key)
        for title in _views(stage, window, entry.title):
            told = shortcuts_of(window)
            everywhere |= dict.fromkeys(one for one in told if one.where == "Partout" or one.keys == "F1")
            here = [one for one in told if one.where != "Partout" and one.keys != "F1"]
            if here:
                parts.append(f"## {title}\n\n{_table(here)}")
        stage.clear()
    head = (
        "# Raccourcis clavier\n\nTout se fait à la souris\N{NO-BREAK SPACE}; ces touches vont plus vite. "
        "La touche **?** montre celles de la page où vous êtes.\n"
    )
    return "\n".join([head, f"## Partout\n\n{_table(list(everywhere))}", *parts])


def _views(stage: Stage, window: MainWindow, title: str) -> Iterator[str]:
    """The page, or each way to look at it, shown one after the other."""
    page = window.page()
    if not isinstance(page, AgendaPage):
        yield title
        return
    for span in Span:
        page.look_at(span)
        stage.settle()
        yield f"{title}, {span.value.lower()}"


def _table(told: list[Told]) -> str:
    first = {one.keys: one.what for one in reversed(told)}
    lines = [f"| **{keys}** | {first[keys]} |" for keys in dict.fromkeys(one.keys for one in told)]
    written = "\n".join(["| Touches | Ce qu’elles font |", "|---|---|", *lines, ""])
    return re.sub(r"(?<=\w) (?=[:;?!] )", "\N{NO-BREAK SPACE}", written)


def main() -> None:
    """Take every picture again, keep those that changed, and say which."""
    from desktop_app.screens.window.application import build_application

    FOLDER.mkdir(parents=True, exist_ok=True)
    stage = Stage(build_application([], tone="light"))
    for name in PICTURES:
        now = take(stage, name)
        if changed(stored(name), now):
            now.quantize(_COLOURS).save(FOLDER / f"{name}.png", optimize=True)
            sys.stdout.write(f"{name}.png\n")
    SHORTCUTS.write_text(shortcuts_chapter(stage), encoding="utf-8")
    stage.leave()


if __name__ == "__main__":
    main()
