"""The window: its platform and screen, the letters, the words of Qt and the pictures it shows."""

from collections.abc import Iterator

from PySide6.QtGui import QFontInfo, QImageReader
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from desktop_app.domain.french import NBSP, plural
from desktop_app.system.paths import resource
from desktop_app.use_cases.checks import Check, CheckFailed, require

from ..theme.icons import icon
from ..theme.style import FONT_FAMILY

_SIDE = 24
_PICTURES = {"svg", "png"}


def window_checks() -> Iterator[Check]:
    """The checks, in the order to run them."""
    yield Check("Écran", _screen)
    yield Check("Lettres à l’écran", _letters)
    yield Check("Boutons en français", _words)
    yield Check("Icônes", _icons)


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
