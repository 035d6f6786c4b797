"""The body of a mandate: sealed under its own key, bound to its mandate, silent to whoever has the file alone."""

import json
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import BodySealed
from desktop_app.domain.mandate import (
    Act,
    ActDone,
    Aid,
    Birth,
    Entrusted,
    IdentityDocument,
    IdentityFact,
    Manner,
    Outcome,
    Path,
    Reach,
    Signing,
    State,
)
from desktop_app.domain.organism import Category
from desktop_app.domain.person import Person
from desktop_app.storage.connection.database import writing
from desktop_app.storage.errors import Damaged, TooNew
from desktop_app.storage.mandates import mandate_body, mandate_content, mandate_keys
from tests.helpers import builders
from tests.helpers.builders import NINE, THURSDAY
from tests.helpers.pages import bytes_of_pages

# Seven bytes at least: three, as of « CAF », stand by chance in one sealed megabyte of sixteen.
WORDS = ("Demande d’aide au logement", "CONSULT", "IDENTITY_CARD", "Avis d’imposition 2025")


def read(db, mandate_keys_db, keys, *mandates):
    return mandate_body.read(db, mandate_keys_db, keys, mandates)


def come_back(db, mandate_keys_db, keys, body):
    """What is read of a body that was written for a mandate."""
    made = builders.stored_mandate(db)
    with writing(db):
        mandate_body.write(db, mandate_keys_db, keys, replace(made, body=body))
    return read(db, mandate_keys_db, keys, made)[made.id]


def row(db, mandate):
    return db.execute("SELECT key_id, sealed FROM mandate_body WHERE mandate_id = ?", (mandate.id,)).fetchone()


@pytest.mark.parametrize("state", [state for state in State if state is not State.ENDED])
def test_a_body_comes_back_at_every_step(db, mandate_keys_db, keys, state):
    made = builders.stored_mandate(db, state)
    assert read(db, mandate_keys_db, keys, made) == {made.id: made.body}


def test_an_ended_mandate_has_none(db, mandate_keys_db, keys):
    assert read(db, mandate_keys_db, keys, builders.stored_mandate(db, State.ENDED)) == {}


def test_the_keys_of_the_front_desk_open_none(db, mandate_keys_db, keys):
    made = builders.stored_mandate(db)
    assert read(db, mandate_keys_db, keys.for_the_desk, made) == {}
    for locked_out in (made, replace(made, id=made.id + 1)):
        with pytest.raises(BodySealed), writing(db):
            mandate_body.write(db, mandate_keys_db, keys.for_the_desk, locked_out)
    assert read(db, mandate_keys_db, keys, made) == {made.id: made.body}


def test_with_its_key_gone_it_is_noise_for_everybody(db, mandate_keys_db, keys):
    made = builders.stored_mandate(db)
    mandate_keys_db.execute("DELETE FROM mandate_key")
    assert read(db, mandate_keys_db, keys, made) == {}


def test_each_body_has_a_key_of_its_own_and_another_when_it_is_written_again(db, mandate_keys_db, keys):
    made = [builders.stored_mandate(db) for _ in range(2)]
    first, second = (row(db, each) for each in made)
    assert first[0] != second[0] and len(mandate_keys.ids(mandate_keys_db)) == 2
    again = replace(made[0], body=builders.a_body(requests=()))
    with writing(db):
        assert mandate_body.write(db, mandate_keys_db, keys, again) == first[0]
    assert row(db, again)[0] not in (first[0], second[0]) and row(db, again)[1] != first[1]
    assert {first[0], row(db, again)[0]} <= set(mandate_keys.unplaced(mandate_keys_db))
    assert mandate_keys.drop(mandate_keys_db, first[0], for_good=True) and len(mandate_keys.ids(mandate_keys_db)) == 2
    assert read(db, mandate_keys_db, keys, *made) == {again.id: again.body, made[1].id: made[1].body}


def _seal(db, mandate_keys_db, keys, mandate, content):
    """Seal these words in the place of the body of this mandate, as another version of the program would have."""
    with pytest.MonkeyPatch.context() as patch, writing(db):
        patch.setattr(mandate_content, "written", lambda body: json.dumps(content))
        mandate_body.write(db, mandate_keys_db, keys, mandate)


def test_a_body_says_how_it_is_written(db, mandate_keys_db, keys):
    made = builders.stored_mandate(db)
    content = json.loads(mandate_content.written(made.body))
    assert content["v"] == 4
    _seal(db, mandate_keys_db, keys, made, content)
    assert read(db, mandate_keys_db, keys, made) == {made.id: made.body}


