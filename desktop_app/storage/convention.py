"""The signed convention: one row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.convention import Booker, Convention

from . import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def load(db: Database) -> Convention | None:
    """The convention, or None before the assistant has asked for it."""
    row = rows.first(db, "SELECT * FROM convention")
    if row is None:
        return None
    return Convention(
        partner=row["partner"],
        signed_on=date.fromisoformat(row["signed_on"]),
        term_months=row["term_months"],
        tacit=bool(row["tacit"]),
        notice_months=row["notice_months"],
        hard_end=rows.day(row["hard_end"]),
        booked_by=Booker[row["booked_by"]],
        mention=row["mention"],
        controller=row["controller"],
        controller_contact=row["controller_contact"],
    )


def save(db: Database, convention: Convention) -> None:
    """Write the convention, over the earlier one if any."""
    row: dict[str, rows.Value] = {
        "partner": convention.partner,
        "signed_on": convention.signed_on.isoformat(),
        "term_months": convention.term_months,
        "tacit": int(convention.tacit),
        "notice_months": convention.notice_months,
        "hard_end": convention.hard_end.isoformat() if convention.hard_end else None,
        "booked_by": convention.booked_by.name,
        "mention": convention.mention,
        "controller": convention.controller,
        "controller_contact": convention.controller_contact,
    }
    rows.save_only(db, "convention", row)
