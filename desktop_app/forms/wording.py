"""How a form speaks of the advisor: the same short word everywhere, in the right gender."""

from desktop_app.domain.advisor import AdvisorTitle
from desktop_app.domain.nouns.frozen import frozen


@frozen
class Words:
    """'le conseiller', 'du conseiller'."""

    the: str
    of: str


_WORDS = {
    AdvisorTitle.ADVISOR: Words("le conseiller", "du conseiller"),
    AdvisorTitle.ADVISOR_WOMAN: Words("la conseillère", "de la conseillère"),
    AdvisorTitle.AMBASSADOR: Words("l’ambassadeur", "de l’ambassadeur"),
    AdvisorTitle.AMBASSADOR_WOMAN: Words("l’ambassadrice", "de l’ambassadrice"),
}


def words_for(title: AdvisorTitle) -> Words:
    """The words for this title."""
    return _WORDS[title]
