"""What becomes of anything typed in all lines of a form at once; `journeys/test_bad_input.py` goes line by line."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

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
        if faulty and not any(one is QApplication.focusWidget() or one.hasFocus() for one in faulty):
            yield f"the keyboard is on {QApplication.focusWidget()}, not on what is wrong with {text[:20]!r}"
        elif faulty and not _is_in_sight(QApplication.focusWidget()):
            yield f"{QApplication.focusWidget().accessibleName()} has the keyboard out of sight with {text[:20]!r}"


def _is_in_sight(field: QWidget) -> bool:
    """Whole, or as much of it as there is room for."""
    seen = field.visibleRegion().boundingRect()
    return seen == field.rect() or seen.height() > field.window().height() // 4


def _sends(window: QWidget) -> QPushButton | None:
    main = [one for one in window.findChildren(QPushButton) if one.property("kind") == "primary" and one.isVisible()]
    return next((one for one in reversed(main) if one.isEnabled()), None)
