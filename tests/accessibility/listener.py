"""The ears and hands of a screen reader: finds what the program tells the accessibility bus, and acts through it.

Run by the system's Python, which has the bindings of the bus; so it imports nothing of the project.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 120.0
"""Seconds for something to come; a busy machine starts the program slowly."""
TAB, ENTER, ESCAPE, DOWN, UP, LEFT, RIGHT, KEY_A, KEY_I, KEY_R, KEY_V = 23, 36, 9, 116, 111, 113, 114, 38, 31, 27, 55
"""Where these keys lie on the keyboard of a bare X screen."""
_BETWEEN_KEYS = 0.1
_READER_LOG = os.environ.get("READER_LOG", "")
"""Where a real reader writes what it says, when there is one."""
_SILENCE = 1.0
"""Seconds without a word after which a real reader has said all: the next gesture would cut it, as a key does."""


_NAMED = "object:property-change:accessible-name"
_SAID_BY_ITSELF = ("object:announcement", "object:state-changed:showing")
_READ = ("object:state-changed:focused", "object:property-change:accessible-description")


class Listener:
    """Knows the program by its name; `heard` is all that a reader says by itself, in order.

    What it announces, notifications that come into sight, and with its description whatever the keyboard comes to.
    `told_twice` are words that came as new twice, or after none: unheard, but a reader that is flooded loses sentences.
    """

    def __init__(self, name: str) -> None:
        self.heard: list[str] = []
        self.told_twice: list[str] = []
        self._named: tuple[Any, str] = (None, "")
        self._read = 0
        self._ear = Atspi.EventListener.new(self._hear)
        for kind in (*_SAID_BY_ITSELF, *_READ, _NAMED):
            self._ear.register(kind)
        self._program = self.until(lambda: _first_of(Atspi.get_desktop(0), name), f"the program {name}")

    def until(self, found: Callable[[], Any], what: str) -> Any:
        """Whatever `found` gives once it does; AssertionError with all that can be read when it never does."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            try:
                if result := found():
                    return result
            except GLib.Error:
                """What was asked has gone from the screen meanwhile."""
            time.sleep(0.05)
        raise AssertionError(f"{what} was never found among:\n{self.everything()}")

    def find(self, role: str, name: str) -> Any:
        """What has this role and a name that begins so, and is on the screen."""
        return self.until(lambda: self._seek(role, name), f"{role} « {name} »")

    def is_there(self, role: str, name: str) -> bool:
        """Whether it is on the screen now."""
        return self._seek(role, name) is not None

    def press(self, role: str, name: str) -> None:
        """Do the first action of something: press a button, tick a box."""
        found = self.find(role, name)
        self.until(lambda: "sensitive" in states(found), f"{name} enabled")
        assert found.get_action_iface().do_action(0), f"{name} does nothing"
        self._let_speak()

    def write(self, name: str, words: str) -> None:
        """Put words in a field as a dictation does."""
        field = self.until(lambda: self._field(name), f"the field « {name} »")
        assert Atspi.EditableText.set_text_contents(field.get_editable_text_iface(), words), f"{name} takes no words"
        self._let_speak()

    def key(self, place: int) -> None:
        """Press the key at this place of the keyboard."""
        Atspi.generate_keyboard_event(place, None, Atspi.KeySynthType.PRESSRELEASE)
        time.sleep(_BETWEEN_KEYS)
        self._let_speak()

    def tab_to(self, role: str, name: str) -> Any:
        """Go on with Tab until something has the keyboard; AssertionError when it is not among the next thirty."""
        wanted = self.find(role, name)
        for _ in range(30):
            if "focused" in states(wanted):
                return wanted
            before = self.focused()
            self.key(TAB)
            self.until(lambda earlier=before: self.focused() != earlier, f"something after {before}")
        raise AssertionError(f"Tab does not reach {name}")

    def choose(self, name: str) -> None:
        """Take the next value of a choice, with the arrow that moves in it."""
        choice = self.tab_to("combo box", name)
        before = choice.get_name()
        self.key(DOWN)
        self.until(lambda: choice.get_name() != before, f"another value of {name}")

    def focused(self) -> str:
        """The name of what has the keyboard, the innermost."""
        return next((_name(one) for one in reversed(list(self._all())) if _has_focus(one)), "")

    def names(self, role: str) -> list[str]:
        """The names of all that has this role, in the order in which they are read."""
        return [_name(one) for one in self._all() if one.get_role_name() == role]

    def hears(self, words: str, since: int = 0) -> None:
        """Wait until something with these words was announced, not counting the first `since` things heard.

        A real reader has said them too, after what it had said when the words before were awaited.
        """
        self.until(lambda: any(words in one for one in self.heard[since:]), f"the announcement « {words} »")
        self.is_said(words)

    def is_said(self, words: str) -> None:
        """Wait until a real reader, where there is one, has said this."""
        if _READER_LOG:
            self._read = self.until(lambda: _end_of(words, self._read), f"« {words} », said by the reader,")

    def is_told(self, words: str) -> None:
        """Wait until this was announced, and stands there to be read again.

        A real reader on a busy machine loses what is said while it still goes through a window that has just opened.
        """
        self.until(lambda: any(words in one for one in self.heard), f"the announcement « {words} »")
        self.find("paragraph", words)

    def everything(self) -> str:
        """All that can be read, one a line."""
        read = []
        with suppress(GLib.Error, AttributeError):
            # The program is not there yet, or not any more.
            read += [f"{one.get_role_name()} | {one.get_name()}" for one in self._all()]
        return "\n".join([*read, f"heard: {self.heard}"])

    def _let_speak(self) -> None:
        """Wait until a real reader has fallen silent."""
        said, since = -1, time.monotonic()
        while _READER_LOG and time.monotonic() < since + _SILENCE:
            while GLib.MainContext.default().iteration(False):
                pass
            if said != (now := Path(_READER_LOG).stat().st_size):
                said, since = now, time.monotonic()
            time.sleep(0.05)

    def _field(self, name: str) -> Any:
        return self._seek("text", name) or self._seek("password text", name)

    def _seek(self, role: str, name: str) -> Any:
        shown = (one for one in self._all() if one.get_role_name() == role)
        return next(
            (one for one in shown if any(words.startswith(name) for words in (_name(one), *_labels(one)))), None
        )

    def _all(self) -> Iterator[Any]:
        for window in _children(self._program):
            yield from _below(window)

    def _hear(self, event: Any) -> None:
        try:
            if event.type == _NAMED:
                self._note_name(event)
                return
            said = _said(event)
        except GLib.Error:
            # It has gone from the screen meanwhile.
            return
        if said:
            self.heard.append(said.replace("\N{NO-BREAK SPACE}", " "))

    def _note_name(self, event: Any) -> None:
        before, self._named = self._named, (event.source, str(event.any_data))
        if before[0] == event.source and before[1] in ("", event.any_data) and _role(event) in ("label", "paragraph"):
            self.told_twice.append(self._named[1])


