"""Whether a window may close, asked so that a bug in the answer cannot bring the process down."""

import sys
from collections.abc import Callable


def may_close(ask: Callable[[], bool]) -> bool:
    """What `ask()` says; False when it fails, which rings as any other bug.

    An exception that leaves a closeEvent of PySide6 may end the process without a word.
    """
    try:
        return ask()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)
        return False
