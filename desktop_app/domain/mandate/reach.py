"""How the person of a mandate wants to be reached: the way alone, no number and no address."""

from enum import Enum


class Reach(Enum):
    """The value follows « on me joint » and « à joindre »."""

    HERE = "sur place"
    PHONE = "par téléphone"
    LETTER = "par courrier"
    MAIL = "par mail"
