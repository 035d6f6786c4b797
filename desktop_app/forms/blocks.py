"""What forms are made of: sentences, lists, tables, boxes to tick, lines to fill, signature frames.

A sentence is given in parts: plain strings, and `Bold` ones.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from desktop_app.domain.french import NBSP
from desktop_app.domain.nouns.frozen import frozen

from . import fonts
from .styles import (
    BLACK,
    BODY,
    BOX,
    BULLET,
    CELL,
    CELL_HEAD,
    FIRM,
    FRAME_HEIGHT,
    GUTTER,
    HEADING,
    INSET,
    PAGE_HEIGHT,
    SHADE,
    STOUT,
    TABLE_HEADING,
    TALLEST_ROW,
    THIN,
    WIDTH,
    WRITING_LINE,
    at_size,
    at_the_desk,
)
from .tagging import DataTable, LayoutTable, Said

Story = list[Flowable]
"""What a page is made of, from top to bottom."""
Builder = Callable[[], Story]
"""Makes a story anew each time: reportlab wears one out."""
NO_SPLIT = ("NOSPLIT", (0, 0), (-1, -1))
_LEAST_TO_WRITE, _LEAST_ALONE = 10 * mm, 30 * mm
"""How wide a rule to write on must be, beside others on its line and by itself."""
_FONT = ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR)
"""Said of every table: an empty cell would otherwise name Helvetica, which is not embedded."""


class Bold(str):
    """A part of a sentence to print in bold."""


def say(look: ParagraphStyle, *parts: str, bullet: str | None = None) -> Flowable:
    """A paragraph; blanks before « : ; ! ? » and inside « » do not break. Raises `Unprintable`."""
    look = at_size(look)
    face = look.fontName
    marked = (
        f'<font name="{fonts.BOLD}">{fonts.markup(_bound(part), fonts.BOLD)}</font>'
        if isinstance(part, Bold) and face != fonts.BOLD
        else fonts.markup(_bound(part), face)
        for part in parts
    )
    return Said("".join(marked), look, bulletText=bullet)


def verbatim(look: ParagraphStyle, text: str) -> Flowable:
    """A paragraph of words that may not be touched at all, such as the convention's mention."""
    look = at_size(look)
    return Said(fonts.markup(text, look.fontName), look)


def _bound(text: str) -> str:
    return re.sub(r" (?=[:;!?»])|(?<=«) ", NBSP, text)


def heading(text: str) -> Flowable:
    """The title of a section; it stays with what follows."""
    return say(HEADING, text)


