"""Patterns, sessions, what differs from them by date, closures and conventions, in rows."""
