"""Words that have no room end in an ellipsis, and what tells one thing from another stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop_app.domain.person import Person
from desktop_app.screens.widgets.done_line import DoneLine
from desktop_app.screens.widgets.painting import ElidedLabel, elided
from desktop_app.screens.widgets.person_picker import PersonPicker
from tests.helpers.typing import type_text

LONG = "Anne-Françoise de la Rochefoucauld-Montesquiou"
TOLD = f"{LONG} : rendez-vous jeudi 27 novembre 2025 à 10 h 30."


def test_a_long_name_is_cut_and_the_hour_stays(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    metrics = QFontMetrics(label.font())
    whole = metrics.horizontalAdvance(TOLD)
    assert elided(TOLD, metrics, whole) == TOLD
    for room in (whole - 1, whole * 3 // 4):
        cut = elided(TOLD, metrics, room)
        assert (
            cut.startswith("Anne-F") and "…" in cut and cut.endswith(" : rendez-vous jeudi 27 novembre 2025 à 10 h 30.")
        )
        assert metrics.horizontalAdvance(cut) <= room
    least = elided(TOLD, metrics, whole // 4)
    assert "…" in least and least.endswith("30.") and metrics.horizontalAdvance(least) <= whole // 4


def test_the_line_of_what_was_done_keeps_the_hour_at_any_width(qtbot: QtBot) -> None:
    line = DoneLine()
    qtbot.addWidget(line)
    line.resize(420, 40)
    line.show()
    line.say(TOLD, "le rendez-vous")
    shown = line.findChild(ElidedLabel)
    assert shown is not None and shown.text().endswith("10 h 30.") and "…" in shown.text()
    assert line.told() == TOLD and TOLD in shown.toolTip() and shown.accessibleName() == TOLD
    line.resize(1400, 40)
    qtbot.waitUntil(lambda: shown.text() == TOLD)


def test_a_name_found_is_cut_before_what_tells_it_from_another(qtbot: QtBot) -> None:
    known = Person(1, "Rochefoucauld-Montesquiou", "Anne-Françoise-Éléonore-Hippolyte", "0639980001")
    picker = PersonPicker(lambda typed: [known])
    qtbot.addWidget(picker)
    picker.resize(360, 200)
    picker.show()
    type_text(picker.line, "roche")
    option, index = QStyleOptionViewItem(), picker.results.model().index(0, 0)
    option.rect = picker.results.visualItemRect(picker.results.item(0))
    delegate = picker.results.itemDelegate()
    delegate.initStyleOption(option, index)  # type: ignore[attr-defined]
    right = option.fontMetrics.horizontalAdvance(index.data(Qt.ItemDataRole.StatusTipRole))
    assert option.text.endswith("…")
    assert option.fontMetrics.horizontalAdvance(option.text) + right < option.rect.width()
