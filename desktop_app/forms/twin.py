"""The same paper as a page of HTML, for whoever is handed it as a file: read on a screen, larger, or aloud.

Made of the very flowables of the PDF, in the order they are read in; what is only drawn (rules, frames, shades) is not
there, a box to tick is a sign and a line to write on an ellipsis. It asks for nothing from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, KeepTogether

from .tagging import DataTable, Figure, LayoutTable, Said
from .tail import Tail

if TYPE_CHECKING:
    from .blocks import Story

_asked: ContextVar[bool] = ContextVar("_asked", default=False)
_BOX, _LINE = "☐ ", " …"
_LOOK = (
    "body{max-width:42em;margin:2em auto;padding:0 1em;font:1.25em/1.5 sans-serif;color:#000;background:#fff}"
    "table{border-collapse:collapse}th,td{border:1px solid;padding:.3em .5em;text-align:left;vertical-align:top}"
)


@contextmanager
def asked() -> Iterator[None]:
    """While this lasts, in this thread, what a form renders is HTML."""
    token = _asked.set(True)
    try:
        yield
    finally:
        _asked.reset(token)


def is_asked() -> bool:
    """Whether HTML is asked for."""
    return _asked.get()


def page(title: str, above: Sequence[str], copies: Sequence[tuple[str, Story]], below: Sequence[str]) -> bytes:
    """The page in UTF-8: the lines of its head, each copy under its name where it has one, the lines of its foot."""
    several = len(copies) > 1
    parts = [_copy(name, story) if several else _said(story) for name, story in copies]
    head = [*above, *(name for name, _ in copies if name and not several)]
    body = [f"<header>{_lines(head)}</header>", *parts, f"<footer>{_lines(below)}</footer>"]
    named = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_LOOK}</style>'
    whole = f'<!DOCTYPE html>\n<html lang="fr"><head>{named}</head>\n<body>\n' + "\n".join(body) + "\n</body></html>\n"
    return whole.encode()


def _lines(lines: Sequence[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _copy(name: str, story: Story) -> str:
    named = f"<p>{escape(name)}</p>\n" if name else ""
    return f"<section>\n{named}{_said(story)}\n</section>"


def _said(story: Story) -> str:
    return "\n".join(_listed(_told(story)))


def _listed(told: Iterator[str]) -> Iterator[str]:
    """Items that follow one another are a list."""
    for is_item, each in groupby(told, key=lambda one: one.startswith("<li>")):
        said = list(each)
        yield f"<ul>{''.join(said)}</ul>" if is_item else "\n".join(said)


def _told(story: Sequence[object]) -> Iterator[str]:
    for each in story:
        match each:
            case Said():
                yield _sentence(each)
            case DataTable():
                yield _table(each)
            case LayoutTable():
                yield from _placed(each)
            case Figure() if each.alternative:
                yield f'<p role="img" aria-label="{escape(each.alternative)}">[{escape(each.alternative)}]</p>'
            case Tail():
                yield from _told(each.whole())
            case KeepTogether():
                yield from _told(each._content)
            case list() | tuple():
                yield from _told(each)


def _sentence(said: Said) -> str:
    words = escape(said.getPlainText(identify=1).strip())
    tag = "li" if said.bulletText else getattr(said.style, "tag", "P").lower()
    return f"<{tag}>{words}</{tag}>" if words else ""


def _placed(table: LayoutTable) -> Iterator[str]:
    """What a table holds that only places: a box and its words are one line, as a label and its rule are."""
    for row in table._cellvalues:
        cells = [cell for cell in row if cell is not None]
        if cells and _is_box(cells[0]):
            words = "".join(_told(cells[1:]))
            yield words.replace(">", f">{_BOX}", 1)
            continue
        for cell, after in zip(cells, [*cells[1:], None], strict=True):
            told = list(_told([cell]))
            is_label = isinstance(cell, Said) and after == "" and told
            yield from ([told[0].replace("</", f"{_LINE}</", 1)] if is_label else told)


def _is_box(cell: object) -> bool:
    return isinstance(cell, LayoutTable) and cell._cellvalues == [[""]]


def _table(table: DataTable) -> str:
    table._calcSpanRanges()
    rows = (
        "".join(_cell(table, row, column, cell) for column, cell in enumerate(cells))
        for row, cells in enumerate(table._cellvalues)
    )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _cell(table: DataTable, row: int, column: int, cell: object) -> str:
    held = cell if isinstance(cell, list | tuple) else [cell]
    words = escape(cell) if isinstance(cell, str) else " ".join(_inside(each) for each in held)
    spanned = table._spanRanges.get((column, row), (column, row, column, row))
    if spanned is None:
        return ""
    first, top, last, bottom = spanned
    across = f' colspan="{last - first + 1}"' if last > first else ""
    down = f' rowspan="{bottom - top + 1}"' if bottom > top else ""
    scope = table.scope_of(row, column, cell)
    return f'<th scope="{scope}"{across}{down}>{words}</th>' if scope else f"<td{across}{down}>{words}</td>"


def _inside(cell: Flowable) -> str:
    return escape(cell.getPlainText(identify=1).strip()) if isinstance(cell, Said) else "".join(_told([cell]))
