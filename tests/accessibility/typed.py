"""What becomes of anything typed in all lines of a form at once; `journeys/test_bad_input.py` goes line by line."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from shiboken6 import isValid

from desktop_app.screens.widgets.form import FaultLine
from tests.helpers.bad_input import BAD, content, lines_of, misread, put
from tests.looks.stage import Stage

_LONG = 1_000
ANYTHING = " ".join(text[:_LONG] for text in BAD.values())


def form(window: QWidget) -> tuple[str, ...]:
    """What tells one form from another: the class of its window and the names of its lines; () where nobody types."""
    lines = lines_of(window)
    return (type(window).__name__, *(line.accessibleName() for line in lines)) if lines else ()


def ill_taken(stage: Stage, window: QWidget) -> Iterator[str]:
    """Send the form with nothing in its lines, then with anything: what is lost, misread, or refused out of reach."""
    for text in ("", ANYTHING):
        lines = lines_of(window)
        for line in lines:
            if line.isVisible() and line.isEnabled():
                put(line, text)
        stage.settle()
        pressed = _sends(window)
        if pressed is None:
            return
        typed = [content(line) for line in lines]
        # What may never be noted is asked about: no, it was a mistake.
        stage.dialogs.answers = [False] * 10
        stage.dialogs.paths = [None] * 10
        pressed.setFocus()
        pressed.click()
        stage.settle()
        if not isValid(window) or not window.isVisible():
            return
        yield from misread(window)
        faulty = [one for one in window.findChildren(QWidget) if one.property("faulty") and one.isVisible()]
        if faulty and [content(line) for line in lines if isValid(line)] != typed:
            yield f"something typed is lost with {text[:20]!r}"
        where = QApplication.focusWidget()
        if faulty and not (where is not None and (where in faulty or _has_its_sentence(where))):
            yield f"the keyboard is on {where}, not on what is wrong with {text[:20]!r}"
        elif faulty and not _is_in_sight(where):
            yield f"{where.accessibleName()} has the keyboard out of sight with {text[:20]!r}"


def _has_its_sentence(choice: QWidget) -> bool:
    """Of what is chosen in a list, which is not marked: whether what is wrong is said under the list."""
    above = choice.parentWidget()
    while not above.isWindow() and not above.findChildren(FaultLine):
        above = above.parentWidget()
    return isinstance(choice, QRadioButton) and any(line.isVisible() for line in above.findChildren(FaultLine))


def _is_in_sight(field: QWidget) -> bool:
    """Whole, or as much of it as there is room for."""
    seen = field.visibleRegion().boundingRect()
    return seen == field.rect() or seen.height() > field.window().height() // 4


def _sends(window: QWidget) -> QPushButton | None:
    main = [one for one in window.findChildren(QPushButton) if one.property("kind") == "primary" and one.isVisible()]
    return next((one for one in reversed(main) if one.isEnabled()), None)
