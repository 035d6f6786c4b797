"""Whether the person understood: three questions that they answer in their own words, before identity is seen.

Two consents ticked as one box prove nothing (the national tool's lesson of 2021): what was answered is not kept, that
it was answered, when and before whom, is.
"""

from enum import Enum


class Question(Enum):
    """Each asked and each ticked apart; the value is what the advisor asks."""

    WHAT = "Que vais-je faire pour vous ?"
    UNTIL_WHEN = "Jusqu’à quand ?"
    HOW_TO_STOP = "Comment arrêter ?"
