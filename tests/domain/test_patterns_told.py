"""A pattern is said as a person would say it."""

from dataclasses import replace
from datetime import date, time

import pytest

from desktop_app.domain.planning import Mode, Pattern, Rhythm, Segment, details_told, pattern_told, rhythm_told
from desktop_app.domain.theme import Purpose
from tests.helpers.alike import plain
from tests.helpers.builders import fridays, thursdays

TODAY = date(2025, 11, 27)
MIXED = (Segment.walk_in(time(9), time(11)), Segment(time(11), time(12), step=30, places=2, buffer=5, room="Salle 2"))


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (thursdays(), "Chaque jeudi"),
        (thursdays(weekday=1, rhythm=Rhythm.SECOND), "Le 2e mardi du mois"),
        (thursdays(weekday=6, rhythm=Rhythm.LAST), "Le dernier dimanche du mois"),
        (thursdays(rhythm=Rhythm.SECOND_AND_FOURTH), "Les 2e et 4e jeudis du mois"),
        (
            thursdays(every_weeks=2, counted_from=date(2025, 12, 3)),
            "Un jeudi toutes les 2 semaines, à compter de la semaine du 1er décembre 2025",
        ),
        (thursdays(rhythm=Rhythm.DATES, dates=(date(2027, 1, 12),)), "Le mardi 12 janvier 2027"),
        (
            thursdays(rhythm=Rhythm.DATES, dates=(date(2027, 1, 12), date(2026, 12, 1), date(2027, 2, 2))),
            "Le mardi 1er décembre 2026, le mardi 12 janvier et le mardi 2 février 2027",
        ),
        (
            thursdays(rhythm=Rhythm.DATES, dates=tuple(date(2027, month, 1) for month in (4, 1, 2, 3))),
            "À 4 dates, du 1er janvier 2027 au 1er avril 2027",
        ),
        (thursdays(rhythm=Rhythm.DATES), "À des dates à écrire"),
    ],
)
def test_when_it_comes(pattern: Pattern, told: str) -> None:
    assert plain(rhythm_told(pattern)) == told


def test_the_whole_sentence() -> None:
    told = pattern_told(thursdays(starts_on=date(2025, 12, 4), ends_on=date(2026, 6, 18)), "Marie Castell", TODAY)
    assert plain(told) == (
        "Chaque jeudi, 9 h – 12 h et 14 h – 17 h, démarches administratives, Marie Castell, "
        "à partir du jeudi 4 décembre 2025, jusqu’au jeudi 18 juin 2026."
    )


def test_a_beginning_that_is_over_is_not_said_and_a_list_of_dates_says_its_own_end() -> None:
    assert "à partir" not in pattern_told(thursdays(starts_on=TODAY), "", TODAY)
    listed = thursdays(rhythm=Rhythm.DATES, dates=(date(2027, 1, 12),), ends_on=date(2027, 1, 12))
    assert "jusqu’au" not in pattern_told(listed, "", TODAY)


def test_a_skipped_date_is_said_up_to_its_own_day() -> None:
    skipped = (date(2025, 11, 20), TODAY, date(2025, 12, 4))
    assert plain(pattern_told(thursdays(skipped=skipped), "", TODAY)).endswith(
        ", sauf le jeudi 27 novembre et le jeudi 4 décembre 2025."
    )


def test_how_people_are_received_is_said_where_it_is_not_as_usual() -> None:
    mixed, workshops = thursdays(segments=MIXED), fridays()
    alone = replace(workshops, purpose=Purpose.ANY_HELP)
    walk_in = thursdays(segments=(Segment.walk_in(time(9), time(12)),))
    assert "9 h – 11 h (sans rendez-vous) et 11 h – 12 h (sur rendez-vous)," in plain(pattern_told(mixed, "", TODAY))
    assert plain(pattern_told(workshops, "", TODAY)).endswith("14 h – 16 h, ateliers numériques.")
    assert "16 h, atelier, accompagnement" in plain(pattern_told(alone, "", TODAY))
    assert "12 h, sans rendez-vous," in plain(pattern_told(walk_in, "", TODAY))


def test_the_details_are_said_apart() -> None:
    assert plain(details_told(thursdays())) == "Rendez-vous de 45 min"
    assert plain(details_told(fridays(places=12))) == "12 places en atelier"
    assert plain(details_told(thursdays(segments=MIXED, step=30, arrives=time(8, 45)))) == (
        "Rendez-vous de 30 min séparés de 5 min pour 2 personnes, « Salle 2 », arrivée à 8 h 45"
    )
    assert details_told(thursdays(segments=(Segment.walk_in(time(9), time(12)),))) == ""


def test_every_mode_has_its_word() -> None:
    assert {mode.value for mode in Mode} == {"sur rendez-vous", "sans rendez-vous", "atelier"}
