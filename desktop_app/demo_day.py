"""A day without a screen: the demonstration's papers and the pictures of its pages, left in a folder."""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import State
from desktop_app.screens.dialogs import Dialogs
from desktop_app.screens.runner import Runner
from desktop_app.screens.window.application import build_application
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.screens.window.photographer import Photographer
from desktop_app.system import clock
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import open_demo
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.papers import day_sheets, mandate_papers, printing
from desktop_app.use_cases.reception import today

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop_app.use_cases.desk import Desk


def run(report: Path) -> int:
    """Leave the day's sheet, a card, a mandate and a picture of each page in `report`; 0 when all are there."""

    report.mkdir(parents=True, exist_ok=True)
    app = build_application([], tone="light", scale=1.0)
    with tempfile.TemporaryDirectory(prefix="permanence-demo-") as folder:
        desk = open_demo(Path(folder), clock=clock.now)
        papers(desk, report)
        pictures(app, desk, report)
        opening.close_desk(desk)
    sys.stdout.write(f"La journée de démonstration est dans {report}\n")
    return 0


def papers(desk: "Desk", report: Path) -> None:
    """The papers of a day: sign-in sheet, appointment card, mandate."""
    now = desk.now()
    day = now.date() if today.day_view(desk, now.date()).here else today.next_day(desk, now.date())
    assert day, "the fictional convention covers a year ahead"
    made = [*day_sheets.every(desk, day)[:1]]
    if booked := today.day_view(desk, day).booked:
        made.append(printing.appointment_slip(desk, booked[0].appointment.id))
    signed = [view for view in mandates.listing(desk, open_only=False) if view.mandate.state is State.ACTIVE]
    made.append(mandate_papers.mandate_form(desk, signed[0].mandate.id))
    for paper in made:
        _leave(report / paper.file_name, paper.build())


def pictures(app: "QApplication", desk: "Desk", report: Path) -> None:
    """One picture for each page of the rail, as `page-today.png`."""
    with tempfile.TemporaryDirectory(prefix="permanence-looks-") as config:
        dialogs = Dialogs(app)
        window = MainWindow(desk, Runner(desk, dialogs, app), dialogs, config=Path(config))
        window.resize(1280, 800)
        photographer = Photographer(window, report, app)
        photographer.over.connect(app.quit)
        photographer.begin()
        app.exec()
    for path in sorted(report.glob("page-*.png")):
        _told(path)


def _leave(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    _told(path)


def _told(path: Path) -> None:
    sys.stdout.write(f"  {path.name}\n")
