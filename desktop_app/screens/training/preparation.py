"""What is seen for the two seconds in which the fictional commune is made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ..theme.tokens import Space, edged, open_at
from ..widgets import labels


class Preparation(QWidget):
    """Says what is coming; closing it gives the training up."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Préparation")
        bar = QProgressBar(self, minimum=0, maximum=0, textVisible=False)
        bar.setAccessibleName("Préparation de l’entraînement")
        column = edged(QVBoxLayout(self), Space.M, Space.XXL)
        column.addWidget(labels.heading("L’entraînement se prépare…", self))
        column.addWidget(labels.body("Une commune inventée, une année de rendez-vous, rien de vrai.", self))
        column.addWidget(bar)
        column.addStretch(1)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 460, 200)
