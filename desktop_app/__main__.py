"""The entry: read the command line and hand over to the one file that does what it asks."""

import sys
from collections.abc import Sequence

from desktop_app import NAME, __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit status; without arguments, open the window."""
    given = sys.argv[1:] if arguments is None else arguments
    from desktop_app.options import Task, read

    options = read(given)
    if options.task is Task.VERSION:
        # A windowed program on Windows has no standard output.
        if sys.stdout is not None:
            sys.stdout.write(f"{NAME} {__version__}\n")
        return 0
    if options.task is Task.SELF_TEST:
        from desktop_app import self_test

        return self_test.run()
    if options.report is not None:
        from desktop_app import demo_day

        return demo_day.run(options.report)
    from desktop_app import startup

    return startup.run(options)


if __name__ == "__main__":
    sys.exit(main())
