"""Our own pictures, one an idea, drawn in black lines on white: a sheet in simple words is read with them.

Each is drawn on a square of 100, from its bottom left, with round ends: none says anything by a colour or a shade.
"""

from collections.abc import Callable, Sequence

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop_app.domain.nouns.frozen import frozen

from .styles import BLACK

WHITE = colors.white
SIZE: float = 28 * mm
_GRID = 100
_LINE: float = 4.5
_ROUND = 1


@frozen
class Picture:
    """What it shows, in words for who does not see it, and how it is drawn."""

    shows: str
    draw: Callable[["_Pen"], None]


class Pictogram(Flowable):  # type: ignore[misc]
    """A picture as it stands on the page."""

    def __init__(self, picture: Picture, size: float = SIZE) -> None:
        super().__init__()
        self.picture = picture
        self.width = self.height = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """It is as large wherever it stands."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it where reportlab has put the origin."""
        self.canv.saveState()
        self.picture.draw(_Pen(self.canv, self.width / _GRID))
        self.canv.restoreState()


class _Pen:
    """Lines and shapes of the canvas, by numbers of the grid, each of `unit` points.

    The canvas itself is not scaled: whoever reads the PDF back takes the width of a line for points.
    """

    def __init__(self, canvas: Canvas, unit: float) -> None:
        self._canvas, self._unit = canvas, unit
        canvas.setLineCap(_ROUND)
        canvas.setLineJoin(_ROUND)
        self.ink()

    def ink(self, line: object = BLACK, fill: object = WHITE, width: float = _LINE) -> None:
        """From now on: the colour of lines, of what they enclose, and how wide they are."""
        self._canvas.setStrokeColor(line)
        self._canvas.setFillColor(fill)
        self._canvas.setLineWidth(width * self._unit)

    def line(self, *points: Sequence[float]) -> None:
        """From point to point."""
        self.curve(*points)

    def shape(self, *points: Sequence[float]) -> None:
        """The same, closed and filled."""
        self.curve(*points, closed=True)

    def curve(self, start: Sequence[float], *bends: Sequence[float], closed: bool = False) -> None:
        """From `start`, each bend being the six numbers of a Bézier curve or the two of a straight line."""
        path = self._canvas.beginPath()
        path.moveTo(*self._points(*start))
        for bend in bends:
            (path.curveTo if len(bend) > 2 else path.lineTo)(*self._points(*bend))
        if closed:
            path.close()
        self._canvas.drawPath(path, stroke=1, fill=int(closed))

    def box(self, left: float, bottom: float, right: float, top: float, radius: float = 3) -> None:
        """A filled rectangle with rounded corners."""
        self._canvas.roundRect(*self._points(left, bottom, right - left, top - bottom, radius), stroke=1, fill=1)

    def disc(self, x: float, y: float, radius: float) -> None:
        """A filled circle."""
        self._canvas.circle(*self._points(x, y, radius), stroke=1, fill=1)

    def arc(self, x: float, y: float, radius: float, start: float, extent: float) -> None:
        """Part of a circle, in degrees, the other way round from a clock."""
        self._canvas.arc(*self._points(x - radius, y - radius, x + radius, y + radius), start, extent)

    def turned(self, x: float, y: float, degrees: float, draw: Callable[[], None]) -> None:
        """Draw with the origin at this point and turned."""
        self._canvas.saveState()
        self._canvas.translate(*self._points(x, y))
        self._canvas.rotate(degrees)
        draw()
        self._canvas.restoreState()

    def _points(self, *numbers: float) -> list[float]:
        return [number * self._unit for number in numbers]


def _sheet(pen: _Pen, left: float, bottom: float, right: float, top: float, fold: float = 15) -> None:
    """A sheet of paper, its upper right corner turned down."""
    pen.shape((left, bottom), (left, top), (right - fold, top), (right, top - fold), (right, bottom))
    pen.line((right - fold, top), (right - fold, top - fold), (right, top - fold))