@pytest.mark.parametrize("said", [{}, {"v": 1}])
def test_a_body_of_0_1_0_is_read_as_the_first(db, mandate_keys_db, keys, said):
    """As that program wrote it, typed here by hand; it knew neither who did each step nor what was printed."""
    made = builders.stored_mandate(db)
    line = {"organism": "CAF", "procedure": "Demande d’aide au logement", "acts": ["CONSULT", "FILL"]}
    request = {"organism": "Impôts (DGFiP)", "data": "Avis d’imposition 2025"}
    content = {**said, "lines": [line], "requests": [request], "execution": "BOTH", "identity": "IDENTITY_CARD"}
    _seal(db, mandate_keys_db, keys, made, content)
    expected = builders.a_body(identity=IdentityDocument.IDENTITY_CARD)
    assert read(db, mandate_keys_db, keys, made) == {made.id: expected}


def test_a_body_of_the_second_version_is_read_without_what_came_since(db, mandate_keys_db, keys):
    """Typed here by hand: it knew neither what is entrusted nor what a line is counted under."""
    made = builders.stored_mandate(db)
    line = {"organism": "CAF", "procedure": "Demande d’aide au logement", "acts": ["CONSULT", "FILL"]}
    request = {"organism": "Impôts (DGFiP)", "data": "Avis d’imposition 2025"}
    by = {"informed_by": "Ana", "identified_by": "", "received_by": "", "printed": None}
    scope = {"lines": [line], "requests": [request], "execution": "BOTH", "identity": None}
    _seal(db, mandate_keys_db, keys, made, {"v": 2, **scope, **by})
    found = read(db, mandate_keys_db, keys, made)[made.id]
    assert found == builders.a_body(informed_by="Ana")
    assert found.entrusted == frozenset() and found.lines[0].category is None


def test_what_is_entrusted_and_what_a_line_is_counted_under_come_back(db, mandate_keys_db, keys):
    line = replace(builders.a_body().lines[0], category=Category.HOUSING)
    body = builders.a_body(lines=(line,), entrusted=frozenset({Entrusted.BANK_DETAILS, Entrusted.TAX_NOTICE}))
    found = come_back(db, mandate_keys_db, keys, body)
    assert found == body and found.lines[0].category is Category.HOUSING


def test_a_body_of_the_second_way_is_read_as_nobody_asked(db, mandate_keys_db, keys):
    """It knew neither who may sign, nor what was understood, nor another means than a document."""
    made = builders.stored_mandate(db)
    content = json.loads(mandate_content.written(made.body)) | {"v": 2}
    for later in ("path", "understood_at", "understood_by", "identity_facts"):
        del content[later]
    _seal(db, mandate_keys_db, keys, made, content)
    assert read(db, mandate_keys_db, keys, made) == {made.id: replace(made.body, understood_at=None)}


def test_a_body_of_the_third_way_is_read_without_what_came_since(db, mandate_keys_db, keys):
    """It knew neither a birth, nor for whom one signs, nor how to reach anybody, nor large print."""
    body = builders.a_body(printed=builders.a_printing())
    made = builders.stored_mandate(db, body=body)
    content = json.loads(mandate_content.written(body)) | {"v": 3}
    for later in ("reach", "birth", "given_for"):
        del content[later]
    for later in ("convention_ends", "large"):
        del content["printed"][later]
    _seal(db, mandate_keys_db, keys, made, content)
    found = read(db, mandate_keys_db, keys, made)[made.id]
    assert found == body
    assert (found.reach, found.birth, found.given_for, found.printed.originals.large) == (None, None, "", False)


def test_whom_the_paper_names_and_how_they_are_reached_come_back(db, mandate_keys_db, keys):
    birth = Birth("D’Almeida", date(1948, 3, 12), "Perpignan (66)")
    printed = builders.a_printing(convention_ends=date(2027, 6, 22), large=True)
    for given in (birth, Birth("", None, "Rabat"), None):
        body = builders.a_body(birth=given, given_for="Zoé Ðỗ", reach=Reach.LETTER, printed=printed)
        assert come_back(db, mandate_keys_db, keys, body) == body


def test_who_signs_and_what_stood_for_a_document_come_back(db, mandate_keys_db, keys):
    path = Path(Signing.WITH_CURATOR, frozenset({Aid.READ_ALOUD, Aid.INTERPRETER}), seen_alone=True)
    facts = frozenset({IdentityFact.KNOWN, IdentityFact.CALL})
    said = {"understood_at": builders.NINE, "understood_by": "Éric"}
    body = builders.a_body(path=path, identity=IdentityDocument.OTHER_MEANS, identity_facts=facts, **said)
    assert come_back(db, mandate_keys_db, keys, body) == body


