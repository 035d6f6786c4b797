"""The door notice: a sheet read from some metres away, that says when nobody receives and when somebody is back."""

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from desktop_app.domain import door_notice
from desktop_app.domain.french import capital
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Story, height
from .fonts import BOLD, REGULAR
from .narrow import say_name
from .page import Copy, Document, Letterhead, render, room
from .styles import WIDTH, style

SIZES = (48, 44, 40, 36)
"""In points; smaller, it would not be read from the pavement."""


@frozen
class DoorNotice:
    """`words` as `domain.door_notice.read_door_notice` gives them."""

    head: Letterhead
    words: door_notice.DoorNotice


def size_of(data: DoorNotice) -> int | None:
    """The largest size of letters at which it fits one sheet; None when even the smallest is too large.

    Raises `Unprintable`.
    """
    free = room(_document(data, SIZES[-1]))
    return next((size for size in SIZES if _fits(_story(data, size), free)), None)


def build(data: DoorNotice) -> bytes:
    """The sheet as a PDF; `size_of` must have found a size for it."""
    size = size_of(data)
    assert size
    return render(_document(data, size))


def _document(data: DoorNotice, size: int) -> Document:
    return Document("Avis de porte", "Avis au public", data.head, (Copy(lambda: _story(data, size)),))


def _fits(story: Story, free: float) -> bool:
    return height(story, WIDTH) <= free and all(part.minWidth() <= WIDTH for part in story)


def _story(data: DoorNotice, size: int) -> Story:
    words, plain, bold = data.words, style(size, size * 1.16, REGULAR), style(size, size * 1.16, BOLD)
    title = style(size, size * 1.16, BOLD, tag="H1")
    lines = [(title, words.title), (bold, capital(words.when)), (plain, capital(words.reason)), (plain, words.back)]
    story: Story = [Spacer(1, 6 * mm)]
    for look, line in lines:
        if line:
            story += [say_name(look, line, WIDTH), Spacer(1, size * 0.6)]
    return story
