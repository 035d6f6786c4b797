"""What may be typed or pasted by mistake or malice, and every line of a window it may be typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

BAD = {
    "nothing": "",
    "blanks": " \t \u00a0 ",
    "10 000 signs": "é" * 10_000,
    "5 000 words": "a b " * 2_500,
    "emoji": "👩\u200d💻 🙂",
    "Arabic": "محمد علي",
    "Hebrew": "שלום עולם",
    "signs": 'L\'« été » "100 %" \\ %s {0} ; -- _ *',
    "markup": "<b>gras</b> & A & B &amp; <img src=x>",
    "SQL": "Robert'); DROP TABLE person;--",
    "controls": "a\x01b\x1b[31mc\u202ed\u200be\x7ff",
    "half a sign": "a\ud83db",
    "numéro de sécurité sociale": "2 55 08 14 168 025 38",
    "IBAN": "FR76 3000 6000 0112 3456 7890 189",
    "password": "mot de passe : azerty123",
}

Line = "QLineEdit | QPlainTextEdit"


def lines_of(window: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Every visible line one can type in, in the order of the window; numbers and choices are none."""
    from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

    found = [
        child
        for child in window.findChildren(QWidget)
        if isinstance(child, QLineEdit | QPlainTextEdit) and child.isVisible() and child.isEnabled()
        if not child.isReadOnly() and child.objectName() != "qt_spinbox_lineedit"
    ]
    assert all(box.lineEdit() in found for box in window.findChildren(QComboBox) if box.isEditable() if box.isVisible())
    return found


def content(line: QLineEdit | QPlainTextEdit) -> str:
    """What a line holds."""
    from PySide6.QtWidgets import QLineEdit

    return line.text() if isinstance(line, QLineEdit) else line.toPlainText()


def put(line: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Paste, as from the clipboard, over what a line holds."""
    from PySide6.QtWidgets import QLineEdit

    line.setFocus()
    line.selectAll()
    if not text:
        line.del_() if isinstance(line, QLineEdit) else line.clear()
    elif isinstance(line, QLineEdit):
        line.insert(text)
        line.textEdited.emit(line.text())
    else:
        line.insertPlainText(text)
        line.ensureCursorVisible()


def misread(window: QWidget) -> list[str]:
    """Texts that Qt would interpret instead of showing them: markup in labels and tooltips, & in buttons."""
    from PySide6.QtGui import Qt
    from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

    found = []
    for child in (window, *window.findChildren(QWidget)):
        if Qt.mightBeRichText(child.toolTip()):
            found.append(f"tooltip {child.toolTip()!r}")
        if isinstance(child, QLabel):
            plain = child.textFormat() == Qt.TextFormat.PlainText
            if not plain and Qt.mightBeRichText(child.text()):
                found.append(f"label {child.text()!r}")
            if child.buddy() and "&" in child.text().replace("&&", ""):
                found.append(f"label {child.text()!r}")
        if isinstance(child, QAbstractButton) and "&" in child.text().replace("&&", ""):
            found.append(f"button {child.text()!r}")
    return found
