"""The five conventions that pre-fill the assistant: facts of the scheme, in one schema, without anybody's name.

A model holds: `key`, `title`, `source` (a short citation); `place` as `read_place` takes it, its kind by name;
`convention` as `read_terms` takes it, dates in ISO or null, its booker by name; `advisors`, each with the name
of a title; `days`, each with the fields of a `Pattern`, its advisor by rank in `advisors`; `endings`, how it may end
before its term, by name, with the time left after the letter where there is one, and the article; `notes`, sentences
that cite the article and tell what the text says, does not say, or asks for beyond this file. '' and null: unknown.
"""

import json
import re
from datetime import date, time
from typing import Any

import pytest

from desktop_app.domain.advisor import AdvisorTitle
from desktop_app.domain.convention import (
    Booker,
    Ending,
    Half,
    Per,
    Terms,
    Unit,
    Volume,
    begun,
    last_day,
    read_terms,
)
from desktop_app.domain.french import NBSP
from desktop_app.domain.place import PlaceKind, read_place
from desktop_app.domain.planning import Mode, Pattern, Rhythm, Segment, check_patterns
from desktop_app.domain.theme import Purpose
from desktop_app.system.paths import resource
from tests.helpers.builders import thursdays

KEYS = ("alberes", "estaires", "le-boulou", "porte-du-hainaut", "sarthe")
PEOPLE_OF_THE_TEXTS = """
    COMES MALHERBE ROCAS GARCIA LECLERCQ RICCIARDI BRAEM PARRA JEBBARI COSTA FICHEUX HURLUS COLPAERT WILLEMS DEBRAY
    POMARD LOMBART Thibaut MÈNER ROBIN
""".split()
MODELS = {key: json.loads(resource(f"conventions/{key}.json").read_text("utf-8")) for key in KEYS}
EVERY_MODEL = pytest.mark.parametrize("model", MODELS.values(), ids=KEYS)


def a_day(value: str | None) -> date | None:
    """A date of the file."""
    return date.fromisoformat(value) if value else None


_NOT_SIGNED = ("renewals_made", "data")
"""What no signed text says: what the parties and the officer did since."""


def terms_of(model: dict[str, Any], signed_on: date) -> Terms:
    """The terms once the user has filled what the text leaves open."""
    terms = model["convention"]
    return read_terms(
        partner=terms["partner"],
        signed_on=a_day(terms["signed_on"]) or signed_on,
        term_months=terms["term_months"],
        tacit=terms["tacit"],
        notice_months=terms["notice_months"],
        hard_end=a_day(terms["hard_end"]),
        booked_by=Booker[terms["booked_by"]],
        mention=terms["mention"],
        controller=terms["controller"] or "Celui que le partenaire a dit",
        controller_contact=terms["controller_contact"],
        booking_contact=terms["booking_contact"],
        own=terms["own"],
        first_end=a_day(terms["first_end"]),
        renewals_max=terms["renewals_max"],
        cap_months=terms["cap_months"],
        excluded=frozenset((weekday, Half[half]) for weekday, half in terms["excluded"]),
        volume=volume_of(terms["volume"]),
    )


def volume_of(promised: dict[str, Any] | None) -> Volume | None:
    """What the text promises."""
    if promised is None:
        return None
    unit, per = Unit[promised["unit"]], Per[promised["per"]]
    return Volume(promised["count"], unit, per, promised["minutes"])


def rules_of(model: dict[str, Any]) -> list[Pattern]:
    """The days of the model."""
    return [
        Pattern(
            id=0,
            weekday=day["weekday"],
            rhythm=Rhythm[day["rhythm"]],
            advisor_id=day["advisor"],
            purpose=Purpose[day["purpose"]],
            segments=tuple(_segment(each) for each in day["segments"]),
            starts_on=date(2024, 1, 1),
            arrives=time.fromisoformat(day["arrives"]) if "arrives" in day else None,
        )
        for day in model["days"]
    ]


def _segment(hours: dict[str, Any]) -> Segment:
    start, end = time.fromisoformat(hours["start"]), time.fromisoformat(hours["end"])
    if hours["mode"] == "WORKSHOP":
        return Segment.workshop(start, end, hours["places"])
    return Segment(start, end, step=hours["step"])


def test_there_are_five_and_each_file_has_the_name_of_its_key() -> None:
    assert sorted(file.stem for file in resource("conventions").glob("*.json")) == list(KEYS)
    assert [model["key"] for model in MODELS.values()] == list(KEYS)


