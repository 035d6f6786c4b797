"""What the agent sees: the only floor where Qt lives."""

from . import pyside

pyside.load()
