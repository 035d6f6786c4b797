"""Make the file of the fictional commune in a folder, as the program does: a test's own process hurries its keys."""

# ruff: noqa: E402 - the hour is set before anything of the program is imported
import sys
from pathlib import Path

from tests.helpers import its_date

its_date.take()

from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import open_demo

if __name__ == "__main__":
    opening.close_desk(open_demo(Path(sys.argv[1]), clock=its_date.hour))
