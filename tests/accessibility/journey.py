"""A morning at the counter as a screen reader works it: what is found, what is done, what is heard.

Run by the system's Python with the environment of `spoken_screen`; it ends with an AssertionError or not at all.
"""

from __future__ import annotations

from listener import DOWN, ENTER, ESCAPE, KEY_A, TAB, Listener, states

LAW = (
    ("Ce que vous me direz sert seulement à ces démarches", "J’ai expliqué l’utilisation de ses données personnelles"),
    ("Vous pouvez arrêter ce mandat quand vous voulez", "J’ai expliqué ses droits"),
    ("Voici ce que je ferai pour vous, et rien d’autre", "J’ai dit les démarches qui seront effectuées"),
)


def unlock(reader: Listener) -> None:
    """A passphrase that does not open is said, beside its field and aloud; the right one shows the day."""
    reader.press("radio button", "Marie Castell")
    reader.write("Phrase de passe", "le chêne vert")
    reader.press("push button", "Ouvrir")
    reader.hears("À corriger. Cette phrase de passe n’ouvre pas les données")
    field = reader.find("password text", "Phrase de passe")
    assert "À corriger" in field.get_description(), field.get_description()
    reader.write("Phrase de passe", "le chêne vert du jardin")
    reader.press("push button", "Ouvrir")
    reader.find("frame", "Aujourd’hui")
    read = reader.names("push button")
    assert read.index("Verrouiller") < read.index("Réserver") < read.index("Imprimer la journée"), read


def book(reader: Listener) -> None:
    """The second free hour of the day is given to somebody new."""
    rows = reader.find("list", "La journée, heure par heure")
    reader.until(lambda: "focused" in states(rows), "the day with the keyboard")
    assert "9 h 45, libre" in reader.names("list item"), reader.names("list item")
    # A real reader on a busy machine leaves out a row from which the keyboard has gone on meanwhile.
    reader.is_said("9 h, libre")
    reader.key(DOWN)
    reader.until(lambda: reader.focused() == "9 h 45, libre", "the row of 9 h 45 with the focus")
    reader.key(ENTER)
    reader.find("dialog", "Réserver un rendez-vous")
    reader.write("Pour qui ?", "Lefèvre")
    reader.hears("Personne de ce nom. Ajouter « Lefèvre »")
    reader.key(ENTER)
    reader.write("Nom", "Lefèvre")
    reader.press("push button", "Réserver jeudi 27")
    reader.hears("À corriger. Le prénom est vide")
    assert sum("Le prénom est vide" in one for one in reader.heard) == 1, reader.heard
    reader.write("Prénom", "Éloïse")
    reader.choose("Pour quoi ?")
    reader.press("push button", "Réserver jeudi 27")
    reader.hears("Éloïse Lefèvre")


def look_at_the_card(reader: Listener) -> None:
    """The card of the appointment is shown before it is printed, is read, and put away."""
    reader.press("push button", "Imprimer la carte")
    reader.find("push button", "Enregistrer en PDF")
    reader.is_told("1 page")
    reader.tab_to("paragraph", "Page 1 sur 1. ")
    assert "Éloïse" in reader.focused() and "jeudi 27 novembre" in reader.focused().lower(), reader.focused()
    before = len(reader.heard)
    reader.key(ESCAPE)
    reader.until(lambda: not reader.is_there("push button", "Enregistrer en PDF"), "the day without the preview")
    reader.hears("La journée", since=before)


def mark_arrived(reader: Listener) -> None:
    """The person comes: the row tells its keys, and what was done is said."""
    row = reader.find("list item", "9 h 45, Éloïse Lefèvre")
    assert "prévu" in row.get_name() and "A : arrivée" in row.get_description(), row.get_description()
    reader.until(lambda: reader.focused().startswith("9 h 45, Éloïse Lefèvre"), "the row of the visit with the focus")
    reader.key(KEY_A)
    reader.hears("arrivée notée")
    row = reader.find("list item", "9 h 45, Éloïse Lefèvre").get_name()
    assert "sur place" in row, row


def turn_away(reader: Listener) -> None:
    """Somebody comes without appointment on a day by appointment: the request is noted with what came of it."""
    reader.press("push button", "Sans rendez-vous")
    reader.find("dialog", "On ne peut pas recevoir la personne")
    reader.press("radio button", "Sans suite")
    reader.until(lambda: reader.is_there("push button", "Noter sans suite"), "the verb of what came of it")
    reader.press("push button", "Noter sans suite")
    reader.hears("Demande notée")
    assert not reader.is_there("dialog", "On ne peut pas recevoir la personne")


def inform(reader: Listener) -> None:
    """A mandate up to the words of the law, each heard whole before the box that says they were told."""
    reader.press("radio button", "Mandats")
    reader.hears("Mandats")
    reader.press("push button", "Nouveau mandat")
    reader.hears("Étape 1 sur 6, Avant le mandat")
    reader.press("radio button", "Non : à sa place, ou sans elle")
    reader.press("radio button", "Elle-même : majeure et sait lire")
    reader.press("push button", "Continuer")
    reader.write("Pour qui ?", "Lefèvre")
    reader.hears("1 usager. LEFÈVRE Éloïse")
    reader.key(ENTER)
    reader.hears("Pour qui ? Éloïse Lefèvre.")
    reader.write("Organisme", "CAF")
    reader.write("Démarche", "Prime d’activité")
    reader.press("check box", "Remplir un formulaire")
    reader.press("push button", "Un mois")
    reader.press("push button", "Préparer le mandat")
    reader.find("panel", "Mandant : Éloïse Lefèvre. Étape 3 sur 6, Information")
    for words, box in LAW:
        reader.hears(words)
        reader.key(TAB)
        reader.hears(box)
        reader.key(TAB)
    assert reader.is_there("push button", "Quitter, tout est gardé")


def lock(reader: Listener) -> None:
    """Once the screen is locked, nothing of anybody can be read any more."""
    reader.press("push button", "Verrouiller")
    reader.until(lambda: not reader.is_there("list", "La journée"), "the locked screen")
    reader.find("password text", "Phrase de passe")
    assert "Lefèvre" not in reader.everything().partition("heard")[0], reader.everything()


if __name__ == "__main__":
    at_work = Listener("Permanence")
    for step in (unlock, book, look_at_the_card, mark_arrived, turn_away, inform, lock):
        step(at_work)
        print(step.__name__, "done", flush=True)  # noqa: T201
