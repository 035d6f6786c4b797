"""Every check there is, in the order to run them: what the program ships, the machine, a throw-away file, the window.

Having no printer is no failure, for papers can be saved as PDF; one of the network may answer late.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QFontInfo, QImageReader
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from desktop_app.domain.french import NBSP, plural
from desktop_app.system import clock, printers
from desktop_app.system.paths import Folders, resource
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.checks import (
    Check,
    CheckFailed,
    bench_checks,
    machine_checks,
    require,
    shipped_checks,
)
from desktop_app.use_cases.papers import printing

from ..printing.condition_words import words_of
from ..printing.render import page_picture
from ..theme.icons import icon
from ..theme.style import FONT_FAMILY

_DOTS = 60
_SIDE = 24
_PICTURES = {"svg", "png"}
_NO_PRINTER = "aucune (l’enregistrement en PDF reste possible)"
_UNKNOWN = "état inconnu"


def checks_of_the_work(folder: Path, folders: Folders) -> Iterator[Check]:
    """Those that may run in any thread: `folder` is empty and thrown away, `folders` those the program would open."""
    yield from shipped_checks()
    yield from machine_checks(folders)
    yield from bench_checks(folder)
    yield Check("Aperçu d’une page", _draw_a_page)
    yield Check("Imprimantes", _tell_printers)


def checks_of_the_window() -> Iterator[Check]:
    """Those of the application, which must exist: in the window's thread, and quick."""
    yield Check("Écran", _screen)
    yield Check("Lettres à l’écran", _letters)
    yield Check("Boutons en français", _words)
    yield Check("Icônes", _icons)


def _draw_a_page() -> str:
    paper = printing.recovery_sheet(opening.draw_code(), clock.now().date())
    picture = page_picture(paper.build(), 0, _DOTS)
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
    require(dark > 20, "la page est restée blanche")
    return f"{picture.width()} × {picture.height()} points"


def _tell_printers() -> str:
    return ", ".join(f"{name} ({_state(name)})" for name in printers.names()) or _NO_PRINTER


def _state(name: str) -> str:
    short = words_of(printers.condition_of(name)).short or _UNKNOWN
    return short[0].lower() + short[1:].removesuffix(".")


def _screen() -> str:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise CheckFailed("il n’y a pas d’application")
    screen = app.primaryScreen()
    size, share = screen.size(), round(screen.devicePixelRatio() * 100)
    return f"{app.platformName()}, {size.width()} × {size.height()} à {share}{NBSP}%"


def _letters() -> str:
    found = QFontInfo(QApplication.font()).family()
    require(found == FONT_FAMILY, f"{FONT_FAMILY} n’est pas chargée, {found} la remplace")
    return found


def _words() -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    said = box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")
    box.deleteLater()
    require(said == "Annuler", f"un bouton de Qt dit « {said} »")
    return f"« {said} »"


def _icons() -> str:
    known = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    require(known >= _PICTURES, f"formats d’image absents : {', '.join(sorted(_PICTURES - known))}")
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    empty = [name for name in names if _is_blank(name)]
    require(not empty, f"icônes vides : {', '.join(empty)}")
    return plural(len(names), "icône")


def _is_blank(name: str) -> bool:
    picture = icon(name).pixmap(_SIDE, _SIDE).toImage()
    seen = (picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height()))
    return not any(seen)
