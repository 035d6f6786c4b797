"""The register of rights requests in words: those that wait first, what is late said so."""

from collections.abc import Callable
from datetime import date

from desktop_app.domain.french import capital, short_date
from desktop_app.use_cases.reception.rights_requests import RightsRow

from ..widgets.table import Column


def key_of(row: RightsRow) -> int:
    """What makes two readings the same request."""
    return row.request.id


def columns(today: Callable[[], date]) -> tuple[Column[RightsRow], ...]:
    """Who asks for what, since when, and how it stands on this day."""
    return (
        Column("Reçue le", lambda row: short_date(row.request.received_on), order=lambda row: row.request.received_on),
        Column("Qui demande", lambda row: row.who),
        Column("Droit", lambda row: capital(row.request.right.value)),
        Column("Réponse", lambda row: capital(row.request.told(today())), stretch=True),
    )


def whole(row: RightsRow, today: date) -> str:
    """All of it, which a row may cut."""
    each = row.request
    how = (
        f"{capital(each.right.value)}, demande {each.reference} reçue le {short_date(each.received_on)} {each.by.value}"
    )
    return f"{row.who} · {each.identity.value}\n{how}\n{capital(each.told(today))}"