@EVERY_MODEL
def test_a_model_has_every_field_and_no_other(model: dict[str, Any]) -> None:
    assert list(model) == ["key", "title", "source", "place", "convention", "endings", "advisors", "days", "notes"]
    assert list(model["place"]) == ["kind", "commune", "street", "postcode", "phone"]
    assert list(model["convention"]) == [name for name in Terms.__dataclass_fields__ if name not in _NOT_SIGNED]
    assert model["advisors"] and all(list(advisor) == ["title"] for advisor in model["advisors"])
    fields = ["weekday", "rhythm", "advisor", "purpose", "segments"]
    assert all(list(day) in (fields, [*fields, "arrives"]) for day in model["days"])


def test_how_each_text_lets_it_end_before_its_term() -> None:
    """Read in the five texts: 000 and 001, art. 6, 7.1, 7.2; 002, art. 6; 003, art. 8; 004, art. 5-1 and 5-2."""
    pyrenees = ["FAULT 30 DAYS art. 7.1", "FORCE_MAJEURE 30 DAYS art. 7.2", "OPPOSED art. 6"]
    told = {key: [_told(each) for each in model["endings"]] for key, model in MODELS.items()}
    assert told == {
        "alberes": pyrenees,
        "estaires": ["NOTICE 3 MONTHS art. 6"],
        "le-boulou": pyrenees,
        "porte-du-hainaut": ["FAULT 1 MONTHS art. 5-2", "OPPOSED art. 5-1", "AGREED art. 5-2"],
        "sarthe": ["FAULT 30 DAYS art. 8"],
    }


def _told(ending: dict[str, Any]) -> str:
    assert Ending[ending["ending"]].runs == ("count" in ending)
    assert ending["ending"] != "OPPOSED" or list(ending) == ["ending", "article"]
    return " ".join(str(each) for each in ending.values())


@EVERY_MODEL
def test_what_a_model_proposes_is_accepted_by_the_forms(model: dict[str, Any]) -> None:
    place = model["place"]
    read_place(
        kind=PlaceKind[place["kind"]],
        commune=place["commune"] or "Commune",
        street=place["street"] or "Rue",
        postcode=place["postcode"] or "66000",
        phone=place["phone"],
    )
    terms_of(model, date(2023, 1, 1))
    check_patterns(rules_of(model))
    assert all(AdvisorTitle[advisor["title"]] for advisor in model["advisors"])
    assert all(day["advisor"] < len(model["advisors"]) and 0 <= day["weekday"] < 7 for day in model["days"])


@EVERY_MODEL
def test_a_model_names_nobody(model: dict[str, Any]) -> None:
    words = set(re.findall(r"\w+", json.dumps(model, ensure_ascii=False).casefold()))
    assert not words & {name.casefold() for name in PEOPLE_OF_THE_TEXTS}
    assert not re.search(r"@|\b0\d(?: ?\d\d){4}\b", json.dumps(model, ensure_ascii=False))


@EVERY_MODEL
def test_each_note_is_a_sentence_in_good_typography(model: dict[str, Any]) -> None:
    for note in model["notes"]:
        assert note[0].isupper() and note.endswith((".", "!")) and "'" not in note
        assert not re.search(r" [;:?!»]|« |\d h\b", note)
    cited = [note for note in model["notes"] if re.search(r"\b(art\.|rapport|annexe)", note)]
    assert len(cited) >= len(model["notes"]) - 2


@EVERY_MODEL
def test_no_note_says_that_something_cannot_be_noted(model: dict[str, Any]) -> None:
    assert not [note for note in model["notes"] if re.search(r"pas encore|pour l’instant", note)]


def test_the_half_day_of_two_modes_that_a_note_gives_as_an_example_can_be_held() -> None:
    (note,) = [each for each in MODELS["porte-du-hainaut"]["notes"] if "deux plages" in each]
    hours = re.findall(r"(\d+)\xa0h\xa0– (\d+)\xa0h (sans|sur) rendez-vous", note)
    segments = tuple(
        Segment(time(int(start)), time(int(end))) if how == "sur" else Segment.walk_in(time(int(start)), time(int(end)))
        for start, end, how in hours
    )
    assert [(each.mode, each.minutes) for each in segments] == [(Mode.WALK_IN, 120), (Mode.BY_APPOINTMENT, 60)]
    check_patterns([thursdays(weekday=1, rhythm=Rhythm.SECOND, segments=segments)])