def _bust(pen: _Pen, x: float, head: float, wide: float, foot: float) -> None:
    """Somebody, seen to the shoulders."""
    radius = wide * 0.3
    shoulder = head - radius - 6
    pen.curve(
        (x - wide / 2, foot),
        (x - wide / 2, shoulder - 4, x - wide / 4, shoulder, x, shoulder),
        (x + wide / 4, shoulder, x + wide / 2, shoulder - 4, x + wide / 2, foot),
        closed=True,
    )
    pen.disc(x, head, radius)


def _sign(pen: _Pen) -> None:
    _sheet(pen, 8, 4, 68, 96)
    for y, end in ((70, 56), (58, 56), (46, 42)):
        pen.line((19, y), (end, y))
    pen.ink(width=3.2)
    pen.curve((17, 18), (22, 32, 27, 30, 25, 18), (24, 12, 31, 30, 35, 22), (37, 17, 40, 18, 46, 20))
    pen.ink()

    def draw() -> None:
        pen.shape((0, 0), (13, -7), (56, -7), (56, 7), (13, 7))
        pen.line((46, -7), (46, 7))
        pen.ink(fill=BLACK)
        pen.shape((0, 0), (13, -7), (13, 7))

    pen.turned(47, 20, 47, draw)


def _two_people(pen: _Pen) -> None:
    pen.disc(26, 66, 14)
    _shoulders(pen, 26)
    pen.ink(fill=BLACK)
    pen.disc(74, 66, 14)
    _shoulders(pen, 74)
    pen.ink(WHITE, WHITE, 1)
    pen.box(78, 16, 91, 27, 1.5)


def _shoulders(pen: _Pen, x: float) -> None:
    pen.curve((x - 22, 8), (x - 22, 34, x - 14, 42, x, 42), (x + 14, 42, x + 22, 34, x + 22, 8), closed=True)


def _list(pen: _Pen) -> None:
    pen.box(14, 4, 86, 88, 5)
    pen.ink(fill=BLACK)
    pen.box(36, 82, 64, 95, 4)
    for y in (66, 44, 22):
        pen.ink(width=6)
        pen.line((24, y), (30, y - 6), (41, y + 8))
        pen.ink()
        pen.line((52, y), (75, y))


def _calendar(pen: _Pen) -> None:
    pen.box(6, 6, 94, 84, 6)
    pen.ink(fill=BLACK)
    pen.box(6, 62, 94, 84, 6)
    pen.ink(fill=BLACK, width=1)
    for row, y in enumerate((46, 31, 16)):
        for column, x in enumerate((16, 34, 52, 70)):
            if (row, column) not in ((1, 3), (2, 2), (2, 3)):
                pen.box(x, y, x + 9, y + 8, 1)
    pen.ink(width=9)
    for x in (28, 72):
        pen.line((x, 78), (x, 92))
    pen.ink(WHITE, WHITE, 3)
    for x in (28, 72):
        pen.line((x, 79), (x, 91))
    pen.ink(fill=WHITE, width=5)
    pen.disc(72, 25, 15)
    pen.line((64, 25), (70, 18), (80, 32))


def _stop(pen: _Pen) -> None:
    pen.ink(fill=BLACK)
    pen.shape((31, 3), (69, 3), (97, 31), (97, 69), (69, 97), (31, 97), (3, 69), (3, 31))
    pen.ink(WHITE, WHITE, 8.5)
    for x, top in ((38, 74), (48, 80), (58, 77), (68, 66)):
        pen.line((x, 44), (x, top))
    pen.line((41, 30), (27, 49))
    pen.ink(WHITE, WHITE, 5)
    pen.curve((37, 46), (70, 46), (70, 26, 64, 18, 52, 18), (44, 18, 40, 24, 37, 32), closed=True)


def _free(pen: _Pen) -> None:
    pen.ink(width=6)
    pen.disc(50, 50, 41)
    pen.ink(width=8)
    pen.arc(58, 50, 23, 52, 256)
    for y in (57, 43):
        pen.line((24, y), (54, y))
    pen.ink(WHITE, width=11)
    pen.line((16, 16), (84, 84))
    pen.ink(width=6)
    pen.line((10, 10), (90, 90))


