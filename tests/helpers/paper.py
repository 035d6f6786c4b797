"""Read a saved page back: its words, and its picture."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image


def words_of(path: Path) -> str:
    """Every word of a PDF in reading order, with plain blanks."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    return " ".join(" ".join(pages).replace("\N{NO-BREAK SPACE}", " ").split())


def pictures_of(path: Path, dots_per_inch: int = 60) -> list[Image.Image]:
    """Each page as a grey picture."""
    with pypdfium2.PdfDocument(path) as document:
        return [document[at].render(scale=dots_per_inch / 72).to_pil().convert("L") for at in range(len(document))]


def ink(picture: Image.Image, box: tuple[float, float, float, float] = (0, 0, 1, 1)) -> float:
    """The share of dark dots in a part of the page, given as fractions of its width and height."""
    width, height = picture.size
    left, top, right, bottom = box
    part = picture.crop((int(left * width), int(top * height), int(right * width), int(bottom * height)))
    shades = part.histogram()
    return sum(shades[:128]) / sum(shades)
