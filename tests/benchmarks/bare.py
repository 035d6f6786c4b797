"""The yardstick: an empty PySide6 window, painted once."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks.first_paint import FirstPaint, milliseconds_since_start, peak_mib, report


def main() -> None:
    """Show the window, report, leave."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1060, 640)

    def painted() -> None:
        report(painted=milliseconds_since_start(), memory=peak_mib())
        app.quit()

    window.show()
    # `stay` leaves it on the screen, for whoever measures from outside.
    if "stay" not in sys.argv:
        FirstPaint(window, painted)
    app.exec()


main()
