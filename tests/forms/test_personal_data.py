"""The same answer for another program: the paper and the file say the same, fact by fact, whatever is held."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

import pytest
from reportlab.platypus import KeepTogether, Paragraph, Table

from desktop_app.domain.french import hour, moment, phone, plain_date, short_date
from desktop_app.forms import mandates_held, personal_data, personal_record
from desktop_app.forms.personal_record import PersonalRecord
from tests.architecture.source import ROOT

from . import reading, samples, samples_access

NOT_FACTS = ("schema", "version", "entrainement", "etat")
"""What the file says of itself; a content is « lisible » where the paper shows it."""
DRESS = ("head", "parties")
"""Of the place and of the convention, not of the person."""


def told(data: PersonalRecord) -> str:
    """The words of the paper, without drawing it."""
    return " ".join(" ".join(_words(personal_record._story(data))).replace("\N{NO-BREAK SPACE}", " ").split())


def _words(story: Any) -> Iterator[str]:
    for each in story:
        if isinstance(each, Paragraph):
            yield each.getPlainText(identify=1)
        elif isinstance(each, Table):
            for row in each._cellvalues:
                yield from _words(cell for value in row for cell in (value if isinstance(value, list) else [value]))
        elif isinstance(each, KeepTogether):
            yield from _words(each._content)


def facts(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Each value of the file that says something, with its key."""
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from facts(inside, name)
    elif isinstance(value, list):
        for inside in value:
            yield from facts(inside, key)
    elif value is not None and key not in NOT_FACTS:
        yield key, value


def on_paper(value: Any) -> tuple[str, ...]:
    """How the paper may write it."""
    if isinstance(value, str):
        if value.isdecimal() and len(value) == 10:
            return (phone(value),)
        for read in (date, datetime):
            try:
                at = read.fromisoformat(value)
            except ValueError:
                continue
            if isinstance(at, datetime):
                return (
                    moment(at),
                    f"{short_date(at.date())}, {hour(at)}",
                    f"{short_date(at.date())} à {hour(at)}",
                    hour(at),
                )
            return plain_date(at), short_date(at)
    return (str(value),)


def every() -> dict[str, PersonalRecord]:
    """With all that may be held; as the front desk sees it; of somebody of whom nothing is."""
    nothing = replace(samples.personal_record(), visits=(), mandates=(), person=replace(samples.PERSON, phone=""))
    return {
        "whole": samples_access.whole_record(),
        "sealed": samples.personal_record(sealed=True),
        "usual": samples.personal_record(),
        "nothing": nothing,
    }


@pytest.mark.parametrize("name", every())
def test_every_fact_of_the_file_is_on_the_paper(name: str) -> None:
    data = every()[name]
    # A sentence that goes on overleaf has the head of the page within.
    paper = f"{reading.whole(personal_record.build(data))} {told(data)}"
    for key, value in facts(json.loads(personal_data.write(data))):
        ways = [way.replace("\N{NO-BREAK SPACE}", " ") for way in on_paper(value)]
        assert any(way.casefold() in paper.casefold() for way in ways), f"{key}: {value}"


def changed(value: Any) -> Any:
    """Another value of the same kind, or None where there is none to put."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        members = list(type(value))
        return members[(members.index(value) + 1) % len(members)]
    if isinstance(value, datetime):
        return value + timedelta(days=1, minutes=1)
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, int):
        return value + 1
    return f"{value} Zq" if isinstance(value, str) else None


def variants(value: Any) -> Iterator[Any]:
    """The same with one leaf of it changed, for each of its leaves."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.init:
                for other in variants(getattr(value, field.name)):
                    yield replace(value, **{field.name: other})
    elif isinstance(value, tuple):
        for at, inside in enumerate(value):
            for other in variants(inside):
                made = (*value[:at], other, *value[at + 1 :])
                yield type(value)(*made) if hasattr(value, "_fields") else made
        if value and not hasattr(value, "_fields"):
            yield value[:-1]
    elif isinstance(value, frozenset):
        yield frozenset()
    elif (other := changed(value)) is not None:
        yield other


def said(data: PersonalRecord) -> tuple[str, str] | None:
    """What the paper and the file say, or None where such a record cannot be."""
    try:
        return told(data), json.dumps(personal_data.content(data))
    except (KeyError, IndexError, AttributeError, StopIteration, OverflowError, ValueError):
        return None


def test_whatever_changes_one_changes_the_other() -> None:
    whole, tried = samples_access.whole_record(), 0
    before = said(whole)
    assert before
    for field in fields(whole):
        if field.name in DRESS:
            continue
        for other in variants(getattr(whole, field.name)):
            after = said(replace(whole, **{field.name: other}))
            if after:
                tried += 1
                moved = (before[0] != after[0], before[1] != after[1])
                assert moved[0] == moved[1], (field.name, other)
    assert tried > 200


def test_the_sealed_content_is_said_to_exist_by_both_and_how_to_read_it() -> None:
    sealed = samples.personal_record(sealed=True)
    found = json.loads(personal_data.write(sealed))
    content = found["mandats"][0]["contenu"]
    assert content == {"etat": "scelle", "comment_le_lire": mandates_held.SEALED}
    assert "2026-0012" in found["ce_qui_n_est_pas_ici"][0] and "CAF" not in json.dumps(found)
    assert json.loads(personal_data.write(samples.personal_record()))["mandats"][0]["contenu"]["etat"] == "lisible"


def test_the_file_is_utf_8_with_dates_as_the_standard_writes_them_and_a_schema() -> None:
    written = personal_data.write(samples.personal_record())
    assert "Lefèvre-Nguyễn".encode() in written and written.endswith(b"}\n")
    found = json.loads(written)
    assert (found["schema"], found["version"]) == ("permanence/donnees-personnelles", 1)
    assert (found["fait_le"], found["rendez_vous"][0]["debut"]) == ("2026-11-26", "2026-10-01T09:00")


def test_every_key_is_told_in_the_help_and_none_but_those() -> None:
    page = (ROOT / "resources/help/data_file.md").read_text("utf-8")
    documented = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `")}
    assert documented == set(_keys(json.loads(personal_data.write(samples_access.whole_record()))))


def _keys(value: Any) -> Iterator[str]:
    for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(inside)
    yield from value if isinstance(value, dict) else ()
