"""The people who come to the counter, and the search that finds them as their name is typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.person import BORN, Person, shares_letters
from desktop_app.domain.search_key import fold, holds_words, slips

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

HELD_BY = (
    *("appointment", "mandate", "request", "message", "transmitted", "ticket", "rights_request", "joining"),
    "mandate_elsewhere",
)
"""The tables that name a person; `tests/storage/test_joining.py` asks the file whether they are all."""
_MOST_ASKED = 100
"""No name has as many words; SQLite gives up beyond a thousand conditions (https://sqlite.org/limits.html, held by
test_a_whole_page_of_words_finds_nobody)."""
_AFTER_ANY = "\U0010ffff"
_GONE = "Cette personne n’est plus dans la liste."


def get(db: Database, id: int) -> Person:
    """The person of this id; raises `OutOfDate` when there is none."""
    row = rows.first(db, "SELECT * FROM person WHERE id = ?", (id,))
    if row is None:
        raise OutOfDate(_GONE)
    return person_in(row)


def by_id(db: Database, ids: Iterable[int]) -> dict[int, Person]:
    """These people by id, without those who are gone."""
    wanted = tuple(dict.fromkeys(ids))
    found = rows.select(db, f"SELECT * FROM person WHERE id IN ({_marks(wanted)})", wanted) if wanted else []
    return {row["id"]: person_in(row) for row in found}


def add(db: Database, person: Person, *, on: date) -> Person:
    """Store the person and return them with their id; ids are never given twice. `on` is the day they first came."""
    added = {"added_on": on.isoformat(), "last_on": on.isoformat()}
    return replace(person, id=rows.insert(db, "person", _row(person) | added, id=person.id))


def update(db: Database, person: Person) -> None:
    """Write what has changed; raises `OutOfDate` when the person is gone."""
    rows.update(db, "person", _row(person), id=person.id, gone=_GONE)


def remove(db: Database, id: int) -> None:
    """Forget a person; the file itself refuses when an appointment or a mandate still names them."""
    rows.remove(db, "person", id=id)


def added_on(db: Database, id: int) -> date:
    """The day this person was registered."""
    row = rows.first(db, "SELECT added_on FROM person WHERE id = ?", (id,))
    if row is None:
        raise OutOfDate(_GONE)
    return date.fromisoformat(row["added_on"])


def uids(db: Database, ids: Sequence[int]) -> list[str]:
    """The opaque ids of these people, which outlive them so that no old backup can bring them back.

    Of who had two files that were joined, both: an older copy still holds the other.
    """
    marks = _marks(ids)
    sql = f"""SELECT uid FROM person WHERE id IN ({marks})
        UNION SELECT uid FROM joined_person WHERE person_id IN ({marks})"""
    return [row["uid"] for row in rows.select(db, sql, [*ids, *ids])]


def of_uids(db: Database, uids: Sequence[str]) -> list[int]:
    """The ids of those of these people who are still in the file."""
    return [row["id"] for row in rows.select(db, f"SELECT id FROM person WHERE uid IN ({_marks(uids)})", uids)]


def dormant(db: Database, since: date, *, limit: int) -> list[Person]:
    """The first of those last seen before that date, who have no mandate that goes on; the longest gone first.

    The file itself keeps in `last_on` the last day they were registered, expected, or gave or ended a mandate.
    """
    sql = f"SELECT * FROM person WHERE {_DORMANT} ORDER BY last_on, id LIMIT ?"
    return _found(db, sql, (since.isoformat(), limit))


def count_dormant(db: Database, since: date) -> int:
    """How many people `dormant` would find."""
    sql = f"""SELECT (SELECT count(*) FROM person WHERE last_on < ?1)
        - (SELECT count(*) FROM person WHERE last_on < ?1 AND person.id IN ({_AWAITED}))"""
    return rows.number(db, sql, (since.isoformat(),))


def count_dormant_visits(db: Database, since: date) -> int:
    """How many appointments these people have in all; a tenth of a second where nobody was erased for twenty years."""
    sql = f"SELECT count(*) FROM person JOIN appointment ON person_id = person.id WHERE {_DORMANT}"
    return rows.number(db, sql, (since.isoformat(),))


def namesakes(db: Database, found: Sequence[Person]) -> list[Person]:
    """Everybody who bears a name that two people have, among the names of those found."""
    names = sorted({person.names_key for person in found if person.id})
    marks = _marks(names)
    # Those who gave the name they were born under have it behind the others in their key.
    plain = f"SELECT * FROM person WHERE key IN ({marks})"
    born = f"""SELECT * FROM person INDEXED BY person_born WHERE birth_name <> ''
        AND substr(key, 1, instr(key, '{BORN}') - 1) IN ({marks})"""
    everybody = _found(db, f"{plain} UNION {born} ORDER BY key, id", [*names, *names])
    how_many = Counter(person.names_key for person in everybody)
    return [person for person in everybody if how_many[person.names_key] > 1]


_AWAITED = """SELECT person_id FROM mandate INDEXED BY mandate_open WHERE state <> 'ENDED' AND person_id IS NOT NULL
    UNION ALL SELECT person_id FROM rights_request WHERE answer IS NULL AND person_id IS NOT NULL"""
_DORMANT = f"last_on < ? AND person.id NOT IN ({_AWAITED})"


def forget(db: Database, ids: Sequence[int]) -> None:
    """Take these people out with their appointments; their mandates, ended, stay and name nobody any more."""
    marks, values = ", ".join("?" * len(ids)), tuple(ids)
    db.execute(f"DELETE FROM appointment WHERE person_id IN ({marks})", values)
    db.execute(f"UPDATE mandate SET person_id = NULL WHERE person_id IN ({marks})", values)
    db.execute(f"DELETE FROM person WHERE id IN ({marks})", values)


def count(db: Database) -> int:
    """How many people are known."""
    return rows.number(db, "SELECT count(*) FROM person")


def is_free(db: Database, id: int) -> bool:
    """Whether nothing that is kept names this person."""
    held = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE person_id = ?1)" for table in HELD_BY)
    return not rows.number(db, f"SELECT {held}", (id,))


def search(db: Database, typed: str, *, limit: int = 20, among: Sequence[Person] | None = None) -> list[Person]:
    """The people whose names hold every word typed and whose phone holds every number typed.

    Accents, case, hyphens and apostrophes do not count; 'oe' finds 'œ', and 'legoff' finds 'Le Goff'. Numbers that
    follow one another are one, as in '04 68'. Those whose surname starts with the first word come first, then those
    with a name that starts with each word, then by name.
    Nothing typed finds everybody; signs without a letter or a digit, or a whole page of words, find nobody. Where only
    some may be meant, as `narrows` tells, `among` has them: the others are not looked at.
    """
    words, numbers = _asked(typed)
    if typed.strip() and not 0 < len(words) + len(numbers) <= _MOST_ASKED:
        return []
    if among is not None:
        within: _Within = f"person WHERE id IN ({_marks(among)})", [person.id for person in among]
    elif words and len(first := _of_surname(db, words, numbers, limit)) == limit:
        return first
    else:
        within = f"{_INDEX_ALONE} WHERE 1", ()
    found = _holding(db, within, words, numbers, limit)
    return [*found, *_in_one_word(db, within, words, numbers, found, limit)] if words and len(found) < limit else found


_Within = tuple[str, Sequence[rows.Value]]
"""Those who may be meant: where they are read, and the values of it."""
_INDEX_ALONE = "person INDEXED BY person_key"
"""It holds names and phones: ten times fewer pages than the table."""


def _of_surname(db: Database, words: list[str], numbers: list[str], limit: int) -> list[Person]:
    """The first of those whose surname starts with the first word: a range of the index, and few of it to sort."""
    start, end = words[0], words[0] + _AFTER_ANY
    if len(words) == 1 and not numbers:
        # In the order of the index: a short start would find too many to sort.
        sql = "SELECT * FROM person WHERE key >= ? AND key < ? ORDER BY key, id LIMIT ?"
        return _found(db, sql, (start, end, limit))
    return _holding(db, (f"{_INDEX_ALONE} WHERE key >= ? AND key < ?", (start, end)), words, numbers, limit)


def _holding(db: Database, within: _Within, words: list[str], numbers: list[str], limit: int) -> list[Person]:
    source, values = within
    starts = " AND ".join(["instr(' ' || key, ' ' || ?) > 0"] * len(words))
    order = ["instr(key, ?) = 1 DESC", f"({starts}) DESC"] if words else []
    wanted = [*(["key GLOB ?"] * len(words)), *(["instr(phone, ?) > 0"] * len(numbers))]
    sql = f"""SELECT person.* FROM (SELECT id, row_number() OVER () AS rank FROM (SELECT id FROM
        {" AND ".join([source, *wanted])} ORDER BY {", ".join([*order, "key", "id"])} LIMIT ?))
        JOIN person USING (id) ORDER BY rank"""
    return _found(db, sql, [*values, *map(_anywhere, words), *numbers, *words[:1], *words, limit])


def _in_one_word(
    db: Database, within: _Within, words: list[str], numbers: list[str], found: list[Person], limit: int
) -> Sequence[Person]:
    """Those found once the blanks inside a name do not count: « ndiaye » for N'Diaye, « benali » for Ben Ali."""
    # Few keys have the letters in their order: to take the blanks out of each of a hundred thousand takes 50 ms.
    in_order, in_one = ["key GLOB ?"] * len(words), ["instr(replace(key, ' ', ''), ?) > 0"] * len(words)
    wanted = [*in_order, *in_one, *(["instr(phone, ?) > 0"] * len(numbers))]
    known = {person.id for person in found}
    source, values = within
    # Who may be meant: which blanks do not count is a matter of where a word begins.
    sql = f"SELECT id, key FROM {' AND '.join([source, *wanted])} ORDER BY key, id"
    near = rows.select(db, sql, [*values, *map(_letters_in_order, words), *words, *numbers])
    ids = [row["id"] for row in near if row["id"] not in known and holds_words(row["key"], words)][: limit - len(found)]
    return _found(db, f"SELECT * FROM person WHERE id IN ({_marks(ids)}) ORDER BY key, id", ids) if ids else ()


