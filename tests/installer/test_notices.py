"""Every part shipped with the program is named with its licence, and the texts are all here."""

import re
import tomllib

import locks

from tests.architecture.source import ROOT
from tests.installer.test_locks import pins

LICENCES = ROOT / "resources" / "licences"


def notices() -> str:
    """The notices as shipped."""
    return (LICENCES / "NOTICES.md").read_text(encoding="utf-8")


def test_every_package_the_program_needs_is_named() -> None:
    named = {name for row in re.findall(r"^\| (.+?) \|", notices(), re.MULTILINE) for name in row.split(", ")}
    assert pins(locks.RUN).keys() <= named


def test_every_text_is_here_and_every_one_is_named() -> None:
    named = set(re.findall(r"`([^`]+\.txt)`", notices()))
    assert not {name for name in named if not (LICENCES / name).stat().st_size}
    assert {path.name for path in LICENCES.glob("*.txt")} <= named


def test_every_font_comes_with_its_licence() -> None:
    for font in (ROOT / "resources" / "fonts").glob("*.ttf"):
        family = re.split(r"[-.]", font.name)[0]
        assert list(font.parent.glob(f"{family}*.txt")), font.name
        assert f"../fonts/{family}" in notices()


def test_our_own_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert all(f"\n{number}." in text for number in range(1, 16))
    assert text.rstrip().endswith("require the production of a new EUPL version.")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "EUPL-1.2"
