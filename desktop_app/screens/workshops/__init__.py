"""Workshops: the people of one, what it is about, and the catalogue."""
