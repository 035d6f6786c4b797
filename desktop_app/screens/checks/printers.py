"""The printers of the machine and how they stand; having none is no failure, for papers can be saved as PDF."""

from collections.abc import Iterator

from desktop_app.system import cups, printers
from desktop_app.use_cases.checks import Check

from ..printing.condition_words import words_of

_NONE = "aucune (l’enregistrement en PDF reste possible)"
_UNKNOWN = "état inconnu"


def printer_checks() -> Iterator[Check]:
    """The one check; a printer of the network may answer late."""
    yield Check("Imprimantes", _tell_printers)


def _tell_printers() -> str:
    cups.stay_on_this_machine()
    return ", ".join(f"{name} ({_state(name)})" for name in printers.names()) or _NONE


def _state(name: str) -> str:
    short = words_of(printers.condition_of(name)).short or _UNKNOWN
    return short[0].lower() + short[1:].removesuffix(".")
