"""A year of the agenda: a row a month, a small cell for each day."""