def test_le_boulou_is_complete() -> None:
    model = MODELS["le-boulou"]
    assert [advisor["title"] for advisor in model["advisors"]] == ["ADVISOR", "ADVISOR"]
    thursday, friday = rules_of(model)
    assert (thursday.weekday, thursday.purpose, friday.weekday, friday.purpose) == (
        3,
        Purpose.PROCEDURES,
        4,
        Purpose.WORKSHOPS,
    )
    assert ({each.step for each in thursday.segments}, {each.places for each in friday.segments}) == ({45}, {8})
    convention = terms_of(model, date(2024, 3, 6))
    assert (convention.term_months, convention.tacit, convention.notice_months) == (12, True, 2)
    assert (last_day(begun(convention)), convention.booked_by) == (date(2026, 6, 22), Booker.PLACE)
    assert convention.controller_contact.endswith("24 quai Sadi Carnot, 66906 Perpignan")
    assert model["place"]["kind"] == "MEDIATHEQUE"


def test_the_mentions_are_printed_as_the_texts_give_them() -> None:
    mention = (
        "Opération menée par le Département des Pyrénées-Orientales, avec l'appui financier de l'État, "
        "dans le cadre de sa politique départementale d'inclusion Numérique"
    )
    assert MODELS["le-boulou"]["convention"]["mention"] == MODELS["alberes"]["convention"]["mention"] == mention
    assert MODELS["sarthe"]["convention"]["mention"] == (
        "Opération soutenue par l'État dans le cadre du dispositif Conseiller Numérique France Services"
    )


@pytest.mark.parametrize("key", KEYS)
def test_no_text_gives_the_date_of_the_last_signature(key: str) -> None:
    assert MODELS[key]["convention"]["signed_on"] is None


@pytest.mark.parametrize(
    ("key", "signed_on", "end"),
    [
        ("alberes", date(2022, 10, 1), date(2023, 7, 1)),
        ("estaires", date(2024, 9, 1), date(2025, 8, 31)),
        ("sarthe", date(2023, 12, 1), date(2026, 11, 30)),
        ("porte-du-hainaut", date(2025, 6, 30), None),
    ],
)
def test_with_the_date_that_the_notes_propose_each_convention_ends_when_it_should(
    key: str, signed_on: date, end: date | None
) -> None:
    assert last_day(begun(terms_of(MODELS[key], signed_on))) == end


def test_who_books_is_told_by_each_text() -> None:
    assert {key: MODELS[key]["convention"]["booked_by"] for key in KEYS} == {
        "alberes": "PLACE",
        "estaires": "ADVISOR",
        "le-boulou": "PLACE",
        "porte-du-hainaut": "PLACE",
        "sarthe": "PARTNER",
    }


def test_how_much_presence_each_text_promises() -> None:
    """000 and 001, art. 1.2; 002, art. 3, a weekly morning from 9 to 12; 004, art. 4; 003 leaves it to a strategy."""
    promised = {key: volume_of(MODELS[key]["convention"]["volume"]) for key in KEYS}
    assert {key: each.told.replace(NBSP, " ") if each else "" for key, each in promised.items()} == {
        "alberes": "1 demi-journée par semaine",
        "estaires": "1 demi-journée de 3 h par semaine",
        "le-boulou": "2 journées par semaine",
        "porte-du-hainaut": "1 demi-journée de 3 h par mois",
        "sarthe": "",
    }


def test_days_are_proposed_only_where_a_weekday_is_written() -> None:
    assert {key: len(MODELS[key]["days"]) for key in KEYS} == {
        "alberes": 0,
        "estaires": 1,
        "le-boulou": 2,
        "porte-du-hainaut": 0,
        "sarthe": 0,
    }


def test_only_the_commune_that_transmits_requests_has_a_delay_for_the_answer() -> None:
    transmitting = {key: model["convention"]["answer_days"] for key, model in MODELS.items()}
    assert transmitting == {"alberes": 0, "estaires": 0, "le-boulou": 0, "porte-du-hainaut": 15, "sarthe": 0}
    (note,) = [each for each in MODELS["porte-du-hainaut"]["notes"] if "15\xa0jours" in each]
    assert "art. 3-1" in note and "sans délai de réponse écrit" in note
