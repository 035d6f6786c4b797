"""The page every form is printed on: letterhead, room for the story, footer with the page numbers.

The story is laid out twice: once to count its pages, once with « Page x/y » known.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from desktop_app.domain.french import NBSP, phone
from desktop_app.domain.place import Place

from . import fonts
from .blocks import Bold, Builder, Story, height, plain_table, say, verbatim
from .styles import BAND, BLACK, EDGE, FIRM, FOOT, FOOT_RIGHT, HEAD, PAGE_HEIGHT, PAGE_WIDTH, PLACE, SIDE, THIN, WIDTH

DEMO = "DÉMONSTRATION – sans valeur"
_GAP = 3.5 * mm
_LABEL = 75 * mm
_FOLD = 12 * mm
_FOLD_HERE = "Pliez ou coupez ici"


@dataclass(frozen=True)
class Letterhead:
    """Who receives, what the convention makes us print as it stands, and whether all this is fiction."""

    place: Place
    mention: str
    demo: bool


@dataclass(frozen=True)
class Copy:
    """One run of pages numbered on its own; `label` stands framed at the top right of each."""

    story: Builder
    label: str = ""


@dataclass(frozen=True)
class Document:
    """A PDF to be: its title, its reference at the foot, its copies one after the other.

    `initials` leaves two boxes for initials on every page but the last of a copy. With `lower`, the
    story takes the upper half of one sheet to fold, and `lower` the other half; such a story tells the
    address itself.
    """

    title: str
    reference: str
    head: Letterhead | None
    copies: tuple[Copy, ...]
    initials: bool = False
    lower: Builder | None = None


def render(document: Document) -> bytes:
    """The PDF, the same bytes for the same document; raises `Unprintable` for a character no font has."""
    fonts.register()
    counts = [_lay_out(replace(document, copies=(copy,)), [0])[1] for copy in document.copies]
    return _lay_out(document, counts)[0]


def room(document: Document) -> float:
    """How high the story of a page may be, in points."""
    return min(_room(document, copy)[1] for copy in document.copies)


def _lay_out(document: Document, counts: Sequence[int]) -> tuple[bytes, int]:
    file = io.BytesIO()
    template = BaseDocTemplate(
        file,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=document.title,
        author=document.head.place.name if document.head else "Permanence",
        creator="Permanence",
        subject=document.reference,
        lang="fr-FR",
        displayDocTitle=True,
        initialFontName=fonts.REGULAR,
        invariant=1,
    )
    story: Story = []
    for at, copy in enumerate(document.copies):
        template.addPageTemplates([_page(document, copy, at, counts)])
        story += [NextPageTemplate(str(at)), PageBreak()] if at else []
        story += copy.story()
    if document.lower:
        story += [FrameBreak(), *document.lower()]
    template.build(story)
    return file.getvalue(), template.page


def _page(document: Document, copy: Copy, at: int, counts: Sequence[int]) -> PageTemplate:
    bottom, tall = _room(document, copy)
    frames = [_frame(bottom, tall)]
    if document.lower:
        frames.append(_frame(EDGE, PAGE_HEIGHT / 2 - EDGE - _FOLD))
    dress = partial(_dress, document, copy, sum(counts[:at]), counts[at])
    return PageTemplate(str(at), frames, onPage=dress)


def _frame(bottom: float, tall: float) -> Frame:
    return Frame(SIDE, bottom, WIDTH, tall, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _room(document: Document, copy: Copy) -> tuple[float, float]:
    """Where the story ends above the page's edge, and how high it may be."""
    floor = _floor(document) + height(_foot(document, "", last=False), WIDTH) + 2 * _GAP
    return floor, PAGE_HEIGHT - EDGE - height(_head(document, copy), WIDTH) - 2 * _GAP - floor


def _floor(document: Document) -> float:
    return PAGE_HEIGHT / 2 + _FOLD / 2 if document.lower else EDGE


def _dress(document: Document, copy: Copy, before: int, total: int, canvas: Canvas, template: BaseDocTemplate) -> None:
    number = template.page - before
    canvas.setStrokeColor(BLACK)
    canvas.setLineWidth(FIRM)
    head, foot = _head(document, copy), _foot(document, f"Page {number}/{total}", last=number == total)
    if head:
        low = PAGE_HEIGHT - EDGE - height(head, WIDTH)
        _draw(head, canvas, PAGE_HEIGHT - EDGE)
        canvas.line(SIDE, low - _GAP / 2, SIDE + WIDTH, low - _GAP / 2)
    top = _floor(document) + height(_foot(document, "", last=False), WIDTH)
    _draw(foot, canvas, top)
    canvas.setLineWidth(THIN)
    canvas.line(SIDE, top + _GAP / 2, SIDE + WIDTH, top + _GAP / 2)
    if document.lower:
        canvas.setDash(5, 4)
        canvas.line(0, PAGE_HEIGHT / 2, PAGE_WIDTH, PAGE_HEIGHT / 2)
        canvas.setDash()
        _draw([say(FOOT, _FOLD_HERE)], canvas, PAGE_HEIGHT / 2 - 1.5 * mm)


def _draw(story: Story, canvas: Canvas, top: float) -> None:
    for flowable in story:
        top -= flowable.wrapOn(canvas, WIDTH, PAGE_HEIGHT)[1]
        flowable.drawOn(canvas, SIDE, top)


def _head(document: Document, copy: Copy) -> Story:
    if not document.head:
        return []
    place = document.head.place
    name = say(PLACE, place.name)
    story: Story = [_band(), Spacer(0, 1.5 * mm)] if document.head.demo else []
    story.append(_beside(name, copy.label) if copy.label else name)
    if not document.lower:
        call = f" – Tél.{NBSP}{phone(place.phone)}" if place.phone else ""
        story.append(say(HEAD, f"{place.address}{call}"))
    return story


def _beside(name: Flowable, label: str) -> Flowable:
    """The name, and at its right the label in a frame."""
    look = (("BOX", (1, 0), (1, 0), FIRM, BLACK), ("LEFTPADDING", (1, 0), (1, 0), 7))
    more = (("TOPPADDING", (1, 0), (1, 0), 1), ("BOTTOMPADDING", (1, 0), (1, 0), 4))
    return plain_table([[name, say(HEAD, Bold(label))]], [WIDTH - _LABEL, _LABEL], *look, *more)


def _band() -> Flowable:
    """Black on white reversed, so that no printer can lose it."""
    look = (("BACKGROUND", (0, 0), (-1, -1), BLACK), ("LEFTPADDING", (0, 0), (-1, -1), 6))
    more = (("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 5))
    return plain_table([[say(BAND, DEMO)]], [WIDTH], *look, *more)


def _foot(document: Document, number: str, *, last: bool) -> Story:
    middle = _initials(blank=last) if document.initials else ""
    third = WIDTH / 3
    line = plain_table(
        [[say(FOOT, document.reference), middle, say(FOOT_RIGHT, number)]],
        [third, third, third] if document.initials else [2 * third, 0, third],
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
    )
    mention = document.head.mention if document.head else ""
    return [line, *([verbatim(FOOT, mention)] if mention else [])]


def _initials(*, blank: bool) -> Flowable:
    tall = 9 * mm
    if blank:
        return Spacer(0, tall)
    boxes = [("BOX", (at, 0), (at, 0), THIN, BLACK) for at in (1, 3)]
    return plain_table(
        [[say(FOOT, "Initiales"), "", "", ""]],
        [46, 42, 6, 42],
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        *boxes,
        heights=[tall],
    )
