"""Read a saved page back: its words, and its picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image

from desktop_app.screens.printing.render import PDFIUM


@contextmanager
def opened_pdf(pdf: Path | bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, while no window draws its pages in a thread: PDFium would not survive it."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        yield document


def words_of(path: Path | bytes) -> str:
    """Every word of a PDF in reading order, with plain blanks."""
    with opened_pdf(path) as document:
        pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    return " ".join(" ".join(pages).replace("\N{NO-BREAK SPACE}", " ").split())


def pictures_of(path: Path, dots_per_inch: int = 60) -> list[Image.Image]:
    """Each page as a grey picture."""
    with opened_pdf(path) as document:
        return [document[at].render(scale=dots_per_inch / 72).to_pil().convert("L") for at in range(len(document))]


def ink(picture: Image.Image, box: tuple[float, float, float, float] = (0, 0, 1, 1)) -> float:
    """The share of dark dots in a part of the page, given as fractions of its width and height."""
    width, height = picture.size
    left, top, right, bottom = box
    part = picture.crop((int(left * width), int(top * height), int(right * width), int(bottom * height)))
    shades = part.histogram()
    return sum(shades[:128]) / sum(shades)
