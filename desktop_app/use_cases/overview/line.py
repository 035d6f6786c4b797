"""A line that asks for something, and where it leads."""

from datetime import date, datetime

from desktop_app.domain.nouns.frozen import frozen


@frozen
class Attention:
    """One line: what it says, the page to open, the date it speaks of or the part of the page, if any.

    `notice` is the subject of a line at the top of the window, to be read again there; no page is opened then, nor
    when it `prepares` the next day, whose papers are shown, tells of `messages`, of `outings`, of a `workshop` of this
    advisor and hour, or of what an advisor has there (`equips`), which are. `mandate` is the one to look at on the page
    of mandates.
    """

    sentence: str
    page: str
    day: date | None = None
    part: str = ""
    notice: str = ""
    prepares: bool = False
    messages: bool = False
    outings: bool = False
    workshop: tuple[int, datetime] | None = None
    mandate: int = 0
    equips: int = 0