def _anywhere(word: str) -> str:
    """Twice as fast as `instr`; a folded word has no sign that means more than itself."""
    return f"*{word}*"


def _letters_in_order(word: str) -> str:
    return f"*{'*'.join(word)}*"


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def near(db: Database, typed: str, *, limit: int) -> list[Person]:
    """The people whose names hold the words typed, were one of these not a slip of the keyboard; by name.

    The slip is looked for in the first word of their surname, which the index answers at once, and in the word after
    it when nobody is found, usually the first name.
    """
    words = fold(typed).split()[:_MOST_NEAR]
    for meant_in in (_surname_meant, _second_word_meant):
        found = [id for at, word in enumerate(words) for id in meant_in(db, word, words[:at] + words[at + 1 :])]
        if found:
            marks = _marks(found)
            return _found(db, f"SELECT * FROM person WHERE id IN ({marks}) ORDER BY key, id LIMIT ?", [*found, limit])
    return []


_MOST_NEAR = 4
"""Words of a name that is looked for once more; each may be the one with the slip."""
_NEAR_ENOUGH = 50
"""More would be named by chance."""


def _surname_meant(db: Database, word: str, others: list[str]) -> list[int]:
    """The ids of those whose surname begins with a word that this one may stand for, and who hold the others."""
    # « ! » comes after the blank: the word alone, or with another name behind it.
    sql = f"""WITH meant (word) AS ({_values(meant := slips(word))}) SELECT id FROM meant JOIN person
        INDEXED BY person_key ON key >= word AND key < word || '!' {_and_holding(others)} LIMIT {_NEAR_ENOUGH}"""
    return [row["id"] for row in rows.select(db, sql, [*meant, *others])] if meant else []


