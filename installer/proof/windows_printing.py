"""A paper that the installed program prints: through Windows' spooler in wine, to a real CUPS, set beside its original.

The printing of every form, and its troubles, are tried on the CUPS of Linux: see tests/printing.
"""

import importlib
import sys
from pathlib import Path
from types import ModuleType

from . import require
from .windows_installed import Installed

QUEUE = "Accueil"
_MOST_DIFFERENT = 0.02
"""Wine's PostScript puts letters a third of a dot aside, which gives 0.01; an empty page gives 0.045."""

_ORIGINAL = "C:\\original.pdf"
_PRINT = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv)
from desktop_app.screens.printing.job import Job
from desktop_app.screens.printing.render import draw
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.papers import printing
drawn = draw(printing.recovery_sheet(opening.draw_code(), date.today()))
Path(sys.argv[2]).write_bytes(drawn.pdf)
job = Job(sys.argv[1], [(drawn, 2)])
job.send()
print(job.complete, job.held)
"""


def print_a_paper(installed: Installed, root: Path) -> str:
    """Print two copies and return what was seen of them; ProofFailed when they are not their original.

    Where there is no CUPS, nothing is tried and the text says so.
    """
    # The tests bring the printing system and the comparison; they are no part of the installer.
    sys.path.append(str(root))
    spooling = importlib.import_module("tests.printing.spooler")
    comparing = importlib.import_module("tests.printing.comparing")
    missing = spooling.what_is_missing()
    if missing:
        return f"not tried, this machine has not {missing}"
    spooler = spooling.Spooler()
    try:
        spooler.start()
        queue = spooler.add(QUEUE)
        said = installed.python(_PRINT, QUEUE, _ORIGINAL, environment={"CUPS_SERVER": str(spooler.door)})
        require(said == "True None", f"The printing ends with: {said}.")
        came = queue.papers()[0]
    finally:
        spooler.stop()
    difference = _difference(comparing, installed.prefix.path(_ORIGINAL).read_bytes(), came)
    return f"two copies in A4, {difference:.1%} from the original"


def _difference(comparing: ModuleType, original: bytes, came: bytes) -> float:
    """How far the page that came out is from the original; ProofFailed when too far, or the pages are not as asked."""
    pypdfium2 = importlib.import_module("pypdfium2")
    wanted, got = pypdfium2.PdfDocument(original), pypdfium2.PdfDocument(came)
    try:
        sizes = [[round(side) for side in page.get_size()] for page in got]
        require(sizes == [[595, 842]] * 2 * len(wanted), f"Pages of these sizes, in points, came out: {sizes}.")
        sent = comparing.picture(wanted[0])
        difference: float = comparing.difference(sent, comparing.picture(got[0]).resize(sent.size))
    finally:
        wanted.close()
        got.close()
    require(difference < _MOST_DIFFERENT, f"What came out is {difference:.1%} from the original.")
    return difference