def table_section(title: str, header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Story:
    """A section that is a ruled table: its title stays with the first row, however tall, and lets the others go on."""
    head, first = say(TABLE_HEADING, title), grid(header, rows[:1], widths)
    # On a page that has less room than that, reportlab would leave an empty one behind.
    together = min(at_size(TABLE_HEADING).spaceBefore + height([head, first], WIDTH), TALLEST_ROW)
    return [CondPageBreak(together), head, grid(header, rows, widths)]


def bullets(*items: str) -> Story:
    """One paragraph an item, with a dot before each."""
    return bullets_in(BULLET, *items)


def bullets_in(look: ParagraphStyle, *items: str) -> Story:
    """The same in another style, which must leave room for the dot."""
    return [say(look, item, bullet="•") for item in items]


def height(story: Story, width: float) -> float:
    """How high the flowables stand one under the other at this width, in points."""
    total, below = 0.0, 0.0
    for at, flowable in enumerate(story):
        total += flowable.wrap(width, PAGE_HEIGHT)[1]
        total += max(below, flowable.getSpaceBefore()) if at else 0
        below = flowable.getSpaceAfter()
    return total


def plain_table(
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    *commands: object,
    heights: Sequence[float] | None = None,
) -> Flowable:
    """A left-aligned table without lines or padding, cells at the top; `commands` as reportlab's."""
    base = [_FONT, ("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(0)]
    return LayoutTable(
        [list(row) for row in rows],
        colWidths=list(widths),
        rowHeights=list(heights) if heights else None,
        style=[*base, *commands],
        hAlign="LEFT",
    )


def _padding(points: float) -> list[tuple[object, ...]]:
    return [(f"{side}PADDING", (0, 0), (-1, -1), points) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]


def _box(width: float, tall: float, line: float = FIRM) -> Flowable:
    look = [_FONT, ("BOX", (0, 0), (-1, -1), line, BLACK)]
    return LayoutTable([[""]], colWidths=[width], rowHeights=[tall], hAlign="LEFT", style=look)


def grid(header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Flowable:
    """A ruled table of sentences; its header comes back on each page."""
    cells = [[say(CELL_HEAD, word) for word in header], *([say(CELL, word) for word in row] for row in rows)]
    # Only a row taller than a page splits: large letters may make one of the longest words.
    return DataTable(
        cells, colWidths=list(widths), repeatRows=1, hAlign="LEFT", style=ruled(), splitInRow=0 if at_the_desk() else 1
    )


def ruled(*commands: object) -> list[object]:
    """The look of a ruled table: shaded header, firm outer frame, thin lines."""
    return [
        _FONT,
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("INNERGRID", (0, 0), (-1, -1), THIN, BLACK),
        ("BOX", (0, 0), (-1, -1), FIRM, BLACK),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        *commands,
    ]


def framed(story: Story, width: float = WIDTH) -> Flowable:
    """The story in a firm frame that does not split."""
    return _framed(story, width, splits=0)


def framed_if_it_fits(story: Story, *above: Flowable) -> Flowable:
    """The same with what stands above it, which goes on overleaf where it is taller than a page."""
    return KeepTogether([*above, _framed(story, WIDTH, splits=1)])


def _framed(story: Story, width: float, splits: int) -> Flowable:
    look = [_FONT, ("BOX", (0, 0), (-1, -1), FIRM, BLACK), *_padding(INSET)]
    return LayoutTable([[story]], colWidths=[width], hAlign="LEFT", style=look, splitInRow=splits)


def half() -> float:
    """The width of one of two columns."""
    return (WIDTH - GUTTER) / 2


def side_by_side(left: Story, right: Story) -> Flowable:
    """Two stories in frames of the same height; each has `half() - 2 * INSET` points to stand in."""
    frames = [("BOX", (at, 0), (at, 0), FIRM, BLACK) for at in (0, 2)]
    look = [_FONT, *_padding(INSET), ("VALIGN", (0, 0), (-1, -1), "TOP"), *frames]
    return LayoutTable([[left, "", right]], colWidths=[half(), GUTTER, half()], hAlign="LEFT", style=look)


def tick(*parts: str, width: float = WIDTH) -> Flowable:
    """An empty box to tick by hand, and what it says."""
    sizes = [BOX + 8, width - BOX - 8]
    middle = (("TOPPADDING", (0, 0), (0, 0), _beside_the_words()), ("BOTTOMPADDING", (0, 0), (-1, -1), 2))
    return plain_table([[_box(BOX, BOX), say(BODY, *parts)]], sizes, *middle)


def _beside_the_words() -> float:
    """How far a box stands from the edge of its line, to be in its middle where letters are larger than the desk's."""
    return 0 if at_the_desk() else max(0.0, (at_size(BODY).leading - BOX) / 2)


def tick_fill(*fields: tuple[str, float], width: float = WIDTH) -> Flowable:
    """An empty box to tick, and a line to fill beside it."""
    line = fill_in(*fields, width=width - BOX - 8)
    sizes, low = [BOX + 8, width - BOX - 8], ("VALIGN", (0, 0), (-1, -1), "BOTTOM")
    return plain_table([[_box(BOX, BOX), line]], sizes, low, ("BOTTOMPADDING", (0, 0), (0, 0), _beside_the_words()))


def fill_in(*fields: tuple[str, float], width: float = WIDTH) -> Flowable:
    """One line to write on by hand: each label, then a rule; the numbers share out the room left.

    Where large letters would leave no room to write, each field has its own line, under a label too long for one.
    """
    taken = [_label_width(label) for label, _ in fields]
    room, shares = width - sum(taken), sum(share for _, share in fields)
    if not at_the_desk() and any(label and room * share / shares < _LEAST_TO_WRITE for label, share in fields):
        return plain_table([[_field_alone(label, width)] for label, _ in fields], [width])
    cells: list[object] = []
    widths: list[float] = []
    for (label, share), label_width in zip(fields, taken, strict=True):
        cells += [say(BODY, label), ""]
        widths += [label_width, room * share / shares]
    rules = [("LINEBELOW", (at, 0), (at, 0), THIN, BLACK) for at in range(1, len(cells), 2)]
    tall = max(WRITING_LINE, at_size(BODY).leading + 4)
    return plain_table([cells], widths, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), *rules, heights=[tall])


def _field_alone(label: str, width: float) -> Story:
    if width - _label_width(label) >= _LEAST_ALONE:
        return [fill_in((label, 1), width=width)]
    return [say(BODY, label), fill_in(("", 1), width=width)]


def writing_line(width: float = WIDTH) -> Flowable:
    """One empty line to write on by hand."""
    return fill_in(("", 1), width=width)


def date_and_hour(width: float) -> Flowable:
    """« Le … à … h … » to write by hand."""
    return fill_in(("Le", 3), (f"{NBSP}à", 1), (f"{NBSP}h", 1), width=width)


def _label_width(label: str) -> float:
    look = at_size(BODY)
    return float(stringWidth(_bound(label), look.fontName, look.fontSize)) + 6 if label else 0.01


@frozen
class Signatory:
    """Who signs: in which quality, and under which name."""

    title: str
    name: str


def signatures(left: Signatory, right: Signatory, *, dated: bool = False) -> Flowable:
    """Two columns: who signs, place, date and hour to write by hand unless the paper is `dated`, an empty frame."""
    names = [_signs(who, dated) for who in (left, right)]
    made = partial(signature_frame, None, half()) if dated else _place_date_frame
    frames = [made(), "", made()]
    return plain_table([[names[0], "", names[1]], frames], [half(), GUTTER, half()])


def _signs(who: Signatory, on_one_line: bool) -> Story:
    if on_one_line:
        return [say(BODY, Bold(f"{who.title} : "), who.name)]
    return [say(BODY, Bold(who.title)), say(BODY, who.name)]


def _place_date_frame() -> Story:
    width = half()
    lines = [fill_in(("À", 1), width=width), date_and_hour(width)]
    return [*lines, Spacer(0, 1.5 * mm), *signature_frame(None, width)]


def signature_frame(name: Flowable | None, width: float, tall: float = FRAME_HEIGHT) -> Story:
    """An empty frame under « Signature », the name above it if given."""
    return [*([name] if name else []), say(BODY, "Signature :"), _box(width, tall, STOUT)]


def cut_line(text: str) -> Flowable:
    """A dashed line across the page with what to do along it."""
    rule = ("LINEABOVE", (0, 0), (-1, 0), 1, BLACK, "butt", (5, 4))
    return plain_table([[say(CELL, text)]], [WIDTH], rule, ("BOTTOMPADDING", (0, 0), (-1, -1), 4))
