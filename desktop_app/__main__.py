"""The entry: read the command line and hand over to the one file that does what it asks."""

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app import NAME, __version__

if TYPE_CHECKING:
    from desktop_app.options import Options


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit status; without arguments, open the window."""
    given = sys.argv[1:] if arguments is None else arguments
    from desktop_app.options import Options, Task

    options = _understood(given) if given else Options()
    if options.task is Task.VERSION:
        # A windowed program on Windows has no standard output.
        if sys.stdout is not None:
            sys.stdout.write(f"{NAME} {__version__}\n")
        return 0
    if options.task is Task.SELF_TEST:
        from desktop_app import self_test

        return self_test.run(data=options.data, report=options.report)
    if options.task is Task.DEMO_DAY and options.report is not None:
        from desktop_app import demo_day

        return demo_day.run(options.report)
    # 30 to 70 ms of the start are the collector looking at modules that stay; `screens.window.collector` takes over.
    # Held by test_no_start_waits_for_the_collector_until_its_window_shows.
    gc.disable()
    from desktop_app import startup

    return startup.run(options)


def _understood(given: Sequence[str]) -> "Options":
    # The usual start asks for nothing, and need not load the parser.
    from desktop_app.command_line import read

    return read(given)


if __name__ == "__main__":
    sys.exit(main())
