"""Two rows of people joined and parted: all that names a person comes along, and goes back."""

from datetime import date

import pytest

from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.domain.reception.request import Outcome, Request, Why
from desktop_app.domain.reception.transmittal import Transmittal, Transmitted
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import elsewhere
from desktop_app.storage.reception import joining, people, requests, transmittals
from tests.helpers.builders import stored_appointment, stored_mandate, stored_person

TABLES = (
    "person",
    "appointment",
    "mandate",
    "request",
    "transmittal",
    "transmitted",
    "joined_person",
    "joining",
    "mandate_elsewhere",
)


def test_a_file_joined_twice_is_known_by_all_its_ids(db):
    first, second, third = (stored_person(db, name, "Núria") for name in ("Roca", "Rocca", "Rocas"))
    with writing(db):
        joining.join(db, second, first.id)
        before = everything(db)
        taken = joining.join(db, third, second.id)
        assert len(people.uids(db, [third.id])) == 3
        joining.part(db, third, taken)
    assert everything(db) == before


def test_every_table_that_names_a_person_is_known(db):
    naming = set()
    for table in db.tables:
        naming |= {table.name for key in table.foreign_keys if key.other_table == "person"}
    # The last one remembers what was joined, and goes with whom it is about.
    assert naming == {*people.HELD_BY, "joined_person"}


def test_what_is_joined_is_parted_to_the_letter(db):
    kept, gone = stored_person(db, "Roca", "Núria", on=date(2025, 3, 1)), stored_person(db, "Roca", "Nuria")
    stored_appointment(db, kept)
    came, mandate = stored_appointment(db, gone, start=came_at()), stored_mandate(db, person=gone)
    asked = requests.add(db, Request(0, came_at(), Why.FULL, Outcome.TRANSMITTED, came_at(), person_id=gone.id))
    left_on = Transmitted(0, asked.id, 1, gone.id, gone.name, came_at().date())
    transmittals.add(db, Transmittal(0, 1, came_at().date(), "CAPH", date(2025, 12, 5), (left_on,)))
    elsewhere.TABLE.add(db, MandateElsewhere(0, gone.id, "AC-118", date(2025, 11, 3), date(2026, 11, 2)))
    before = everything(db)
    with writing(db):
        taken = joining.join(db, kept, gone.id)
    assert [row["person_id"] for table in people.HELD_BY for row in db[table].rows] == [kept.id] * 6
    assert joining.still_holds(db, kept.id, taken)
    (left,) = db["person"].rows
    assert people.uids(db, [kept.id]) == sorted(row["uid"] for row in before["person"])
    assert (left["added_on"], left["last_on"] >= "2025-11-27") == ("2025-03-01", True)
    with writing(db):
        joining.part(db, people.get(db, kept.id), taken)
    assert everything(db) == before and came.id and mandate.id


def came_at():
    from datetime import datetime

    return datetime(2025, 11, 20, 9)


def everything(db):
    return {table: [dict(row) for row in db[table].rows] for table in TABLES}


@pytest.mark.parametrize(
    ("kept_on", "gone_on", "added", "last"),
    [
        (date(2025, 3, 1), date(2024, 1, 5), "2024-01-05", "2025-03-01"),
        (date(2024, 3, 1), date(2025, 1, 5), "2024-03-01", "2025-01-05"),
    ],
)
def test_the_days_of_both_are_those_of_the_one_that_stays_until_they_are_parted(db, kept_on, gone_on, added, last):
    kept, gone = stored_person(db, "Roca", "Núria", on=kept_on), stored_person(db, "Roca", "Nuria", on=gone_on)
    before = everything(db)
    with writing(db):
        taken = joining.join(db, kept, gone.id)
    (left,) = db["person"].rows
    assert (left["added_on"], left["last_on"]) == (added, last)
    with writing(db):
        joining.part(db, kept, taken)
    assert everything(db) == before


def test_what_was_joined_goes_with_whom_it_is_about(db):
    kept, gone = stored_person(db, "Roca", "Núria"), stored_person(db, "Roca", "Nuria")
    with writing(db):
        joining.join(db, kept, gone.id)
        people.forget(db, [kept.id])
    assert list(db["joined_person"].rows) == []
