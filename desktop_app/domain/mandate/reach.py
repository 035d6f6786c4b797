"""How the person of a mandate wants to be reached: the way alone, no number and no address."""

from enum import Enum


class Reach(Enum):
    """The value follows « on me joint »."""

    HERE = "sur place, à ma prochaine venue"
    PHONE = "par téléphone"
    LETTER = "par courrier"
    MAIL = "par mail"
