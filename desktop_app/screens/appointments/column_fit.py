"""How wide things stand in the column of a form."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from ..widgets.aloud import tell_its_value

_LEAST_CHARACTERS = 12


def fit_to_column(choice: QComboBox) -> None:
    """Let the column decide the width: the longest words would push the form out of its dialog."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LEAST_CHARACTERS)
    tell_its_value(choice)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def at_the_left(button: QWidget) -> QWidget:
    """The button no wider than its words."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return around
