"""The left rail: one word a page, with its small picture beside it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app import NAME

from ..theme.icons import icon, room_for
from ..theme.style import repolish
from ..theme.tokens import TYPE, Space, px, scale_of, set_edges
from .buttons import Button, one_of_several


class Rail(QFrame):
    """Offers pages by `(key, title, icon, passing)`; `page_wanted` carries the key of one.

    Those that are `passing` come and go, under the others, where nothing moves for them; hidden until `show_passing`.
    The last of the others stands at the bottom.
    """

    page_wanted = Signal(str)

    def __init__(self, entries: Iterable[tuple[str, str, str, bool]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Pages")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._column = column = QVBoxLayout(self)
        self._stand(Space.M)
        column.setSpacing(px(self, Space.XS))
        self._narrow = False
        self._brand = QLabel(NAME, self)
        self._brand.setObjectName("brand")
        self._brand.setContentsMargins(px(self, Space.L), 0, px(self, Space.L), px(self, Space.L))
        column.addWidget(self._brand)
        for at, (key, title, picture, passing) in enumerate(entries, 1):
            self._buttons[key] = button = self._button(key, title, picture, at)
            column.insertWidget(column.count() - passing, button)
            if passing:
                button.hide()
        column.insertStretch(column.count() - 1, 1)
        self._group.buttonClicked.connect(self._want)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of the brand to the pages where the screen is not high enough for both."""
        super().resizeEvent(event)
        self._show_brand()

    def set_narrow(self, narrow: bool) -> None:
        """Leave room to a page that has little, under a large type on a small screen: the words alone remain."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_brand()
            self.setProperty("narrow", narrow)
            for button in self._buttons.values():
                button.setIcon(QIcon() if narrow else _picture_of(button))
                # The style sheet doesn't see that the rail has changed around it. Held by
                # test_the_words_are_smaller_where_the_rail_is_narrow_and_as_large_again_where_it_is_not.
                repolish(button)
                button.setMinimumWidth(_chosen_width(button))
            self._stand(Space.XS if narrow else Space.M)
            self.updateGeometry()

    def show_chosen(self, key: str) -> None:
        """Mark the page in view."""
        self._buttons[key].show()
        self._buttons[key].setChecked(True)
        self._show_brand()

    def show_passing(self, key: str, shown: bool) -> None:
        """Show the word of a page that comes and goes; that of the page in view stays."""
        self._buttons[key].setVisible(shown or self._buttons[key].isChecked())
        self._show_brand()

    def _show_brand(self) -> None:
        shown = [self._brand, *(button for button in self._buttons.values() if button.isVisibleTo(self))]
        edges, between = self._column.contentsMargins(), self._column.spacing() * len(shown)
        needed = sum(each.sizeHint().height() for each in shown) + between + edges.top() + edges.bottom()
        self._brand.setVisible(not self._narrow and needed <= self.height())

    def _stand(self, edge: Space) -> None:
        set_edges(self._column, edge, Space.L, edge, Space.L)

    def _button(self, key: str, title: str, picture: str, at: int) -> QPushButton:
        button = Button(title, self)
        button.setObjectName(f"page_{key}")
        button.setProperty("page", key)
        button.setProperty("picture", picture)
        button.setIcon(_picture_of(button))
        button.setIconSize(room_for(self, 22))
        button.setToolTip(f"{title} (Ctrl+{at})")
        button.setAccessibleDescription(f"Ctrl+{at}")
        button.setMinimumWidth(_chosen_width(button))
        one_of_several(button, self._group)
        return button

    def _want(self, button: QAbstractButton) -> None:
        self.page_wanted.emit(button.property("page"))


def _picture_of(button: QPushButton) -> QIcon:
    return icon(button.property("picture"), QPalette.ColorRole.WindowText)


def _chosen_width(button: QPushButton) -> int:
    """The chosen page is written in bold, which is wider than what the layout measures.

    Held by test_the_page_in_view_is_written_whole_where_the_name_of_the_program_has_no_room.
    """
    bold = QFont(button.font())
    narrow = button.icon().isNull()
    bold.setPointSizeF(TYPE["base" if narrow else "day"] * scale_of(button.window().font()))
    bold.setBold(True)
    words = QFontMetrics(bold).horizontalAdvance(button.text())
    return words + (px(button, Space.L) if narrow else button.iconSize().width() + px(button, 3 * Space.M))
