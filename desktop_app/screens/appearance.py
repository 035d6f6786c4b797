"""How the program looks to whoever uses this PC: its colours, the size of type, the height of a day's rows."""

from pathlib import Path
from typing import NamedTuple

from .remembering import remember, stored_in
from .theme.tokens import SCALES, Tone

_FILE = "window.ini"
_ROOMY = "aérées"
_WORDS: dict[Tone | None, str] = {None: "système", "light": "clair", "dark": "sombre", "contrast": "contraste"}


class Appearance(NamedTuple):
    """`tone` is None to follow the system; `scale` is one of `SCALES`; `roomy` gives a day's rows two lines."""

    tone: Tone | None = None
    scale: float = 1.0
    roomy: bool = False


def read_appearance(config: Path) -> Appearance:
    """What was chosen on this PC; the usual looks when nothing was, or when the file says nonsense."""
    stored = stored_in(config, _FILE)
    word = str(stored.value("appearance/colours", ""))
    tone = next((tone for tone, known in _WORDS.items() if known == word), None)
    try:
        scale = float(str(stored.value("appearance/scale", "1.0")))
    except ValueError:
        scale = 1.0
    return Appearance(tone, scale if scale in SCALES else 1.0, stored.value("appearance/rows", "") == _ROOMY)


def keep_appearance(config: Path, appearance: Appearance) -> None:
    """Remember the choice for the next start."""
    chosen = {
        "appearance/colours": _WORDS[appearance.tone],
        "appearance/scale": str(appearance.scale),
        "appearance/rows": _ROOMY if appearance.roomy else "",
    }
    remember(stored_in(config, _FILE), chosen)
