"""A queue as a screen reader works it: somebody comes, is called, is received, and is heard of at each step.

Run as `journey.py` is, which opens and locks the program.
"""

from __future__ import annotations

from journey import lock, unlock
from listener import ENTER, KEY_I, KEY_R, KEY_V, UP, Listener, states


def come(reader: Listener) -> None:
    """One key, a first name, Enter: the number is said, then the row that has it."""
    rows = reader.find("list", "La journée, heure par heure")
    reader.until(lambda: "focused" in states(rows), "the day with the keyboard")
    add(reader, "Karim")
    reader.hears("N° 1, Karim")
    add(reader, "Colette")
    reader.hears("N° 2, Colette")
    reader.until(lambda: reader.focused().startswith("numéro 2, Colette"), "the row just noted with the focus")


def add(reader: Listener, name: str) -> None:
    """V, and who it is."""
    reader.key(KEY_V)
    reader.find("dialog", "Quelqu’un vient sans rendez-vous")
    reader.write("Prénom", name)
    reader.key(ENTER)
    reader.until(lambda: not reader.is_there("dialog", "Quelqu’un vient sans rendez-vous"), "the day behind")


def call(reader: Listener) -> None:
    """The first one is called from their row, which says so, and what the next key does."""
    reader.key(UP)
    reader.until(lambda: "numéro 1, Karim" in reader.focused(), "the row of the first with the focus")
    reader.key(KEY_I)
    reader.hears("N° 1, Karim : à appeler maintenant.")
    row = reader.find("list item", reader.focused())
    assert "numéro 1, Karim" in row.get_name() and row.get_description().startswith("E"), row.get_description()


def receive(reader: Listener) -> None:
    """They are with the advisor, then have been received; who waits is next."""
    reader.key(ENTER)
    reader.hears("N° 1, Karim : avec Marie Castell.")
    assert "avec Marie Castell" in reader.focused(), reader.focused()
    reader.key(KEY_R)
    reader.hears("N° 1, Karim : réalisé.")
    assert any("numéro 2, Colette, son tour vient" in each for each in reader.names("list item")), reader.everything()


if __name__ == "__main__":
    at_work = Listener("Permanence")
    for step in (unlock, come, call, receive, lock):
        step(at_work)
        print(step.__name__, "done", flush=True)  # noqa: T201
