"""How a form speaks of the advisor: the same short word everywhere, in the right gender."""

from dataclasses import dataclass

from desktop_app.domain.advisor import AdvisorTitle


@dataclass(frozen=True)
class Words:
    """'le conseiller', 'au conseiller', 'du conseiller', 'il'."""

    the: str
    to: str
    of: str
    pronoun: str


_WORDS = {
    AdvisorTitle.ADVISOR: Words("le conseiller", "au conseiller", "du conseiller", "il"),
    AdvisorTitle.ADVISOR_WOMAN: Words("la conseillère", "à la conseillère", "de la conseillère", "elle"),
    AdvisorTitle.AMBASSADOR: Words("l’ambassadeur", "à l’ambassadeur", "de l’ambassadeur", "il"),
    AdvisorTitle.AMBASSADOR_WOMAN: Words("l’ambassadrice", "à l’ambassadrice", "de l’ambassadrice", "elle"),
}


def words_for(title: AdvisorTitle) -> Words:
    """The words for this title."""
    return _WORDS[title]
