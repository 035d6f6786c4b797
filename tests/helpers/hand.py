"""Somebody whose hands are counted: fields, keys, clicks and windows, and how long that takes.

The seconds are those of the keystroke-level model (Card, Moran, Newell, 1980): a key of an average typist, a pointing
with its click, and the pause before a new window is understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.french import NBSP
from tests.helpers import seeing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.screens.window.main_window import MainWindow
    from desktop_app.startup import Session as Program
    from desktop_app.use_cases.desk import Desk

KEY, CLICK, THINK = 0.28, 1.1 + 0.2, 1.35


@dataclass
class Hand:
    """Somebody at the program, and what their hands do."""

    program: Program
    windows: int = 0
    fields: int = 0
    keys: int = 0
    clicks: int = 0

    @property
    def seconds(self) -> float:
        """How long that takes."""
        return self.windows * THINK + self.keys * KEY + self.clicks * CLICK

    @property
    def window(self) -> MainWindow:
        """The window that is there once the file is made."""
        assert self.program.door.window
        return self.program.door.window

    @property
    def desk(self) -> Desk:
        """The open file."""
        return self.window.context.desk

    def press(self, within: QWidget, words: str, nth: int = 0) -> None:
        """Click a button."""
        self.clicks += 1
        seeing.click(within, words, nth)

    def type(self, within: QWidget, name: str, text: str, nth: int = 0) -> None:
        """Click a field and type, or choose one of its words: the list opens, one is clicked."""
        from PySide6.QtWidgets import QComboBox

        target = seeing.field(within, name, nth)
        self.fields += 1
        chosen = isinstance(target, QComboBox)
        self.clicks += 2 if chosen else 1
        self.keys += 0 if chosen else len(text)
        seeing.fill(target, text)

    def tick(self, within: QWidget, words: str = "") -> None:
        """Click a box."""
        from PySide6.QtWidgets import QCheckBox

        self.clicks += 1
        found = [box for box in within.findChildren(QCheckBox) if box.isVisible() and words in box.text()]
        found[0].click()

    def settings(self, section: str) -> QWidget:
        """Réglages, then a section of it: two clicks."""
        self.windows, self.clicks = self.windows + 1, self.clicks + 2
        self.window.go("settings", section=section)
        return self.window.page()

    def add_pattern(self, page: QWidget, *hours: tuple[str, ...], **said: str) -> None:
        """« Ajouter une permanence », its hours line by line: from, to, how, then what that way asks for."""
        from desktop_app.screens.planning.pattern_dialog import PatternDialog
        from tests.helpers.day_screens import opened

        self.press(page, "Ajouter une permanence")
        dialog = opened(page.window(), PatternDialog)
        self.windows += 1
        for name, words in said.items():
            self.type(dialog, _LABELS[name], words)
        if len(hours) == 1:
            self._take_second_hours(dialog)
        for at, (start, end, *more) in enumerate(hours, 1):
            line = f", plage{NBSP}{at}"
            self.type(dialog, f"Début{line}", start)
            self.type(dialog, f"Fin{line}", end)
            for name, words in zip(("Comment", "Durée" if "Sur" in "".join(more) else "Places"), more, strict=False):
                self.type(dialog, f"{name}{line}", words)
        self.press(dialog, "Enregistrer")
        assert not dialog.isVisible(), seeing.words(dialog)

    def _take_second_hours(self, dialog: QWidget) -> None:
        from PySide6.QtWidgets import QAbstractButton

        name = f"Retirer ces heures, plage{NBSP}2"
        self.clicks += 1
        next(one for one in dialog.findChildren(QAbstractButton) if one.accessibleName() == name).click()

    def add_place(self, name: str, street: str) -> None:
        """Another place of the site."""
        from desktop_app.screens.settings.place_section import PlaceDialog
        from tests.helpers.day_screens import opened

        page = self.settings("place")
        self.press(page, "Ajouter un autre lieu")
        dialog = opened(self.window, PlaceDialog)
        self.windows += 1
        self.type(dialog, "Son nom", name)
        self.type(dialog, "Adresse", street)
        self.press(dialog, "Enregistrer")
        assert not dialog.isVisible(), seeing.words(dialog)

    def choose_zone(self, zone: str, *, closing: bool = False) -> None:
        """The school zone, and whether its holidays close the place."""
        page = self.settings("calendar")
        self.type(page, "Zone scolaire", f"Zone{NBSP}{zone}")
        if closing:
            self.tick(page, "Les vacances scolaires ferment")
        self.press(page, "Enregistrer")


_LABELS = {
    "rhythm": "Rythme",
    "day": "Jour",
    "dates": "Dates",
    "purpose": "Pour",
    "place": "À quel endroit",
    "advisor": "Avec",
    "begins": "À partir du",
}
