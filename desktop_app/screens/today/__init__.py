"""Aujourd’hui: the first page, the one that is open all day."""
