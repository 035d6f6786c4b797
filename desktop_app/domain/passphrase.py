"""The passphrase that opens the file: long enough, typed twice the same."""

from .errors import Fault, refuse

SHORTEST = 12


def check_passphrase(passphrase: str, again: str) -> None:
    """Refuse a passphrase that is short, monotonous or not the same twice (fields passphrase, again)."""
    faults = []
    if len(passphrase.strip()) < SHORTEST:
        faults.append(
            Fault("passphrase", f"Trop court : au moins {SHORTEST} signes. Trois ou quatre mots au hasard conviennent.")
        )
    elif len(set(passphrase.casefold())) < 5:
        faults.append(Fault("passphrase", "Trop facile à deviner : mélangez plusieurs mots."))
    elif passphrase != again:
        faults.append(Fault("again", "Les deux phrases ne sont pas les mêmes : écrivez-la de nouveau."))
    refuse(faults)
