"""A body that is written again has another key: whoever copied the earlier one reads nothing of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.mandate import Body, Mandate, State
from desktop_app.storage.errors import DiskFull
from desktop_app.storage.mandates import mandate_body, mandate_keys
from desktop_app.storage.safekeeping import carry_over
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.mandates import endings
from desktop_app.use_cases.mandates import mandates as work
from tests.helpers import builders
from tests.helpers.builders import stored_mandate


def read(desk: Desk, mandate: Mandate) -> Body | None:
    """The body as it opens today."""
    return mandate_body.read(desk.db, desk.mandate_keys, desk.keys, [mandate]).get(mandate.id)


class Stopped(Exception):
    """The computer stops there."""


def revised(desk: Desk, made: Mandate) -> Body:
    body = builders.a_body(requests=())
    work.revise(desk, made.id, body=body, ends_on=made.ends_on)
    return replace(body, identity=None)


def test_whoever_copied_both_files_reads_nothing_that_was_revised_since(desk: Desk, tmp_path: Path) -> None:
    made, left = (stored_mandate(desk.db, State.DRAFT) for _ in range(2))
    mandate_keys.empty_log(desk.mandate_keys)
    place = shutil.copytree(desk.folder, tmp_path / "taken")
    body = revised(desk, made)
    old = mandate_keys.open_file(place, desk.keys.data)
    seen = mandate_body.read(desk.db, old, desk.keys, [made, left])
    mandate_keys.close(old)
    # What they copied they can read still: a copy cannot be taken back.
    assert seen == {left.id: left.body}
    assert read(desk, made) == body


def test_the_earlier_key_is_gone_with_the_earlier_body(desk: Desk) -> None:
    made = stored_mandate(desk.db, State.DRAFT)
    (before,) = mandate_keys.ids(desk.mandate_keys)
    revised(desk, made)
    (after,) = mandate_keys.ids(desk.mandate_keys)
    assert mandate_body.key_id_of(desk.db, made.id) == after != before


@pytest.mark.parametrize("kept", [False, True], ids=["before it is kept", "after"])
def test_cut_between_the_two_files_one_key_is_left_and_the_body_opens(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    made = stored_mandate(desk.db, State.DRAFT)
    destructions.resume(desk)
    assert not mandate_keys.unplaced(desk.mandate_keys)
    real = mandate_body.write

    def stop(*_: object, **__: object) -> None:
        raise Stopped

    def write_then_stop(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        raise Stopped

    with monkeypatch.context() as patch, pytest.raises(Stopped):
        if kept:
            patch.setattr(mandate_keys, "drop", stop)
        else:
            patch.setattr(mandate_body, "write", write_then_stop)
        revised(desk, made)
    assert len(mandate_keys.ids(desk.mandate_keys)) == 2
    destructions.resume(desk)
    assert mandate_keys.ids(desk.mandate_keys) == {mandate_body.key_id_of(desk.db, made.id)}
    assert not mandate_keys.unplaced(desk.mandate_keys)
    expected = builders.a_body(requests=()) if kept else made.body
    found = read(desk, made)
    assert found and expected and found.lines == expected.lines and found.requests == expected.requests


def test_the_key_of_an_earlier_body_goes_with_the_mandate_at_the_latest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = stored_mandate(desk.db, State.DRAFT)

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(mandate_keys, "drop", full)
        revised(desk, made)
    assert len(mandate_keys.ids(desk.mandate_keys)) == 2
    endings.withdraw(desk, made.id)
    assert not mandate_keys.ids(desk.mandate_keys)


def test_a_copy_put_back_counts_a_body_written_again_as_one_mandate(desk: Desk) -> None:
    made = stored_mandate(desk.db, State.DRAFT)
    old = dict(desk.db.execute("SELECT mandate_id, key_id FROM mandate_body"))
    revised(desk, made)
    desk.db.execute("UPDATE mandate_body SET key_id = ?", (old[made.id],))
    assert carry_over.unknown_mandates(desk.db, desk.mandate_keys) == 0
