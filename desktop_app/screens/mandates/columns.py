"""The list of mandates in words: what a row says, and in which order."""

from desktop_app.domain.french import short_date
from desktop_app.domain.mandate import State
from desktop_app.use_cases.mandates.mandates import MandateView

from ..widgets.aloud import as_heard
from ..widgets.table import Column
from .wording import last_day, state_in_words

TO_DO = {
    State.DRAFT: "Il manque : information",
    State.INFORMED: "Il manque : identité",
    State.IDENTIFIED: "Il manque : impression",
    State.PRINTED: "Il manque : signatures",
}


def to_do_in_words(view: MandateView) -> str:
    """The step that is missing, in a few words; '' when none is."""
    return TO_DO.get(view.mandate.state, "") if view.missing else ""


def end_in_words(view: MandateView) -> str:
    """'jusqu’au 27/05/2026', or 'fini le 12/03/2026' once it has ended."""
    over = view.expired or view.mandate.state is State.ENDED
    return f"{'fini le' if over else 'jusqu’au'} {short_date(last_day(view.mandate))}"


def facts_in_words(view: MandateView) -> str:
    """'2025-0004 · Marie Castell': the second line of a row."""
    return f"{view.mandate.number} · {view.advisor.name}"


def key_of(view: MandateView) -> int:
    """What makes two readings the same mandate."""
    return view.mandate.id


def _row_in_words(view: MandateView) -> str:
    facts = f"{view.mandate.number}, {end_in_words(view)}, {view.advisor.name}"
    return ", ".join(filter(None, (view.person.listed_name, state_in_words(view), to_do_in_words(view), facts)))


COLUMNS: tuple[Column[MandateView], ...] = (
    Column("Mandat", _row_in_words, spoken=lambda view: as_heard(_row_in_words(view)), stretch=True),
)
"""One column: a row is drawn by `row_delegate` and read as a sentence by a screen reader."""
