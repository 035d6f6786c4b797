"""How high the rows of a day are on this PC: twelve in sight, or fewer with room to breathe."""

from PySide6.QtWidgets import QApplication

_PROPERTY = "roomy_rows"


def set_roomy(app: QApplication, roomy: bool) -> None:
    """Have rows of two lines from now on, or of one; seen where a list is dressed next."""
    app.setProperty(_PROPERTY, roomy)


def roomy() -> bool:
    """Whether rows have two lines."""
    app = QApplication.instance()
    return bool(app and app.property(_PROPERTY))
