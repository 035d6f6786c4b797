"""Every scene there is: importing this module fills the list."""

from tests.looks import (
    scenes_about,
    scenes_booking,
    scenes_calls,
    scenes_conventions,
    scenes_dialogs,
    scenes_help,
    scenes_journal,
    scenes_keyboard,
    scenes_lock,
    scenes_mandates,
    scenes_opening,
    scenes_pages,
    scenes_patterns,
    scenes_places,
    scenes_planning,
    scenes_printing,
    scenes_protection,
)
from tests.looks.scene import MAIN, SCENES

__all__ = [
    "MAIN",
    "SCENES",
    "scenes_about",
    "scenes_booking",
    "scenes_calls",
    "scenes_conventions",
    "scenes_dialogs",
    "scenes_help",
    "scenes_journal",
    "scenes_keyboard",
    "scenes_lock",
    "scenes_mandates",
    "scenes_opening",
    "scenes_pages",
    "scenes_patterns",
    "scenes_places",
    "scenes_planning",
    "scenes_printing",
    "scenes_protection",
]
