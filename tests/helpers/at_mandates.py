"""The page of mandates on a screen, acted upon as a person does: by the words one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.screens.context import Context
from desktop_app.screens.mandates.page import MandatesPage
from desktop_app.screens.mandates.taking import Taking
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.runner import Runner
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.mandates import mandates
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.use_cases.desk import Desk
    from desktop_app.use_cases.mandates.mandates import MandateView

ORGANISM, PROCEDURE = "Organisme", "Démarche"
W = TypeVar("W", bound=QWidget)


class AtMandates:
    """Give `dialogs.answers` and `dialogs.paths` before what asks for them."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.dialogs = FakeDialogs()
        self.runner = Runner(desk, self.dialogs)
        self.page = MandatesPage(Context(desk, self.runner, self.dialogs, self._go))
        qtbot.addWidget(self.page)
        self.page.resize(1100, 760)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def _go(self, page_key: str, /, **target: object) -> None:
        self.page.aim(**target)

    @property
    def taking(self) -> Taking:
        """The taking under way."""
        assert self.page.taking
        return self.page.taking

    @property
    def front(self) -> QWidget:
        """The dialog in front, or the page."""
        return QApplication.activeModalWidget() or self.page

    def click(self, words: str) -> None:
        """Click on the button, box or choice that begins with these words."""
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)
        self._settle()

    def tick(self, words: str) -> None:
        """Set or clear a box, wherever it is scrolled to."""
        press(self.button(words), Qt.Key.Key_Space)

    def button(self, words: str) -> QAbstractButton:
        """The visible button, box or choice that begins with these words."""
        found = [each for each in self._seen(QAbstractButton) if each.text().replace(NBSP, " ").startswith(words)]
        assert found, f"no « {words} » among {[each.text() for each in self._seen(QAbstractButton)]}"
        assert found[0].isEnabled(), f"« {words} » cannot be pressed"
        return found[0]

    def offers(self, words: str) -> bool:
        """Whether such a button can be seen."""
        return any(each.text().startswith(words) for each in self._seen(QAbstractButton))

    def type_in(self, name: str, text: str, at: int = 0) -> None:
        """Replace what is in the field of this name; `at` counts those of the same name."""
        line = self.line(name, at)
        line.setFocus()
        line.selectAll()
        press(line, Qt.Key.Key_Delete)
        type_text(line, text)

    def line(self, name: str, at: int = 0) -> QLineEdit:
        """The visible field of this name."""
        lines = [line for line in self._seen(QLineEdit) if line.accessibleName() == name]
        assert len(lines) > at, f"no « {name} » among {[line.accessibleName() for line in self._seen(QLineEdit)]}"
        return lines[at]

    def begin(self) -> None:
        """A new mandate: it cannot be done with the person, who may sign by themself."""
        self.click("Nouveau mandat")
        self.answer_first()

    def answer_first(self) -> None:
        """It cannot be done with the person, who is of age, acts for themself and can read."""
        self.click("Non")
        self.click("Elle-même")
        self.click("Continuer")

    def find_person(self, typed: str) -> None:
        """Look for someone and take the first row found."""
        type_text(self.line("Pour qui ?"), typed)
        press(self.line("Pour qui ?"), Qt.Key.Key_Return)

    def fill_scope(self) -> None:
        """One procedure at the CAF, two acts, for a month."""
        self.type_in(ORGANISM, "CAF")
        self.type_in(PROCEDURE, "Demande d’aide au logement")
        self.tick("Consulter le compte")
        self.tick("Remplir un formulaire")
        self.click("Un mois")

    def only_mandate(self) -> MandateView:
        """The one mandate of the file."""
        (listed,) = mandates.listing(self.desk, open_only=False)
        view = mandates.view(self.desk, listed.mandate.id)
        return view

    def choose_step(self, words: str) -> None:
        """Press a step of the column."""
        found = [each for each in self.taking.column.findChildren(QPushButton) if words in each.accessibleName()]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self._settle()

    def words(self) -> str:
        """Everything that can be read in front, blanks made plain."""
        shown = [each.text() for each in (*self._seen(QLabel), *self._seen(QAbstractButton))]
        typed = [line.text() for line in self._seen(QLineEdit)]
        listed = [] if self.page.taking else [self.row(at) for at in range(self.page.list.rows.rowCount())]
        return "\n".join([*shown, *typed, *listed]).replace(NBSP, " ")

    def panel(self) -> str:
        """Everything that the panel beside the list tells of the mandate in focus."""
        self._settle()
        detail = self.page.list.detail
        told = [each.text() for each in detail.findChildren(QLabel) if each.isVisibleTo(detail)]
        return "\n".join(told).replace("\N{ZERO WIDTH SPACE}", "")

    def row(self, at: int) -> str:
        """A row of the list as a screen reader says it."""
        model = self.page.list.rows
        return str(model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)).replace(NBSP, " ")

    def title(self) -> str:
        """The name of the step in view."""
        return self.taking.title.text()

    def papers(self) -> list[str]:
        """What « Papiers… » offers, [] where it is not there."""
        if not self.offers("Papiers…"):
            return []
        return [each.text().replace(NBSP, " ") for each in self._sheets() if each.isVisible()]

    def choose_paper(self, words: str) -> None:
        """Take from « Papiers… » what begins with these words."""
        next(each for each in self._sheets() if each.isVisible() and each.text().startswith(words)).trigger()
        self._settle()

    def _sheets(self) -> list[QAction]:
        return self.page.list.detail.offered.sheets.actions()

    def read_again(self) -> None:
        """What F5 does."""
        self.runner.changed.emit(Changes(Touched.EVERYTHING))

    def close(self) -> None:
        """Let the worker finish."""
        self.runner.worker.wait()

    def _settle(self) -> None:
        """Let what was just shown be laid out."""
        self.qtbot.wait(1)

    def _seen(self, kind: type[W]) -> list[W]:
        return [each for each in self.front.findChildren(kind) if each.isVisible()]

    def close_receipt(self, save_as: Path | None = None, *, title: str = "Récépissé") -> None:
        """Wait for the receipt, or the paper of this title, that opens by itself, keep it when asked, and close it."""
        self.qtbot.waitUntil(lambda: isinstance(self.front, PreviewDialog))
        receipt = self.front
        assert isinstance(receipt, PreviewDialog) and title in receipt.windowTitle()
        self.qtbot.waitUntil(receipt.panel.save_button.isEnabled)
        if save_as:
            self.dialogs.paths.append(save_as)
            self.dialogs.answers.append(True)
            self.click("Enregistrer en PDF")
        self.close()
        with self.qtbot.waitSignal(receipt.destroyed):
            self.click("Fermer")
