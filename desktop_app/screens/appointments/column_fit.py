"""Keep a choice as wide as its column, whatever it offers."""

from PySide6.QtWidgets import QComboBox, QSizePolicy

_LEAST_CHARACTERS = 12


def fit_to_column(choice: QComboBox) -> None:
    """Let the column decide the width: the longest words would push the form out of its dialog."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LEAST_CHARACTERS)
    # What the column cuts is said whole under the mouse.
    choice.currentTextChanged.connect(choice.setToolTip)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
