"""Take the pictures: `python -m tests.looks FOLDER [words]` makes those of every scene whose name holds the words.

`papers` for the words makes the printed sheets as well, which stand in `papers`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('screen.json')}")

from desktop_app.screens.theme.tokens import SETS
from desktop_app.screens.window.application import build_application
from tests.looks.everything import MAIN, SCENES
from tests.looks.papers import take_papers
from tests.looks.stage import Stage

LOOKS = tuple((colours, scale) for scale in (1.0, 1.5, 2.0) for colours in SETS.values())


def main(folder: Path, words: str) -> None:
    """Leave `light-1`, `dark-1`, `contrast-1`, … and `papers` in the folder."""
    stage = Stage(build_application([], tone="light"))
    for colours, scale in LOOKS:
        kept = folder / f"{colours.tone}-{scale:g}"
        kept.mkdir(parents=True, exist_ok=True)
        stage.dress(colours, scale)
        for name, play in SCENES.items():
            if words in name and (scale < 2 or name in MAIN):
                stage.play(play).grab().save(str(kept / f"{name}.png"))
                stage.clear()
        sys.stdout.write(f"{kept}\n")
    stage.leave()
    if words in ("", "papers"):
        (folder / "papers").mkdir(exist_ok=True)
        sys.stdout.write(f"{take_papers(folder / 'papers')} printed pages\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
