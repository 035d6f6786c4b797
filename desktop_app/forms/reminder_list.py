"""The people to remind of their appointment by telephone: hour, name, number, and a place to note what came of it.

It stays at the desk, and says nothing of what people come for.
"""

from collections.abc import Sequence
from datetime import date, time

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from desktop_app.domain.french import NBSP, day_and_month, hour, long_date, phone, plural, short_date
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.place import Place

from .blocks import Bold, Story, framed, height, plain_table, ruled, say, tick
from .narrow import say_name
from .page import Copy, Document, Letterhead, render
from .styles import BODY, CELL, CELL_HEAD, INSET, ROW, ROW_BOLD, SUBTITLE, TABLE_HEADING, TALLEST_ROW, TITLE, WIDTH
from .tagging import DataTable

_HOUR, _PHONE, _RESULT = 22 * mm, 42 * mm, 64 * mm
_WHO = WIDTH - _HOUR - _PHONE - _RESULT
_AIR: float = 3 * mm
_HEADER = 8 * mm
_RESULTS = (("vient", "ne vient pas"), ("message", "sans réponse"))
_SHARES = (0.43, 0.57)


@frozen
class Reminder:
    """Somebody who is expected; `phone` is '' for none, `advisor` the name to say when there are several, else ''."""

    time: time
    last_name: str
    first_name: str
    phone: str
    advisor: str = ""


@frozen
class ReminderList:
    """One day. `caller` is the place that calls; `not_held` people are left out, whose appointment is not held."""

    head: Letterhead
    day: date
    caller: Place
    rows: tuple[Reminder, ...]
    not_held: int = 0


def build(data: ReminderList) -> bytes:
    """The list as a PDF; raises `Unprintable`."""
    title = f"Rappels pour le {long_date(data.day)}"
    reference = f"Rappels pour le {short_date(data.day)} – à détruire à la fin de cette journée"
    return render(Document(title, reference, data.head, (Copy(lambda: _story(data)),)))


def _story(data: ReminderList) -> Story:
    reached = [row for row in data.rows if row.phone]
    others = [row for row in data.rows if not row.phone]
    story: Story = [
        say(TITLE, "Rappels par téléphone"),
        say(SUBTITLE, "Rendez-vous du ", Bold(long_date(data.day))),
        framed(_to_say(data)),
        Spacer(0, 3 * mm),
    ]
    story += [_table(reached)] if reached else []
    story += _without_phone(others) if others else []
    story += [] if data.rows else [say(BODY, "Personne n’est attendu ce jour-là.")]
    closing: Story = [Spacer(0, 3 * mm), *_not_held(data.not_held)]
    closing.append(say(CELL, Bold("Pour l’accueil seul. "), "Ne pas afficher, ne pas laisser sur la table."))
    return [*story, *closing]


def _to_say(data: ReminderList) -> Story:
    """What to say to the person, and to anybody else: nothing of the appointment."""
    number = phone(data.caller.phone)
    back = f"au {number}" if number else data.caller.said
    with_whom = f"{NBSP}… avec{NBSP}…" if any(row.advisor for row in data.rows) else f"{NBSP}…"
    wide = WIDTH - 2 * INSET
    when = f"{day_and_month(data.day)} à{with_whom}"
    hello = f"« Bonjour, ici {data.caller.said}. Vous avez rendez-vous {when} Pouvez-vous venir ? »"
    other = f" Dites seulement que cette personne peut rappeler {back} : ni le rendez-vous, ni pourquoi."
    lines = [say(BODY, hello), say(BODY, Bold("Quelqu’un d’autre répond, ou un répondeur ?"), other)]
    return [plain_table([[line] for line in lines], [wide])]


def _not_held(count: int) -> Story:
    if not count:
        return []
    told = f"{plural(count, 'personne')} de plus à prévenir : "
    return [say(BODY, Bold(told), "leur rendez-vous n’est plus tenu. La page « À prévenir » dit quoi leur proposer.")]


def _without_phone(rows: Sequence[Reminder]) -> Story:
    words = say(BODY, "À prévenir autrement, si quelqu’un les voit.")
    title = say(TABLE_HEADING, "Sans téléphone")
    # On a page that has less room than that, reportlab would leave an empty one behind.
    together = min(TABLE_HEADING.spaceBefore + height([title, words, _table(rows[:1])], WIDTH), TALLEST_ROW)
    return [CondPageBreak(together), title, words, _table(rows)]


def _table(rows: Sequence[Reminder]) -> Flowable:
    reached = any(row.phone for row in rows)
    names = ("Heure", "Qui", "Téléphone", "Réponse") if reached else ("Heure", "Qui", "Prévenu ? Comment ?")
    widths = [_HOUR, _WHO, _PHONE, _RESULT] if reached else [_HOUR, _WHO, _PHONE + _RESULT]
    cells = [_row(row, reached=reached) for row in rows]
    heights = [_HEADER, *(_needed(row, widths) for row in cells)]
    head: list[list[object]] = [[say(CELL_HEAD, name) for name in names]]
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    return DataTable(
        [*head, *cells], colWidths=widths, rowHeights=heights, repeatRows=1, hAlign="LEFT", style=ruled(middle)
    )


def _row(row: Reminder, *, reached: bool) -> list[object]:
    inner = _WHO - 10
    who = [say_name(ROW_BOLD, row.last_name, inner), say_name(ROW, row.first_name, inner)]
    who += [say(CELL, f"avec {row.advisor}")] if row.advisor else []
    cells: list[object] = [say(ROW, hour(row.time)), who]
    return [*cells, say(ROW, phone(row.phone)), _results()] if reached else [*cells, ""]


def _results() -> list[Flowable]:
    wide = _RESULT - 10
    sizes = [share * wide for share in _SHARES]
    rows = [[tick(word, width=size) for word, size in zip(words, sizes, strict=True)] for words in _RESULTS]
    return [plain_table(rows, sizes, ("BOTTOMPADDING", (0, 0), (-1, 0), 3))]


def _needed(row: Sequence[object], widths: Sequence[float]) -> float:
    return max(_height(cell, width - 10) for cell, width in zip(row, widths, strict=True)) + _AIR


def _height(cell: object, width: float) -> float:
    flowables = cell if isinstance(cell, list) else [cell] if isinstance(cell, Flowable) else []
    tall: list[float] = [flowable.wrap(width, 0)[1] for flowable in flowables]
    return sum(tall)
