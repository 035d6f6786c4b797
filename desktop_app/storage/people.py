"""The people who come to the counter, and the search that finds them as their name is typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.person import Person
from desktop_app.domain.search_key import fold

from . import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST_ASKED = 100
"""No name has as many words; SQLite gives up beyond a thousand conditions."""
_GONE = "Cette personne n’est plus dans la liste."


def get(db: Database, id: int) -> Person:
    """The person of this id; raises `OutOfDate` when there is none."""
    row = rows.first(db, "SELECT * FROM person WHERE id = ?", (id,))
    if row is None:
        raise OutOfDate(_GONE)
    return person_in(row)


def add(db: Database, person: Person) -> Person:
    """Store the person and return them with their id; ids are never given twice."""
    return replace(person, id=rows.insert(db, "person", _row(person), id=person.id))


def update(db: Database, person: Person) -> None:
    """Write what has changed; raises `OutOfDate` when the person is gone."""
    rows.update(db, "person", _row(person), id=person.id, gone=_GONE)


def remove(db: Database, id: int) -> None:
    """Forget a person; the file itself refuses when an appointment or a mandate still names them."""
    rows.remove(db, "person", id=id)


def count(db: Database) -> int:
    """How many people are known."""
    return rows.number(db, "SELECT count(*) FROM person")


def is_free(db: Database, id: int) -> bool:
    """Whether no appointment and no mandate names this person."""
    return not rows.number(
        db,
        "SELECT EXISTS (SELECT 1 FROM appointment WHERE person_id = ?1)"
        " OR EXISTS (SELECT 1 FROM mandate WHERE person_id = ?1)",
        (id,),
    )


def search(db: Database, typed: str, *, limit: int = 20) -> list[Person]:
    """The people whose names hold every word typed and whose phone holds every number typed.

    Accents, case, hyphens and apostrophes do not count; 'oe' finds 'œ'. Numbers that follow one another
    are one, as in '04 68'. Those with a name that starts with each word come first, then by name.
    Nothing typed finds everybody; signs without a letter or a digit, or a whole page of words, find nobody.
    """
    words, numbers = _asked(typed)
    if typed.strip() and not 0 < len(words) + len(numbers) <= _MOST_ASKED:
        return []
    starts = (
        " AND ".join(["instr(' ' || key, ' ' || ?) > 0"] * len(words)) or "1 = 1"
    )  # a bare 1 would be the first column
    wanted = ["instr(key, ?) > 0"] * len(words) + ["instr(phone, ?) > 0"] * len(numbers)
    values: list[rows.Value] = [*words, *numbers, *words, limit]
    where = " AND ".join(wanted) or "1"
    return _found(db, f"SELECT * FROM person WHERE {where} ORDER BY ({starts}) DESC, key, id LIMIT ?", values)


def listing(db: Database, typed: str = "", limit: int = 500) -> list[Person]:
    """The people to show in a list, found as `search` finds them; everybody when nothing is typed."""
    return search(db, typed, limit=limit)


def _asked(typed: str) -> tuple[list[str], list[str]]:
    words = fold(_in_french_digits(typed))
    numbers = [found.replace(" ", "") for found in re.findall(r"(?<!\S)[0-9]+(?: [0-9]+)*(?!\S)", words)]
    return [word for word in dict.fromkeys(words.split()) if not re.fullmatch("[0-9]+", word)], numbers


def _in_french_digits(typed: str) -> str:
    # Phones are kept as they are dialled in France: 04…, never +33 4….
    return re.sub(r"\+33\s*(\(0\)|0)?\s*", " 0", typed)


def alike_candidates(db: Database, person: Person) -> list[Person]:
    """Those among whom `domain.person.alike` may find this person again, themselves included.

    Same phone, or some name that starts with the same three letters as one of theirs.
    """
    starts = [start for name in (person.last_name, person.first_name) if (start := fold(name)[:3])]
    wanted = ["phone = ?"] * bool(person.phone) + ["instr(' ' || key, ' ' || ?) > 0"] * len(starts)
    values = [person.phone] * bool(person.phone) + starts
    return _found(db, f"SELECT * FROM person WHERE {' OR '.join(wanted) or '0'} ORDER BY key, id", values)


def _found(db: Database, sql: str, values: Sequence[rows.Value]) -> list[Person]:
    return [person_in(row) for row in rows.select(db, sql, values)]


def _row(person: Person) -> dict[str, rows.Value]:
    return {
        "last_name": person.last_name,
        "first_name": person.first_name,
        "phone": person.phone,
        "key": person.key,
    }


IN_A_JOIN = "person.last_name AS last_name, person.first_name AS first_name, person.phone AS phone"
"""The columns that `person_in` reads beside the row of an appointment or a mandate."""


def person_in(row: rows.Row, *, id: str = "id") -> Person:
    """The person in a row; `id` is the column of their id, 'person_id' in a join."""
    return Person(row[id], row["last_name"], row["first_name"], row["phone"])