def _end_of(words: str, start: int) -> int:
    """Where what the reader wrote of these words ends, from that place on; 0 while it has not said them."""
    written = Path(_READER_LOG).read_text("utf-8", errors="replace").replace("\N{NO-BREAK SPACE}", " ")
    found = re.compile(r"SPEECH OUTPUT: '[^\n]*?" + re.escape(words)).search(written, start)
    return found.end() if found else 0


def _said(event: Any) -> str:
    if event.type == "object:announcement":
        return str(event.any_data)
    if event.type.startswith("object:state-changed:showing"):
        return str(event.source.get_name()) if event.detail1 and _role(event) == "notification" else ""
    if event.type.startswith("object:state-changed:focused"):
        told = (event.source.get_name(), event.source.get_description().strip())
        return ". ".join(filter(None, told)) if event.detail1 else ""
    return str(event.source.get_description()).strip() if "focused" in states(event.source) else ""


def _role(event: Any) -> str:
    return str(event.source.get_role_name())


def _first_of(desktop: Any, name: str) -> Any:
    return next((one for one in _children(desktop) if one.get_name() == name), None)


def states(found: Any) -> set[str]:
    """The states of something: focused, checked, sensitive, selected, invalid…"""
    return {state.value_nick for state in found.get_state_set().get_states()}


def _name(one: Any) -> str:
    return str(one.get_name()).replace("\N{NO-BREAK SPACE}", " ")


def _has_focus(one: Any) -> bool:
    # The row of a list behind a dialog says that it has the focus too.
    return {"focused", "sensitive"} <= states(one)


def _labels(one: Any) -> list[str]:
    """The words of the labels of a field: on this bus the name of a choice is its value."""
    said = [relation for relation in one.get_relation_set() if "LABELLED_BY" in str(relation.get_relation_type())]
    return [_name(relation.get_target(at)) for relation in said for at in range(relation.get_n_targets())]


def _children(one: Any) -> Iterator[Any]:
    for at in range(one.get_child_count()):
        if child := one.get_child_at_index(at):
            yield child


def _below(one: Any) -> Iterator[Any]:
    """Everything in it that is shown, in reading order, itself first."""
    if one.get_role_name() not in ("frame", "dialog", "application") and "showing" not in states(one):
        return
    yield one
    for child in _children(one):
        yield from _below(child)
