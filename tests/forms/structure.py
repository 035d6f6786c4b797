"""Reads back what a PDF says of its structure: the tree by pypdf, what each mark holds by pdfium."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pypdf
import pypdfium2.raw as raw

from tests.helpers.paper import opened_pdf

from . import reading

ARTIFACT = "Artifact"
_LETTERS = ctypes.create_string_buffer(100)
_AS_UTF_16 = ctypes.cast(_LETTERS, ctypes.POINTER(ctypes.c_ushort))


@dataclass(frozen=True)
class Drawn:
    """Something drawn on a page: its text, None for a rule or a picture, the marks around it with their numbers, and,
    of a text, the size of its letters and their font."""

    text: str | None
    marks: tuple[tuple[str, int], ...]
    size: float = 0
    font: str = ""

    @property
    def is_told(self) -> bool:
        """Whether it belongs to what the page says, not to its dress."""
        return bool(self.text) and all(tag != ARTIFACT for tag, _ in self.marks)


@dataclass
class Element:
    """An element of the tree; `marks` are (page, number), in order among `kids` only by their own order."""

    tag: str
    kids: "list[Element]" = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    scope: str = ""
    span: int = 1
    title: str = ""
    alternative: str = ""

    def every(self, *tags: str) -> "Iterator[Element]":
        """This element and all below it, in order; only those of these tags if any is given."""
        if not tags or self.tag in tags:
            yield self
        for kid in self.kids:
            yield from kid.every(*tags)

    def words(self, drawn: list[list[Drawn]]) -> str:
        """All that is said in it, in the order of the tree."""
        own = [each.text for page, number in self.marks for each in drawn[page] if (self.tag, number) in each.marks]
        return " ".join(filter(None, [*own, *(kid.words(drawn) for kid in self.kids)]))


@lru_cache(maxsize=2)
def drawn(pdf: bytes) -> list[list[Drawn]]:
    """All that is drawn on each page, in the order of its drawing."""
    with opened_pdf(pdf) as document:
        return [list(_on(page)) for page in document]


def _on(page: Any) -> Iterator[Drawn]:
    text_page = page.get_textpage()
    for item in reading.objects_of(page):
        yield _drawn(item, text_page)


def _drawn(item: Any, text_page: Any) -> Drawn:
    marks = [raw.FPDFPageObj_GetMark(item, at) for at in range(raw.FPDFPageObj_CountMarks(item))]
    told = tuple((_name(mark), _number(mark)) for mark in marks)
    if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT:
        return Drawn(None, told)
    size, font = reading.letters_of(item)
    return Drawn(reading.text_of(item, text_page).strip(), told, size, font)


def _name(mark: Any) -> str:
    length = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, _AS_UTF_16, len(_LETTERS), length)
    return _LETTERS[: length.value].decode("utf-16-le").rstrip("\0")


def _number(mark: Any) -> int:
    number = ctypes.c_int(-1)
    raw.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", number)
    return number.value


@lru_cache(maxsize=2)
def opened(pdf: bytes) -> pypdf.PdfReader:
    """The file, by another library than the one that shows it."""
    return pypdf.PdfReader(io.BytesIO(pdf), strict=True)


@lru_cache(maxsize=2)
def tree(pdf: bytes) -> Element:
    """The document's own element."""
    file = opened(pdf)
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(file.pages) if page.indirect_reference}
    return _element(file.root_object["/StructTreeRoot"]["/K"], pages)  # type: ignore[index]


def _element(found: Any, pages: dict[int, int]) -> Element:
    found = found.get_object()
    said = found.get("/A", {})
    made = Element(
        found["/S"][1:],
        scope=said.get("/Scope", "/")[1:],
        span=int(said.get("/ColSpan", 1)),
        title=found.get("/T", ""),
        alternative=found.get("/Alt", ""),
    )
    held = found.get("/K", [])
    for kid in held if isinstance(held, list) else [held]:
        inner = kid.get_object()
        if isinstance(inner, int):
            made.marks.append((pages[found.raw_get("/Pg").idnum], int(inner)))
        elif inner.get("/Type") == "/MCR":
            made.marks.append((pages[inner.raw_get("/Pg").idnum], int(inner["/MCID"])))
        else:
            made.kids.append(_element(kid, pages))
    return made


def owners(pdf: bytes) -> list[list[str]]:
    """By page, the tag of the element that the parent tree gives to each of its marks."""
    file = opened(pdf)
    numbers = file.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    held = {int(numbers[at]): numbers[at + 1].get_object() for at in range(0, len(numbers), 2)}
    return [
        [each.get_object()["/S"][1:] for each in held[int(page["/StructParents"])]] if "/StructParents" in page else []
        for page in file.pages
    ]
