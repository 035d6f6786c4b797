"""Compare a paper that somebody shows with the digests kept here."""

from desktop_app.use_cases.mandates import paper_check

from ..paper_comparison import PaperComparison
from .words import check_in_words


class PaperCheckDialog(PaperComparison):
    """Of any paper of a mandate, which bears its digest at its foot."""

    chapter = "mandate_end#comparer-un-papier"
    heading = "Comparer un papier"
    how = (
        "L’empreinte est au pied de chaque page. Permanence garde celles des papiers sortis d’ici, même quand tout le "
        "reste est détruit : il dit lequel c’est et quand il est sorti. Rien de ce qu’il disait n’est lu."
    )
    rows = (("mark", "Empreinte", "Douze ou seize signes, espaces ou non.", 22),)

    def look_up(self, **typed: str) -> tuple[bool, str] | None:
        """Which paper it is, if any, and whether it is the last one."""
        found = self.context.runner.beside(self.form).read(paper_check.compare, **typed)
        return (bool(found.sheet) and not found.later, check_in_words(found)) if found else None
