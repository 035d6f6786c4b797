"""Compare a paper that somebody shows with the digests kept here."""

from desktop_app.domain.french import NBSP, moment, plain_date
from desktop_app.domain.mandate import State
from desktop_app.use_cases.mandates import paper_check
from desktop_app.use_cases.mandates.paper_check import PaperCheck

from ..paper_comparison import PaperComparison

_COMPARE = "Comparez la sorte, le numéro et la date avec le papier : s’ils diffèrent, il a été refait."
_UNKNOWN = (
    "Aucun papier imprimé ici ne porte cette empreinte. Relisez d’abord ce que vous avez recopié. Si le papier dit "
    "bien cela, ne vous y fiez pas : il a été refait, il vient d’ailleurs, ou une copie plus ancienne du fichier a été "
    "remise en place. Comparez-le avec l’original du service, et dites-le à un référent. Une empreinte qui suit le mot "
    "« ligne » se compare dans Journal."
)


class PaperCheckDialog(PaperComparison):
    """Of any paper of a mandate, which bears its digest at its foot."""

    chapter = "mandate_end#comparer-un-papier"
    heading = "Comparer un papier"
    how = (
        "L’empreinte est au pied de chaque page. Permanence garde celles des papiers sortis d’ici, même quand tout le "
        "reste est détruit : il dit lequel c’est et quand il est sorti. Rien de ce qu’il disait n’est lu."
    )
    rows = (("mark", "Empreinte", "Douze ou seize signes, avec ou sans espaces.", 22),)

    def look_up(self, **typed: str) -> tuple[bool, str] | None:
        found = self.context.runner.beside(self.form).read(paper_check.compare, **typed)
        return (bool(found.sheet) and not found.later, check_in_words(found)) if found else None


def check_in_words(found: PaperCheck) -> str:
    """Which paper bears this digest and when it came out; what to do with one that nothing here knows."""
    if found.sheet is None:
        return _UNKNOWN
    about = f", n°{NBSP}{found.number}" if found.number else ""
    when = f", imprimé ici {moment(found.printed_at)}" if found.printed_at else ""
    said = f"Papier connu{NBSP}: {found.sheet.value}{about}{when}. {_COMPARE}"
    if found.later:
        return f"{said} Ce mandat a été repris et imprimé à nouveau depuis : ce n’est pas le dernier."
    return f"{said} {_stands_in_words(found)}".rstrip()


def _stands_in_words(found: PaperCheck) -> str:
    if found.ended_at and found.end_reason:
        return f"Le mandat : {found.end_reason.value}, le {plain_date(found.ended_at.date())} ; il ne permet plus rien."
    if found.state is None:
        return ""
    running = found.state in (State.ACTIVE, State.SUSPENDED)
    return "Le mandat est en cours." if running else "Sa signature n’est pas notée ici."
