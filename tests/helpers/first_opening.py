"""The assistant of the first opening, opened and filled as a person does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from tests.helpers.clock import StillClock
from tests.helpers.seeing import click, field, fill

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.screens.opening.assistant import Assistant
    from tests.helpers.fake_dialogs import FakeDialogs

TODAY = datetime(2026, 11, 21, 9)
SECRET = "trois pommes sur la table"
STEPS = ("model", "place", "convention", "advisors", "days", "passphrase", "code")


@contextmanager
def opened(dialogs: FakeDialogs) -> Iterator[Assistant]:
    """The assistant on the screen; it is closed at the end whatever was typed."""
    from desktop_app.screens.opening.assistant import Assistant

    made = Assistant(dialogs, clock=StillClock(TODAY))
    made.show()
    yield made
    dialogs.answers = [True]
    made.close()
    made.deleteLater()


def go_to(window: Assistant, step: str, model: str = "Le Boulou") -> None:
    """Fill each page rightly up to this one."""
    for passed in STEPS[: STEPS.index(step)]:
        match passed:
            case "model":
                click(window, model)
            case "convention":
                fill(field(window, "Date de la dernière signature"), "6/3/2024")
            case "advisors":
                name_advisor(window, 0, "Marie", "Castell")
                name_advisor(window, 1, "Jordi", "Puig")
            case "passphrase":
                fill(field(window, "Votre nom"), "Marie Castell")
                fill(field(window, "Nouvelle phrase de passe"), SECRET)
                fill(field(window, "La même, une seconde fois"), SECRET)
        click(window, "Continuer")


def name_advisor(window: Assistant, nth: int, first: str, last: str) -> None:
    """Type the name of an advisor."""
    fill(field(window, "Prénom", nth), first)
    fill(field(window, "Nom", nth), last)


def keep_code(window: Assistant) -> None:
    """Say that the code is kept."""
    from PySide6.QtWidgets import QCheckBox

    tick = next(one for one in window.findChildren(QCheckBox) if one.isVisible())
    tick.click()


def shown(widget: QWidget) -> str:
    """What a field holds."""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox

    from desktop_app.screens.widgets.line import inner

    target = inner(widget)
    if isinstance(target, QPlainTextEdit):
        return target.toPlainText()
    assert isinstance(target, QLineEdit | QSpinBox)
    return target.text()
