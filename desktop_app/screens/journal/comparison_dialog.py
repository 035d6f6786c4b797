"""Compare a printed paper with the journal."""

from desktop_app.use_cases import journal

from ..paper_comparison import PaperComparison
from .wording import comparison_in_words


class ComparisonDialog(PaperComparison):
    """Of a paper that bears the number of a line and its digest."""

    chapter = "journal#comparer-avec-un-papier"
    heading = "Comparer avec un papier"
    how = (
        "Sur la preuve d’une destruction ou un rapport, cherchez la ligne du journal et son empreinte. "
        "Si le papier et le journal concordent, tout ce qui le précède est encore là, tel quel."
    )
    rows = (("line", "Ligne", "", 12), ("mark", "Empreinte", "Seize signes, avec ou sans espaces.", 22))

    def look_up(self, **typed: str) -> tuple[bool, str] | None:
        """Whether the journal still has this line."""
        found = self.context.runner.beside(self.form).read(journal.compare, **typed)
        return (found.agrees, comparison_in_words(found)) if found else None
