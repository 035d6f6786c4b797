"""Keep a choice as wide as its column, whatever it offers."""

from PySide6.QtWidgets import QComboBox, QSizePolicy

from ..widgets.tooltip import tell_its_value

_LEAST_CHARACTERS = 12


def fit_to_column(choice: QComboBox) -> None:
    """Let the column decide the width: the longest words would push the form out of its dialog."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LEAST_CHARACTERS)
    tell_its_value(choice)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
