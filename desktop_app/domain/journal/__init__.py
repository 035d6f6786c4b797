"""The journal: who did what when, without personal data, in a chain that shows tampering."""

from .entry import TOPICS, Action, Entry, Filter, Line, Topic

__all__ = ["TOPICS", "Action", "Entry", "Filter", "Line", "Topic"]
