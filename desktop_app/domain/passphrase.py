"""The passphrase that opens an account: long enough, no first guess, typed twice the same, and how strong it is."""

from collections.abc import Iterable

from .errors import Fault, refuse
from .first_guesses import tries
from .french import plural
from .search_key import fold

SHORTEST = 12
_LEAST_TRIES = 9.0
"""A thousand million: four years of one processor at an eighth of a second each, which is what a try costs."""
_MANY_WORDS = 4
_LONG = 20


def check_passphrase(passphrase: str, again: str, names: Iterable[str] = (), *, example: str = "") -> None:
    """Refuse a passphrase that is short, a first guess or not the same twice (fields passphrase, again).

    `names` are those of the place and of its people, which are tried first against it. `example` is a good one, drawn
    for this refusal and never before. Only one that is being chosen is judged: what was chosen once goes on opening.
    """
    faults = []
    if len(passphrase.strip()) < SHORTEST:
        faults.append(
            Fault("passphrase", f"Trop court : au moins {SHORTEST} signes. Trois ou quatre mots au hasard conviennent.")
        )
    elif tries(passphrase, names) < _LEAST_TRIES:
        shown = f" Par exemple, tirés au hasard à l’instant : « {example} »." if example else ""
        faults.append(
            Fault("passphrase", f"Facile à deviner : c’est ce qu’on essaie en premier. Prenez quatre mots.{shown}")
        )
    elif passphrase != again:
        faults.append(Fault("again", "Les deux phrases ne sont pas les mêmes : écrivez-la de nouveau."))
    refuse(faults)


def strength_in_words(passphrase: str, names: Iterable[str] = ()) -> str:
    """One sentence on what was typed so far, '' for nothing: short and easy are what `check_passphrase` refuses.

    It sees the length, the words and the commonest guesses; it cannot see that a sentence comes from a song, which
    is why the advice is words drawn at random.
    """
    typed = passphrase.strip()
    missing = SHORTEST - len(typed)
    if not typed:
        return ""
    if missing > 0:
        return f"Courte : encore {plural(missing, 'signe')}. Trois ou quatre mots sans rapport entre eux conviennent."
    if tries(passphrase, names) < _LEAST_TRIES:
        return "Facile à deviner : c’est ce qu’on essaie en premier. Prenez des mots sans rapport."
    words = {word for word in fold(typed).split() if len(word) > 1}
    if len(words) >= _MANY_WORDS and len(typed) >= _LONG:
        return "Solide : plusieurs mots, assez longue. Gardez-la pour vous et ne la notez pas près du poste."
    if len(words) >= _MANY_WORDS or len(typed) >= _LONG:
        return "Bonne : un mot de plus la rendrait encore plus sûre, sans être plus dure à retenir."
    return "Correcte : un ou deux mots de plus la rendraient bien plus sûre."