def _second_word_meant(db: Database, word: str, others: list[str]) -> list[int]:
    """The same of the word after it."""
    meant = slips(word)
    begun = {each[: len(word) - 1] for each in meant}
    # How it begins is enough for the index to name few: where it ends is seen here, in half the time.
    sql = f"""WITH begun (word) AS ({_values(begun)}) SELECT id, key FROM person INDEXED BY person_key
        WHERE substr(key, instr(key, ' ') + 1, {len(word) - 1}) IN begun {_and_holding(others)}"""
    found = rows.select(db, sql, [*begun, *others]) if meant else ()
    return [row["id"] for row in found if meant.intersection(row["key"].split()[1:2])][:_NEAR_ENOUGH]


def _values(words: Collection[str]) -> str:
    return f"VALUES {', '.join(['(?)'] * len(words))}"


def _and_holding(words: Collection[str]) -> str:
    return "".join(" AND instr(key, ?) > 0" for _ in words)


def listing(db: Database, typed: str = "", limit: int = 500) -> list[Person]:
    """The people to show in a list, found as `search` finds them; everybody when nothing is typed."""
    return search(db, typed, limit=limit)


def _asked(typed: str) -> tuple[list[str], list[str]]:
    words = fold(_in_french_digits(typed))
    numbers = [found.replace(" ", "") for found in re.findall(r"(?<!\S)[0-9]+(?: [0-9]+)*(?!\S)", words)]
    return [word for word in dict.fromkeys(words.split()) if not re.fullmatch("[0-9]+", word)], numbers


