"""Tell that capitals are locked, from the letters that are typed: Qt does not say it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ..widgets.banner import Banner

_LOCKED = "Les majuscules sont verrouillées (touche Verr. Maj)."


class CapsLock(QObject):
    """Watches one field; the banner says so while the last letter shows that capitals are locked."""

    def __init__(self, field: QWidget, banner: Banner) -> None:
        super().__init__(field)
        self._banner = banner
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge each key typed; nothing is kept from the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._judge(event)
        return False

    def _judge(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            # The key alone turns the lock off; that it turns it on is seen with the next letter.
            self._tell(False)
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tell(letter.isupper() is not shifted)

    def _tell(self, locked: bool) -> None:
        if locked is not bool(self._banner.sentence()):
            self._banner.say(_LOCKED if locked else "")
