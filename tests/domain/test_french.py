"""Dates, hours, phones and plurals as French people write them, and read back as they type them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.french import (
    NBSP,
    counted,
    day_and_month,
    hour,
    hours,
    listed,
    long_date,
    moment,
    of_name,
    of_person,
    phone,
    plain_date,
    plural,
    plural_up_to,
    read_date,
    read_hour,
    read_phone,
    short_date,
)
from tests.domain.strategies import DAYS

TODAY = date(2026, 11, 21)


def seen(text: str) -> str:
    """The text as it is seen: blanks that do not break look like the others."""
    return text.replace(NBSP, " ")


def test_the_first_of_the_month_is_said_premier() -> None:
    assert seen(long_date(date(2026, 5, 1))) == "vendredi 1er mai 2026"
    assert seen(day_and_month(date(2026, 11, 26))) == "jeudi 26 novembre"
    assert seen(plain_date(date(2026, 2, 11))) == "11 février 2026"
    assert short_date(date(2026, 1, 5)) == "05/01/2026"


def test_hours_are_written_with_a_lone_h() -> None:
    assert [seen(hour(time(*at))) for at in ((9, 0), (10, 30), (14, 5))] == ["9 h", "10 h 30", "14 h 05"]
    assert seen(hours(time(9), time(12, 30))) == "9 h – 12 h 30"
    assert seen(moment(datetime(2026, 11, 26, 10, 30))) == "jeudi 26 novembre 2026 à 10 h 30"


def test_an_hour_never_breaks_at_the_end_of_a_line() -> None:
    assert " " not in hour(time(10, 30))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9", time(9)),
        ("9h", time(9)),
        ("9 h 30", time(9, 30)),
        (f"9{NBSP}h{NBSP}30", time(9, 30)),
        ("9:30", time(9, 30)),
        ("09.30", time(9, 30)),
        ("930", time(9, 30)),
        ("1415", time(14, 15)),
        ("9H30", time(9, 30)),
        ("9 heures", time(9)),
        ("9 heures 30 min", time(9, 30)),
        (" 0 h ", time(0)),
    ],
)
def test_an_hour_is_read_as_it_is_typed(typed: str, read: time) -> None:
    assert read_hour(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "h", "24", "9h60", "9h300", "99", "neuf", "-9", "9h30 10h", "9,5", "min", "9h-30"]
)
def test_what_is_no_hour_is_not_read(typed: str) -> None:
    assert read_hour(typed) is None


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)))
def test_an_hour_shown_is_read_back(at: time) -> None:
    assert read_hour(hour(at)) == at


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("26/11/2026", date(2026, 11, 26)),
        ("26.11.26", date(2026, 11, 26)),
        ("26-11-2026", date(2026, 11, 26)),
        ("26 11 2026", date(2026, 11, 26)),
        ("26112026", date(2026, 11, 26)),
        ("261126", date(2026, 11, 26)),
        ("26 novembre", date(2026, 11, 26)),
        ("26/11", date(2026, 11, 26)),
        ("21/11", TODAY),
        ("20/11", date(2027, 11, 20)),
        ("1er mai", date(2027, 5, 1)),
        ("jeudi 26 nov.", date(2026, 11, 26)),
        ("le jeudi 26 novembre 2026", date(2026, 11, 26)),
        ("3 AOÛT 2027", date(2027, 8, 3)),
        ("3 aout 2027", date(2027, 8, 3)),
        ("3 fevrier", date(2027, 2, 3)),
        ("3 aou\N{COMBINING CIRCUMFLEX ACCENT}t", date(2027, 8, 3)),
        ("29/02", date(2028, 2, 29)),
    ],
)
def test_a_date_is_read_as_it_is_typed(typed: str, read: date) -> None:
    assert read_date(typed, TODAY) == read


@pytest.mark.parametrize(
    "typed",
    [
        *("", "26", "jeudi", "31/02/2026", "32/01", "26/13", "5 jui", "5 ma", "26/11/026", "10:30", "hier"),
        "jeudi jeudi 26/11",
        *("0/0/0000", "31/12/9999", "01/01/0001", "31/12/1899", "01/01/2200"),
    ],
)
def test_what_is_no_date_is_not_read(typed: str) -> None:
    assert read_date(typed, TODAY) is None


@given(DAYS, DAYS)
def test_a_date_shown_is_read_back(day: date, today: date) -> None:
    for written in (short_date(day), long_date(day), plain_date(day)):
        assert read_date(written, today) == day


@given(DAYS, DAYS)
def test_a_date_without_a_year_is_the_next_one(day: date, today: date) -> None:
    read = read_date(day_and_month(day), today)
    assert read
    assert (read.day, read.month) == (day.day, day.month)
    assert read >= today
    years = range(today.year, read.year)
    assert not any(_exists(year, day) and date(year, day.month, day.day) >= today for year in years)


def _exists(year: int, day: date) -> bool:
    return (day.month, day.day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("04 68 87 12 34", "0468871234"),
        ("04.68.87.12.34", "0468871234"),
        ("04-68-87-12-34", "0468871234"),
        ("04–68–87–12–34", "0468871234"),
        ("0468871234", "0468871234"),
        ("+33 4 68 87 12 34", "0468871234"),
        ("+33 (0)4 68 87 12 34", "0468871234"),
        ("0033468871234", "0468871234"),
        ("+34 612 345 678", "+34612345678"),
        ("0034612345678", "+34612345678"),
        ("\u202a06 39 98 00 01\u202c", "0639980001"),
    ],
)
def test_a_phone_is_read_as_it_is_typed(typed: str, read: str) -> None:
    assert read_phone(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        *("", "0", "00 00 00 00 00", "04 68 87 12", "04 68 87 12 34 5", "468871234", "+33 4 68", "+0468871234"),
        *("04 68 8O 12 34", "٠٤٦٨٨٧١٢٣٤", "04٦٨٨٧١٢٣٤", "abc", "12/12/2026"),
    ],
)
def test_what_is_no_phone_is_not_read(typed: str) -> None:
    assert read_phone(typed) is None


def test_phones_are_shown_in_groups_one_can_dictate() -> None:
    shown = [seen(phone(number)) for number in ("0468871234", "+34612345678", "+212612345678", "+12125551234")]
    assert shown == ["04 68 87 12 34", "+34 612 345 678", "+212 612 345 678", "+1 212 555 12 34"]


@given(st.from_regex(r"0[1-9][0-9]{8}|\+[124-9][0-9]{6,14}|\+3[0-24-9][0-9]{5,12}", fullmatch=True))
def test_a_phone_shown_is_read_back(number: str) -> None:
    assert read_phone(phone(number)) == number
    assert all(len(group) > 1 for group in phone(number).split(NBSP))


@given(st.text(st.characters(categories=["Nd"]) | st.sampled_from("0+ .-("), min_size=9, max_size=16))
def test_a_phone_that_was_read_has_only_digits_of_the_keyboard(text: str) -> None:
    read = read_phone(text)
    assert read is None or set(read) <= set("+0123456789")


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("usager", "usagers"),
        ("rendez-vous", "rendez-vous"),
        ("créneau libre", "créneaux libres"),
        ("place libre", "places libres"),
        ("original", "originaux"),
        ("festival", "festivals"),
        ("lieu", "lieux"),
        ("mois", "mois"),
        ("jour de permanence", "jours de permanence"),
        ("feuille d’émargement", "feuilles d’émargement"),
        ("personne à rappeler", "personnes à rappeler"),
        ("démarche en cours", "démarches en cours"),
    ],
)
def test_only_from_two_on_is_it_many_and_a_complement_stays(word: str, many: str) -> None:
    assert [seen(plural(count, word)) for count in (0, 1, 2)] == [f"0 {word}", f"1 {word}", f"2 {many}"]


def test_what_is_many_is_said_so() -> None:
    assert [seen(plural_up_to(2, count, "mandat")) for count in (1, 2, 3)] == [
        "1 mandat",
        "2 mandats",
        "plus de 2 mandats",
    ]


def test_none_at_all_agrees_with_its_noun() -> None:
    assert [counted(0, "mandat"), counted(0, "personne à rappeler")] == ["Aucun mandat", "Aucune personne à rappeler"]
    assert seen(counted(3, "mandat")) == "3 mandats"


def test_things_are_listed_with_a_last_et() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a et b", "a, b et c"]


@pytest.mark.parametrize(
    ("commune", "said"),
    [
        ("Le Boulou", "du Boulou"),
        ("LE BOULOU", "du BOULOU"),
        ("Les Angles", "des Angles"),
        ("La Flèche", "de La Flèche"),
        ("L’Isle-Adam", "de L’Isle-Adam"),
        ("Perpignan", "de Perpignan"),
        ("Estaires", "d’Estaires"),
        ("Évreux", "d’Évreux"),
        ("Œuilly", "d’Œuilly"),
        ("Hyères", "d’Hyères"),
        ("Honfleur", "de Honfleur"),
        ("Lens", "de Lens"),
    ],
)
def test_a_commune_is_said_after_de(commune: str, said: str) -> None:
    assert of_name(commune) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Marie Durand", "de Marie Durand"),
        ("Éloïse Lefèvre", "d’Éloïse Lefèvre"),
        ("Hélène Roca", "d’Hélène Roca"),
        ("Hassan Benali", "de Hassan Benali"),
        ("Yves Puig", "d’Yves Puig"),
        ("Yannick Serra", "de Yannick Serra"),
        ("Œnone", "d’Œnone"),
    ],
)
def test_a_person_after_de(name: str, said: str) -> None:
    assert of_person(name) == said
