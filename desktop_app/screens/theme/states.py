"""The colours of the states of an appointment."""

from desktop_app.domain.reception.appointment import State

from .tokens import Colours

STATE_COLOURS = {
    State.EXPECTED: "expected",
    State.ARRIVED: "arrived",
    State.SEEN: "kept",
    State.LEFT: "missed",
    State.EXCUSED: "missed",
    State.ABSENT: "missed",
    State.CANCELLED: "missed",
}
"""Which pair of `Colours` shows a state: attendu, arrivé, honoré, manqué."""


def state_colours(colours: Colours, state: State) -> tuple[str, str]:
    """The text and the ground that show this state."""
    name = STATE_COLOURS[state]
    return getattr(colours, name), getattr(colours, f"{name}_soft")