def _in_french_digits(typed: str) -> str:
    # Phones are kept as they are dialled in France: 04…, never +33 4… nor 0033 4…; foreign ones as +34….
    french = re.sub(r"(?:\+|^\s*00\s?)33\s*(\(0\)|0)?\s*", " 0", typed)
    return re.sub(r"^\s*00(?=[1-9])", " ", french)


def alike_candidates(db: Database, person: Person) -> list[Person]:
    """Those among whom `domain.person.alike` may find this person again, themselves included.

    Same phone, or a surname and a first name, in either order, one of which starts with the same three letters
    as theirs and the other with the same letter. A surname is the one of today or that of birth.
    """
    first = fold(person.first_name)
    surnames = [fold(each) for each in (person.last_name, person.birth_name) if each]
    pairs = [pair for last in surnames for pair in ((last, first), (first, last))]
    starts = [(one[:many], other[: 4 - many]) for many in (3, 1) for one, other in pairs]
    found = ["SELECT id, key FROM person WHERE key >= ? AND key < ? AND instr(key, ?) > 0"] * len(starts)
    values = [part for start, other in starts for part in (start, start + _AFTER_ANY, f" {other}")]
    born = "SELECT id, key FROM person INDEXED BY person_born WHERE birth_name <> '' AND instr(key, ?) > 0"
    found += [born] * len(surnames)
    values += [f"{BORN}{last[:3]}" for last in surnames]
    near = [row["id"] for row in rows.select(db, " UNION ".join(found), values) if shares_letters(person, row["key"])]
    sql = f"SELECT * FROM person WHERE id IN ({_marks(near)}) OR (phone = ? AND phone <> '') ORDER BY key, id"
    return _found(db, sql, [*near, person.phone])


def _found(db: Database, sql: str, values: Sequence[rows.Value]) -> list[Person]:
    return [person_in(row) for row in rows.select(db, sql, values)]


def _row(person: Person) -> dict[str, rows.Value]:
    return {
        "last_name": person.last_name,
        "first_name": person.first_name,
        "phone": person.phone,
        "key": person.key,
        "birth_name": person.birth_name,
        "birth_year": person.birth_year,
    }


_SHOWN = ("last_name", "first_name", "phone", "birth_name", "birth_year")
IN_A_JOIN = ", ".join(f"person.{name} AS {name}" for name in _SHOWN)
"""The columns that `person_in` reads beside the row of an appointment or a mandate."""


def person_in(row: rows.Row, *, id: str = "id") -> Person:
    """The person in a row; `id` is the column of their id, 'person_id' in a join."""
    return Person(row[id], *(row[name] for name in _SHOWN))
