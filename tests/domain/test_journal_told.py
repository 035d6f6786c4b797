"""What a check of the journal found is told with the number and the date of the line, in plain French."""

from dataclasses import replace
from datetime import datetime

import pytest

from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import TOPICS, Action
from desktop_app.domain.journal.check import Finding, Flaw, Verdict
from desktop_app.domain.journal.told import details, in_words, summary


def test_every_action_is_in_one_topic() -> None:
    sorted_out = [action for topic in TOPICS for action in topic.actions]
    assert not set(Action) - set(sorted_out), "put it in one of TOPICS, in domain/journal/entry.py"
    assert sorted(sorted_out, key=lambda action: action.name) == sorted(Action, key=lambda action: action.name)


AT, UNTIL = datetime(2025, 11, 27, 10, 32), datetime(2025, 11, 28, 9, 0)
DATED = "du jeudi 27 novembre 2025 à 10 h 32"


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (Finding(Flaw.CHANGED, 57, 57, AT, AT), f"La ligne n° 57, {DATED}, a été modifiée après coup."),
        (
            Finding(Flaw.CHANGED, 57, 60, AT, UNTIL),
            f"Les lignes n° 57 à 60, {DATED} au vendredi 28 novembre 2025 à 9 h, ont été modifiées après coup.",
        ),
        (Finding(Flaw.CHANGED, 57, 57), "La ligne n° 57, dont la date ne se lit plus, a été modifiée après coup."),
        (
            Finding(Flaw.CHANGED, 57, 60, AT),
            "Les lignes n° 57 à 60, dont une date ne se lit plus, ont été modifiées après coup.",
        ),
        (
            Finding(Flaw.CHANGED, 57, 60, None, UNTIL),
            "Les lignes n° 57 à 60, dont une date ne se lit plus, ont été modifiées après coup.",
        ),
        (
            Finding(Flaw.UNLINKED, 57, 57, AT, AT),
            f"La ligne n° 57, {DATED}, ne suit plus la précédente : l’une des deux a été modifiée après coup.",
        ),
        (
            Finding(Flaw.REWRITTEN, 1057, 1057, AT, AT),
            f"La ligne n° 1 057, {DATED}, n’a pas le sceau de Permanence : elle a été réécrite, remplacée ou ajoutée.",
        ),
        (Finding(Flaw.MISSING, 57, 57, AT, AT), f"La ligne n° 57 a été retirée : elle suivait celle {DATED}."),
        (Finding(Flaw.MISSING, 1, 2), "Les lignes n° 1 à 2 ont été retirées : elles étaient au tout début du journal."),
        (
            Finding(Flaw.CUT, 101, 120, AT, AT),
            "Les 20 dernières lignes, n° 101 à 120, ont été retirées : "
            f"le journal s’arrête maintenant à celle {DATED}.",
        ),
        (
            Finding(Flaw.REPLACED, 101, 120, AT, AT),
            f"20 lignes, à partir du n° 101, ont été retirées après celle {DATED} : d’autres ont reçu leurs numéros.",
        ),
        (
            Finding(Flaw.REPLACED, 1, 1),
            "La ligne n° 1 a été retirée au tout début du journal : une autre a reçu son numéro.",
        ),
        (
            Finding(Flaw.JUMPED, 7, 20, AT, AT),
            f"Les numéros 7 à 20, après la ligne {DATED}, n’ont jamais été donnés à une ligne : "
            "le compte du journal a été modifié.",
        ),
        (Finding(Flaw.CUT, 1, 1), "La dernière ligne, n° 1, a été retirée : il ne reste rien."),
        (
            Finding(Flaw.ADDED, 7, 9, AT, AT),
            "Les lignes n° 7 à 9 sont en trop : le journal ne les compte pas, elles ont été ajoutées autrement.",
        ),
        (
            Finding(Flaw.HEAD_CHANGED, 120, 120, AT, AT),
            "La tête du journal a été modifiée : plus rien ne prouve qu’après la ligne "
            f"n° 120, {DATED}, il n’y en avait pas d’autre.",
        ),
        (
            Finding(Flaw.HEAD_GONE, 0, 0),
            "La tête du journal a disparu : plus rien ne prouve qu’il n’y avait aucune ligne.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_number_and_date(finding: Finding, words: str) -> None:
    assert in_words(finding).replace(NBSP, " ") == words


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict(0, True, True), "Le journal est encore vide : il n’y a rien à vérifier."),
        (Verdict(1, True, True), "La seule ligne du journal est intacte."),
        (
            Verdict(12345, True, True),
            "Les 12 345 lignes du journal sont intactes : aucune n’a été modifiée, ajoutée ni retirée.",
        ),
        (Verdict(9, True, False), "Les 9 lignes du journal se suivent ; leurs sceaux n’ont pas été vérifiés."),
        (Verdict(5000, False, False), "Les 5 000 dernières lignes du journal se suivent."),
        (
            Verdict(7, True, True, (Finding(Flaw.CUT, 8, 9),)),
            "Le journal a été touché en dehors de Permanence : 1 anomalie dans 7 lignes.",
        ),
        (
            Verdict(1, True, True, (Finding(Flaw.CUT, 2, 2), Finding(Flaw.CHANGED, 1, 1))),
            "Le journal a été touché en dehors de Permanence : 2 anomalies dans 1 ligne.",
        ),
        (
            Verdict(400, False, True, stopped=True),
            "Vérification arrêtée après 400 lignes : aucune anomalie jusque-là.",
        ),
    ],
)
def test_a_check_is_summed_up_in_one_sentence(verdict: Verdict, words: str) -> None:
    assert summary(verdict).replace(NBSP, " ") == words


def test_a_long_list_of_flaws_is_cut_short() -> None:
    many = Verdict(900, True, True, tuple(Finding(Flaw.CHANGED, n, n, AT, AT) for n in range(1, 30, 2)))
    told = details(many)
    assert len(told) == 9
    assert told[-1].replace(NBSP, " ") == "Et 7 autres anomalies plus loin."
    for count, left in ((9, "Et 1 autre anomalie plus loin."), (10, "Et 2 autres anomalies plus loin.")):
        assert details(replace(many, findings=many.findings[:count]))[-1].replace(NBSP, " ") == left
    assert details(replace(many, findings=many.findings[:8])) == told[:8]
