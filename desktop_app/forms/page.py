"""The page every form is printed on: letterhead, room for the story, footer with the page numbers.

A story is laid out first; the dress of its pages follows, with « Page x/y » known.
"""

import io
from collections.abc import Callable
from functools import partial
from typing import Any

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
from desktop_app.domain.mandate.paper_mark import in_fours
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.place import Place

from . import fonts, structure_tree, twin
from .blocks import Builder, Story, height, plain_table, say, verbatim
from .dress import band, beside, initials, mark_as_fiction
from .structure_tree import Part
from .styles import (
    BLACK,
    EDGE,
    FIRM,
    FOOT,
    FOOT_RIGHT,
    HEAD,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PLACE,
    SIDE,
    THIN,
    Size,
    drawn_at,
)
from .tagging import Tagger

_DRESS = "% dress"
"""Where the dress of a page goes among its commands: a comment, should it ever stay."""
_GAP = 3.5 * mm
_FOLD = 12 * mm
_FOLD_HERE = "Pliez ou coupez ici"


@frozen
class Sheet:
    """The paper and how it lies, in points; `inner` is what is left between the margins of its sides."""

    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT

    @property
    def inner(self) -> float:
        """Wide, for a story."""
        return self.width - 2 * SIDE


UPRIGHT, SIDEWAYS = Sheet(), Sheet(PAGE_HEIGHT, PAGE_WIDTH)


@frozen
class Letterhead:
    """Who receives, what the convention has us print as it stands, whether all this is fiction; the paper's digest."""

    place: Place
    mention: str
    demo: bool
    mark: str = ""

    def under(self, reference: str) -> str:
        """The reference at the foot, with the digest by which the paper is known again, where it bears one."""
        return f"{reference}. Empreinte{NBSP}: {in_fours(self.mark)}" if self.mark else reference


@frozen
class Copy:
    """One run of pages numbered on its own; `label` stands framed at the top right of each.

    With `lower`, the story takes the upper half of one sheet to fold, and `lower` the other half; such a story tells
    the address itself.
    """

    story: Builder
    label: str = ""
    lower: Builder | None = None


@frozen
class Document:
    """A PDF to be: its title, its reference at the foot, its copies one after the other.

    `initials` leaves two boxes for initials on every page but the last of a copy. `size` is that of its letters: what
    the public takes home asks for `Size.of_public(large=…)`. Only what must come out as it once did is not
    `tagged`.
    """

    title: str
    reference: str
    head: Letterhead | None
    copies: tuple[Copy, ...]
    initials: bool = False
    sheet: Sheet = UPRIGHT
    size: Size = Size.DESK
    tagged: bool = True


def render(document: Document) -> bytes:
    """The PDF, the same bytes for the same document; raises `Unprintable` for a character no font has.

    Each story is laid out once, whatever the copies that bear it: that is what takes time. Its twin in HTML while that
    is `twin.asked`.
    """
    fonts.register()
    with drawn_at(document.size):
        return _twin(document) if twin.is_asked() else _rendered(document)


def _twin(document: Document) -> bytes:
    copies = {copy.story: copy for copy in reversed(document.copies)}
    told = [(copies[build], build) for build in _stories(document)]
    stories = [(copy.label, [*build(), *(copy.lower() if copy.lower else [])]) for copy, build in told]
    head = document.head
    above = (head.place.name, head.place.address) if head else ()
    return twin.page(
        document.title, above, stories, (_reference(document), *(head.mention.split("\n") if head else ()))
    )


def render_public(title: str, reference: str, head: Letterhead | None, *stories: Builder, large: bool = False) -> bytes:
    """The PDF of what the public takes home: a copy for each story, in letters larger still when `large`."""
    copies = tuple(Copy(story) for story in stories)
    return render(Document(title, reference, head, copies, size=Size.of_public(large=large)))


