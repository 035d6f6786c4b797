"""The programme of the workshops to come, for a wall: what, when, for whom and with whom; it names nobody who comes."""

from datetime import date, time

from reportlab.lib.colors import white
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.french import capital, day_and_month, hours, long_date, short_date
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Level

from .blocks import Bold, Story, ruled, say
from .fonts import BOLD, REGULAR
from .narrow import say_name
from .page import UPRIGHT, Copy, Document, Letterhead, Sheet, render
from .styles import PAGE_HEIGHT, PAGE_WIDTH, style
from .tagging import DataTable

A3 = Sheet(PAGE_HEIGHT, 2 * PAGE_WIDTH)
_LARGE = 1.4
"""How much larger letters are on A3: as the square root of two, and read from as much further away."""
_WHEN: float = 52 * mm
_INSET: float = 6
_MAY_NOT_BE = "Un atelier peut être annulé s’il y a trop peu d’inscrits."


@frozen
class Offered:
    """One workshop: its title, for whom and what is learnt, None or '' for nothing to say, where and with whom.

    `open_to` is as whom people may come, none where anybody may.
    """

    day: date
    start: time
    end: time
    title: str
    level: Level | None
    aims: str
    where: tuple[str, ...]
    advisor: str
    open_to: tuple[str, ...] = ()


@frozen
class WorkshopProgramme:
    """What is offered from `first` to `last`, in order; `large` for a sheet of A3."""

    head: Letterhead
    first: date
    last: date
    offered: tuple[Offered, ...]
    large: bool = False


@frozen
class _Looks:
    """The letters and the sheet."""

    sheet: Sheet
    scale: float

    def of(self, size: float, face: str = REGULAR, **more: object) -> ParagraphStyle:
        return style(size * self.scale, size * self.scale * 1.22, face, **more)


def build(data: WorkshopProgramme) -> bytes:
    """As many sheets as it asks for; raises `Unprintable`."""
    looks = _Looks(A3, _LARGE) if data.large else _Looks(UPRIGHT, 1.0)
    title = f"Ateliers numériques du {long_date(data.first)} au {long_date(data.last)}"
    reference = f"Programme des ateliers, du {short_date(data.first)} au {short_date(data.last)}"
    copies = (Copy(lambda: _story(data, looks)),)
    return render(Document(title, reference, data.head, copies, sheet=looks.sheet))


def _story(data: WorkshopProgramme, looks: _Looks) -> Story:
    between = f"Du {day_and_month(data.first)} au {day_and_month(data.last)}"
    return [
        say(looks.of(30, BOLD, tag="H1", spaceAfter=6), "Ateliers numériques"),
        say(looks.of(16, spaceAfter=8), between),
        _table(data, looks),
        Spacer(0, 5 * mm),
        say(looks.of(15), Bold("Sur inscription à l’accueil. "), _MAY_NOT_BE),
    ]


def _table(data: WorkshopProgramme, looks: _Looks) -> Flowable:
    when = _WHEN * looks.scale
    widths = [when, looks.sheet.inner - when]
    rows = [[_when(each, looks), _what(each, looks, widths[1] - 2 * _INSET)] for each in data.offered]
    air = 5 * looks.scale
    # No row is a head: all are as white.
    look = (
        ("BACKGROUND", (0, 0), (-1, 0), white),
        ("TOPPADDING", (0, 0), (-1, -1), air),
        ("BOTTOMPADDING", (0, 0), (-1, -1), air + 2),
    )
    return DataTable(
        rows,
        colWidths=widths,
        heads=0,
        named_rows=True,
        hAlign="LEFT",
        style=ruled(("VALIGN", (0, 0), (-1, -1), "TOP"), *look),
    )


def _when(each: Offered, looks: _Looks) -> Story:
    return [
        say(looks.of(15, BOLD), capital(day_and_month(each.day))),
        say(looks.of(14), hours(each.start, each.end)),
    ]


def _what(each: Offered, looks: _Looks, width: float) -> Story:
    story: Story = [say_name(looks.of(17, BOLD, spaceAfter=2), each.title, width)]
    level = f"Niveau {each.level.value}" if each.level else ""
    open_to = f"Réservé à : {' ou '.join(each.open_to)}" if each.open_to else ""
    for words in (each.aims, level, open_to, " · ".join((*each.where, f"avec {each.advisor}"))):
        if words:
            story.append(say_name(looks.of(13), words, width))
    return story
