"""The passphrase that opens an account: long enough, typed twice the same, and what may be said of its strength."""

import re

from .errors import Fault, refuse
from .french import plural
from .search_key import fold

SHORTEST = 12
_DISTINCT_SIGNS = 5
_MANY_WORDS = 4
_LONG = 20
_FIRST_GUESSES = (
    "azerty", "qwerty", "qwertz", "abcdef", "motdepasse", "mot de passe", "password", "phrase de passe", "bonjour",
    "soleil", "permanence", "mediatheque", "bibliotheque", "mairie", "accueil", "123456", "654321", "jetaime",
)  # fmt: skip
"""What is tried first against anybody, and here."""


def check_passphrase(passphrase: str, again: str) -> None:
    """Refuse a passphrase that is short, monotonous or not the same twice (fields passphrase, again)."""
    faults = []
    if len(passphrase.strip()) < SHORTEST:
        faults.append(
            Fault("passphrase", f"Trop court : au moins {SHORTEST} signes. Trois ou quatre mots au hasard conviennent.")
        )
    elif _is_monotonous(passphrase):
        faults.append(Fault("passphrase", "Trop facile à deviner : mélangez plusieurs mots."))
    elif passphrase != again:
        faults.append(Fault("again", "Les deux phrases ne sont pas les mêmes : écrivez-la de nouveau."))
    refuse(faults)


def strength_in_words(passphrase: str) -> str:
    """One sentence on what was typed so far, '' for nothing; only `check_passphrase` refuses.

    It sees the length, the words and the commonest guesses; it cannot see that a sentence comes from a song, which
    is why the advice is words drawn at random.
    """
    typed = passphrase.strip()
    missing = SHORTEST - len(typed)
    if not typed:
        return ""
    if missing > 0:
        return f"Courte : encore {plural(missing, 'signe')}. Trois ou quatre mots sans rapport entre eux conviennent."
    if _is_monotonous(typed):
        return "Facile à deviner : les mêmes signes reviennent. Écrivez plusieurs mots."
    if _is_a_first_guess(typed):
        return "Facile à deviner : c’est ce qu’on essaie en premier. Ajoutez deux mots sans rapport."
    if typed.replace(" ", "").isdigit():
        return "Facile à deviner : des chiffres seuls. Écrivez plutôt plusieurs mots."
    words = {word for word in fold(typed).split() if len(word) > 1}
    if len(words) >= _MANY_WORDS and len(typed) >= _LONG:
        return "Solide : plusieurs mots, assez longue. Gardez-la pour vous et ne la notez pas près du poste."
    if len(words) >= _MANY_WORDS or len(typed) >= _LONG:
        return "Bonne : un mot de plus la rendrait encore plus sûre, sans être plus dure à retenir."
    return "Correcte : un ou deux mots de plus la rendraient bien plus sûre."


def _is_monotonous(passphrase: str) -> bool:
    return len(set(passphrase.casefold())) < _DISTINCT_SIGNS or bool(re.fullmatch(r"(.{1,6}?)\1+", passphrase.strip()))


def _is_a_first_guess(passphrase: str) -> bool:
    """Whether little is left once the commonest guesses, figures and signs are taken out."""
    left = fold(passphrase)
    for guess in _FIRST_GUESSES:
        left = left.replace(guess, "")
    return len(re.sub(r"[\d\s]", "", left)) < SHORTEST / 2 and left != fold(passphrase)
