"""How large the pages are shown, in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ..theme.tokens import Space, Target, px
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.flow import Flow
from ..widgets.shortcut import shortcut


class ZoomBar(QFrame):
    """`stepped` carries 1 to see larger or -1; `page_wanted` and `width_wanted` fit the page to the window."""

    stepped = Signal(int)
    page_wanted = Signal()
    width_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._percent = labels.one_line("", "muted", self)
        self._percent.setMinimumHeight(px(self, Target.CONTROL))
        buttons = []
        for text, picture, keys, slot in (
            ("Réduire", "zoom_out", "Ctrl+-", self._smaller),
            ("Agrandir", "zoom_in", "Ctrl++", self._larger),
            ("Page entière", "", "Ctrl+0", self.page_wanted),
            ("Pleine largeur", "", "", self.width_wanted),
        ):
            button = quiet(text, self, icon=picture)
            button.clicked.connect(slot)
            buttons.append(button)
            if keys:
                shortcut(keys, text, slot, parent)
        gap = px(self, Space.XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, Space.L), gap, px(self, Space.L), gap)
        column.addWidget(Flow([*buttons, self._percent], gap, gap, self, right_from=len(buttons)))

    def show_zoom(self, zoom: float) -> None:
        """Say the zoom, 1 being the size of paper."""
        self._percent.setText(f"{round(zoom * 100)}\N{NO-BREAK SPACE}%")

    def _smaller(self) -> None:
        self.stepped.emit(-1)

    def _larger(self) -> None:
        self.stepped.emit(1)
