"""The program's icon in the sizes of the hicolor theme, drawn from one SVG."""

import shutil
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256)


def put(drawing: Path, theme: Path) -> None:
    """Lay out `permanence` below an icon theme: the drawing itself, and a PNG of each size."""
    # Imported here: only the Python of the build environment has it.
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    scalable = theme / "scalable" / "apps" / "permanence.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(drawing, scalable)
    renderer = QSvgRenderer(str(drawing))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path = theme / f"{size}x{size}" / "apps" / "permanence.png"
        path.parent.mkdir(parents=True)
        if not image.save(str(path)):
            raise OSError(f"{path} could not be written")
