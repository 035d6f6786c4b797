"""A week as a screen reader reads it: hour after hour of a day, from day to day, over its end, and a free hour taken.

Run as `journey.py` is, which opens and locks the program.
"""

from __future__ import annotations

from journey import lock, unlock
from listener import DOWN, ENTER, ESCAPE, LEFT, RIGHT, Listener, states

ALONG = (
    (DOWN, "9 h 45, libre. Entrée : réserver"),
    (DOWN, "10 h 30, libre. Entrée : réserver"),
    (RIGHT, "9 h à 12 h, atelier, 0 inscrit sur 8, 8 places libres. Entrée : ouvrir le jour"),
    (DOWN, "14 h à 16 h, atelier, 0 inscrit sur 8, 8 places libres. Entrée : ouvrir le jour"),
    (RIGHT, "lundi 1er décembre, pas de permanence. Entrée : ouvrir le jour"),
    (LEFT, "9 h à 12 h, atelier, 0 inscrit sur 8, 8 places libres. Entrée : ouvrir le jour"),
    (LEFT, "9 h, libre. Entrée : réserver"),
)
"""Each key along the week, and all that is heard of it."""


def open_the_week(reader: Listener) -> None:
    """The agenda, then the week: its days are the heads of a table, and the first free hour has the keyboard."""
    reader.press("radio button", "Agenda")
    reader.hears("Agenda")
    reader.press("radio button", "Semaine")
    table = reader.find("table", "La semaine, heure par heure")
    assert "jeudi 27 novembre, Marie Castell" in reader.names("table column header")
    reader.until(lambda: reader.focused() == "9 h, libre", "the first free hour with the keyboard")
    assert "showing" in states(table)


def go_along(reader: Listener) -> None:
    """Arrows say each hour alone, and the next week begins behind the last day of this one."""
    for key, said in ALONG:
        before = len(reader.heard)
        reader.key(key)
        reader.hears(said, since=before)
        assert reader.heard[before:] == [said], reader.heard[before:]


def take_an_hour(reader: Listener) -> None:
    """Enter on a free hour opens the booking at that hour; Échap gives the week back."""
    reader.key(ENTER)
    reader.find("dialog", "Réserver un rendez-vous")
    assert reader.is_there("push button", "Réserver jeudi 27 à 9 h"), reader.everything()
    reader.key(ESCAPE)
    reader.until(lambda: reader.focused() == "9 h, libre", "the hour with the keyboard again")


if __name__ == "__main__":
    at_work = Listener("Permanence")
    for step in (unlock, open_the_week, go_along, take_an_hour, lock):
        step(at_work)
        print(step.__name__, "done", flush=True)  # noqa: T201
    assert not at_work.told_twice, at_work.told_twice
