"""Tooltips of what people typed: Qt would take « <b> » for markup, and cannot be told otherwise."""

from PySide6.QtWidgets import QWidget

_WORD_JOINER = "\N{WORD JOINER}"


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Show these words as they are: an invisible sign keeps what looks like a tag from being one."""
    widget.setToolTip(text.replace("<", f"<{_WORD_JOINER}"))