def test_what_the_originals_said_comes_back_word_for_word(db, mandate_keys_db, keys):
    printed = builders.a_printing(person=Person(0, "D’Almeida Gonçalves", "Ana Sofía"), months_kept=36, demo=True)
    by = {"informed_by": "Ana", "identified_by": "Éric", "received_by": "Łucja"}
    body = builders.a_body(printed=printed, **by)
    assert come_back(db, mandate_keys_db, keys, body) == body


@pytest.mark.parametrize("version", [0, 5, "1", None])
def test_a_body_written_in_another_way_is_not_guessed_at(db, mandate_keys_db, keys, version):
    made = builders.stored_mandate(db)
    content = json.loads(mandate_content.written(made.body)) | {"v": version}
    _seal(db, mandate_keys_db, keys, made, content)
    with pytest.raises(TooNew):
        read(db, mandate_keys_db, keys, made)


def test_what_was_done_comes_back_word_for_word(db, mandate_keys_db, keys):
    full = ActDone(1, Act.FILL, NINE, Manner.LETTER, Outcome.PENDING, "Łucja", THURSDAY, "Relancer", "« reçu »")
    body = builders.a_body(acts=(full, ActDone(2, None, NINE)))
    assert come_back(db, mandate_keys_db, keys, body) == body


def test_a_body_of_before_acts_is_read_as_without_any(db, mandate_keys_db, keys):
    made = builders.stored_mandate(db)
    content = json.loads(mandate_content.written(made.body))
    _seal(db, mandate_keys_db, keys, made, {name: said for name, said in content.items() if name != "acts"} | {"v": 2})
    assert read(db, mandate_keys_db, keys, made) == {made.id: made.body}


def test_the_same_body_is_never_sealed_twice_alike(db, mandate_keys_db, keys):
    made = builders.stored_mandate(db)
    sealed = set()
    for _ in range(3):
        with writing(db):
            mandate_body.write(db, mandate_keys_db, keys, made)
        sealed.add(row(db, made)[1])
    assert len(sealed) == 3


def test_its_length_does_not_tell_how_much_it_covers(db, mandate_keys_db, keys):
    small = builders.stored_mandate(db, body=builders.a_body(requests=()))
    large = builders.stored_mandate(db, body=builders.a_body())
    assert len(row(db, small)[1]) == len(row(db, large)[1])


@pytest.mark.parametrize("column", ["key_id", "sealed", "mandate_id"])
def test_a_body_put_in_the_place_of_another_is_seen(db, mandate_keys_db, keys, column):
    one, other = builders.stored_mandate(db), builders.stored_mandate(db)
    first, second = (row(db, each) for each in (one, other))
    db.execute("DELETE FROM mandate_body")
    swapped = {"key_id": (second[0], first[1]), "sealed": (first[0], second[1]), "mandate_id": first}[column]
    at = other.id if column == "mandate_id" else one.id
    db.execute("INSERT INTO mandate_body VALUES (?, ?, ?)", (at, *swapped))
    with pytest.raises(Damaged):
        read(db, mandate_keys_db, keys, one, other)


def test_a_body_does_not_follow_its_mandate_under_another_number(db, mandate_keys_db, keys):
    made = builders.stored_mandate(db)
    db.execute("UPDATE mandate SET number = '2025-0099'")
    with pytest.raises(Damaged):
        read(db, mandate_keys_db, keys, made)


def test_more_bodies_than_one_question_may_hold_come_back(db, mandate_keys_db, keys):
    made = builders.stored_mandate(db)
    many = []
    with writing(db), mandate_keys_db.atomic():
        for n in range(1203):
            from desktop_app.storage.mandates import mandates

            clear = mandates.add(db, replace(made, id=0, number=f"2024-{n:04}"))
            mandate_body.write(db, mandate_keys_db, keys, clear)
            many.append(clear)
    assert read(db, mandate_keys_db, keys, *many) == {each.id: made.body for each in many}


def test_no_word_of_it_stands_in_the_file_in_clear(db, folder, keys):
    builders.stored_mandate(db, person=builders.stored_person(db, "Marqueur"))
    paths = sorted(folder.iterdir())
    raw = b"".join(path.read_bytes() for path in paths)
    clear = b"".join(
        bytes_of_pages(path, key) for path in paths for key in (keys.data, mandate_keys.file_key(keys.data))
    )
    assert b"Marqueur" not in raw and b"Marqueur" in clear
    assert not [word for word in WORDS if word.encode() in raw + clear]
