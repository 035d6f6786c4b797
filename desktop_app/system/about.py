"""Versions and platform, for the about box and the crash notice; nothing about the agent or the data."""

import sys

from desktop_app import NAME, __version__

_PARTS = (
    ("Qt", "PySide6-Essentials"),
    ("SQLCipher (liaison)", "sqlcipher3"),
    ("sqlite-utils", "sqlite-utils"),
    ("reportlab", "reportlab"),
    ("pypdfium2", "pypdfium2"),
    ("cryptography", "cryptography"),
    ("PyNaCl", "PyNaCl"),
)


def versions() -> tuple[tuple[str, str], ...]:
    """What runs here as (name, version) pairs in the order to show; "?" for a version that is not recorded."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    own = ((NAME, __version__), ("Système", system_name()), ("Python", python))
    return own + tuple((name, _version_of(distribution)) for name, distribution in _PARTS)


def system_name() -> str:
    """The operating system as people call it: 'Windows 10.0.19045', 'Debian GNU/Linux 12 (bookworm)'."""
    if sys.platform == "win32":
        system = sys.getwindowsversion()
        return f"Windows {system.major}.{system.minor}.{system.build}"
    # platform.platform() would read every library of the program and may start others
    # (test_the_name_of_the_system_is_read_without_starting_another_program).
    import platform

    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return sys.platform


def _version_of(distribution: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "?"