def _telephone(pen: _Pen) -> None:
    def draw() -> None:
        pen.ink(fill=BLACK, width=6)
        pen.curve(
            (-45, -16),
            (-45, 2),
            (-43, 26, 43, 26, 45, 2),
            (45, -16),
            (22, -18),
            (21, -4),
            (14, 3, -14, 3, -21, -4),
            (-22, -18),
            closed=True,
        )

    pen.turned(50, 46, 130, draw)
    pen.ink(width=5)
    for radius in (16, 30):
        pen.arc(63, 61, radius, 5, 80)


def _envelope(pen: _Pen) -> None:
    pen.box(5, 18, 95, 82, 4)
    pen.line((8, 22), (38, 51))
    pen.line((92, 22), (62, 51))
    pen.line((7, 79), (50, 43), (93, 79))


def _shredder(pen: _Pen) -> None:
    _sheet(pen, 28, 60, 72, 97, 12)
    for y, end in ((83, 56), (72, 63)):
        pen.line((37, y), (end, y))
    pen.ink(fill=BLACK)
    pen.box(8, 46, 92, 62, 4)
    pen.ink(fill=WHITE, width=3)
    for x, foot in ((27, 14), (37, 5), (47, 18), (57, 7), (67, 13)):
        pen.shape((x, 44), (x + 6, 44), (x + 6, foot), (x, foot))


def _lock(pen: _Pen) -> None:
    pen.ink(width=10)
    pen.curve((31, 52), (31, 68), (31, 96, 69, 96, 69, 68), (69, 52))
    pen.ink(fill=BLACK)
    pen.box(16, 6, 84, 56, 7)
    pen.ink(WHITE, WHITE, 2)
    pen.disc(50, 36, 7)
    pen.shape((47, 34), (53, 34), (56, 17), (44, 17))


def _key(pen: _Pen) -> None:
    pen.ink(width=9)
    pen.line((44, 54), (93, 54))
    pen.line((89, 54), (89, 36))
    pen.line((73, 54), (73, 40))
    pen.disc(27, 54, 19)


def _given_back(pen: _Pen) -> None:
    _sheet(pen, 5, 32, 45, 88, 12)
    for y, end in ((68, 35), (57, 35), (46, 27)):
        pen.line((14, y), (end, y))
    _bust(pen, 76, 78, 40, 30)
    pen.ink(width=6)
    pen.curve((25, 22), (36, 6, 58, 6, 69, 18))
    pen.line((55, 19), (70, 19), (71, 5))


def _question(pen: _Pen) -> None:
    pen.curve(
        (20, 94),
        (80, 94),
        (88, 94, 94, 88, 94, 80),
        (94, 46),
        (94, 38, 88, 32, 80, 32),
        (50, 32),
        (22, 8),
        (27, 32),
        (20, 32),
        (12, 32, 6, 38, 6, 46),
        (6, 80),
        (6, 88, 12, 94, 20, 94),
        closed=True,
    )
    pen.ink(width=7.5)
    pen.curve((38, 76), (40, 89, 63, 89, 62, 75), (61, 67, 51, 67, 50, 58))
    pen.ink(fill=BLACK, width=1)
    pen.disc(50, 45, 4.5)


SIGN = Picture("Une feuille que quelqu’un signe avec un stylo", _sign)
TWO_PEOPLE = Picture("Deux personnes côte à côte ; l’une porte un badge", _two_people)
LIST = Picture("Une liste dont chaque ligne est cochée", _list)
CALENDAR = Picture("Un calendrier, avec le dernier jour entouré", _calendar)
FREE = Picture("Une pièce d’un euro, barrée", _free)
STOP = Picture("Un panneau avec une main levée qui dit stop", _stop)
TELEPHONE = Picture("Un téléphone qui sonne", _telephone)
ENVELOPE = Picture("Une enveloppe fermée", _envelope)
GIVEN_BACK = Picture("Une feuille qui revient à une personne", _given_back)
LOCK = Picture("Un cadenas fermé", _lock)
KEY = Picture("Une clé", _key)
SHREDDER = Picture("Une feuille coupée en bandes par une machine", _shredder)
QUESTION = Picture("Une bulle avec un point d’interrogation", _question)
EVERY = (
    *(SIGN, TWO_PEOPLE, LIST, CALENDAR, FREE, STOP, TELEPHONE, ENVELOPE, GIVEN_BACK, LOCK, KEY, SHREDDER, QUESTION),
)
