"""The main journey heard and done through the accessibility bus of a real desktop, as a screen reader does it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.accessibility import orca
from tests.accessibility.spoken_screen import READER, missing, spoken_screen

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(bool(missing()), reason=f"nothing can be read aloud here: {missing()}")


BY_HAND = (
    "Phrase de passe",
    "À corriger. Cette phrase de passe n’ouvre pas les données",
    "Aujourd’hui — Permanence",
    "La journée, heure par heure.",
    "9 h, libre.",
    "9 h 45, libre.",
    "Réserver un rendez-vous — Permanence",
    "Pour qui ?",
    "Personne de ce nom. Ajouter « Lefèvre »",
    "À corriger. Le prénom est vide",
    "Éloïse Lefèvre : rendez-vous jeudi 27 novembre 2025 à 9 h 45.",
    "Page 1 sur 1. Médiathèque du Boulou",
    "Éloïse Lefèvre : arrivée notée.",
    "Demande notée : sans suite.",
    "Mandats.",
    "Étape 1 sur 6, Avant le mandat",
    "1 usager. LEFÈVRE Éloïse",
    "Pour qui ? Éloïse Lefèvre.",
    "Mandant : Éloïse Lefèvre. Étape 3 sur 6, Information",
    "Ce que vous me direz sert seulement à ces démarches, et seulement pour vous.",
    "J’ai expliqué l’utilisation de ses données personnelles",
    "Vous pouvez arrêter ce mandat quand vous voulez, même d’un seul mot.",
    "J’ai expliqué ses droits",
    "Voici ce que je ferai pour vous, et rien d’autre :",
    "J’ai dit les démarches qui seront effectuées",
    "Que vais-je faire pour vous",
    "Écran verrouillé — Permanence",
)
"""What is to be heard of the journey, one after the other, whatever a reader says of roles and keys between.

Not the « 1 page » of a preview: on a busy machine Orca loses it, see `Listener.is_told`, which the journey asks."""


def lived(values: Mapping[str, str], folder: Path, journey_by: str = "journey.py", *more: str) -> None:
    """Have the program started and the morning at the counter lived by ear."""
    counter = [sys.executable, "-X", "faulthandler", "-m", "tests.accessibility.at_the_counter"]
    program = subprocess.Popen([*counter, str(folder / "boulou"), *more], env=values, cwd=ROOT)
    try:
        journey = [READER, str(Path(__file__).with_name(journey_by))]
        heard = subprocess.run(journey, env=values, capture_output=True, text=True, timeout=500, check=False)
        assert program.poll() is None, f"the program ended by itself, with {program.poll()}\n{heard.stderr}"
        assert heard.returncode == 0, heard.stdout + heard.stderr
    finally:
        program.kill()
        program.wait()


def unsaid(wanted: Iterable[str], said: Iterable[str]) -> str:
    """The first of these sentences that is not said after the one before; '' when all are."""
    following = iter(said)
    return next((words for words in wanted if not any(words in sentence for sentence in following)), "")


def test_a_visit_is_booked_marked_and_its_card_seen_by_ear(tmp_path: Path) -> None:
    with spoken_screen(tmp_path) as values:
        lived(values, tmp_path)


def test_somebody_is_added_to_the_queue_called_and_received_by_ear(tmp_path: Path) -> None:
    with spoken_screen(tmp_path) as values:
        lived(values, tmp_path, "queue_journey.py", "queue")


def test_a_week_is_read_along_its_hours_over_its_end_and_an_hour_taken_by_ear(tmp_path: Path) -> None:
    with spoken_screen(tmp_path) as values:
        lived(values, tmp_path, "week_journey.py")


@pytest.mark.skipif(bool(orca.missing()), reason=f"Orca does not speak here: {orca.missing()}")
def test_orca_says_what_was_written_by_hand(tmp_path: Path) -> None:
    with spoken_screen(tmp_path) as values, orca.speaking(values, tmp_path) as log:
        lived({**values, "READER_LOG": str(log)}, tmp_path)
    said = orca.spoken(log)
    assert not unsaid(BY_HAND, said), "\n".join([f"never said in its turn: {unsaid(BY_HAND, said)}", *said])
    assert not [words for words in said if "panneau superposé" in words or "point médian" in words]
    # A notification within a dialog has its title said again: each is opened once.
    opened = [words.partition(" — ")[0] for words in said if "boîte de dialogue" in words]
    assert len(opened) == len(set(opened)), opened
    # An editable list has a name, and so has the line within: Orca said both.
    assert sum(words.startswith("Organisme") for words in said) == 1, said


def test_what_is_said_too_early_or_never_is_seen() -> None:
    assert unsaid(("one", "two"), ("one", "and two")) == ""
    assert unsaid(("two", "one"), ("one", "two")) == "one"
