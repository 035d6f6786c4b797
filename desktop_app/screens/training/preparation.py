"""What is seen for the two seconds in which the fictional commune is made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ..theme.tokens import Space, open_at, px
from ..widgets import labels


class Preparation(QWidget):
    """Says what is coming; closing it gives the training up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Préparation")
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Préparation de l’entraînement")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[px(self, Space.XXL)] * 4)
        column.setSpacing(px(self, Space.M))
        column.addWidget(labels.heading("L’entraînement se prépare…", self))
        column.addWidget(labels.body("Une commune inventée, une année de rendez-vous, rien de vrai.", self))
        column.addWidget(bar)
        column.addStretch(1)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 460, 200)
