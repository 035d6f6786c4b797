"""How large the pages are shown, in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.shortcut import shortcut


class ZoomBar(QFrame):
    """`stepped` carries 1 to see larger or -1; `page_wanted` and `width_wanted` fit the page to the window."""

    stepped = Signal(int)
    page_wanted = Signal()
    width_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._percent = labels.muted("", self)
        self._percent.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, Space.L), px(self, Space.XS), px(self, Space.L), px(self, Space.XS))
        row.setSpacing(px(self, Space.XS))
        for text, picture, keys, slot in (
            ("Réduire", "zoom_out", "Ctrl+-", self._smaller),
            ("Agrandir", "zoom_in", "Ctrl++", self._larger),
            ("Page entière", "", "Ctrl+0", self.page_wanted),
            ("Pleine largeur", "", "", self.width_wanted),
        ):
            button = quiet(text, self, icon=picture)
            button.clicked.connect(slot)
            row.addWidget(button)
            if keys:
                shortcut(keys, text, slot, parent)
        row.addStretch(1)
        row.addWidget(self._percent)

    def show_zoom(self, zoom: float) -> None:
        """Say the zoom, 1 being the size of paper."""
        self._percent.setText(f"{round(zoom * 100)}\N{NO-BREAK SPACE}%")

    def _smaller(self) -> None:
        self.stepped.emit(-1)

    def _larger(self) -> None:
        self.stepped.emit(1)
