"""The words of each form as they were last approved: a change of text is seen as a difference.

To approve new words, look at the pages, then `python -m tests.forms.test_golden`. A paper of the table whose name has
an empty file in `golden` is approved for the first time.
"""

from pathlib import Path
from pkgutil import iter_modules

from desktop_app import forms

from . import reading
from .papers import PAPERS

GOLDEN = {path.stem.replace("_", " "): path for path in (Path(__file__).parent / "golden").glob("*.txt")}


def _words(pdf: bytes) -> str:
    return "\n\f\n".join(reading.raw_pages(pdf)) + "\n"


def its_words_are_those_last_approved(name: str, pdf: bytes) -> None:
    """Check it, of one of `GOLDEN`."""
    assert _words(pdf) == GOLDEN[name].read_text("utf-8")


def test_no_form_is_left_out() -> None:
    modules = {each.name for each in iter_modules(forms.__path__)}
    drawn, approved = (
        {form for name in names for form in PAPERS[name].__code__.co_names} & modules for names in (PAPERS, GOLDEN)
    )
    assert drawn == approved


if __name__ == "__main__":
    for name, path in GOLDEN.items():
        path.write_text(_words(PAPERS[name]()), "utf-8")
