"""Compare a printed paper with the journal."""

from desktop_app.domain.french import NBSP, moment
from desktop_app.domain.journal import told
from desktop_app.use_cases import journal
from desktop_app.use_cases.journal import Comparison

from ..paper_comparison import PaperComparison


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
        found = self.context.runner.beside(self.form).read(journal.compare, **typed)
        return (found.agrees, comparison_in_words(found)) if found else None


def comparison_in_words(found: Comparison) -> str:
    """Whether the paper and the journal still go together, and what to think of it when they do not."""
    number = f"n°{NBSP}{told.number(found.paper.count)}"
    if found.line is None:
        return (
            f"Le journal n’a pas de ligne {number} : ses dernières lignes ont été retirées, "
            "ou une copie plus ancienne du fichier a été remise en place."
        )
    dated = f", du {moment(found.line.at)}," if found.line.at else ""
    if found.agrees:
        return f"Le papier et le journal concordent : la ligne {number}{dated} est celle qui a été imprimée."
    return (
        f"La ligne {number}{dated} n’est pas celle qui a été imprimée : vérifiez d’abord ce que vous avez recopié. "
        "Si le papier dit bien cela, le journal a été refait, ou repris d’une copie plus ancienne du fichier."
    )
