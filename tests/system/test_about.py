"""What runs here, told in a few lines."""

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
