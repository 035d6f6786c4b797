"""The question about a line that seems to hold what may never be noted."""

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING

from desktop_app.domain.errors import ForbiddenLine

from .dialogs import Dialogs
from .widgets.fields import NoteField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_TITLE, _NO_NUMBER, _NO_SECRET = "Ligne refusée", "Ce n’est pas un numéro interdit", "Ce n’est pas un secret"
_SOMETHING_ELSE = (
    "Est-ce autre chose, par exemple la référence d’un dossier ? Si c’est certain, dites-le : le journal gardera que "
    "vous l’avez dit, et pas la ligne."
)
_SECRETS = frozenset({"PASSWORD", "CODE", "LOGIN", "ANSWER"})


def question(line: ForbiddenLine) -> tuple[str, str, str, str]:
    """Its title, its sentence, and its two answers; Esc is the second."""
    yes = _NO_SECRET if line.seen in _SECRETS else _NO_NUMBER
    return _TITLE, f"{line.sentence} {_SOMETHING_ELSE}", yes, "Corriger"


def are_something_else(dialogs: Dialogs, lines: Iterable[ForbiddenLine]) -> bool:
    """Whether the agent says so of each of them."""
    return all(dialogs.ask(*question(line), dangerous=True) for line in lines)


def let_pass(within: "QWidget", asserted: Set[str]) -> None:
    """Tell the fields of this form which lines were said to be something else."""

    for text in within.findChildren(TextField):
        text.let_pass(asserted)
    for note in within.findChildren(NoteField):
        note.let_pass(asserted)
