"""What the windows write down for the next start, where there is still a folder for it."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_PLAIN_IN_KEYS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")
_WITHOUT = "General"
"""The section in which Qt keeps what has none."""
_MILLISECOND = 1_000_000
_HEX = frozenset("0123456789abcdefABCDEF")


def stored_in(config: Path, name: str) -> QSettings:
    """What was written down in this file of the folder."""
    return QSettings(str(config / name), QSettings.Format.IniFormat)


def remember(stored: QSettings, values: Mapping[str, str | QByteArray]) -> None:
    """Write these down, or nothing where the folder has gone away.

    Qt would make an empty one in its place: that of a moved data folder could not come back, and would pass for new.
    It would also have the window wait twice for the disk, for its lock and for the file, and with it every thread of
    Python: what a power cut may take is a matter of comfort.
    """
    path = Path(stored.fileName())
    with suppress(OSError):
        sections = _read(path.read_text("utf-8", "replace") if path.is_file() else "")
        for key, value in values.items():
            section, _, name = (key if "/" in key else f"{_WITHOUT}/{key}").partition("/")
            sections.setdefault(_key(section), {})[_key(name)] = _value(value)
        draft = path.with_name(path.name + ".new")
        draft.write_text("\n".join(_written(sections)), "utf-8")
        _make_later(draft, than=path)
        draft.replace(path)
        stored.sync()


def _make_later(draft: Path, *, than: Path) -> None:
    """Qt reads again only what has another size or another millisecond (`syncConfFile` in qsettings.cpp).

    Held by test_what_is_remembered_twice_in_a_millisecond_is_read_as_it_was_last.
    """
    before = than.stat().st_mtime_ns if than.is_file() else 0
    if draft.stat().st_mtime_ns < before + _MILLISECOND:
        os.utime(draft, ns=(before + _MILLISECOND, before + _MILLISECOND))


def _read(text: str) -> dict[str, dict[str, str]]:
    """By section, what stands after each key, as it is written."""
    sections: dict[str, dict[str, str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
        elif "=" in line:
            key, _, value = line.partition("=")
            sections.setdefault(name, {})[key] = value
    return sections


def _written(sections: Mapping[str, Mapping[str, str]]) -> list[str]:
    lines = []
    for name, values in sections.items():
        lines += [f"[{name}]"] if name else []
        lines += [f"{key}={value}" for key, value in values.items()]
    return [*lines, ""]


def _key(name: str) -> str:
    """A key as Qt reads it: what is no letter of English stands as its number."""

    def one(char: str) -> str:
        if char in _PLAIN_IN_KEYS:
            return char
        if char == "/":
            return "\\"
        return f"%{ord(char):02X}" if ord(char) < 256 else f"%U{ord(char):04X}"

    return "".join(map(one, name))


def _value(value: str | QByteArray) -> str:
    """A value as Qt reads it: in quotes unless it is plain, and a digit that follows a number as a number too."""
    whole = f"@ByteArray({bytes(value.data()).decode('latin-1')})" if isinstance(value, QByteArray) else value
    written, numbered = "", False
    for char in f"@{whole}" if isinstance(value, str) and value.startswith("@") else whole:
        if char in '"\\':
            written, numbered = f"{written}\\{char}", False
        elif " " <= char <= "~" and not (numbered and char in _HEX):
            written, numbered = written + char, False
        else:
            written, numbered = f"{written}\\x{ord(char):x}", True
    return (
        written if written and set(written) <= _PLAIN_IN_KEYS | {" "} and written == written.strip() else f'"{written}"'
    )
