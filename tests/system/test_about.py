"""What runs here, told in a few lines."""

import platform

import pytest

from desktop_app import __version__
from desktop_app.system import about


def test_the_versions_start_with_our_own() -> None:
    found = about.versions()
    assert found[0] == ("Permanence", __version__)
    assert dict(found)["Qt"].startswith("6.11")
    assert all(version and version != "?" for _, version in found)


def test_a_part_without_record_is_no_trouble() -> None:
    assert about._version_of("no-such-distribution") == "?"


def test_the_system_has_the_name_people_know() -> None:
    assert any(character.isdigit() for character in about.system_name())


def test_the_name_of_the_system_is_read_without_starting_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> str:
        raise AssertionError("it reads every library of the program, and may start others")

    monkeypatch.setattr(platform, "platform", never)
    assert about.system_name()
