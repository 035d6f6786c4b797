"""How much is tried of what could be tried for ever: a share at each run, always the same, and far more on demand.

`PERMANENCE_TESTS_DEEP=1` before the command of the tests asks for it.
"""

import os

from hypothesis import HealthCheck, settings

DEEP = os.environ.get("PERMANENCE_TESTS_DEEP", "0") != "0"
_TIMES = 10
"""How many times more examples are then tried, and others each time."""


def take_pace() -> None:
    """Have a property that says nothing else tried on the same examples everywhere, so that a failure is met again."""
    settings.register_profile("permanence", tried(50))
    settings.load_profile("permanence")


def tried(examples: int) -> settings:
    """So many examples of a property at each run, on one desk whatever they leave in its file, at any pace."""
    return settings(
        max_examples=examples * _TIMES if DEEP else examples,
        derandomize=not DEEP,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
