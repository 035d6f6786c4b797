"""A destruction is asked with its cause, finished whatever happens, shown until then, and proved once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from desktop_app.domain import mandate as rules
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import EndReason, Mandate, State
from desktop_app.domain.mandate.destruction import Destruction, Trigger
from desktop_app.storage.connection.database import writing
from desktop_app.storage.files import mandates_in
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import destructions as register
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.mandates import mandates as stored
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.mandates import destroying, endings, mandates
from desktop_app.use_cases.papers import printing
from tests.helpers.builders import stored_mandate
from tests.helpers.clock import StillClock
from tests.helpers.each_system import while_open
from tests.helpers.readers import reading

KEY_ID = "0123456789abcdef0123456789abcdef"


def asked_only(desk: Desk, mandate: Mandate) -> Destruction:
    """What a crash leaves right after the end of the mandate was written."""
    ended = rules.end(stored.get(desk.db, mandate.id) or mandate, EndReason.WITHDRAWN, desk.now())
    with writing(desk.db):
        stored.update(desk.db, ended)
        return destroying.ask_for_body(desk, ended)


def key_gone(desk: Desk, mandate: Mandate) -> Destruction:
    """What a crash leaves once the key is destroyed and the body not yet taken out."""
    asked = asked_only(desk, mandate)
    assert mandate_keys.destroy(desk.mandate_keys, register.ids_of(desk.db, asked.number), asked)
    return asked


def trace_left(desk: Desk, mandate: Mandate) -> Destruction:
    """What a crash leaves when the key is deleted and the log still holds it."""
    with reading(desk):
        asked = asked_only(desk, mandate)
        assert not mandate_keys.destroy(desk.mandate_keys, register.ids_of(desk.db, asked.number), asked)
    return asked


@pytest.mark.parametrize("crash", [asked_only, key_gone, trace_left])
def test_one_that_was_interrupted_is_finished_at_the_next_start(
    desk: Desk, reception_desk: Desk, crash: Callable[[Desk, Mandate], Destruction]
) -> None:
    asked = crash(desk, stored_mandate(desk.db))
    assert destructions.pending(desk) == [asked]
    done = destructions.resume(reception_desk)
    assert done.told == "Une destruction menée à son terme." and done.touched is Touched.EVERYTHING
    assert destructions.pending(desk) == [] and desk.db["mandate_body"].count == 0
    assert mandate_keys.ids(desk.mandate_keys) == set()
    proof = register.of_number(desk.db, asked.number)
    assert proof.done_at == desk.now() and proof.by == desk.who and proof.head
    assert destructions.resume(reception_desk).touched is Touched.NOTHING


def test_nothing_to_finish_is_told_in_no_words(desk: Desk) -> None:
    stored_mandate(desk.db)
    lines = len(journal.latest(desk.db, 99))
    assert destructions.resume(desk) == destructions.resume(desk)
    assert destructions.resume(desk).told == "" and len(journal.latest(desk.db, 99)) == lines


def test_a_key_whose_mandate_was_never_written_is_swept_and_no_other(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    kept = mandate_keys.ids(desk.mandate_keys)
    mandate_keys.draw(desk.mandate_keys, desk.keys, KEY_ID)
    destructions.resume(desk)
    assert mandate_keys.ids(desk.mandate_keys) == kept and mandate_keys.unplaced(desk.mandate_keys) == []
    assert mandates.view(desk, mandate.id).mandate == mandate


def test_a_withdrawal_is_one_even_when_a_reader_keeps_a_trace(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    with reading(desk):
        told = endings.withdraw(reception_desk, mandate.id).told
        assert "la destruction de son contenu est à terminer (D2025-0001)" in told
        assert mandates.view(desk, mandate.id).mandate.body is None
        assert destructions.resume(desk).told == "Une destruction à terminer."
    assert [each.number for each in destructions.pending(desk)] == ["D2025-0001"]
    assert destructions.resume(desk).told == "Une destruction menée à son terme."
    assert destructions.pending(desk) == []


def test_one_that_a_copy_held_back_is_finished_when_the_copy_is_recorded(desk: Desk) -> None:
    job = backups.prepare(desk)
    with reading(desk):
        endings.withdraw(desk, stored_mandate(desk.db).id)
        made = backups.run(job)
    assert len(destructions.pending(desk)) == 1
    backups.record(desk, made)
    assert destructions.pending(desk) == []


def test_a_withdrawal_is_one_even_when_the_keys_are_gone(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    path = mandates_in(desk.folder)
    while_open(lambda: path.rename(path.with_name("aside")))
    told = endings.withdraw(desk, mandate.id).told
    assert "à terminer" in told and mandates.view(desk, mandate.id).mandate.state is State.ENDED
    path.with_name("aside").rename(path)
    destructions.resume(desk)
    assert destructions.pending(desk) == [] and mandate_keys.ids(desk.mandate_keys) == set()


def test_several_are_finished_together_each_with_its_line(desk: Desk) -> None:
    asked = [asked_only(desk, stored_mandate(desk.db)) for _ in range(3)]
    assert destructions.resume(desk).told == "3 destructions menées à leur terme."
    lines = [entry for entry in journal.latest(desk.db, 3)[::-1] if entry.action is Action.DESTROYED]
    assert [(entry.subject, entry.detail) for entry in lines] == [(each.subject, each.number) for each in asked]


def test_the_proof_bears_the_head_of_the_journal_where_the_destruction_is_written(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    endings.withdraw(desk, mandate.id)
    proof = destructions.of_mandate(desk, mandate.id)
    head = journal.head(desk.db)
    assert proof and proof.head == f"{head.count} {head.hex16}"
    assert journal.latest(desk.db, 1)[0].action is Action.DESTROYED


def test_the_register_names_nobody(desk: Desk, clock: StillClock) -> None:
    stored_mandate(desk.db, ends_on=date(2025, 12, 1))
    clock.set(datetime(2025, 12, 2, 8))
    endings.close_expired(desk)
    found = destructions.every(desk)
    assert [each.trigger for each in found] == [Trigger.EXPIRED]
    assert not [word for word in ("Lefèvre", "Éloïse", "CAF", "logement") if word in repr(found)]


def test_a_mandate_that_goes_on_has_no_proof(desk: Desk) -> None:
    assert destructions.of_mandate(desk, stored_mandate(desk.db).id) is None


def test_a_proof_is_printed_once_it_is_done_and_not_before(desk: Desk, reception_desk: Desk) -> None:
    with reading(desk):
        endings.withdraw(reception_desk, stored_mandate(desk.db).id)
        pending = destructions.pending(desk)[0]
        with pytest.raises(RuleBroken, match="pas encore de preuve"):
            printing.destruction_proof(reception_desk, pending.id)
    destructions.resume(desk)
    paper = printing.destruction_proof(reception_desk, pending.id)
    assert paper.file_name == "preuve-D2025-0001.pdf" and paper.subject == "destruction-D2025-0001"
    with pytest.raises(OutOfDate):
        printing.destruction_proof(desk, 99)
