"""Open the preview of what is printed about appointments."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtWidgets import QWidget

from ..context import Context

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk
    from desktop_app.use_cases.papers.printing import Pack, Paper

    from ..printing.preview import PreviewDialog

P = ParamSpec("P")


def preview(
    context: Context,
    parent: QWidget | None,
    verb: "Callable[Concatenate[Desk, P], Paper | Pack | None]",
    *args: P.args,
    **kwargs: P.kwargs,
) -> "PreviewDialog | None":
    """Show what this verb puts on paper; None when it was refused, which has then been said, or puts nothing there.

    A print or a save of it goes to the journal.
    """
    from ..printing.preview import show_recorded

    paper = context.runner.read(verb, *args, **kwargs)
    return show_recorded(context, paper, parent) if paper and parent else None