def _rendered(document: Document) -> bytes:
    file = io.BytesIO()
    template = BaseDocTemplate(
        file,
        pagesize=(document.sheet.width, document.sheet.height),
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
    for at, build in enumerate(_stories(document)):
        template.addPageTemplates([_page(document, build, at)])
        story += [NextPageTemplate(str(at)), PageBreak()] if at else []
        story += build()
        if lower := _lower(document, build):
            story += [FrameBreak(), *lower()]
    template.build(story, canvasmaker=partial(_Pages, document))
    return file.getvalue()


def room(document: Document) -> float:
    """How high the story of a page may be, in points."""
    with drawn_at(document.size):
        return min(_room(document, copy)[1] for copy in document.copies)


def _stories(document: Document) -> list[Builder]:
    return list(dict.fromkeys(copy.story for copy in document.copies))


def _lower(document: Document, story: Builder) -> Builder | None:
    return next(copy.lower for copy in document.copies if copy.story == story)


class _Pages(Canvas):  # type: ignore[misc]
    """Pages without their dress, which tells how many there are; dressed, and copied, once that is known."""

    def __init__(self, document: Document, *args: Any, **more: Any) -> None:
        # Structure and its attributes, as they stand in this version of the format.
        super().__init__(*args, **(more | {"pdfVersion": (1, 7)} if document.tagged else more))
        self.tagger = Tagger(self) if document.tagged else None
        self._document = document
        self._story_of: list[int] = []
        self._drawn: dict[object, list[str]] = {}

    def begin(self, story: int) -> None:
        """A page of this story begins; its dress will stand under its words."""
        self._story_of.append(story)
        self._code.append(_DRESS)
        if self.tagger:
            self.tagger.begin_page(story)

    def drawText(self, text: Any) -> None:
        """Draw these words, and have what follows told from a bullet."""
        super().drawText(text)
        if self.tagger:
            self.tagger.text_drawn()

    def save(self) -> None:
        """Dress the pages in the order of the copies, then write the file."""
        document, pages = self._document, self._doc.Pages
        bodies = [(page, page.stream) for page in pages.pages]
        dressed: list[Any] = []
        parts: list[Part] = []
        for copy in document.copies:
            at, first, top = _stories(document).index(copy.story), len(dressed), _top(document, copy)
            its = [body for body, story in zip(bodies, self._story_of, strict=True) if story == at]
            for number, (page, body) in enumerate(its, 1):
                made = self._another() if page in dressed else page
                made.stream = body.replace(_DRESS, self._dress(copy, number, len(its), top), 1)
                dressed.append(made)
            if self.tagger:
                parts.append(Part(self.tagger.said(at), copy.label, dressed[first:]))
        pages.pages = dressed
        if self.tagger:
            structure_tree.write(self._doc, parts)
        super().save()

    def _dress(self, copy: Copy, number: int, total: int, top: float) -> str:
        self.init_graphics_state()
        self._code: list[str] = []
        if self.tagger:
            self.tagger.begin_aside()
        self._draw_same(copy, _dress_above)
        line = _line(self._document, f"Page {number}/{total}", last=number == total)
        _draw([line], self, self._document.sheet, top)
        self._draw_same(copy, _dress_below)
        if self.tagger:
            self.tagger.end()
        code, self._code = self._code, []
        return "\n".join(code)

    def _draw_same(self, copy: Copy, draw: Callable[[Document, Copy, Canvas], None]) -> None:
        """What is the same on each page of a copy: to lay it out each time took a quarter of what a paper takes."""
        if (asked := (copy, draw)) in self._drawn:
            self._code += self._drawn[asked]
        else:
            before = len(self._code)
            draw(self._document, copy, self)
            self._drawn[asked] = self._code[before:]

    def _another(self) -> Any:
        self._code = [_DRESS]
        self.showPage()
        return self._doc.Pages.pages[-1]


def _page(document: Document, story: Builder, at: int) -> PageTemplate:
    rooms = [_room(document, copy) for copy in document.copies if copy.story == story]
    bottom, tall = min(rooms, key=lambda room: room[1])
    sheet = document.sheet
    frames = [_frame(sheet, bottom, tall)]
    if _lower(document, story):
        frames.append(_frame(sheet, EDGE, sheet.height / 2 - EDGE - _FOLD))
    return PageTemplate(str(at), frames, onPage=lambda canvas, _template: canvas.begin(at))


def _frame(sheet: Sheet, bottom: float, tall: float) -> Frame:
    return Frame(SIDE, bottom, sheet.inner, tall, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _room(document: Document, copy: Copy) -> tuple[float, float]:
    """Where the story ends above the page's edge, and how high it may be."""
    wide = document.sheet.inner
    floor = _top(document, copy) + 2 * _GAP
    return floor, document.sheet.height - EDGE - height(_head(document, copy), wide) - 2 * _GAP - floor


def _top(document: Document, copy: Copy) -> float:
    """Where the foot of its pages begins."""
    floor = document.sheet.height / 2 + _FOLD / 2 if copy.lower else EDGE
    return floor + height(_foot(document), document.sheet.inner)


def _dress_above(document: Document, copy: Copy, canvas: Canvas) -> None:
    sheet, wide = document.sheet, document.sheet.inner
    if document.head and document.head.demo:
        mark_as_fiction(canvas, sheet.width, sheet.height)
    canvas.setStrokeColor(BLACK)
    canvas.setLineWidth(FIRM)
    if head := _head(document, copy):
        low = sheet.height - EDGE - height(head, wide)
        _draw(head, canvas, sheet, sheet.height - EDGE)
        canvas.line(SIDE, low - _GAP / 2, SIDE + wide, low - _GAP / 2)


def _dress_below(document: Document, copy: Copy, canvas: Canvas) -> None:
    """What stands around the line of the page's number, which is as high on each page."""
    sheet, wide = document.sheet, document.sheet.inner
    line, *mentions = _foot(document)
    top = _top(document, copy)
    _draw(mentions, canvas, sheet, top - height([line], wide))
    canvas.setLineWidth(THIN)
    canvas.line(SIDE, top + _GAP / 2, SIDE + wide, top + _GAP / 2)
    if copy.lower:
        canvas.setDash(5, 4)
        # No printer reaches the edge, and none must shrink the page for this line.
        canvas.line(SIDE - 2, sheet.height / 2, SIDE + wide + 2, sheet.height / 2)
        canvas.setDash()
        _draw([say(FOOT, _FOLD_HERE)], canvas, sheet, sheet.height / 2 - 1.5 * mm)


def _draw(story: Story, canvas: Canvas, sheet: Sheet, top: float) -> None:
    for flowable in story:
        top -= flowable.wrapOn(canvas, sheet.inner, sheet.height)[1]
        flowable.drawOn(canvas, SIDE, top)


def _head(document: Document, copy: Copy) -> Story:
    if not document.head:
        return []
    place = document.head.place
    name = say(PLACE, place.name)
    story: Story = [band(document.sheet.inner), Spacer(0, 1.5 * mm)] if document.head.demo else []
    story.append(beside(name, copy.label, document.sheet.inner) if copy.label else name)
    if not copy.lower:
        call = f" – Tél.{NBSP}{phone(place.phone)}" if place.phone else ""
        story.append(say(HEAD, f"{place.address}{call}"))
    return story


def _foot(document: Document) -> Story:
    """The line of the page's number, without it, and the mentions under it."""
    mentions = document.head.mention.split("\n") if document.head else []
    return [_line(document, ""), *(verbatim(FOOT, mention) for mention in mentions if mention)]


def _line(document: Document, number: str, *, last: bool = False) -> Flowable:
    middle = initials(blank=last) if document.initials else ""
    shares = (0.5, 0.33, 0.17) if document.initials else (0.67, 0, 0.33)
    return plain_table(
        [[say(FOOT, _reference(document)), middle, say(FOOT_RIGHT, number)]],
        [share * document.sheet.inner for share in shares],
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
    )


def _reference(document: Document) -> str:
    return document.head.under(document.reference) if document.head else document.reference
