"""The copies one may put back, in words, from this computer and from other places."""

from datetime import date

from desktop_app.domain.backup import when
from desktop_app.domain.french import capital, moment, plural
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.use_cases.copies.restore import Choice

from ..widgets.row_model import Column


@frozen
class ChoiceRow:
    """A copy where it was found, as it is told on this date."""

    choice: Choice
    place: str
    today: date


def key_of(row: ChoiceRow) -> str:
    """What makes two readings the same copy."""
    return str(row.choice.path)


def held_in_words(choice: Choice) -> str:
    """What a copy holds, in two sentences; or why it cannot be read."""
    held = choice.contents
    if held is None:
        return choice.trouble
    counts = (
        plural(held.people, "usager"),
        plural(held.appointments, "rendez-vous"),
        plural(held.mandates, "mandat"),
    )
    last = f" Dernière action notée : {moment(held.last_entry_at)}." if held.last_entry_at else ""
    return f"Cette copie contient {counts[0]}, {counts[1]} et {counts[2]}.{last}"


def lost_in_words(choice: Choice, entries: int) -> str:
    """What was done since and would be lost; `entries` is how many lines the journal of the present file has."""
    since = entries - choice.contents.entries if choice.contents else 0
    if since > 0:
        return (
            f"{plural(since, 'action')} noté{'es' if since > 1 else 'e'} depuis : tout ce qui a été écrit, pris ou "
            "signé après elle sera perdu."
        )
    return "Rien n’a été noté depuis : rien ne sera perdu."


COLUMNS: tuple[Column[ChoiceRow], ...] = (
    Column("Faite", lambda row: capital(when(row.choice.copy.at, row.today)), order=lambda row: row.choice.copy.at),
    Column("Laquelle", lambda row: capital(row.choice.copy.reason.in_words)),
    Column("Où", lambda row: row.place, stretch=True),
)
