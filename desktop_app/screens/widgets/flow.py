"""A line of parts that goes on below when the window is narrow or the type large."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ..theme.tokens import grow_when_narrow

_OTHER_SIZES = {QEvent.Type.LayoutRequest, QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange}


class Placed(QWidget):
    """Gives its parts places that it reckons itself: the narrower it is, the higher."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grow_when_narrow(self)

    @abstractmethod
    def places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        """Where each part stands at this width."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self.places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Place the parts anew when one is shown, hidden or changes size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        for part, place in self.places(self.width()):
            part.setGeometry(place)


class Flow(Placed):
    """Parts from left to right, aligned on their bottoms; as many lines as the width asks for.

    Those of a line that come from `right_from` on stand at its right end.
    """

    def __init__(
        self,
        parts: Sequence[QWidget],
        across: int,
        down: int,
        parent: QWidget | None = None,
        *,
        right_from: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts, self._across, self._down = list(parts), across, down
        self._at_right = set(parts[len(parts) if right_from is None else right_from :])
        self._heights: dict[int, int] = {}
        for part in self._parts:
            part.setParent(self)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def event(self, event: QEvent) -> bool:
        """Reckon anew when a part may have another size."""
        if event.type() in _OTHER_SIZES:
            # A layout asks a hundred times for the same few heights.
            self._heights.clear()
        return super().event(event)

    def sizeHint(self) -> QSize:
        sizes = [_size(part) for part in self._shown()]
        width = sum(size.width() for size in sizes) + self._across * max(0, len(sizes) - 1)
        return QSize(width, self.heightForWidth(max(width, 1)))

    def minimumSizeHint(self) -> QSize:
        least = QSize(0, 0)
        for part in self._shown():
            least = least.expandedTo(_size(part))
        return least

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        taken = 0
        for part in self._shown():
            wide = _size(part).width()
            if not lines or taken + self._across + wide > width:
                lines.append([])
                taken = wide
            else:
                taken += self._across + wide
            lines[-1].append(part)
        return lines

    def places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        top = 0
        for line in self._lines(width):
            sizes = [_size(part) for part in line]
            height, left = max(size.height() for size in sizes), 0
            spare = max(0, width - sum(size.width() for size in sizes) - self._across * (len(line) - 1))
            for part, size in zip(line, sizes, strict=True):
                if part in self._at_right:
                    left, spare = left + spare, 0
                yield part, QRect(left, top + height - size.height(), size.width(), size.height())
                left += size.width() + self._across
            top += height + self._down


def _size(part: QWidget) -> QSize:
    return part.sizeHint().expandedTo(part.minimumSize())
