"""Workshops: the catalogue, what each is about, and whether it is held."""
